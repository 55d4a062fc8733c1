import { z } from 'zod'
import type { BatchStatement } from '../../platform/db/batch.ts'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import { allTables } from '../../platform/tables.ts'
import type { PlainDate } from '../../platform/time/plain-date.ts'
import { effectOf, type Kept } from '../retention/public.ts'

/** A field that a group of data subjects would no longer have. */
export interface RemovedField {
  readonly group: string
  readonly field: string
}

export const removedFields = (earlier: RegisterDefinition, later: RegisterDefinition): readonly RemovedField[] =>
  earlier.subjects.flatMap(({ group, fields }) => {
    const kept = later.subjects.find((one) => one.group === group)?.fields ?? []
    return fields.filter((field) => !kept.includes(field)).map((field) => ({ group, field }))
  })

/** Where a field stands: columns in the clear, and sealed groups that may hold it. */
export interface Holding {
  readonly table: string
  readonly column: string
  readonly sealed: boolean
}

/** Found by the declarations of the tables, so that no domain can forget to be counted. */
export const holdingsOf = ({ group, field }: RemovedField): readonly Holding[] =>
  allTables()
    .filter(({ shared }) => shared === undefined)
    .flatMap((table) =>
      Object.entries(table.columns).flatMap(([column, declared]) => {
        const isPlain = table.subject === group && declared.field === field
        const codes: readonly (string | null)[] =
          declared.sealed?.subject === group ? Object.values<string | null>(declared.sealed.fields) : []
        return isPlain || codes.includes(field) ? [{ table: table.name, column, sealed: !isPlain }] : []
      }),
    )

const identifier = /^[a-z_][a-z0-9_]*$/

/** Names come from declarations alone; a parameter cannot stand in their place. */
export function countingRows({ table, column }: Holding, register: string): BatchStatement {
  if (!identifier.test(table) || !identifier.test(column)) throw new TypeError('not a name of a table or column')
  return {
    text: `SELECT count(*)::int AS count FROM ${table} WHERE register_id = $1 AND ${column} IS NOT NULL`,
    values: [register],
  }
}
export const Count = z.object({ count: z.int() })

/** How many people have each role today. */
export const countingHolders = (register: string, today: PlainDate): BatchStatement => ({
  text: `SELECT role, count(DISTINCT account_id)::int AS count FROM assignment
    WHERE register_id = $1 AND ended_at IS NULL AND (valid_to IS NULL OR valid_to >= $2::date) GROUP BY role`,
  values: [register, today],
})
export const Holders = z.object({ role: z.string(), count: z.int() })

/** Who loses what: actions that a role would no longer have. */
export const lostActions = (
  earlier: RegisterDefinition,
  later: RegisterDefinition,
): readonly { readonly role: string; readonly actions: readonly string[] }[] =>
  earlier.roles.flatMap(({ code, actions }) => {
    const kept = later.roles.find((one) => one.code === code)?.actions ?? []
    const lost = actions.filter((action) => !kept.includes(action))
    return lost.length > 0 ? [{ role: code, actions: lost }] : []
  })

/** What would fall that does not fall today, under a line of retention that changed. */
export function fallingMore(earlier: RegisterDefinition, later: RegisterDefinition, kept: Kept, today: PlainDate) {
  return later.retention.flatMap((line) => {
    const before = earlier.retention.find(({ scope }) => scope === line.scope)
    if (JSON.stringify(before) === JSON.stringify(line)) return []
    const { falling, counts } = effectOf(line, kept, today)
    const was = before ? effectOf(before, kept, today).falling.atOnce : 0
    const months = falling.months.map(({ month, count }) => ({ month, count }))
    return [{ scope: line.scope, counts, atOnce: Math.max(0, falling.atOnce - was), months: months.slice(0, 24) }]
  })
}

