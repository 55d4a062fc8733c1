import { SMALLEST_CELL } from '../../platform/evidence/evidence.ts'
import { addDays, type PlainDate } from '../../platform/time/plain-date.ts'
import type { BoardAdmission, BoardEvents, BoardWaiting } from './board-queries.ts'

/** A record is late when it comes more days than this after the visit. */
export const LATE_AFTER_DAYS = 7
/** How many days before its last day an admission asks to be looked at. */
export const ENDS_SOON_DAYS = 60

/** What may need doing about a provider, the first thing first: money and clients’ disputes before papers. */
export const NEEDS = ['account', 'disputed', 'review', 'ends-soon', 'application', 'price', 'facts'] as const
export interface Need {
  readonly what: (typeof NEEDS)[number]
  readonly count: number
}

/** The admissions that end soon and that no other of the same service goes on from. */
const endingSoon = (admissions: readonly BoardAdmission[], today: PlainDate): number =>
  admissions.filter(
    (one) =>
      one.valid_to !== null &&
      one.valid_to <= addDays(today, ENDS_SOON_DAYS) &&
      !admissions.some((next) => next.service_id === one.service_id && next.valid_from > one.valid_from),
  ).length

/** What needs doing about a provider, in the order of `NEEDS`. */
export function needsOf(
  waiting: readonly Pick<BoardWaiting, 'what' | 'count'>[],
  admissions: readonly BoardAdmission[],
  today: PlainDate,
): Need[] {
  return NEEDS.flatMap((what) => {
    const count =
      what === 'ends-soon' ? endingSoon(admissions, today) : (waiting.find((one) => one.what === what)?.count ?? 0)
    return count > 0 ? [{ what, count }] : []
  })
}

/** Providers with the first thing to do first; where it is the same the one with more of it, then by name as they came. */
export const byNeed = <Row extends { readonly needs: readonly Need[] }>(rows: readonly Row[]): Row[] => {
  const rank = ({ needs: [first] }: Row): number => (first ? NEEDS.indexOf(first.what) : NEEDS.length)
  return [...rows].sort((a, b) => rank(a) - rank(b) || (b.needs[0]?.count ?? 0) - (a.needs[0]?.count ?? 0))
}

/**
 * The counts of a provider’s events as they are shown: null when so few clients are behind them that they would tell of one. What waits
 * is counted always, because whoever sees the board reads those very events in the list of what is to be reviewed.
 */
export const shownEvents = (
  events: BoardEvents | undefined,
): Pick<BoardEvents, 'recorded' | 'late' | 'adjusted' | 'rejected'> | null => {
  if (!events) return { recorded: 0, late: 0, adjusted: 0, rejected: 0 }
  const { clients, provider_id: _, ...counts } = events
  return clients < SMALLEST_CELL ? null : counts
}
