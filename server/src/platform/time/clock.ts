import { type Instant, instantAt } from './instant.ts'

/** Where the present instant comes from. Handed to what needs it; nothing else in the code base asks for the time. */
export interface Clock {
  now(): Instant
}

/** The clock of the machine: the only place that reads it. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export interface GivenClock extends Clock {
  set(instant: Instant): void
  advance(by: { readonly minutes: number }): void
}

/** A clock for tests and demonstrations that shows the given instant. */
export function givenClock(start: Instant): GivenClock {
  let at = start.getTime()
  return {
    now: () => instantAt(at),
    set: (instant) => {
      at = instant.getTime()
    },
    advance: ({ minutes }) => {
      at += minutes * 60_000
    },
  }
}

/** A clock that goes on with another and can be put forward. */
export interface MovableClock extends Clock {
  moveTo(instant: Instant): void
}

/** A clock that goes as `of` goes, from wherever it was last moved to: for journeys that need the next month. */
export function movableClock(of: Clock): MovableClock {
  let aheadMs = 0
  return {
    now: () => instantAt(of.now().getTime() + aheadMs),
    moveTo: (instant) => {
      aheadMs = instant.getTime() - of.now().getTime()
    },
  }
}
