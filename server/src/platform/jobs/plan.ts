import { type Sql, sql } from '../db/sql.ts'
import type { RegisterId } from '../ids.ts'

/** A job to run after the commit, by ids only; it may run twice. */
export interface PlannedJob {
  readonly job: string
  readonly payload: Readonly<Record<string, string>>
}

/** Runners wait on this channel, so that a job starts at its transaction's commit and not at the next look. */
export const JOB_CHANNEL = 'seloste_jobs'

/** Plans a job in the transaction of the statement: rolled back, it was never planned. */
export const planJob = (register: RegisterId, id: string, planned: PlannedJob, runAt: Date): Sql => sql`
  WITH planned AS (
    INSERT INTO job (register_id, id, kind, payload, run_at)
    VALUES (${register}, ${id}, ${planned.job}, ${JSON.stringify(planned.payload)}::jsonb, ${runAt}))
  SELECT pg_notify(${JOB_CHANNEL}, '')`
