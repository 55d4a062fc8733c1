import type pg from 'pg'
import { z } from 'zod'
import type { Definitions } from './definitions/store.ts'
import { RegisterId } from './ids.ts'
import type { Register } from './use-case/actor.ts'

/** The registers of the installation: a definition kept by a controller. */
export interface Registers {
  byCode(code: string): Promise<Register | null>
  byId(id: string): Promise<Register>
  all(): Promise<readonly Register[]>
}

const Row = z.object({
  id: RegisterId,
  code: z.string(),
  definition: z.string(),
  controller_id: z.string(),
  name: z.string(),
  business_id: z.string(),
})
type Row = z.infer<typeof Row>

/**
 * Reads the shared table of registers; a code not seen before is looked up again at most once a second. Each answer has the definition
 * that runs at that instant, so that nobody who asks can act by an older one.
 */
export function openRegisters(
  pool: pg.Pool,
  definitions: Pick<Definitions, 'inForce' | 'purposesSince'>,
  now: () => Date,
): Registers {
  let known: readonly Row[] = []
  let readAt = 0
  const made = new Map<string, Register>()

  async function refresh(): Promise<void> {
    if (now().getTime() - readAt < 1_000) return
    readAt = now().getTime()
    const found = await pool.query(
      'SELECT r.id, r.code, r.definition, r.controller_id, o.name, o.business_id FROM register r JOIN organisation o ON o.id = r.controller_id ORDER BY r.code',
    )
    known = found.rows.map((raw) => Row.parse(raw))
    made.clear()
  }

  function asNow(row: Row): Register {
    const at = now()
    const definition = definitions.inForce(row.definition, at)
    if (!definition?.serves)
      throw new Error(
        `the register ${row.code} follows ${row.definition}, which is unknown or which the engine does not serve`,
      )
    const earlier = made.get(row.id)
    if (earlier?.definition === definition) return earlier
    const register: Register = {
      id: row.id,
      code: row.code,
      definition,
      purposesSince: definitions.purposesSince(row.definition, at),
      controller: { id: row.controller_id, name: row.name, businessId: row.business_id },
    }
    made.set(row.id, register)
    return register
  }

  return {
    async byCode(code) {
      if (!known.some((row) => row.code === code)) await refresh()
      const found = known.find((row) => row.code === code)
      return found ? asNow(found) : null
    },
    async byId(id) {
      if (!known.some((row) => row.id === id)) await refresh()
      const found = known.find((row) => row.id === id)
      if (!found) throw new Error(`no register ${id}`)
      return asNow(found)
    },
    async all() {
      await refresh()
      return known.map(asNow)
    },
  }
}
