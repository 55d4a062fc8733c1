import type pg from 'pg'
import type { OperationLog } from '../http/operation-log.ts'
import type { Clock } from '../time/clock.ts'

const EVERY_MS = 10 * 60_000

/** Deletes sessions and begun sign-ins that are over. Gives the function that stops it. */
export function startPurging(jobsPool: pg.Pool, clock: Clock, log: OperationLog): () => Promise<void> {
  let working: Promise<void> = Promise.resolve()
  const purge = async (): Promise<void> => {
    const now = clock.now()
    try {
      await jobsPool.query('DELETE FROM sign_in_request WHERE expires_at < $1', [now])
      // A day later nobody can ask why the session ended.
      await jobsPool.query(
        `DELETE FROM session WHERE expires_at < $1::timestamptz - interval '1 day' OR ended_at < $1::timestamptz - interval '1 day'`,
        [now],
      )
    } catch (error) {
      log.fault({ correlation: '', route: 'purge', error })
    }
  }
  const timer = setInterval(() => {
    working = purge()
  }, EVERY_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await working
  }
}
