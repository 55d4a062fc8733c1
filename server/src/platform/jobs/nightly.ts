import type pg from 'pg'
import type { OperationLog } from '../http/operation-log.ts'
import { newId } from '../ids.ts'
import type { Registers } from '../registers.ts'
import type { Clock } from '../time/clock.ts'
import { dayOf } from '../time/helsinki.ts'
import type { PlainDate } from '../time/plain-date.ts'
import { planJob } from './plan.ts'

const LOOK_EVERY_MS = 10 * 60_000

/** A kind of job, and the definition whose registers have that work; null when every register has it. */
export interface NightlyJob {
  readonly job: string
  readonly definition: string | null
}

/**
 * Plans the work of each new day for every register: at start, and within ten minutes of midnight in Finland. Several processes
 * plan it several times, and it may run several times; a process that was down at midnight plans it when it starts.
 */
export function startNightly(parts: {
  readonly pool: pg.Pool
  readonly registers: Registers
  readonly jobs: readonly NightlyJob[]
  readonly clock: Clock
  readonly log: OperationLog
}): { stop(): Promise<void> } {
  const { pool, registers, jobs, clock, log } = parts
  let planned: PlainDate | null = null

  async function plan(): Promise<void> {
    const now = clock.now()
    const today = dayOf(now)
    if (planned === today) return
    for (const register of await registers.all()) {
      for (const { job } of jobs.filter(
        ({ definition }) => definition === null || definition === register.definition.id,
      )) {
        const { text, values } = planJob(register.id, newId(now), { job, payload: {} }, now)
        await pool.query(text, [...values])
      }
    }
    planned = today
  }

  const look = (): Promise<void> => plan().catch((error) => log.fault({ correlation: '', route: 'nightly', error }))
  let looking = look()
  const timer = setInterval(() => {
    looking = looking.then(look)
  }, LOOK_EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}
