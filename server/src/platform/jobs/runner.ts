import type pg from 'pg'
import { z } from 'zod'
import type { OperationLog } from '../http/operation-log.ts'
import { RegisterId } from '../ids.ts'
import type { Clock } from '../time/clock.ts'
import { JOB_CHANNEL } from './plan.ts'

/** A job as its handler gets it. Handlers may be run twice and must not mind. */
export interface Job {
  readonly id: string
  readonly register: RegisterId
  readonly payload: Readonly<Record<string, string>>
  readonly now: Date
}

/** What a kind of job does. Long work asks for another slice by giving `again`. */
export type JobHandler = (job: Job) => Promise<'done' | 'again'>

export interface JobRunnerParts {
  readonly pool: pg.Pool
  readonly handlers: ReadonlyMap<string, JobHandler>
  readonly clock: Clock
  readonly log: OperationLog
}

export interface JobRunner {
  /** Runs everything that is due and comes back when nothing is. */
  runDue(): Promise<number>
  stop(): Promise<void>
}

const Row = z.object({
  register_id: RegisterId,
  id: z.string(),
  kind: z.string(),
  payload: z.record(z.string(), z.string()),
  attempts: z.number(),
})

const LOOK_EVERY_MS = 2_000
const HOLD_SECONDS = 600
const MOST_ATTEMPTS = 12

/**
 * Takes due jobs one at a time: the row is held for ten minutes, so that another process takes it up if this one dies. A fault
 * is tried again after 2, 4, 8 … seconds; after twelve tries the job stays for the operator to see.
 */
export function startJobRunner(parts: JobRunnerParts): JobRunner {
  const { pool, handlers, clock, log } = parts
  let stopped = false
  let working: Promise<number> = Promise.resolve(0)
  let listener: pg.PoolClient | null = null

  async function takeOne(): Promise<boolean> {
    const now = clock.now()
    const taken = await pool.query({
      name: 'job-take',
      text: `UPDATE job SET held_until = $1::timestamptz + ${HOLD_SECONDS} * interval '1 second', attempts = attempts + 1
        WHERE (register_id, id) = (SELECT register_id, id FROM job
          WHERE run_at <= $1 AND attempts < ${MOST_ATTEMPTS} AND (held_until IS NULL OR held_until <= $1)
          ORDER BY run_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING register_id, id, kind, payload, attempts`,
      values: [now],
    })
    if (!taken.rows[0]) return false
    const row = Row.parse(taken.rows[0])
    const key = [row.register_id, row.id]
    try {
      const handler = handlers.get(row.kind)
      if (!handler) throw new Error(`no handler for jobs of the kind ${row.kind}`)
      const result = await handler({ id: row.id, register: row.register_id, payload: row.payload, now: clock.now() })
      if (result === 'done') await pool.query('DELETE FROM job WHERE register_id = $1 AND id = $2', key)
      else await pool.query('UPDATE job SET held_until = NULL, attempts = 0 WHERE register_id = $1 AND id = $2', key)
    } catch (error) {
      log.fault({ correlation: row.id, route: `job ${row.kind}`, error })
      await pool.query(
        `UPDATE job SET held_until = NULL, run_at = $3::timestamptz + power(2, attempts) * interval '1 second', last_fault = $4
         WHERE register_id = $1 AND id = $2`,
        [...key, clock.now(), error instanceof Error ? error.name : 'unknown'],
      )
    }
    return true
  }

  async function drain(): Promise<number> {
    let count = 0
    while (!stopped && (await takeOne())) count += 1
    return count
  }

  const look = (): void => {
    working = working.then(drain, drain)
    working.catch((error) => log.fault({ correlation: '', route: 'jobs', error }))
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  void pool
    .connect()
    .then(async (client) => {
      if (stopped) return client.release()
      listener = client
      client.on('notification', look)
      client.on('error', () => {
        listener = null
      })
      await client.query(`LISTEN ${JOB_CHANNEL}`)
    })
    .catch((error) => log.fault({ correlation: '', route: 'jobs', error }))

  return {
    runDue: async () => {
      working = working.then(drain, drain)
      return await working
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await working.catch(() => 0)
      listener?.release(true)
    },
  }
}
