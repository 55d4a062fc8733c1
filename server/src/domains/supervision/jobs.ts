import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'
import type { Registers } from '../../platform/registers.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { type Engine, run } from '../../platform/use-case/engine.ts'
import { drawRound, roundDue } from './draw.ts'
import { judgeLooks, looksDue, watchedSoFar } from './judge-looks.ts'

/** Planned each night for every register; it draws when a period of the register's rhythm has ended, and may run twice. */
export const NIGHTLY_SPOT_CHECK_JOB = 'spot-checks.draw'

/** Planned each night for every register: judges the log a slice at a time, and goes on where it stopped. */
export const NIGHTLY_RADAR_JOB = 'use-findings.judge'

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

/** The log is read so many rows at a time, each slice in a transaction of its own with its findings. */
export const radarJobs = (
  engine: Engine & { readonly logSealer: LogSealer },
  registers: Registers,
  sliceRows = 2_000,
): ReadonlyMap<string, JobHandler> => {
  const due = looksDue(engine.logSealer, sliceRows)
  const judge = judgeLooks(engine.logSealer)
  return new Map([
    [
      NIGHTLY_RADAR_JOB,
      async (job) => {
        const register = await registers.byId(job.register)
        const call = { register, actor: SYSTEM, now: job.now, channel: 'job' as const, correlation: job.id }
        const { from } = await run(engine, watchedSoFar, call, {})
        const { due: slice } = await run(engine, due, call, { from })
        if (!slice) return 'done'
        await run(engine, judge, call, slice)
        return 'again'
      },
    ],
  ])
}
