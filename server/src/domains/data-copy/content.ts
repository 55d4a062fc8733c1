import { z } from 'zod'
import { type Opening, Query } from '../../platform/db/query.ts'
import { sqlOfDeclarations } from '../../platform/db/sql.ts'
import { hangsOn, named } from '../../platform/hanging.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { allTables, type TableDeclaration } from '../../platform/tables.ts'
import { LEFT_OUT_COLUMNS, LEFT_OUT_TABLES } from './left-out.ts'

/** Rows of one table that a file takes. One who has more is told so by the file, and is given the rest by hand. */
export const MOST_ROWS = 20_000

const Row = z.record(z.string(), z.unknown())
export type Row = z.infer<typeof Row>

/** Every table whose rows are a client's: by its subject, or because they go with the client. */
export const tablesOfClients = (): readonly TableDeclaration[] =>
  allTables().filter(
    ({ subject, retention }) =>
      subject === 'client' || (retention?.scope === 'client' && retention.hangs !== undefined),
  )

/** The tables that the copy gives: all that are a client's, but those left out by name. */
export const tablesGiven = (): readonly TableDeclaration[] =>
  tablesOfClients().filter(({ name }) => !LEFT_OUT_TABLES.has(name))

/** The columns that the copy gives of a table: all but those left out by name. */
export const columnsGiven = (table: TableDeclaration): readonly string[] =>
  Object.keys(table.columns).filter((name) => !LEFT_OUT_COLUMNS.has(name))

/** The rows of one table that hang on a client, with every sealed group opened: each stands in the log. */
export function rowsOfClient(table: TableDeclaration, register: RegisterId, client: string): Query<Row[]> {
  const columns = columnsGiven(table)
  const order = 'id' in table.columns ? ' ORDER BY t.id' : ''
  const chosen = columns.map((name) => `t.${named(name)}`).join(', ')
  const text = `SELECT ${chosen} FROM ${named(table.name)} t WHERE t.register_id = $1 AND ${hangsOn(table, 't')}${order} LIMIT ${MOST_ROWS + 1}`
  // All that is sealed of a client is under the client's key; of a row without an id nothing is sealed.
  const openings = columns.flatMap((column): Opening[] => {
    const group = table.columns[column]?.sealed
    return group ? [{ column, group, at: (row: Row) => ({ rowId: String(row.id), holder: client }), only: null }] : []
  })
  return new Query<Row[]>(sqlOfDeclarations(text, [register, [client]]), Row, 'many', openings)
}

/** The reads of the whole copy, by table: for the `load` of whoever gives it. */
export const everythingOf = (register: RegisterId, client: string): Readonly<Record<string, Query<Row[]>>> =>
  Object.fromEntries(tablesGiven().map((table) => [table.name, rowsOfClient(table, register, client)]))
