import type { z } from 'zod'
import type { Comparison } from '../crypto/comparison.ts'
import type { SealedGroup } from '../crypto/groups.ts'
import type { Sql } from './sql.ts'

/** Where a sealed column's value hangs: its row, and the data subject or document whose key it is under. */
export interface SealedAt {
  readonly rowId: string
  readonly holder: string
}

export interface Opening {
  readonly column: string
  readonly group: SealedGroup<unknown>
  readonly at: (row: never) => SealedAt
  /** Rows for which this answers no are dropped unopened: a yes or no is not an unsealing (decisions 18). */
  readonly only: Comparison | null
}

/** How many rows a query is to give. */
export type Arity = 'one' | 'maybe' | 'many'

/**
 * A read as a value: what to ask, how a row is shaped, which sealed columns to open. The platform sends it; a
 * handler never does. `R` is what the handler gets: one row, a row or null, or a list.
 */
export class Query<R> {
  declare readonly __result: R
  readonly sql: Sql
  readonly row: z.ZodType
  readonly arity: Arity
  readonly openings: readonly Opening[]

  constructor(sql: Sql, row: z.ZodType, arity: Arity, openings: readonly Opening[]) {
    this.sql = sql
    this.row = row
    this.arity = arity
    this.openings = openings
  }
}

/** The row type behind a query's result. */
type RowOf<R> = R extends readonly (infer Row)[] ? Row : NonNullable<R>
type Reshape<R, Row> = R extends readonly unknown[] ? Row[] : null extends R ? Row | null : Row

/** Opens a sealed column of each row: in its place stands the value, and the access log names group and holder. */
export function opening<R, C extends string, T>(
  query: Query<R>,
  column: C,
  group: SealedGroup<T>,
  at: (row: RowOf<R>) => SealedAt,
  only: Comparison | null = null,
): Query<Reshape<R, Omit<RowOf<R>, C> & { [K in C]: T | null }>> {
  const opened: Opening = { column, group: group as SealedGroup<unknown>, at, only }
  return new Query(query.sql, query.row, query.arity, [...query.openings, opened])
}

/** A row that must be there: its absence is a bug, not a refusal. */
export const one = <T>(row: z.ZodType<T>, sql: Sql): Query<T> => new Query(sql, row, 'one', [])
/** A row that may be missing. */
export const maybe = <T>(row: z.ZodType<T>, sql: Sql): Query<T | null> => new Query(sql, row, 'maybe', [])
/** Any number of rows; the SQL carries its own limit. */
export const many = <T>(row: z.ZodType<T>, sql: Sql): Query<T[]> => new Query(sql, row, 'many', [])

/** A write as a value, into one declared table. `rows` is how many it must touch; another count rolls all back. */
export class Write {
  readonly table: string
  readonly sql: Sql
  readonly rows: number | 'any'
  /** Where its fields come from, when that differs from the rest of the outcome: a source kind of the definition. */
  readonly source: string | null

  constructor(table: string, sql: Sql, rows: number | 'any', source: string | null = null) {
    this.table = table
    this.sql = sql
    this.rows = rows
    this.source = source
  }
}

/** A write that must touch exactly one row. */
export const writeOne = (table: { readonly name: string }, sql: Sql): Write => new Write(table.name, sql, 1)
/** A write that may touch any number of rows. */
export const writeAny = (table: { readonly name: string }, sql: Sql): Write => new Write(table.name, sql, 'any')
/** The same writes, with the source that their fields come from. */
export const from = (source: string, writes: readonly Write[]): Write[] =>
  writes.map((write) => new Write(write.table, write.sql, write.rows, source))
