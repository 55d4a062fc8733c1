import { SMALLEST_CELL } from '../../platform/evidence/evidence.ts'
import { type Cents, cents, sumOfCents } from '../../platform/money.ts'
import { daysBetween, type PlainDate } from '../../platform/time/plain-date.ts'
import { PACE_DAYS } from '../grants/rules.ts'
import type { PaceRow, SpendingRow } from './spending-queries.ts'

/** A sum as it is shown: null when so few clients are behind it that it would tell of one of them. Of nobody it is nothing. */
export const shownSum = (sum: Cents, clients: number): Cents | null =>
  clients > 0 && clients < SMALLEST_CELL ? null : sum

/** A month of a service as it is shown. What is approved waits for nobody; what is settled is on a statement. */
export interface SpentInMonth {
  readonly month: SpendingRow['month']
  readonly deliveredCents: Cents | null
  readonly approvedCents: Cents | null
  readonly settledCents: Cents | null
}

export const spentInMonth = (row: SpendingRow): SpentInMonth => ({
  month: row.month,
  deliveredCents: shownSum(row.delivered_cents, row.delivered_clients),
  approvedCents: shownSum(row.approved_cents, row.approved_clients),
  settledCents: shownSum(row.settled_cents, row.settled_clients),
})

/**
 * Sums of months together: of the shown ones alone, because a sum of all would give the hidden one to whoever takes the shown ones from
 * it. Null when nothing but hidden ones has anything in it, so that what is not shown does not pass for nothing.
 */
function together(sums: readonly (Cents | null)[]): Cents | null {
  const shown = sums.filter((sum) => sum !== null)
  return shown.length < sums.length && shown.every((sum) => sum === 0) ? null : sumOfCents(shown)
}

export const spentInYear = (months: readonly SpentInMonth[]) => ({
  deliveredCents: together(months.map((one) => one.deliveredCents)),
  approvedCents: together(months.map((one) => one.approvedCents)),
  settledCents: together(months.map((one) => one.settledCents)),
})

/**
 * What the year comes to if it goes on at the pace of the last `PACE_DAYS` days, or of as many as there have been events: the straight
 * line by which also a grant is forecast. Null when there is no pace, or it is of so few clients that it would tell of one of them.
 */
export function yearEndOf(
  delivered: Cents | null,
  pace: Pick<PaceRow, 'recent_cents' | 'clients' | 'since'> | undefined,
  days: { readonly today: PlainDate; readonly last: PlainDate },
): Cents | null {
  if (delivered === null || !pace || pace.clients < SMALLEST_CELL || days.today >= days.last) return null
  const told = Math.min(PACE_DAYS, daysBetween({ from: pace.since, to: days.today }) + 1)
  const left = daysBetween({ from: days.today, to: days.last })
  return cents(delivered + Math.max(0, Math.round((pace.recent_cents * left) / Math.max(1, told))))
}
