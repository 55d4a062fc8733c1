import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import { type Month, monthOf } from '../../platform/time/month.ts'
import { addMonths, daysBetween, type PlainDate } from '../../platform/time/plain-date.ts'

/** A line of a definition's retention: whose data, how long, from which event. */
export type RetentionLine = RegisterDefinition['retention'][number]
export type RetentionScope = RetentionLine['scope']
export type StartEvent = RetentionLine['startsAt'][number]
/** Whose data is kept for ever (SAU-81), or nobody's. */
export type Sample = RegisterDefinition['permanent']

/** What is known of one life, as far as keeping depends on it. An event that has not happened is not there. */
export interface Life {
  readonly happened: Readonly<Partial<Record<StartEvent, PlainDate>>>
  readonly birthDay: PlainDate | null
  /** A grant or a relationship is still in force: its data is in use, whatever happened long ago. */
  readonly isOpen: boolean
  /** An appeal, an audit or a suspected crime: nothing is destroyed before it is lifted. */
  readonly isHeld: boolean
}

/** How the keeping of something ends. `lastDay` is the last day of keeping: it falls on the next. */
export type Ending =
  | { readonly ends: 'never'; readonly because: 'sample' }
  | { readonly ends: 'not-yet'; readonly because: 'nothing-has-started' | 'open' }
  | { readonly ends: 'held'; readonly lastDay: PlainDate }
  | { readonly ends: 'on'; readonly lastDay: PlainDate }
  /** Norms, a parent register or another notice say when; the machine destroys nothing by itself. */
  | { readonly ends: 'by-others'; readonly by: 'norms' | 'parent' | 'other-notice' }

/** Where nothing is counted, the ending of the relation or of the employment ends the keeping at once. */
const AT_ONCE = { relation: 'relation-end', employment: 'employment-end' } as const

/** The day from which a line counts in this life: the later, or the earlier, of what has happened. */
function startOf(line: RetentionLine, happened: Life['happened']): PlainDate | null {
  const events: readonly StartEvent[] =
    line.by === 'relation' || line.by === 'employment' ? [AT_ONCE[line.by]] : line.startsAt
  const days = events.flatMap((event) => happened[event] ?? []).sort()
  return (line.wins === 'earlier' ? days[0] : days.at(-1)) ?? null
}

/** The last day of keeping that a line gives by a start day. Months are counted as 150/1930 3 § does: 29 February + 12 months is 28 February. */
export const lastDayFrom = (line: RetentionLine, start: PlainDate): PlainDate =>
  addMonths(start, line.atMostMonths ?? 0)

/** Born on one of the days of a month whose people's documents are kept for ever. */
export const isInSample = (sample: Sample, birthDay: PlainDate | null): boolean =>
  sample !== undefined && birthDay !== null && sample.bornOnDays.includes(Number(birthDay.slice(8)))

/** When the keeping of this life's data ends. The sample beats the end; a hold and a living relation put it off. */
export function endingOf(line: RetentionLine, sample: Sample, life: Life): Ending {
  if (line.scope === 'client' && isInSample(sample, life.birthDay)) return { ends: 'never', because: 'sample' }
  if (line.by === 'norms' || line.by === 'parent' || line.by === 'other-notice')
    return { ends: 'by-others', by: line.by }
  if (life.isOpen) return { ends: 'not-yet', because: 'open' }
  const start = startOf(line, life.happened)
  if (start === null) return { ends: 'not-yet', because: 'nothing-has-started' }
  const lastDay = lastDayFrom(line, start)
  return { ends: life.isHeld ? 'held' : 'on', lastDay }
}

/** Whether it is to be destroyed today: from the day after the last one, and not a day earlier. */
export const hasFallen = (ending: Ending, today: PlainDate): boolean => ending.ends === 'on' && ending.lastDay < today

/** So many lives whose keeping counts from one day. */
export interface Started {
  readonly day: PlainDate
  readonly count: number
}

export interface Falling {
  /** Past their last day already: they would fall in the first night. */
  readonly atOnce: number
  /** Later ones by the month of their last day, in order. */
  readonly months: readonly { readonly month: Month; readonly count: number }[]
}

/** What would fall under a line, by month. A line that others end, or that has nothing to count from, lets nothing fall. */
export function fallingUnder(line: RetentionLine, started: readonly Started[], today: PlainDate): Falling {
  if (line.atMostMonths === undefined && line.by !== 'relation' && line.by !== 'employment')
    return { atOnce: 0, months: [] }
  let atOnce = 0
  const months = new Map<Month, number>()
  for (const { day, count } of started) {
    const lastDay = lastDayFrom(line, day)
    if (lastDay < today) atOnce += count
    else months.set(monthOf(lastDay), (months.get(monthOf(lastDay)) ?? 0) + count)
  }
  return {
    atOnce,
    months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, count]) => ({ month, count })),
  }
}

/** The oldest thing of a scope against its limit. */
export interface Oldest {
  readonly scope: RetentionScope
  readonly startedOn: PlainDate
  readonly lastDay: PlainDate
  /** Days that are left; negative when it has outlived its end, which INV-56 allows for seven at most. */
  readonly daysLeft: number
}

export function oldestAgainst(line: RetentionLine, started: readonly Started[], today: PlainDate): Oldest | null {
  const first = started.reduce<PlainDate | null>(
    (least, { day }) => (least === null || day < least ? day : least),
    null,
  )
  if (first === null || line.atMostMonths === undefined) return null
  const lastDay = lastDayFrom(line, first)
  return { scope: line.scope, startedOn: first, lastDay, daysLeft: daysBetween({ from: today, to: lastDay }) }
}

/** Days after its end in which something must be destroyed (security.md 6.11). */
export const MOST_DAYS_LATE = 7
