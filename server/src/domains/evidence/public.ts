import type pg from 'pg'
import { z } from 'zod'
import { inRegister } from '../../platform/db/pool.ts'
import { evidenceOf } from '../../platform/evidence/compute.ts'
import type { AnyEvidence } from '../../platform/evidence/evidence.ts'
import type { Registers } from '../../platform/registers.ts'
import type { Register } from '../../platform/use-case/actor.ts'
import { Finding, lastLook, newestFindings } from './queries.ts'
import { type Standing, standings } from './rules.ts'

export { lastLook, newestFindings, turns } from './queries.ts'
export { type ShownFigure, type Standing, shownFigures, standings } from './rules.ts'

/** How the promises of a register stood when they were last looked at, and when that was. */
export interface Living {
  readonly standings: readonly Standing[]
  readonly lookedAt: Date | null
}

/** Reads the kept evidence of a register. */
export async function livingEvidence(
  parts: { readonly pool: pg.Pool; readonly evidence: readonly AnyEvidence[] },
  register: Register,
  now: Date,
): Promise<Living> {
  const evidence = evidenceOf(parts.evidence, register.definition)
  const queries = [
    newestFindings(
      register.id,
      evidence.map(({ code }) => code),
    ),
    lastLook(register.id),
  ]
  const [findings, look] = await inRegister(parts.pool, register.id, 'read', (transaction) =>
    transaction.send(
      queries.map(({ sql: { text, name, values } }) => ({ text, name, values })),
      { commit: true },
    ),
  )
  const lookedAt = z.object({ looked_at: z.date() }).optional().parse(look?.rows[0])?.looked_at ?? null
  return {
    standings: standings(evidence, { findings: z.array(Finding).parse(findings?.rows ?? []), lookedAt }, now),
    lookedAt,
  }
}

/** How many promises of the installation are broken now: a gauge for the operator. */
export async function brokenPromises(
  parts: { readonly pool: pg.Pool; readonly evidence: readonly AnyEvidence[] },
  registers: Registers,
  now: Date,
): Promise<number> {
  let broken = 0
  for (const register of await registers.all()) {
    const living = await livingEvidence(parts, register, now)
    broken += living.standings.filter(({ verdict }) => verdict === 'broken').length
  }
  return broken
}
