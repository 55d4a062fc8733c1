import { newId } from '../../platform/ids.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'
import type { Registers } from '../../platform/registers.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { type Engine, run } from '../../platform/use-case/engine.ts'
import { lapseContacts } from './provider-contacts.ts'

export const NIGHTLY_PROVIDER_JOB = 'providers.lapse-contacts'

export const providerJobs = (engine: Engine, registers: Registers): ReadonlyMap<string, JobHandler> =>
  new Map([
    [
      NIGHTLY_PROVIDER_JOB,
      async (job) => {
        const register = await registers.byId(job.register)
        const call = { register, actor: SYSTEM, now: job.now, channel: 'job' as const, correlation: newId(job.now) }
        const { more } = await run(engine, lapseContacts, call, {})
        return more ? 'again' : 'done'
      },
    ],
  ])
