import { inRegister, type RegisterTransaction } from '../../platform/db/pool.ts'
import type { Query } from '../../platform/db/query.ts'
import type { Sql } from '../../platform/db/sql.ts'
import { type ComputeParts, computeEvidence, evidenceOf } from '../../platform/evidence/compute.ts'
import type { OperationLog } from '../../platform/http/operation-log.ts'
import { newId } from '../../platform/ids.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'
import type { Registers } from '../../platform/registers.ts'
import type { Register } from '../../platform/use-case/actor.ts'
import { insertFindings, lastLook, markLook, newestFindings } from './queries.ts'
import { findingsToKeep, RHYTHM_MINUTES } from './rules.ts'

export const EVIDENCE_JOB = 'evidence.compute'

export interface EvidenceParts extends ComputeParts {
  readonly operationLog: Pick<OperationLog, 'note' | 'count'>
}

/** Computes the evidence of a register at its rhythm. Planned by several processes it still computes once. */
export const evidenceJobs = (parts: EvidenceParts, registers: Registers): ReadonlyMap<string, JobHandler> =>
  new Map([
    [
      EVIDENCE_JOB,
      async (job) => {
        const register = await registers.byId(job.register)
        const looked = await inRegister(parts.pool, register.id, 'read', (t) => rowsOf(t, lastLook(register.id)))
        const at = looked[0]?.looked_at.getTime() ?? 0
        if (job.now.getTime() - at >= (RHYTHM_MINUTES * 60_000) / 2) await lookAtPromises(parts, register, job.now)
        return 'done'
      },
    ],
  ])

/**
 * Computes the evidence now, keeps what changed, and tells the operator of each promise that broke or is kept again. The owner of a
 * broken promise finds it on the page of the notice.
 */
export async function lookAtPromises(parts: EvidenceParts, register: Register, now: Date): Promise<void> {
  const codes = evidenceOf(parts.evidence, register.definition).map(({ code }) => code)
  const found = await computeEvidence(parts, register, now)
  const turned = await inRegister(parts.pool, register.id, 'write', async (transaction) => {
    const earlier = await rowsOf(transaction, newestFindings(register.id, codes))
    const kept = findingsToKeep(found, earlier, now)
    const rows = kept.map(({ evidence, verdict, figures, since }) => ({
      id: newId(now),
      evidence,
      verdict,
      figures,
      since,
    }))
    await transaction.send([statement(insertFindings(register.id, rows, now)), statement(markLook(register.id, now))], {
      commit: true,
    })
    const were = new Map(earlier.map(({ evidence, verdict }) => [evidence, verdict]))
    return kept.filter((one) => one.turned).map((one) => ({ ...one, was: were.get(one.evidence) ?? null }))
  })
  for (const { evidence, verdict, was } of turned) {
    const owner = parts.evidence.find(({ code }) => code === evidence)?.owner ?? ''
    if (verdict === 'broken') parts.operationLog.count('promises_broken')
    if (verdict === 'broken' || was === 'broken')
      parts.operationLog.note(verdict === 'broken' ? 'promise-broken' : 'promise-no-longer-broken', {
        register: register.code,
        evidence,
        owner,
      })
  }
}

const statement = ({ text, name, values }: Sql) => ({ text, name, values })

async function rowsOf<T>(transaction: RegisterTransaction, query: Query<T[]> | Query<T | null>): Promise<T[]> {
  const [result] = await transaction.send([statement(query.sql)])
  return (result?.rows ?? []).map((row) => query.row.parse(row) as T)
}
