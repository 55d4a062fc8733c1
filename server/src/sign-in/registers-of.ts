import type pg from 'pg'
import { z } from 'zod'
import { inRegister } from '../platform/db/pool.ts'
import type { Registers } from '../platform/registers.ts'
import { dayOf } from '../platform/time/helsinki.ts'
import type { Register } from '../platform/use-case/actor.ts'

export interface HeldRegister {
  readonly register: Register
  readonly roles: readonly string[]
}

const Row = z.object({ role: z.string() })

/** The registers in which a worker has rights today, each asked by itself: no table knows them all. */
export async function registersOfWorker(
  parts: { readonly pool: pg.Pool; readonly registers: Registers },
  accountId: string,
  now: Date,
): Promise<HeldRegister[]> {
  const held: HeldRegister[] = []
  for (const register of await parts.registers.all()) {
    const [found] = await inRegister(parts.pool, register.id, 'read', (transaction) =>
      transaction.send(
        [
          {
            name: 'roles-of-worker',
            text: `SELECT DISTINCT role FROM assignment WHERE register_id = $1 AND account_id = $2
              AND valid_from <= $3::date AND (valid_to IS NULL OR valid_to >= $3::date) AND ended_at IS NULL ORDER BY role`,
            values: [register.id, accountId, dayOf(now)],
          },
        ],
        { commit: true },
      ),
    )
    const roles = (found?.rows ?? []).map((row) => Row.parse(row).role)
    if (roles.length > 0) held.push({ register, roles })
  }
  return held
}
