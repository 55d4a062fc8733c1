import { addDays, type PlainDate, weekday } from '../../platform/time/plain-date.ts'
import {
  type Explanation,
  type Finding,
  isOffDuty,
  isTogether,
  isWrongPerson,
  type Judged,
  judge,
  type Limits,
  type Memory,
  newMemory,
  type Opening,
  type Relation,
  type Work,
  workBehind,
} from './radar.ts'

/** An opening, and whether the opened thing was given to the worker as a task: a drawn check, a request to be answered. */
export interface SliceOpening extends Opening {
  readonly isTask: boolean
  readonly day: PlainDate
}

/** Days in which a worker is tied to a service or a provider, or a client to either. Without a service it is tied to each. */
export interface Tied {
  readonly service: string | null
  readonly provider: string | null
  readonly since: PlainDate
  /** Null where no end is known. */
  readonly until: PlainDate | null
}

/** What the register knows around some openings of its log. */
export interface SliceFacts {
  /** In the order of time. */
  readonly openings: readonly SliceOpening[]
  /** Other openings near these: of the same client by others, of the same worker just after. */
  readonly around: readonly Opening[]
  readonly work: readonly Work[]
  /** What workers recorded for anybody near an odd hour. */
  readonly atWork: readonly { readonly worker: string; readonly at: number }[]
  readonly rights: ReadonlyMap<string, readonly Tied[]>
  readonly relations: ReadonlyMap<string, readonly Tied[]>
  /** Rare or common family names that a worker and a client share, by both ids. */
  readonly surnames: ReadonlyMap<string, 'rare' | 'common'>
  readonly memories: ReadonlyMap<string, Memory>
  readonly limits: Limits
}

export interface SliceResult {
  readonly findings: readonly Finding[]
  /** What no work explains, to be remembered for two weeks. */
  readonly unexplained: readonly Judged[]
}

/** A matter that has ended counts as open so long: bills, corrections and complaints come after it. */
const CLOSING_DAYS = 30
const EVENING = 18 * 60
const MORNING = 6 * 60 + 30

/** Late, early or on a day off, by the clock in Finland. */
export const isOddHour = (day: PlainDate, minuteOfDay: number): boolean =>
  minuteOfDay < MORNING || minuteOfDay >= EVENING || weekday(day) >= 6

const holds = ({ since, until }: Tied, day: PlainDate): boolean => since <= day && (until === null || until >= day)

/** The same provider; or on the organiser's side the same service, where who has no service of their own works with all. */
const together = (one: Tied, other: Tied): boolean =>
  one.provider === other.provider && (one.service === null || other.service === null || one.service === other.service)

/** Whether the client has something open with those whom the worker works with, on the day. */
export function relationOf(worker: readonly Tied[], client: readonly Tied[], day: PlainDate): Relation {
  let found: Relation = 'none'
  for (const right of worker) {
    if (!holds(right, day)) continue
    for (const tie of client) {
      if (tie.since > day || !together(right, tie)) continue
      if (tie.until === null || addDays(tie.until, CLOSING_DAYS) >= day) return 'open'
      found = 'closed'
    }
  }
  return found
}

const grouped = <T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/** The key of a worker and a client in `surnames`. */
export const pairOf = (worker: string, client: string): string => `${worker} ${client}`

/**
 * Judges a slice of a register's log. Which things a worker holds is known of services and providers; whose home is where, and who of
 * the clients works here, is not, so that the ties of the own file, the home and colleagues are never claimed.
 */
export function judgeSlice(facts: SliceFacts): SliceResult {
  const { openings, around, rights, relations, surnames, limits } = facts
  const ofClient = grouped(facts.work, ({ client }) => client)
  const atWork = grouped(facts.atWork, ({ worker }) => worker)
  const known = [...openings, ...around].sort((a, b) => a.at - b.at)
  const openingsOf = grouped(known, ({ worker }) => worker)
  const openedOf = grouped(known, ({ client }) => client)
  const heldBy = (worker: string): readonly Tied[] => rights.get(worker) ?? []
  const isTask = new Set(openings.filter((one) => one.isTask).map(({ id }) => id))
  const behind = (opening: Opening): ReturnType<typeof workBehind> =>
    isTask.has(opening.id)
      ? 'own-work'
      : workBehind(opening, {
          ofClient: ofClient.get(opening.client) ?? [],
          isTeammate: (other) => heldBy(opening.worker).some((a) => heldBy(other).some((b) => together(a, b))),
        })
  const work = new Map(known.map((opening) => [opening.id, behind(opening)]))
  const explained = (opening: Opening): Explanation => {
    const found = work.get(opening.id) ?? null
    if (found) return found
    const others = (openedOf.get(opening.client) ?? []).filter(({ id }) => work.get(id) === 'own-work')
    if (isTogether(opening, others)) return 'together'
    const own = openingsOf.get(opening.worker) ?? []
    const next = own[own.findIndex(({ id }) => id === opening.id) + 1]
    return next && isWrongPerson(opening, { at: next.at, explained: Boolean(work.get(next.id)) })
      ? 'wrong-person'
      : null
  }
  const memories = new Map(facts.memories)
  const findings: Finding[] = []
  const unexplained: Judged[] = []
  for (const opening of openings) {
    const { id, at, worker, client, day } = opening
    const memory = memories.get(worker) ?? newMemory()
    memories.set(worker, memory)
    const look: Judged = {
      id,
      at,
      worker,
      client,
      day,
      oddHour: isOffDuty(opening, atWork.get(worker) ?? []),
      relation: relationOf(heldBy(worker), relations.get(client) ?? [], day),
      ties: { self: false, home: false, surname: surnames.get(pairOf(worker, client)) ?? 'no', colleague: false },
      explanation: explained(opening),
    }
    if (look.explanation === null) unexplained.push(look)
    findings.push(...judge(memory, look, limits))
  }
  return { findings, unexplained }
}
