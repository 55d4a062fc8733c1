import { parsePlainDate } from './plain-date.ts'

/**
 * A point on the time line, to the millisecond. A plain `Date`, because the database driver and the wire give one;
 * days are never written with it (`PlainDate`). Treat it as immutable.
 */
export type Instant = Date

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/

/** The instant of an ISO 8601 text with its zone, as `2026-11-24T09:05:00Z`. Null when it is not one, or has no zone. */
export function parseInstant(text: string): Instant | null {
  // The platform's own parser takes 30 February for 2 March.
  if (!form.test(text) || parsePlainDate(text.slice(0, 10)) === null) return null
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds)
}

/** The instant so many milliseconds after 1 January 1970 UTC. Throws for what no instant is. */
export function instantAt(milliseconds: number): Instant {
  const instant = new Date(milliseconds)
  if (Number.isNaN(instant.getTime())) throw new RangeError('not an instant')
  return instant
}

/**
 * Whole minutes that passed from one instant to a later one; a part minute is left out. Elapsed time, not the clock on
 * the wall: the night when clocks go back is an hour longer. Throws when the end comes before the start.
 */
export function minutesBetween(period: { readonly start: Instant; readonly end: Instant }): number {
  const elapsed = period.end.getTime() - period.start.getTime()
  if (elapsed < 0) throw new RangeError('the end comes before the start')
  return Math.floor(elapsed / 60_000)
}
