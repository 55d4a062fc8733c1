import type { BatchResult, BatchStatement } from '../db/batch.ts'
import { sql } from '../db/sql.ts'
import { idAt, type RegisterId } from '../ids.ts'
import type { LogEvent } from './event.ts'

/** So many uses in a time: above `soft` somebody must have signed in lately, at `hard` it stops. */
interface Window {
  readonly ms: number
  readonly soft: { readonly most: number; readonly freshMs: number } | null
  readonly hard: number
}

/** What is counted of an actor in a register. Rows of the log that count say so beside their record. */
export interface Budget {
  readonly of: string
  /** The shortest first; two at most. */
  readonly windows: readonly [Window, ...Window[]]
}

const MINUTE = 60_000
const TEN_MINUTES = 10 * MINUTE
const DAY = 24 * 60 * MINUTE

/** Different clients whose files a worker opens; a file opened again is no other client (security.md AC-39, INV-72). */
export const OPENED_FILES: Budget = {
  of: 'file',
  windows: [
    { ms: TEN_MINUTES, soft: { most: 60, freshMs: 5 * MINUTE }, hard: 300 },
    { ms: DAY, soft: { most: 300, freshMs: 60 * MINUTE }, hard: 1_500 },
  ],
}

/** Calls of an endpoint that could serve as a directory (AC-03). */
export const callsOf = (action: string, most: number): Budget => ({
  of: action,
  windows: [{ ms: TEN_MINUTES, soft: null, hard: most }],
})

/** How an actor stands before a use: free, to sign in anew first, or stopped. */
export type Standing = 'within' | 'sign-in-first' | 'stopped'

export interface Tally {
  /** A use begins: how the actor stands, and what to call when it is over. */
  begin(
    register: RegisterId,
    actorId: string,
    budget: Budget,
    at: { readonly now: Date; readonly signedInAt: Date | undefined },
  ): { readonly standing: Standing; readonly end: () => void }
  /** Statements that count anew, to go behind the rows of these events in their own transaction, and who takes the answers. */
  due(register: RegisterId, events: readonly LogEvent[]): readonly Recount[]
}

export interface Recount {
  readonly statement: BatchStatement
  learn(result: BatchResult): void
}

/** Told once when somebody passes a soft limit. */
export type Alert = (facts: {
  readonly register: string
  readonly actor: string
  readonly minutes: number
  readonly count: number
}) => void

/** What the log said of an actor, and what this process has done since. */
interface Known {
  readonly budget: Budget
  counts: readonly number[]
  /** When the log was asked; 0 when it was not yet. */
  askedAt: number
  usesSince: number
  underWay: number
}

/** More rows than any budget has room for are not counted, so that counting stays cheap whatever happened. */
const MOST_ROWS = 3_000
/** Another process may have counted on: the log is asked at every use that comes so long after the last answer, as a person's do. */
const ASK_AGAIN_MS = 5_000
/** What follows more quickly asks when it has used this part of the room: so much of a limit another process can pass it by. */
const PART = 1 / 8
const MOST_KNOWN = 10_000

/**
 * Counts uses in the access log, so that all processes count the same. The log is asked in the transaction that makes a use
 * durable, so that no use costs a trip of its own; the use that meets a limit passes, and the next one of that process is refused.
 */
export function openTally(alert: Alert): Tally {
  const known = new Map<string, Known>()
  const keyOf = (register: RegisterId, actorId: string, of: string): string => `${register} ${actorId} ${of}`

  function knownOf(register: RegisterId, actorId: string, budget: Budget, nowMs: number): Known {
    const key = keyOf(register, actorId, budget.of)
    const found = known.get(key)
    if (found) return found
    if (known.size >= MOST_KNOWN)
      for (const [old, { askedAt, underWay }] of known)
        if (underWay === 0 && nowMs - askedAt > TEN_MINUTES) known.delete(old)
    const fresh = { budget, counts: [], askedAt: 0, usesSince: 0, underWay: 0 }
    known.set(key, fresh)
    return fresh
  }

  function recount(register: RegisterId, actorId: string, one: Known, now: Date): Recount {
    const { of, windows } = one.budget
    const firstIn = ({ ms }: Window): string => idAt(new Date(now.getTime() - ms))
    const [shorter, longer = shorter] = windows
    const { text, name, values } = sql`
      SELECT count(DISTINCT c.one) FILTER (WHERE c.id >= ${firstIn(shorter)}::uuid)::int AS shorter, count(DISTINCT c.one)::int AS longer
      FROM (SELECT l.id, CASE WHEN l.counted = ${OPENED_FILES.of} THEN l.subject_id ELSE l.id END AS one
        FROM access_log l
        WHERE l.register_id = ${register} AND l.actor_id = ${actorId} AND l.counted = ${of} AND l.counted IS NOT NULL
          AND l.id >= ${firstIn(longer)}::uuid
        ORDER BY l.id DESC LIMIT ${MOST_ROWS}) c`
    return {
      statement: { text, name, values },
      learn(result) {
        const [row] = result.rows
        const counts = [Number(row?.shorter), Number(row?.longer)].slice(0, windows.length)
        for (const [i, { soft, ms }] of windows.entries()) {
          const count = counts[i] ?? 0
          if (soft && count >= soft.most && (one.counts[i] ?? 0) < soft.most)
            alert({ register, actor: actorId, minutes: ms / MINUTE, count })
        }
        one.counts = counts
        one.askedAt = now.getTime()
        one.usesSince = 0
      },
    }
  }

  return {
    begin(register, actorId, budget, { now, signedInAt }) {
      const nowMs = now.getTime()
      const one = knownOf(register, actorId, budget, nowMs)
      const standing = standingOf(one, nowMs, nowMs - (signedInAt?.getTime() ?? 0))
      if (standing !== 'within') return { standing, end: () => {} }
      one.underWay += 1
      const end = (): void => {
        one.underWay -= 1
      }
      return { standing, end }
    },
    due(register, events) {
      const asked = new Map<string, Recount>()
      for (const { counted, actorId, at } of events) {
        const key = counted === undefined ? '' : keyOf(register, actorId, counted)
        const one = known.get(key)
        if (!one) continue
        one.usesSince += 1
        if (isDue(one, at.getTime())) asked.set(key, recount(register, actorId, one, at))
      }
      return [...asked.values()]
    },
  }
}

/** What the log said holds as long as its window does; what is under way counts as done. */
function standingOf(one: Known, nowMs: number, signedInForMs: number): Standing {
  const standings = one.budget.windows.map(({ ms, soft, hard }, i): Standing => {
    const count = (nowMs - one.askedAt < ms ? (one.counts[i] ?? 0) : 0) + one.underWay
    if (count >= hard) return 'stopped'
    return soft && count >= soft.most && signedInForMs > soft.freshMs ? 'sign-in-first' : 'within'
  })
  return standings.find((s) => s === 'stopped') ?? standings.find((s) => s === 'sign-in-first') ?? 'within'
}

function isDue(one: Known, nowMs: number): boolean {
  if (nowMs - one.askedAt >= ASK_AGAIN_MS) return true
  const room = one.budget.windows.flatMap(({ soft, hard }, i) =>
    [soft?.most ?? hard, hard].map((most) => most - (one.counts[i] ?? 0)).filter((left) => left > 0),
  )
  return one.usesSince >= Math.min(...room) * PART
}
