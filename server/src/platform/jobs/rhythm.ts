import type pg from 'pg'
import type { OperationLog } from '../http/operation-log.ts'
import { newId } from '../ids.ts'
import type { Registers } from '../registers.ts'
import type { Clock } from '../time/clock.ts'
import { planJob } from './plan.ts'

/**
 * Plans a kind of job for every register, at start and then every so many minutes. Several processes plan it several times; its
 * handler must not mind.
 */
export function startRhythm(parts: {
  readonly pool: pg.Pool
  readonly registers: Registers
  readonly job: string
  readonly minutes: number
  readonly clock: Clock
  readonly log: OperationLog
}): { stop(): Promise<void> } {
  const { pool, registers, job, minutes, clock, log } = parts
  const plan = async (): Promise<void> => {
    for (const register of await registers.all()) {
      const now = clock.now()
      const { text, values } = planJob(register.id, newId(now), { job, payload: {} }, now)
      await pool.query(text, [...values])
    }
  }
  const beat = (): Promise<void> => plan().catch((error) => log.fault({ correlation: '', route: job, error }))
  let beating = beat()
  const timer = setInterval(() => {
    beating = beating.then(beat)
  }, minutes * 60_000)
  return {
    async stop() {
      clearInterval(timer)
      await beating
    },
  }
}
