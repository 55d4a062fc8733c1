import type { Keyring } from '../crypto/data-keys.ts'
import type { Query } from '../db/query.ts'
import type { RegisterId } from '../ids.ts'

/**
 * A row with its sealed columns opened, as its query asks. What was opened is written down by holder, because the access log
 * follows from it and not from what a handler says.
 */
export function openRow(
  row: unknown,
  query: Query<unknown>,
  keyring: Keyring | null,
  register: RegisterId,
  eventId: string,
  opened: Map<string, Set<string>>,
): unknown {
  if (query.openings.length === 0) return row
  if (!keyring || typeof row !== 'object' || row === null) throw new Error('a sealed row without keys')
  const open: Record<string, unknown> = { ...row }
  for (const { column, group, at } of query.openings) {
    const bytes = open[column]
    if (bytes === null || bytes === undefined) {
      open[column] = null
      continue
    }
    if (!(bytes instanceof Uint8Array)) throw new TypeError(`the column ${column} is not sealed bytes`)
    const { rowId, holder } = at(row as never)
    const { table, group: code, part, schemaVersion } = group
    const text = keyring.open(
      { registerId: register, table, group: code, rowId, holder, part, schemaVersion },
      bytes,
      eventId,
    )
    open[column] = group.schema.parse(JSON.parse(Buffer.from(text).toString()))
    const groups = opened.get(holder) ?? new Set()
    opened.set(holder, groups.add(`${table}.${code}`))
  }
  return open
}
