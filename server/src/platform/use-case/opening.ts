import type { Keyring } from '../crypto/data-keys.ts'
import type { Opening, Query } from '../db/query.ts'
import { DefinitionRefusal } from '../definitions/allowed.ts'
import { bornAtMs, type RegisterId } from '../ids.ts'
import { Refusal } from '../refusals.ts'

/** What was opened: holder → field groups. The access log follows from it, not from what a handler says (INV-15). */
export type Opened = Map<string, Set<string>>

/**
 * The rows of a query with their sealed columns opened, as the query asks. Rows whose comparison says no are dropped
 * unopened. A group whose key was destroyed reads null: it is gone, not broken. What was collected before the purpose was declared
 * is not opened for it: such a row is left out of a list, and where one row is asked for the use case is refused.
 */
export function openRows(
  rows: readonly unknown[],
  query: Query<unknown>,
  keyring: Keyring,
  at: {
    readonly register: RegisterId
    readonly eventId: string
    readonly opened: Opened
    /** From when the purpose counts, if it was not declared from the beginning. */
    readonly purposeSince: Date | undefined
  },
): unknown[] {
  if (query.openings.length === 0) return [...rows]
  return rows.flatMap((row) => {
    if (typeof row !== 'object' || row === null) throw new TypeError('a row is an object')
    const cells = query.openings.map((opening) => sealedCell(row, opening, keyring, at.register))
    const matches = cells.every(
      ({ opening, context, bytes }) =>
        opening.only === null || (bytes !== null && keyring.matches(context, bytes, opening.only)),
    )
    if (!matches) return []
    const { purposeSince: since } = at
    if (since && cells.some(({ context, bytes }) => bytes !== null && bornAtMs(context.rowId) < since.getTime())) {
      if (query.arity === 'many') return []
      throw new Refusal(DefinitionRefusal['collected-before-purpose'])
    }
    const open: Record<string, unknown> = { ...row }
    for (const { opening, context, bytes } of cells) {
      if (bytes === null) {
        open[opening.column] = null
        continue
      }
      const plaintext = keyring.open(context, bytes, at.eventId)
      open[opening.column] = opening.group.schema.parse(JSON.parse(Buffer.from(plaintext).toString()))
      const groups = at.opened.get(context.holder) ?? new Set()
      at.opened.set(context.holder, groups.add(`${opening.group.table}.${opening.group.group}`))
    }
    return [open]
  })
}

/** One sealed column of a row, with its place; its bytes are null when there is nothing to open. */
function sealedCell(row: object, opening: Opening, keyring: Keyring, registerId: RegisterId) {
  const { table, group, part, schemaVersion } = opening.group
  const bytes: unknown = Reflect.get(row, opening.column)
  if (bytes !== null && bytes !== undefined && !(bytes instanceof Uint8Array))
    throw new TypeError(`the column ${opening.column} is not sealed bytes`)
  // The row was parsed by the query's own schema, from which `at` takes its type.
  const { rowId, holder } = bytes ? opening.at(row as never) : { rowId: '', holder: '' }
  const context = { registerId, table, group, part, schemaVersion, rowId, holder }
  const readable = bytes && keyring.state(holder, part) === 'live'
  return { opening, context, bytes: readable ? bytes : null }
}
