import type { BatchStatement } from '../../platform/db/batch.ts'
import { hangsOn, named } from '../../platform/hanging.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { allTables, type ProtectionClass, type TableDeclaration, tableOf } from '../../platform/tables.ts'

/** Rows that were destroyed of a table, and the persons among them who have keys of their own. */
export interface Destroyed {
  readonly table: string
  readonly rows: number
  readonly holders: readonly string[]
}

/** A row of such a table is a person, or something sealed under a key of its own: its id names the holder. */
const isHolder = (table: TableDeclaration): boolean =>
  Object.values(table.columns).some(({ sealed }) => sealed) &&
  (table.retention?.since !== undefined || table.retention?.hangs?.some(({ by }) => by === 'id') === true)

const deletion = (table: TableDeclaration, where: string): string =>
  `gone_${named(table.name)} AS (DELETE FROM ${named(table.name)} t WHERE t.register_id = $1 AND ${where} RETURNING ${isHolder(table) ? 't.id' : 'NULL::uuid AS id'})`

const counted = (tables: readonly TableDeclaration[]): string =>
  tables
    .map(
      ({ name }) =>
        `SELECT '${named(name)}' AS "table", count(*)::int AS rows, coalesce(array_agg(id) FILTER (WHERE id IS NOT NULL), '{}') AS holders FROM gone_${named(name)}`,
    )
    .join(' UNION ALL ')

/** The tables of a scope whose rows go with a person. */
export const tablesOfPersons = (scope: string): readonly TableDeclaration[] =>
  allTables().filter(({ retention }) => retention?.scope === scope && retention.hangs !== undefined)

/**
 * Deletes everything that hangs on persons, from every table that says so, as one statement: what refers to what is looked at when
 * all of it has gone, so no order has to be known.
 */
export function deleteOfPersons(scope: string, register: RegisterId, persons: readonly string[]): BatchStatement {
  const tables = tablesOfPersons(scope)
  const text = `WITH ${tables.map((table) => deletion(table, hangsOn(table, 't'))).join(',\n')}\n${counted(tables)}`
  return { text, name: `erase ${scope}`, values: [register, persons] }
}

/** Rows that go by their own age in one statement at most. */
export const MOST_AGED_ROWS = 5_000

/** The tables whose rows go by their own age, by the scope whose time they have. */
export const tablesByAge = (): readonly TableDeclaration[] =>
  allTables().filter(({ retention }) => retention?.since !== undefined)

/** Deletes rows of a table that are older than an instant, oldest or not, so many at most. */
export function deleteAged(table: TableDeclaration, register: RegisterId, before: Date): BatchStatement {
  const since = (table.retention?.since ?? []).map((column) => `o.${named(column)}::timestamptz`).join(', ')
  const old = `SELECT o.id FROM ${named(table.name)} o WHERE o.register_id = $1 AND coalesce(${since}) < $2 LIMIT ${MOST_AGED_ROWS}`
  const text = `WITH ${deletion(table, `t.id IN (${old})`)} ${counted([table])}`
  return { text, name: `aged ${table.name}`, values: [register, before] }
}

/** The protection classes of what was destroyed. */
export const classesOf = (destroyed: readonly Destroyed[]): readonly ProtectionClass[] =>
  [
    ...new Set(
      destroyed
        .filter(({ rows }) => rows > 0)
        .flatMap(({ table }) => Object.values(tableOf(table).columns).map((column) => column.class)),
    ),
  ].sort()
