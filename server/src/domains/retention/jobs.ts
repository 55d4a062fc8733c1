import { z } from 'zod'
import { inRegister } from '../../platform/db/pool.ts'
import { sql } from '../../platform/db/sql.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'
import type { Platform } from '../../platform/platform.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { run } from '../../platform/use-case/engine.ts'
import { destroyPendingKeys, eraseAged, eraseNext, type Slice } from './erase.ts'
import { eraseOldLog } from './erase-log.ts'
import { clientLine, FIRST, LAST, purposeOfErasing, RunId, reckonSlice } from './reckon.ts'
import { tablesByAge } from './walker.ts'

/** Planned each night for every register; it may run twice, stop anywhere and go on. */
export const NIGHTLY_RETENTION_JOB = 'retention.nightly'

const Progress = z.object({ after_client: z.string() })

/**
 * The nightly run, a slice at a time: what an earlier night left is ended, clients are looked at, those whose last day is past are
 * erased, then what goes by its own age. How far it has come stands in the run's row, so that a process that dies loses a slice.
 */
export const retentionJobs = (platform: Platform): ReadonlyMap<string, JobHandler> =>
  new Map([
    [
      NIGHTLY_RETENTION_JOB,
      async (job) => {
        const register = await platform.registers.byId(job.register)
        const slice: Slice = { register, run: job.id, now: job.now }
        const after = await progressOf(platform, slice)
        if (after === FIRST) await destroyPendingKeys(platform, slice)
        if (clientLine(register.definition) && after !== LAST) {
          const call = { register, actor: SYSTEM, now: job.now, channel: 'job' as const, correlation: job.id }
          const reckon = reckonSlice(purposeOfErasing(register.definition))
          await run(platform, reckon, call, { run: RunId.parse(job.id), after })
          return 'again'
        }
        if ((await eraseNext(platform, slice)) > 0) return 'again'
        for (const table of tablesByAge()) if (await eraseAged(platform, slice, table)) return 'again'
        if (await eraseOldLog(platform, slice)) return 'again'
        await finish(platform, slice)
        return 'done'
      },
    ],
  ])

/** After whom the run goes on; it begins its row when it has none. */
async function progressOf({ jobsPool }: Platform, { register, run: id, now }: Slice): Promise<string> {
  const begun = sql`INSERT INTO retention_run (register_id, id, day, after_client, started_at)
    VALUES (${register.id}, ${id}, ${dayOf(now)}, ${FIRST}, ${now}) ON CONFLICT DO NOTHING`
  const found = sql`SELECT after_client FROM retention_run WHERE register_id = ${register.id} AND id = ${id}`
  const [, result] = await inRegister(jobsPool, register.id, 'write', (transaction) =>
    transaction.send(
      [begun, found].map(({ text, name, values }) => ({ text, name, values })),
      { commit: true },
    ),
  )
  return Progress.parse(result?.rows[0]).after_client
}

async function finish({ jobsPool }: Platform, { register, run: id, now }: Slice): Promise<void> {
  const piece = sql`UPDATE retention_run SET finished_at = ${now} WHERE register_id = ${register.id} AND id = ${id}`
  await inRegister(jobsPool, register.id, 'write', (transaction) =>
    transaction.send([{ text: piece.text, name: piece.name, values: piece.values }], { commit: true }),
  )
}
