import type { JobHandler } from '../../platform/jobs/runner.ts'
import type { Registers } from '../../platform/registers.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { type Engine, run } from '../../platform/use-case/engine.ts'
import { drawRound, roundDue } from './draw.ts'

/** Planned each night for every register; it draws when a period of the register's rhythm has ended, and may run twice. */
export const NIGHTLY_SPOT_CHECK_JOB = 'spot-checks.draw'

export const spotCheckJobs = (engine: Engine, registers: Registers): ReadonlyMap<string, JobHandler> =>
  new Map([
    [
      NIGHTLY_SPOT_CHECK_JOB,
      async (job) => {
        const register = await registers.byId(job.register)
        const call = { register, actor: SYSTEM, now: job.now, channel: 'job' as const, correlation: job.id }
        const { due } = await run(engine, roundDue, call, {})
        if (!due) return 'done'
        await run(engine, drawRound, call, due)
        return 'again'
      },
    ],
  ])
