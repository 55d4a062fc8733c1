import pg from 'pg'
import { EVIDENCE } from '../../evidence.ts'
import type { AnyEvidence } from '../../platform/evidence/evidence.ts'
import type { TestRegister, World } from '../world.ts'
import { type EvidenceParts, lookAtPromises } from './jobs.ts'
import { livingEvidence, type Standing } from './public.ts'

/** What an operator was told: codes and facts. */
export interface Told {
  readonly code: string
  readonly facts: Readonly<Record<string, string | number | boolean>>
}

/** A register whose promises tests look at, break behind the application's back, and mend. */
export interface Watched {
  readonly told: Told[]
  /** Looks now, as the job does, and gives how the promise stands for those who read what was kept. */
  look(code: string): Promise<Standing>
  /** A statement of the owner of the database, in the register: past every rule of the application. */
  behindTheBack(text: string, values?: readonly unknown[]): Promise<void>
  close(): Promise<void>
}

export async function watched(
  world: World,
  { register }: TestRegister,
  evidence: readonly AnyEvidence[] = EVIDENCE,
): Promise<Watched> {
  const owner = new pg.Client({ connectionString: world.database.ownerUrl })
  await owner.connect()
  await owner.query(`SELECT set_config('app.register_id', $1, false)`, [register.id])
  const told: Told[] = []
  const parts: EvidenceParts = {
    pool: world.platform.pool,
    keysPool: world.platform.keysPool,
    dataKeys: world.platform.dataKeys,
    evidence,
    operationLog: { note: (code, facts = {}) => void told.push({ code, facts }), count: () => {} },
  }
  return {
    told,
    async look(code) {
      world.clock.advance({ minutes: 1 })
      await lookAtPromises(parts, register, world.clock.now())
      const living = await livingEvidence(parts, register, world.clock.now())
      const standing = living.standings.find((one) => one.evidence.code === code)
      if (!standing) throw new Error(`the register makes no promise ${code}`)
      return standing
    },
    async behindTheBack(text, values = []) {
      await owner.query(text, [...values])
    },
    close: () => owner.end(),
  }
}
