import {
  compareFractions,
  type Decimal,
  type Fraction,
  fraction,
  fractionOf,
  minus,
  times,
} from '../../platform/decimal.ts'
import {
  type Cents,
  cents,
  lineAmount,
  roundedToCents,
  roundedUpToCents,
  scaled,
  smaller,
} from '../../platform/money.ts'
import { pricedBy } from '../../platform/quantity.ts'
import type { WallClock } from '../../platform/time/helsinki.ts'
import { weekday } from '../../platform/time/plain-date.ts'
import {
  type ByClientFee,
  type Coefficient,
  type IncomeLimits,
  minutesOf,
  unitOf,
  type ValueRule,
} from './value-rules.ts'

/** What a value by income is reckoned from. Its decision is the client's own (569/2009, 7 §). */
export interface IncomeFacts {
  /** Steady income of a month. */
  readonly monthlyIncome: Cents
  readonly householdSize: number
  /** Minutes of service a month as decided. */
  readonly monthlyMinutes: number
}

/** The client fee that the own share shall equal, as it was decided: cents of a month, spread over the decided minutes. */
export interface ClientFee {
  readonly monthCents: Cents
  readonly minutes: number
}

/** The client fee that a decision keeps, or null. */
export const feeOf = (row: {
  readonly month_fee_cents: Cents | null
  readonly fee_minutes: number | null
}): ClientFee | null =>
  row.month_fee_cents === null || row.fee_minutes === null
    ? null
    : { monthCents: row.month_fee_cents, minutes: row.fee_minutes }

export interface ValueFacts {
  /** Null when the client gave none: then a value by income cannot be set. */
  readonly income: IncomeFacts | null
  /** From the decision, when the value follows the client fee and the income is not asked again. */
  readonly fee?: ClientFee | null
  /** The agreed price of a unit without any coefficient; null before a provider is chosen. */
  readonly ordinaryPrice: Cents | null
}

export type UnitValue =
  | { readonly ok: true; readonly value: Cents }
  | { readonly ok: false; readonly reason: 'income-missing' | 'price-missing' | 'hours-missing' }

/**
 * The value of one priced unit (an hour when counted in minutes), reckoned once for a client and a price version, and
 * rounded as the rule names.
 */
export function unitValue(rule: ValueRule, { income, fee: decided = null, ordinaryPrice }: ValueFacts): UnitValue {
  switch (rule.kind) {
    case 'fixed-per-unit':
    case 'hourly':
    case 'per-visit':
    case 'monthly':
      return { ok: true, value: rule.valueCents }
    case 'by-income': {
      if (income === null) return { ok: false, reason: 'income-missing' }
      const reduction = times(
        percentOf(excessIncome(rule.incomeLimits, income), rule.percent),
        fraction(1, rule.dividedBy),
      )
      return { ok: true, value: rounded(rule, between(minus(fraction(rule.ceilingCents), reduction), rule)) }
    }
    case 'by-client-fee': {
      const fee = decided ?? (income === null ? null : clientFeeOf(rule, income))
      if (fee === null) return { ok: false, reason: 'income-missing' }
      if (ordinaryPrice === null) return { ok: false, reason: 'price-missing' }
      if (fee.minutes <= 0) return { ok: false, reason: 'hours-missing' }
      const ownShare = times(fraction(fee.monthCents), fraction(60, fee.minutes))
      return { ok: true, value: rounded(rule, between(minus(fraction(ordinaryPrice), ownShare), rule)) }
    }
  }
}

/** The fee that a decision keeps, reckoned once from the client's income. */
export const clientFeeOf = (rule: ByClientFee, income: IncomeFacts): ClientFee => ({
  monthCents: monthlyFee(rule, income),
  minutes: income.monthlyMinutes,
})

/** The client fee of a month, to the cent: percent × (income − limit), never negative (734/1992, 10 e §). */
export function monthlyFee({ percents, incomeLimits }: ByClientFee, income: IncomeFacts): Cents {
  // Hours are full hours, half an hour up.
  const hours = Math.floor((income.monthlyMinutes + 30) / 60)
  const row = percents.findLast((candidate) => candidate.hours <= hours) ?? percents[0]
  const percent = row?.bySize[Math.min(income.householdSize, row.bySize.length) - 1]
  if (percent === undefined) throw new RangeError('a household has at least one person, a table at least one row')
  return roundedToCents(percentOf(excessIncome(incomeLimits, income), percent))
}

/** What of the income exceeds the limit of the household. */
function excessIncome({ bySize, perExtraPerson }: IncomeLimits, { monthlyIncome, householdSize }: IncomeFacts): Cents {
  const listed = bySize[Math.min(householdSize, bySize.length) - 1]
  if (listed === undefined) throw new RangeError('a household has at least one person')
  const limit = listed + Math.max(0, householdSize - bySize.length) * perExtraPerson
  return cents(Math.max(0, monthlyIncome - limit))
}

const percentOf = (amount: Cents, percent: Decimal): Fraction => times(fraction(amount, 100), fractionOf(percent))

function between(exact: Fraction, limits: { readonly floorCents: Cents; readonly ceilingCents: Cents }): Fraction {
  if (compareFractions(exact, fraction(limits.floorCents)) < 0) return fraction(limits.floorCents)
  return compareFractions(exact, fraction(limits.ceilingCents)) > 0 ? fraction(limits.ceilingCents) : exact
}

const rounded = ({ rounding }: ValueRule, exact: Fraction): Cents =>
  rounding === 'cent-to-client' ? roundedUpToCents(exact) : roundedToCents(exact)

/**
 * The coefficient of the moment at which an event starts, or null. The clock on the wall picks it, and the whole event
 * has it; an event over a border is recorded in parts when the parts should differ.
 */
export function coefficientAt(rule: ValueRule, { day, minuteOfDay }: WallClock): Coefficient | null {
  const fits = ({ days, from, to }: Coefficient): boolean => {
    const onDay =
      'special' in days ? (rule.specialDays[days.special] ?? []).includes(day) : days.weekdays.includes(weekday(day))
    return onDay && minutesOf(from) <= minuteOfDay && minuteOfDay < minutesOf(to)
  }
  return rule.coefficients.find(fits) ?? null
}

export interface Delivered {
  /** From `unitValue`, without a coefficient. */
  readonly unitValue: Cents
  /** The agreed price of a unit at this time of day, with what the price list adds. */
  readonly price: Cents
  /** Whole minor units, not negative. Months of a part are 1. */
  readonly quantity: number
  /** The part of a month that was given; null when whole or when the unit is another. */
  readonly partMonth: { readonly days: number; readonly of: number } | null
  readonly coefficient: Coefficient | null
  /** Services that the law makes free of charge (734/1992, 4–5 §) leave no own share (569/2009, 7 §). */
  readonly freeOfCharge: boolean
}

export type Shares =
  | {
      readonly ok: true
      /** What the organiser pays for one priced unit: the smaller of value and price. */
      readonly paidPerUnit: Cents
      readonly gross: Cents
      readonly paid: Cents
      /** What is left to the client: never negative. */
      readonly ownShare: Cents
    }
  | {
      readonly ok: false
      readonly reason: 'price-over-ceiling' | 'own-share-in-free-service' | 'part-month-not-in-rule'
    }

/** Whether the price of a unit is more than the rule allows at that time, whoever pays it. */
export function isOverCeiling(rule: ValueRule, price: Cents, coefficient: Coefficient | null): boolean {
  const { priceCeilingCents: ceiling } = rule
  if (ceiling === null) return false
  return price > (coefficient === null ? ceiling : scaled(ceiling, coefficient.ceiling))
}

/**
 * Who pays what of one event: the organiser the smaller of value and agreed price (569/2009, 9 §), the client the rest
 * (3 §). A coefficient gives the value of a unit at that time, to the cent. Price and value are then multiplied by the
 * quantity and rounded once each; the own share is their difference. Corrections take whole lines back by their sign.
 */
export function sharesOf(rule: ValueRule, delivered: Delivered): Shares {
  const { price, coefficient, partMonth } = delivered
  if (!Number.isSafeInteger(delivered.quantity) || delivered.quantity < 0)
    throw new RangeError('a delivered quantity is whole and not negative')
  if (partMonth !== null && !(rule.kind === 'monthly' && rule.partMonth === 'by-days'))
    return { ok: false, reason: 'part-month-not-in-rule' }
  const value = coefficient === null ? delivered.unitValue : scaled(delivered.unitValue, coefficient.value)
  if (isOverCeiling(rule, price, coefficient)) return { ok: false, reason: 'price-over-ceiling' }
  if (delivered.freeOfCharge && price > value) return { ok: false, reason: 'own-share-in-free-service' }

  const paidPerUnit = smaller(value, price)
  const quantity = delivered.quantity * (partMonth?.days ?? 1)
  const per = pricedBy(unitOf(rule)) * (partMonth?.of ?? 1)
  const gross = lineAmount({ price, quantity, per })
  const paid = lineAmount({ price: paidPerUnit, quantity, per })
  return { ok: true, paidPerUnit, gross, paid, ownShare: cents(gross - paid) }
}
