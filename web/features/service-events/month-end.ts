import { addMonths, daysBetween } from '../../format/day-count.ts'

/** How many days before and after the turn of the month what is missing of it is told. */
const BEFORE = 5
const AFTER = 5

export interface MonthEnd {
  /** The month that is about to be closed, `YYYY-MM`. */
  readonly month: string
  readonly isOver: boolean
}

/**
 * The month whose records should be complete by now: this one in its last days, the one before in the first days of the next. When
 * a month is closed its organiser says; what comes later goes to the next statement.
 */
export function monthEndOn(today: string): MonthEnd | undefined {
  const month = today.slice(0, 7)
  if (daysBetween(`${month}-01`, today) < AFTER) return { month: addMonths(month, -1), isOver: true }
  if (daysBetween(today, `${addMonths(month, 1)}-01`) <= BEFORE) return { month, isOver: false }
  return undefined
}

/** The contracts that were in force in the month and of which nothing stands in it. */
export function nothingRecorded<
  C extends { readonly id: string; readonly valid_from: string; readonly valid_to: string },
>(
  month: string,
  contracts: readonly C[],
  events: readonly {
    readonly contract_id: string
    readonly day: string
    readonly kind: string
    readonly reversed_by: string | null
  }[],
): readonly C[] {
  const recorded = new Set(
    events
      .filter((one) => one.kind === 'delivery' && one.reversed_by === null && one.day.startsWith(month))
      .map((one) => one.contract_id),
  )
  return contracts.filter(
    (one) => one.valid_from.slice(0, 7) <= month && one.valid_to.slice(0, 7) >= month && !recorded.has(one.id),
  )
}
