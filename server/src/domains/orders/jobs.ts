import { newId } from '../../platform/ids.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'
import type { Registers } from '../../platform/registers.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { type Engine, run } from '../../platform/use-case/engine.ts'
import { closeContracts, expireOrders } from './nightly.ts'

/** Plan both each night for every register; they may run twice and at any hour. */
export const NIGHTLY_ORDER_JOBS = ['orders.expire', 'orders.close-contracts'] as const

/** Handlers of the nightly work, by kind. */
export function orderJobs(engine: Engine, registers: Registers): ReadonlyMap<string, JobHandler> {
  const nightly =
    (work: typeof expireOrders | typeof closeContracts): JobHandler =>
    async (job) => {
      const register = await registers.byId(job.register)
      const call = { register, actor: SYSTEM, now: job.now, channel: 'job' as const, correlation: newId(job.now) }
      const { more } =
        work === expireOrders ? await run(engine, expireOrders, call, {}) : await run(engine, closeContracts, call, {})
      return more ? 'again' : 'done'
    }
  return new Map([
    ['orders.expire', nightly(expireOrders)],
    ['orders.close-contracts', nightly(closeContracts)],
  ])
}
