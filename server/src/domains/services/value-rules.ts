import { z } from 'zod'
import { Decimal } from '../../platform/decimal.ts'
import { centsBetween } from '../../platform/money.ts'
import { Unit } from '../../platform/quantity.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'

/** From nothing to a million euros. */
const amount = centsBetween(0, 100_000_000)
const factor = Decimal.refine((value) => !value.startsWith('-'), 'a negative factor')
const code = z.string().regex(/^[a-z0-9-]{1,30}$/)

/** `HH:MM`; 24:00 is the end of the day. */
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'not a time HH:MM')

const Coefficient = z.strictObject({
  code,
  /** Days of the week (1 Monday … 7 Sunday), or a list of days of the rule, such as public holidays and their eves. */
  days: z.union([
    z.strictObject({ weekdays: z.array(z.int().min(1).max(7)).min(1).max(7) }),
    z.strictObject({ special: code }),
  ]),
  from: TimeOfDay,
  to: TimeOfDay,
  /** Multiplies the value. */
  value: factor,
  /** Multiplies the highest allowed price. Kept apart, because a county may raise one and not the other. */
  ceiling: factor,
})
export type Coefficient = z.output<typeof Coefficient>

/** Steady monthly income that takes nothing off, by the size of the household. */
const IncomeLimits = z.strictObject({ bySize: z.array(amount).min(1).max(20), perExtraPerson: amount })

/** What every rule has beside its kind. */
const common = {
  /** The form of the rule itself, so that kept versions can be read when it changes. */
  form: z.literal(1).default(1),
  /**
   * `cent-to-client` rounds the value of a unit up, so that the own share of a month never exceeds what it was reckoned
   * from. A line is always rounded once, half away from zero.
   */
  rounding: z.enum(['half-away-from-zero', 'cent-to-client']).default('half-away-from-zero'),
  /** The highest price of a unit that a provider may ask; null when there is none. */
  priceCeilingCents: amount.nullable().default(null),
  /** Whether a provider's price within the ceiling takes effect by itself, or waits for the organiser's word like any other. */
  pricesWithinCeiling: z.enum(['wait', 'take-effect']).default('wait'),
  /** The first that fits the start of the event counts. Empty when time makes no difference. */
  coefficients: z.array(Coefficient).max(50).default([]),
  specialDays: z.record(code, z.array(PlainDate).max(1000)).default({}),
}

/** The same for every day, cent or other unit. A personal budget has unit `cent` and the value 1. */
const FixedPerUnit = z.strictObject({ ...common, kind: z.literal('fixed-per-unit'), unit: Unit, valueCents: amount })
const Hourly = z.strictObject({ ...common, kind: z.literal('hourly'), valueCents: amount })
const PerVisit = z.strictObject({ ...common, kind: z.literal('per-visit'), valueCents: amount })
/** For a month; of a month that is given in part either all or by its days. */
const Monthly = z.strictObject({
  ...common,
  kind: z.literal('monthly'),
  valueCents: amount,
  partMonth: z.enum(['whole', 'by-days']),
})

/**
 * The ceiling less a share of what the income exceeds the limit by, never under the floor: the form of the old decree on
 * home-care vouchers (repealed 1.4.2015), which counties still use by their own decisions.
 */
const ByIncome = z.strictObject({
  ...common,
  kind: z.literal('by-income'),
  unit: Unit,
  ceilingCents: amount,
  floorCents: amount,
  incomeLimits: IncomeLimits,
  percent: factor,
  /** How many units a month's reduction is spread over. */
  dividedBy: z.int().min(1).max(100_000),
})

/**
 * What leaves the client the same to pay as the client fee of the same service would be: price less the fee's share of one
 * hour. The fee is a percentage, by monthly hours and size of household, of the income over the limit (734/1992, 10 e §).
 */
const ByClientFee = z.strictObject({
  ...common,
  kind: z.literal('by-client-fee'),
  ceilingCents: amount,
  floorCents: amount,
  incomeLimits: IncomeLimits,
  /** By full hours a month, ascending: the first row also for fewer, the last for more. Sizes beyond the last column use it. */
  percents: z
    .array(z.strictObject({ hours: z.int().min(0).max(1000), bySize: z.array(factor).min(1).max(20) }))
    .min(1)
    .max(200),
})

/**
 * How the value of a voucher, and with it the client's own share, comes about: an immutable version of a service's rule,
 * kept as JSON (569/2009, 3 § and 7 §). What is read is complete, and reads the same again. Amounts are cents; what the
 * law binds to an index is data here, never code.
 */
export const ValueRule = z
  .discriminatedUnion('kind', [FixedPerUnit, Hourly, PerVisit, Monthly, ByIncome, ByClientFee])
  .superRefine((rule, context) => {
    for (const fault of faultsOf(rule)) context.addIssue({ code: 'custom', message: fault })
  })
export type ValueRule = z.output<typeof ValueRule>
export type ByClientFee = z.output<typeof ByClientFee>
export type IncomeLimits = z.output<typeof IncomeLimits>

/** A rule as written by hand, with the usual in the place of what is left out. Throws when it contradicts itself. */
export const valueRule = (written: z.input<typeof ValueRule>): ValueRule => ValueRule.parse(written)

/** The unit in which the rule's value is and in which quantities are counted. */
export function unitOf(rule: ValueRule): Unit {
  switch (rule.kind) {
    case 'hourly':
    case 'by-client-fee':
      return 'minute'
    case 'per-visit':
      return 'visit'
    case 'monthly':
      return 'month'
    case 'fixed-per-unit':
    case 'by-income':
      return rule.unit
  }
}

/** Whether the value is the client's own, so that a decision is given on it (569/2009, 7 §). */
export const dependsOnIncome = (rule: ValueRule): boolean => rule.kind === 'by-income' || rule.kind === 'by-client-fee'

/** Minutes since midnight of a time of a rule. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

function faultsOf(
  rule: z.output<
    typeof FixedPerUnit | typeof Hourly | typeof PerVisit | typeof Monthly | typeof ByIncome | typeof ByClientFee
  >,
): readonly string[] {
  const faults: string[] = []
  if (rule.pricesWithinCeiling === 'take-effect' && rule.priceCeilingCents === null)
    faults.push('prices take effect within a ceiling that is not there')
  if ('floorCents' in rule && rule.floorCents > rule.ceilingCents) faults.push('the floor is above the ceiling')
  if (rule.kind === 'by-client-fee') {
    const hours = rule.percents.map((row) => row.hours)
    if (hours.some((hour, index) => index > 0 && hour <= (hours[index - 1] ?? 0))) faults.push('hours do not ascend')
    if (new Set(rule.percents.map((row) => row.bySize.length)).size > 1)
      faults.push('rows have different numbers of sizes')
  }
  for (const { code: name, days, from, to } of rule.coefficients) {
    if (minutesOf(from) >= minutesOf(to)) faults.push(`coefficient ${name} ends before it starts`)
    if ('special' in days && !(days.special in rule.specialDays))
      faults.push(`coefficient ${name} is for days that are not listed`)
  }
  return faults
}
