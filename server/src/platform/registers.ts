import type pg from 'pg'
import { z } from 'zod'
import type { RegisterDefinition } from './definitions/definition.ts'
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

/** Reads the shared table of registers; a code not seen before is looked up again at most once a second. */
export function openRegisters(
  pool: pg.Pool,
  definitions: ReadonlyMap<string, RegisterDefinition>,
  now: () => Date,
): Registers {
  let known: readonly Register[] = []
  let readAt = 0

  async function refresh(): Promise<void> {
    if (now().getTime() - readAt < 1_000) return
    readAt = now().getTime()
    const found = await pool.query(
      'SELECT r.id, r.code, r.definition, r.controller_id, o.name, o.business_id FROM register r JOIN organisation o ON o.id = r.controller_id ORDER BY r.code',
    )
    known = found.rows.map((raw) => {
      const row = Row.parse(raw)
      const definition = definitions.get(row.definition)
      if (!definition) throw new Error(`the register ${row.code} follows the unknown definition ${row.definition}`)
      return {
        id: row.id,
        code: row.code,
        definition,
        controller: { id: row.controller_id, name: row.name, businessId: row.business_id },
      }
    })
  }

  return {
    async byCode(code) {
      const found = known.find((register) => register.code === code)
      if (found) return found
      await refresh()
      return known.find((register) => register.code === code) ?? null
    },
    async byId(id) {
      if (!known.some((register) => register.id === id)) await refresh()
      const found = known.find((register) => register.id === id)
      if (!found) throw new Error(`no register ${id}`)
      return found
    },
    async all() {
      await refresh()
      return known
    },
  }
}
