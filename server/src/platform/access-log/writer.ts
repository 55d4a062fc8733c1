import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { LogSealer } from '../crypto/log-sealer.ts'
import type { BatchResult, BatchStatement } from '../db/batch.ts'
import { inRegister } from '../db/pool.ts'
import { sql } from '../db/sql.ts'
import type { RegisterId } from '../ids.ts'
import { type LogEvent, packEvent } from './event.ts'
import type { Tally } from './tally.ts'

/**
 * One connection is one writer in each register; its rows are numbered without gaps, so that a missing row shows
 * (security.md 6.7).
 */
interface Writer {
  readonly id: bigint
  last: number
}

/** Rows for one transaction, and what to do once it has committed. */
export interface LogRows {
  readonly statement: BatchStatement
  /** To be sent behind the rows: what budgets have left after them. */
  readonly counts: readonly BatchStatement[]
  committed(counted: readonly BatchResult[]): void
}

export interface AccessLog {
  /** The rows as a statement for a transaction of the caller. */
  rows(connection: object, register: RegisterId, events: readonly LogEvent[]): LogRows
  /** Writes rows in a transaction of the log's own, together with those of concurrent requests. Resolves when durable. */
  append(register: RegisterId, events: readonly LogEvent[]): Promise<void>
  /** The last committed number of each writer in this register that has not been confirmed: the sequencer must find them. */
  unconfirmed(register: RegisterId): ReadonlyMap<string, number>
  /** Those rows have been seen in the tree, or have been missed and reported. */
  confirm(register: RegisterId, writer: string, upTo: number): void
}

interface Waiting {
  readonly events: readonly LogEvent[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

const MOST_ROWS_TOGETHER = 500

/**
 * The access log's pen. Reads share commits: while one transaction of a register is being made durable, the next requests
 * gather behind it and go together, each reply waiting for its own commit (decisions 3, INV-14).
 */
export function openAccessLog(pool: pg.Pool, sealer: LogSealer, tally: Tally): AccessLog {
  const writers = new WeakMap<object, Map<RegisterId, Writer>>()
  const committed = new Map<RegisterId, Map<string, number>>()
  const queues = new Map<RegisterId, { waiting: Waiting[]; running: boolean }>()

  function rows(connection: object, register: RegisterId, events: readonly LogEvent[]): LogRows {
    const ofConnection = writers.get(connection) ?? new Map<RegisterId, Writer>()
    writers.set(connection, ofConnection)
    const writer = ofConnection.get(register) ?? { id: randomBytes(8).readBigInt64BE(), last: 0 }
    ofConnection.set(register, writer)
    const first = writer.last + 1
    const statement = sql`
      INSERT INTO access_log (register_id, id, writer, number, actor_id, subject_id, record, counted)
      SELECT ${register}::uuid, e.id, ${String(writer.id)}::bigint, ${first}::int - 1 + e.n::int, e.actor_id, e.subject_id, e.record, e.counted
      FROM unnest(${events.map((e) => e.id)}::uuid[], ${events.map((e) => e.actorId)}::uuid[],
        ${events.map((e) => e.subjectId)}::uuid[], ${events.map((e) => sealer.seal(register, e.id, packEvent(e)))}::bytea[],
        ${events.map((e) => e.counted ?? null)}::text[])
        WITH ORDINALITY AS e (id, actor_id, subject_id, record, counted, n)`
    const recounts = tally.due(register, events)
    return {
      statement: { text: statement.text, name: statement.name, values: statement.values },
      counts: recounts.map((recount) => recount.statement),
      committed: (counted) => {
        for (const [i, recount] of recounts.entries()) if (counted[i]) recount.learn(counted[i])
        writer.last += events.length
        const inRegister = committed.get(register) ?? new Map<string, number>()
        committed.set(register, inRegister)
        inRegister.set(String(writer.id), writer.last)
      },
    }
  }

  async function write(register: RegisterId, batch: readonly Waiting[]): Promise<void> {
    try {
      await inRegister(pool, register, 'write', async (transaction) => {
        const logged = rows(
          transaction.connection,
          register,
          batch.flatMap((w) => w.events),
        )
        const [, ...counted] = await transaction.send([logged.statement, ...logged.counts], { commit: true })
        logged.committed(counted)
      })
      for (const w of batch) w.resolve()
    } catch (error) {
      for (const w of batch) w.reject(error)
    }
  }

  async function drain(register: RegisterId, queue: { waiting: Waiting[]; running: boolean }): Promise<void> {
    queue.running = true
    while (queue.waiting.length > 0) {
      const batch: Waiting[] = []
      let count = 0
      while (queue.waiting.length > 0 && count < MOST_ROWS_TOGETHER) {
        const next = queue.waiting.shift()
        if (!next) break
        count += next.events.length
        batch.push(next)
      }
      await write(register, batch)
    }
    queue.running = false
  }

  return {
    rows,
    unconfirmed: (register) => new Map(committed.get(register)),
    confirm(register, writer, upTo) {
      const inRegister = committed.get(register)
      if (inRegister?.get(writer) === upTo) inRegister.delete(writer)
    },
    append(register, events) {
      if (events.length === 0) return Promise.resolve()
      const queue = queues.get(register) ?? { waiting: [], running: false }
      queues.set(register, queue)
      return new Promise((resolve, reject) => {
        queue.waiting.push({ events, resolve, reject })
        if (!queue.running) void drain(register, queue)
      })
    },
  }
}
