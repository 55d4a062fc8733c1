import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { join, nameOf, sql } from '../../platform/db/sql.ts'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import type { RegisterId } from '../../platform/ids.ts'
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

/** A field that leaves, and how many rows of the register hold it; for a sealed group the most that can hold it, for none is opened. */
export const FieldRows = z.object({ position: z.int(), rows: z.int() })

/** Rows that hold the fields, by the position of the field, in one statement. */
export const countingRows = (fields: readonly RemovedField[], register: RegisterId) => {
  const counts = fields.flatMap((field, position) =>
    holdingsOf(field).map(
      ({ table, column }) =>
        sql`SELECT ${position}::int AS position, count(*)::int AS rows FROM ${nameOf(table)} WHERE register_id = ${register} AND ${nameOf(column)} IS NOT NULL`,
    ),
  )
  return many(
    FieldRows,
    counts.length > 0 ? join(counts, ' UNION ALL ') : sql`SELECT 0 AS position, 0 AS rows WHERE false`,
  )
}

/** How many people have each role today. */
export const countingHolders = (register: RegisterId, today: PlainDate) =>
  many(
    z.object({ role: z.string(), people: z.int() }),
    sql`SELECT role, count(DISTINCT account_id)::int AS people FROM assignment
      WHERE register_id = ${register} AND ended_at IS NULL AND (valid_to IS NULL OR valid_to >= ${today}::date)
      GROUP BY role ORDER BY role LIMIT 100`,
  )

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
