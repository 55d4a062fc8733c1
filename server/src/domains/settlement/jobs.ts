import { z } from 'zod'
import type { JobHandler } from '../../platform/jobs/runner.ts'
import type { Registers } from '../../platform/registers.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { Month } from '../../platform/time/month.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { type Engine, run } from '../../platform/use-case/engine.ts'
import { SettlementRunId } from './queries.ts'
import { SLICE, settleSlice } from './settle-slice.ts'

const Payload = z.strictObject({ run: SettlementRunId, month: Month, closedAt: z.iso.datetime() })

/** The settlement of a closed month, a slice at a time. It may be stopped anywhere and run twice. */
export const settlementJobs = (engine: Engine, registers: Registers, most = SLICE): ReadonlyMap<string, JobHandler> =>
  new Map([
    [
      'settlement.settle',
      async (job) => {
        const { run: id, month, closedAt } = Payload.parse(job.payload)
        const register = await registers.byId(job.register)
        const call = { register, actor: SYSTEM, now: job.now, channel: 'job' as const, correlation: job.id }
        const { finished } = await run(engine, settleSlice, call, {
          run: id,
          month,
          closedAt: instantAt(Date.parse(closedAt)),
          most,
        })
        return finished ? 'done' : 'again'
      },
    ],
  ])
