import type { SealedGroup } from './crypto/groups.ts'

/** Protection classes of `docs/security.md`: S0 public … S4 life-safety, M money, K keys. */
export type ProtectionClass = 'S0' | 'S1' | 'S2' | 'S3' | 'S4' | 'M' | 'K'

export interface ColumnDeclaration {
  /** The catalogue field that a register definition must list; null for a column that is no personal datum. */
  readonly field: string | null
  readonly class: ProtectionClass
  /** Set when the column holds a sealed field group. */
  readonly sealed?: SealedGroup<unknown>
}

/**
 * How a row hangs on the person whose data it is: a column holds the person's id, or that of a row of another table which hangs on
 * the person in its turn. `lastOf`: the row is of a person of its own, who goes with the last row of that table that names them.
 */
export type Hanging =
  | { readonly by: string; readonly of?: string }
  | { readonly by: string; readonly lastOf: { readonly table: string; readonly column: string } }

/** The retention line of the definition that a table's rows follow, and the event from which it counts. */
export interface RetentionDeclaration {
  readonly scope: string
  readonly startsAt: string
  /** Of rows that go with a person: any of these columns. The erasure walks by them. */
  readonly hangs?: readonly Hanging[]
  /** Of rows that go by their own age: the first of these columns that has a day. */
  readonly since?: readonly string[]
  /** Days after which such rows go, where that is sooner than the line says. */
  readonly days?: number
}

/** What a table holds, whose data, how long: the hook by which definitions, retention and copies reach it. */
export interface TableDeclaration {
  readonly name: string
  readonly holds: string
  /** Why a table may stand outside registers. Absent: every row belongs to one register. */
  readonly shared?: string
  /** The group of data subjects of the definition whose data the rows are; null when nobody's. */
  readonly subject: string | null
  readonly retention: RetentionDeclaration | null
  readonly columns: Readonly<Record<string, ColumnDeclaration>>
}

/** A column that is no personal datum. */
export const plain = (cls: ProtectionClass = 'S1'): ColumnDeclaration => ({ field: null, class: cls })
/** A column that holds a declared field in the clear. */
export const field = (code: string, cls: ProtectionClass): ColumnDeclaration => ({ field: code, class: cls })
/** A column that holds a sealed field group; its fields are declared by the group's keys. */
export const sealed = <T>(group: SealedGroup<T>, cls: ProtectionClass): ColumnDeclaration => ({
  field: null,
  class: cls,
  sealed: group as SealedGroup<unknown>,
})

const registry = new Map<string, TableDeclaration>()

/** Declares a table. Tests compare the declaration with the catalogue of PostgreSQL, both ways. */
export function table(declaration: TableDeclaration): TableDeclaration {
  if (registry.has(declaration.name)) throw new Error(`the table ${declaration.name} is declared twice`)
  registry.set(declaration.name, declaration)
  return declaration
}

export function tableOf(name: string): TableDeclaration {
  const declared = registry.get(name)
  if (!declared) throw new Error(`the table ${name} is not declared`)
  return declared
}

export const allTables = (): readonly TableDeclaration[] => [...registry.values()]
