import { daysOfMonth, type Month, monthOf, shiftMonth } from '../../platform/time/month.ts'
import { addDays, daysBetween, type PlainDate } from '../../platform/time/plain-date.ts'
import type { Awaiting } from './tables.ts'

export interface Period {
  readonly from: PlainDate
  readonly to: PlainDate
  /** Whole minor units of the service. */
  readonly granted: number
}

/** How much is granted: once for the whole time, or anew each calendar month. */
export type Quota = { readonly per: 'whole-time' | 'month'; readonly quantity: number }

const MOST_MONTHS = 120

/**
 * The periods of a grant. A monthly quota is a row a month (decisions 13); a month that is only partly covered has the whole quota,
 * as a decision of so many hours a month says.
 */
export function periodsOf(days: { readonly from: PlainDate; readonly to: PlainDate }, quota: Quota): readonly Period[] {
  if (quota.per === 'whole-time') return [{ from: days.from, to: days.to, granted: quota.quantity }]
  const periods: Period[] = []
  const last = monthOf(days.to)
  for (
    let month: Month = monthOf(days.from);
    month <= last && periods.length < MOST_MONTHS;
    month = shiftMonth(month, 1)
  ) {
    const whole = daysOfMonth(month)
    periods.push({
      from: whole.from < days.from ? days.from : whole.from,
      to: whole.to > days.to ? days.to : whole.to,
      granted: quota.quantity,
    })
  }
  return periods
}

const parts = (name: string): readonly string[] =>
  name
    .normalize('NFC')
    .toLocaleLowerCase('fi')
    .split(/[\s-]+/)

/**
 * Whether a second official is needed (INV-55). `limit` and `quantity` are minor units over the whole grant. An official whose
 * name has a part of the client's family name may be kin, and does not grant alone; the base system has no name here.
 */
export function secondPersonFor(grant: {
  readonly limit: number | null
  readonly quantity: number
  readonly official: string | null
  readonly familyName: string
}): Awaiting | null {
  if (grant.limit !== null && grant.quantity > grant.limit) return 'over-limit'
  const own = new Set(grant.official === null ? [] : parts(grant.official).slice(1))
  return parts(grant.familyName).some((part) => part !== '' && own.has(part)) ? 'same-family-name' : null
}

/** What a cut leaves: never below what is spent and reserved (decisions 14). */
export const lowered = (
  period: { readonly granted: number; readonly reserved: number; readonly spent: number },
  to: number,
): number => Math.max(Math.min(period.granted, to), period.spent + period.reserved)

/** So many days tell the pace: eight weeks, so that one busy or idle week does not decide. */
export const PACE_DAYS = 56

/** How far what is left goes at the pace of late. */
export type Forecast =
  | { readonly kind: 'unused' }
  | { readonly kind: 'used-up' }
  | { readonly kind: 'runs-out'; readonly on: PlainDate }
  /** `over` is what stays unused on the last day, in minor units. */
  | { readonly kind: 'lasts'; readonly over: number }

/**
 * What will become of a period: used minor units of the last `PACE_DAYS` days, or of as many as the grant has been in force, go on as they
 * were. It is a straight line and nothing cleverer: whoever reads it can reckon it again.
 */
export function forecastOf(period: {
  readonly left: number
  readonly recent: number
  readonly since: PlainDate
  readonly today: PlainDate
  readonly to: PlainDate
}): Forecast {
  const { left, recent, since, today, to } = period
  if (left <= 0) return { kind: 'used-up' }
  const days = Math.min(PACE_DAYS, daysBetween({ from: since, to: today }) + 1)
  if (recent <= 0 || days <= 0) return { kind: 'unused' }
  const daysLeft = Math.max(0, daysBetween({ from: today, to }))
  const daysItTakes = Math.floor((left * days) / recent)
  if (daysItTakes < daysLeft) return { kind: 'runs-out', on: addDays(today, daysItTakes) }
  return { kind: 'lasts', over: Math.max(0, Math.round(left - (recent * daysLeft) / days)) }
}
