import type { Text } from '../../platform/definitions/parts.ts'
import { type AnyEvidence, type FigureKind, standsFor, type Verdict } from '../../platform/evidence/evidence.ts'
import { dayOf, wallClock } from '../../platform/time/helsinki.ts'
import { parseInstant } from '../../platform/time/instant.ts'
import { type Living, type ShownFigure, type Standing, shownFigures } from '../evidence/public.ts'
import { type Notice, type Sentence, sentencesOf } from './notice.ts'
import { dayText, fill, type Matter, nameIn } from './wording.ts'

const VERDICT_TEXTS: Readonly<Record<Verdict, { readonly sign: string; readonly text: Text }>> = {
  kept: {
    sign: '✓',
    text: { fi: 'Pidetty {since} alkaen.', sv: 'Hållet sedan {since}.', en: 'Kept since {since}.' },
  },
  broken: {
    sign: '✗',
    text: {
      fi: 'Rikottu {since} alkaen. Vastuussa: {owner}.',
      sv: 'Brutet sedan {since}. Ansvarig: {owner}.',
      en: 'Broken since {since}. Responsible: {owner}.',
    },
  },
  'nothing-yet': {
    sign: '–',
    text: { fi: 'Vielä ei ole mitattavaa.', sv: 'Ännu finns inget att mäta.', en: 'There is nothing to measure yet.' },
  },
  'not-measured': { sign: '?', text: { fi: 'Ei mitata nyt.', sv: 'Mäts inte nu.', en: 'Not measured now.' } },
}

/** A line of evidence as the public reads it. */
export interface EvidenceLine {
  readonly code: string
  readonly verdict: Verdict
  readonly since: string | null
  readonly sign: string
  readonly name: Text
  readonly says: Text
  readonly figures: readonly { readonly name: Text; readonly value: Text }[]
}

/** Evidence under the sentences: each stands once, below the first sentence that makes its promise. */
export interface NoticeEvidence {
  readonly lookedAt: string | null
  readonly under: ReadonlyMap<Sentence, readonly EvidenceLine[]>
}

/** Puts the evidence of a register under the sentences of its notice, as far as the public may see it. */
export function evidenceUnder(notice: Notice, living: Living, matter: Matter): NoticeEvidence {
  const under = new Map<Sentence, readonly EvidenceLine[]>()
  const sentences = sentencesOf(notice)
  for (const standing of living.standings.filter(({ evidence }) => evidence.audience === 'public')) {
    const sentence = sentenceOf(sentences, standing.evidence)
    if (sentence) under.set(sentence, [...(under.get(sentence) ?? []), lineOf(standing, matter)])
  }
  return { lookedAt: living.lookedAt?.toISOString() ?? null, under }
}

/** The first sentence that makes the promise: the places in their order, as the most fitting is named first. */
export const sentenceOf = (sentences: readonly Sentence[], { of }: Pick<AnyEvidence, 'of'>): Sentence | null =>
  of
    .map((place) => sentences.find(({ paths }) => standsFor({ of: [place] }, paths)))
    .find((sentence) => sentence !== undefined) ?? null

function lineOf(standing: Standing, { catalogues }: Matter): EvidenceLine {
  const { evidence, verdict, since } = standing
  const { sign, text } = VERDICT_TEXTS[verdict]
  const says = fill(text, {
    since: since ? dayText(dayOf(since)) : '–',
    owner: nameIn(catalogues.people.positions, evidence.owner),
  })
  const besides = evidence.says?.[verdict]
  return {
    code: evidence.code,
    verdict,
    since: since?.toISOString() ?? null,
    sign,
    name: evidence.name,
    says: besides ? fill({ fi: '{a} {b}', sv: '{a} {b}', en: '{a} {b}' }, { a: says, b: besides }) : says,
    figures: figuresIn(standing, 'public'),
  }
}

/** The figures of a promise in words, as far as these readers may see them. */
export const figuresIn = (standing: Standing, to: 'public' | 'controller') =>
  shownFigures(standing, to).map((figure) => ({ name: figure.form.name, value: figureText(figure) }))

const same = (text: string): Text => ({ fi: text, sv: text, en: text })

const EXACT: Readonly<Record<ShownFigure['exact'], Text>> = {
  exact: { fi: '{n}', sv: '{n}', en: '{n}' },
  fewer: { fi: 'alle {n}', sv: 'färre än {n}', en: 'fewer than {n}' },
  'at-least': { fi: 'vähintään {n}', sv: 'minst {n}', en: 'at least {n}' },
}

/** A figure as people write it. */
export function figureText({ form, value, exact }: Pick<ShownFigure, 'form' | 'value' | 'exact'>): Text {
  const kind: FigureKind = form.kind
  switch (kind) {
    case 'instant':
      return instantText(String(value))
    case 'day':
      return dayText(String(value))
    case 'days':
      return fill({ fi: '{n} päivää', sv: '{n} dagar', en: '{n} days' }, { n: value })
    case 'word':
      return same(String(value))
    case 'count':
    case 'persons':
      return fill(EXACT[exact], { n: value })
  }
}

/** Day and time of the clock in Finland. */
export function instantText(iso: string): Text {
  const instant = parseInstant(iso)
  if (!instant) return same('–')
  const { day, minuteOfDay } = wallClock(instant)
  const [hour, minute] = [Math.floor(minuteOfDay / 60), String(minuteOfDay % 60).padStart(2, '0')]
  return fill(
    { fi: '{day} klo {hour}.{minute}', sv: '{day} kl. {hour}.{minute}', en: '{day} at {hour}:{minute}' },
    { day: dayText(day), hour, minute },
  )
}
