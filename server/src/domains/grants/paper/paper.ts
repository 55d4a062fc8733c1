import { textFor, type UserText } from '../../../platform/formats/text.ts'
import { type Cents, formatEuros } from '../../../platform/money.ts'
import { type Paper, printPaper } from '../../../platform/pdf/paper.ts'
import type { PdfStandard, Print } from '../../../platform/pdf/work.ts'
import type { Unit } from '../../../platform/quantity.ts'
import type { ClientFee } from '../../services/shares.ts'
import { dependsOnIncome, type ValueRule } from '../../services/value-rules.ts'
import { dayIn, languageOf, PER, quantityIn, type Variant, WORDS, type Words } from './words.ts'

/** All that a decision's paper is written from. */
export interface Decided {
  readonly client: string
  readonly service: { readonly name: UserText; readonly description: UserText }
  readonly kind: { readonly name: UserText; readonly ownShare: boolean }
  readonly unit: Unit
  readonly number: string
  readonly decidedOn: string
  readonly days: { readonly from: string; readonly to: string }
  readonly endedOn: string | null
  /** As decided, period by period; whole minor units. */
  readonly promised: readonly number[]
  readonly monthly: boolean
  /** What all periods have together now. */
  readonly now: number
  readonly value: {
    readonly rule: ValueRule
    readonly freeOfCharge: boolean
    /** The client's own, when the rule asks for income. */
    readonly decidedCents: Cents | null
    /** The client fee that the own share follows, when the rule asks for it. */
    readonly fee: ClientFee | null
  }
  readonly answerDays: number
  readonly organiser: { readonly name: string; readonly address: string }
  readonly official: string | null
  readonly confirmer: string | null
  /** The base system that the decision came from, with its reference there. */
  readonly system: string | null
}

/** The decision as its client reads it. */
export function decisionPaper(of: Decided, variant: Variant): Paper {
  const language = languageOf(variant)
  const say = (words: Words, parts: Readonly<Record<string, string>> = {}): string =>
    words[variant].replace(/\{(\w+)\}/g, (_whole, name: string) => {
      const part = parts[name]
      if (part === undefined) throw new Error(`a wording has no {${name}}`)
      return part
    })
  const own = (text: UserText): string => textFor(text, language).text
  const fact = (words: Words, value: string | null) => (value === null ? [] : [{ name: say(words), value }])
  const quantity = (amount: number): string => quantityIn(amount, of.unit, variant)
  const promised = of.promised.reduce((sum, amount) => sum + amount, 0)
  return {
    kind: say(WORDS.kind),
    title: own(of.service.name),
    lead: [say(WORDS.whole)],
    sections: [
      {
        title: say(WORDS.decided),
        facts: [
          ...fact(WORDS.forWhom, of.client),
          ...fact(WORDS.service, own(of.service.name)),
          ...fact(WORDS.form, own(of.kind.name)),
          ...fact(
            WORDS.quantity,
            of.monthly ? say(WORDS.perMonth, { quantity: quantity(of.promised[0] ?? 0) }) : quantity(promised),
          ),
          ...fact(WORDS.days, `${dayIn(of.days.from, variant)} – ${dayIn(of.days.to, variant)}`),
          ...fact(WORDS.decidedOn, dayIn(of.decidedOn, variant)),
          ...fact(WORDS.number, of.number),
        ],
        paragraphs: [
          own(of.service.description),
          ...(of.endedOn === null && of.now !== promised ? [say(WORDS.changed, { quantity: quantity(of.now) })] : []),
          ...(of.endedOn === null ? [] : [say(WORDS.ended, { day: dayIn(of.endedOn, variant) })]),
        ],
        steps: [],
      },
      { title: say(WORDS.cost), facts: [], paragraphs: costOf(of, variant, say), steps: [] },
      {
        title: say(WORDS.onward),
        facts: [],
        paragraphs: [say(WORDS.noChoice)],
        steps: [
          say(WORDS.choose),
          say(WORDS.answer, { days: String(of.answerDays) }),
          say(WORDS.agree),
          say(WORDS.check),
        ],
      },
      {
        title: say(WORDS.who),
        facts: [
          ...fact(WORDS.organiser, of.organiser.name),
          ...fact(WORDS.official, of.official),
          ...fact(WORDS.confirmer, of.confirmer),
          ...fact(WORDS.system, of.system),
        ],
        paragraphs: [],
        steps: [],
      },
      {
        title: say(WORDS.wrong),
        facts: [],
        paragraphs: [say(WORDS.claim), say(WORDS.claimTo, { address: of.organiser.address }), say(WORDS.help)],
        steps: [],
      },
    ],
  }
}

/** The rule of the value in words: who pays what (569/2009 3 §, 7 §, 9 §). */
function costOf(
  of: Decided,
  variant: Variant,
  say: (words: Words, parts?: Readonly<Record<string, string>>) => string,
): string[] {
  const { rule, freeOfCharge, decidedCents, fee } = of.value
  if (freeOfCharge) return [say(WORDS.free)]
  if (!of.kind.ownShare) return [say(WORDS.purchased)]
  if (of.unit === 'cent') return [say(WORDS.money)]
  const euros = (amount: Cents): string => formatEuros(amount, languageOf(variant))
  const per = PER[of.unit][variant]
  const value = decidedCents ?? ('valueCents' in rule ? rule.valueCents : null)
  return [
    value === null ? say(WORDS.valueLater) : say(WORDS.value, { value: euros(value), per }),
    ...(value !== null && dependsOnIncome(rule) ? [say(WORDS.ownValue)] : []),
    ...(fee ? [say(WORDS.fee, { value: euros(fee.monthCents) })] : []),
    ...(rule.coefficients.length > 0 ? [say(WORDS.byTime)] : []),
    ...(rule.priceCeilingCents === null ? [] : [say(WORDS.ceiling, { value: euros(rule.priceCeilingCents), per })]),
  ]
}

/** The decision as a document to be set. */
export const decisionPrint = (of: Decided, variant: Variant, standard: PdfStandard = 'a-2a'): Print =>
  printPaper(decisionPaper(of, variant), {
    ...{ language: languageOf(variant), author: of.organiser.name, date: of.decidedOn, mark: of.number, standard },
  })
