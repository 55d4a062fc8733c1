import type { InputOf, OutputOf } from '../../api/endpoint.ts'
import type { listServices, publishService } from '../../api/endpoints.ts'
import { isDay } from '../../format/day.ts'
import { readEuros, readWhole } from '../../format/money.ts'
import { readQuantity, typeQuantity } from '../../format/quantity.ts'
import type { Reading } from '../../forms/use-form.ts'
import type { serviceTexts } from './texts.ts'

export type Service = OutputOf<typeof listServices>['services'][number]
type Publishing = Omit<InputOf<typeof publishService>, 'register' | 'id'>
type ValueRule = Publishing['valueRule']

/** The kinds of value that the form knows; the table of client fees is kept from the earlier version. */
export const ruleKinds = ['hourly', 'per-visit', 'fixed-per-unit', 'monthly', 'by-income', 'by-client-fee'] as const

/** The publishing form as it is typed. */
export type TypedService = Readonly<Record<ServiceField, string>> & {
  readonly kinds: readonly string[]
  readonly freeOfCharge: boolean
}
type ServiceField =
  | 'code'
  | 'validFrom'
  | 'nameFi'
  | 'nameSv'
  | 'descriptionFi'
  | 'descriptionSv'
  | 'ruleBookFi'
  | 'ruleBookSv'
  | 'ruleKind'
  | 'value'
  | 'priceCeiling'
  | 'pricesWithinCeiling'
  | 'partMonth'
  | 'ceiling'
  | 'floor'
  | 'limits'
  | 'extraPerson'
  | 'percent'
  | 'dividedBy'
  | 'review'
  | 'answerDays'
  | 'twoPeopleOver'
  | 'publicFee'
  | 'publicFeePer'
  | 'vatNote'

const emptyService: TypedService = {
  code: '',
  validFrom: '',
  nameFi: '',
  nameSv: '',
  descriptionFi: '',
  descriptionSv: '',
  ruleBookFi: '',
  ruleBookSv: '',
  kinds: [],
  ruleKind: '',
  value: '',
  priceCeiling: '',
  pricesWithinCeiling: 'wait',
  partMonth: '',
  ceiling: '',
  floor: '',
  limits: '',
  extraPerson: '',
  percent: '',
  dividedBy: '',
  freeOfCharge: false,
  review: '',
  answerDays: '5',
  twoPeopleOver: '',
  publicFee: '',
  publicFeePer: 'unit',
  vatNote: '',
}

/** Cents as a person would type them. */
const typeEuros = (cents: number): string =>
  cents % 100 === 0 ? String(cents / 100) : `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`

/** The form for a new version: everything as it was, except the day it starts. Without an earlier one it is empty. */
export function typedFrom(service: Service | undefined): TypedService {
  if (!service) return emptyService
  const rule = service.value_rule
  return {
    ...emptyService,
    code: service.code,
    nameFi: service.name.fi,
    nameSv: service.name.sv ?? '',
    descriptionFi: service.description.fi,
    descriptionSv: service.description.sv ?? '',
    ruleBookFi: service.rule_book.fi,
    ruleBookSv: service.rule_book.sv ?? '',
    kinds: service.kinds,
    ruleKind: rule.kind,
    priceCeiling: rule.priceCeilingCents == null ? '' : typeEuros(rule.priceCeilingCents),
    pricesWithinCeiling: rule.pricesWithinCeiling ?? 'wait',
    ...('valueCents' in rule ? { value: typeEuros(rule.valueCents) } : {}),
    ...('partMonth' in rule ? { partMonth: rule.partMonth } : {}),
    ...('ceilingCents' in rule ? { ceiling: typeEuros(rule.ceilingCents), floor: typeEuros(rule.floorCents) } : {}),
    ...(rule.kind === 'by-income'
      ? {
          limits: rule.incomeLimits.bySize.map(typeEuros).join('; '),
          extraPerson: typeEuros(rule.incomeLimits.perExtraPerson),
          percent: rule.percent.replace('.', ','),
          dividedBy: String(rule.dividedBy),
        }
      : {}),
    freeOfCharge: service.free_of_charge,
    review: service.review,
    answerDays: String(service.answer_days),
    twoPeopleOver: service.two_people_over === null ? '' : typeQuantity(service.two_people_over, service.unit),
    publicFee: service.public_fee_cents === null ? '' : typeEuros(service.public_fee_cents),
    publicFeePer: service.public_fee_per ?? 'unit',
    vatNote: service.vat_note,
  }
}

type Says = (key: FaultKey) => string
type FaultKey = Extract<keyof typeof serviceTexts, `${string}Wrong` | `${string}Missing` | 'fillIn'>

/** What was typed as a service, or what is wrong with each field. `earlier` is the version that it follows. */
export function readService(
  typed: TypedService,
  earlier: Service | undefined,
  says: Says,
): Reading<TypedService, Publishing> {
  const errors: Record<string, string> = {}
  const code = typed.code.trim()
  if (!/^[a-z0-9][a-z0-9-]{1,60}$/.test(code)) errors.code = says('codeWrong')
  if (!isDay(typed.validFrom)) errors.validFrom = says('dayMissing')
  for (const name of ['nameFi', 'descriptionFi', 'ruleBookFi', 'vatNote'] as const)
    if (typed[name].trim() === '') errors[name] = says('fillIn')
  if (typed.kinds.length === 0) errors.kinds = says('kindsMissing')
  const answerDays = readWhole(typed.answerDays)
  if (answerDays === undefined || answerDays < 1 || answerDays > 60) errors.answerDays = says('answerDaysWrong')
  const { review } = typed
  if (review !== 'none' && review !== 'each') errors.review = says('reviewMissing')
  const rule = readRule(typed, earlier?.value_rule, says)
  if ('errors' in rule) Object.assign(errors, rule.errors)
  const over = typed.twoPeopleOver.trim()
  const twoPeopleOver = over === '' || 'errors' in rule ? null : readQuantity(over, rule.unit)
  if (twoPeopleOver === undefined) errors.twoPeopleOver = says('twoPeopleOverWrong')
  const fee = typed.publicFee.trim()
  const feeCents = fee === '' ? null : readEuros(fee)
  if (feeCents === undefined) errors.publicFee = says('publicFeeWrong')
  if (
    Object.keys(errors).length > 0 ||
    'errors' in rule ||
    answerDays === undefined ||
    twoPeopleOver === undefined ||
    feeCents === undefined
  )
    return { errors }
  return {
    value: {
      code,
      validFrom: typed.validFrom,
      name: inLanguages(typed.nameFi, typed.nameSv),
      description: inLanguages(typed.descriptionFi, typed.descriptionSv),
      ruleBook: inLanguages(typed.ruleBookFi, typed.ruleBookSv),
      unit: rule.unit,
      kinds: typed.kinds,
      valueRule: rule.rule,
      freeOfCharge: typed.freeOfCharge,
      review: review === 'each' ? 'each' : 'none',
      answerDays,
      twoPeopleOver,
      publicFee: feeCents === null ? null : { cents: feeCents, per: typed.publicFeePer === 'month' ? 'month' : 'unit' },
      vatNote: typed.vatNote.trim(),
    },
  }
}

const inLanguages = (fi: string, sv: string): { readonly fi: string; readonly sv?: string } =>
  sv.trim() === '' ? { fi: fi.trim() } : { fi: fi.trim(), sv: sv.trim() }

type ReadRule =
  | { readonly unit: Publishing['unit']; readonly rule: ValueRule }
  | { readonly errors: Readonly<Record<string, string>> }

/** What the form does not ask, such as coefficients of evenings, goes to the next version as it was. */
function readRule(typed: TypedService, earlier: ValueRule | undefined, says: Says): ReadRule {
  const priceCeiling = typed.priceCeiling.trim() === '' ? null : readEuros(typed.priceCeiling)
  if (priceCeiling === undefined) return { errors: { priceCeiling: says('valueWrong') } }
  const withinCeiling: 'take-effect' | 'wait' =
    priceCeiling !== null && typed.pricesWithinCeiling === 'take-effect' ? 'take-effect' : 'wait'
  const common = {
    ...(earlier?.rounding ? { rounding: earlier.rounding } : {}),
    ...(earlier?.coefficients ? { coefficients: earlier.coefficients } : {}),
    ...(earlier?.specialDays ? { specialDays: earlier.specialDays } : {}),
    priceCeilingCents: priceCeiling,
    // Without a ceiling nothing is within it.
    pricesWithinCeiling: withinCeiling,
  }
  const valueCents = readEuros(typed.value)
  const worthless: ReadRule = { errors: { value: says('valueWrong') } }
  switch (typed.ruleKind) {
    case 'hourly':
      return valueCents === undefined ? worthless : { unit: 'minute', rule: { ...common, kind: 'hourly', valueCents } }
    case 'per-visit':
      return valueCents === undefined
        ? worthless
        : { unit: 'visit', rule: { ...common, kind: 'per-visit', valueCents } }
    case 'fixed-per-unit': {
      const unit = earlier?.kind === 'fixed-per-unit' ? earlier.unit : 'day'
      return valueCents === undefined
        ? worthless
        : { unit, rule: { ...common, kind: 'fixed-per-unit', unit, valueCents } }
    }
    case 'monthly': {
      const { partMonth } = typed
      if (partMonth !== 'by-days' && partMonth !== 'whole') return { errors: { partMonth: says('partMonthMissing') } }
      if (valueCents === undefined) return worthless
      return { unit: 'month', rule: { ...common, kind: 'monthly', valueCents, partMonth } }
    }
    case 'by-income':
      return readByIncome(typed, earlier, common, says)
    case 'by-client-fee':
      return earlier?.kind === 'by-client-fee'
        ? { unit: 'minute', rule: { ...earlier, priceCeilingCents: priceCeiling, pricesWithinCeiling: withinCeiling } }
        : { errors: { ruleKind: says('ruleMissing') } }
    default:
      return { errors: { ruleKind: says('ruleMissing') } }
  }
}

function readByIncome(
  typed: TypedService,
  earlier: ValueRule | undefined,
  common: { readonly priceCeilingCents: number | null; readonly pricesWithinCeiling: 'wait' | 'take-effect' },
  says: Says,
): ReadRule {
  const [ceiling, floor, extra] = [readEuros(typed.ceiling), readEuros(typed.floor), readEuros(typed.extraPerson)]
  const limits = typed.limits
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readEuros)
  const bySize = limits.flatMap((limit) => limit ?? [])
  const percent = typed.percent.trim().replace(',', '.')
  const dividedBy = readWhole(typed.dividedBy)
  const errors: Record<string, string> = {}
  if (ceiling === undefined) errors.ceiling = says('valueWrong')
  if (floor === undefined) errors.floor = says('valueWrong')
  else if (ceiling !== undefined && floor > ceiling) errors.floor = says('floorWrong')
  if (bySize.length === 0 || bySize.length < limits.length) errors.limits = says('limitsWrong')
  if (extra === undefined) errors.extraPerson = says('valueWrong')
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(percent) || Number(percent) > 100) errors.percent = says('percentWrong')
  if (dividedBy === undefined || dividedBy < 1) errors.dividedBy = says('dividedByWrong')
  const incomplete = ceiling === undefined || floor === undefined || extra === undefined || dividedBy === undefined
  if (Object.keys(errors).length > 0 || incomplete) return { errors }
  const unit = earlier?.kind === 'by-income' ? earlier.unit : 'minute'
  return {
    unit,
    rule: {
      ...common,
      kind: 'by-income',
      unit,
      ceilingCents: ceiling,
      floorCents: floor,
      incomeLimits: { bySize, perExtraPerson: extra },
      percent,
      dividedBy,
    },
  }
}
