import { hash } from 'node:crypto'
import { z } from 'zod'
import { many } from '../../db/query.ts'
import { type Sql, sql } from '../../db/sql.ts'
import type { RegisterId } from '../../ids.ts'
import { entryOfRow } from './entry.ts'
import type { LogKey } from './keys.ts'
import { signNote } from './note.ts'
import { hashesOf, inclusionPath } from './proofs.ts'
import { headToPublish } from './public.ts'
import { tilesFromRows } from './store.ts'

/** What every row of an extract must give, besides what its reader wants of it: `l` is the row's table. */
export const placedColumns = (): Sql => sql`l.id, l.xid, l.writer, l.number, ${entryOfRow()} AS entry`

/**
 * Where rows stand in the tree. The run of a row is the first that ends at or behind it in the order of the tree, so one step
 * into the index finds it, however large the log is.
 */
const placed = (register: RegisterId, chosen: Sql): Sql => sql`
  SELECT l.id, l.entry, f.tile * 256 + f.start + (position(uuid_send(l.id) IN f.event_ids) - 1) / 16 AS index
  FROM (${chosen}) l CROSS JOIN LATERAL (SELECT t.tile, t.start, t.event_ids FROM log_leaf t
    WHERE t.register_id = ${register} AND t.last_xid >= l.xid
      AND (t.last_xid, t.last_writer, t.last_number) >= (l.xid, l.writer, l.number)
    ORDER BY t.last_xid, t.last_writer, t.last_number LIMIT 1) f
  WHERE position(uuid_send(l.id) IN f.event_ids) > 0`

const bytes = z.instanceof(Buffer)
const Place = z.object({ id: z.string(), entry: bytes, index: z.number() })
const LeafRow = z.object({ tile: z.number(), start: z.number(), hashes: bytes })
const NodeRow = z.object({ level: z.number(), tile: z.number(), start: z.number(), hash: bytes })
type Rows = {
  readonly places: readonly z.infer<typeof Place>[]
  readonly leaves: readonly z.infer<typeof LeafRow>[]
  readonly nodes: readonly z.infer<typeof NodeRow>[]
}

/** Six levels above the leaves: 2^56 of them. */
const LEVELS_ABOVE = 6

/**
 * What proves rows of the log: their places, and the tiles that their proofs are made of, which are those over each leaf and those
 * at the tree's right edge. `chosen` selects `placedColumns()`. For the `load` of whoever gives an extract, beside `headToPublish`.
 */
export const proofsFor = (register: RegisterId, chosen: Sql) => {
  const size = sql`(SELECT h.size FROM (${headToPublish(register)}) h)`
  const over = (shift: Sql): Sql => sql`SELECT p.index >> ${shift} FROM (${placed(register, chosen)}) p
    UNION SELECT (${size} - 1) >> ${shift}`
  const levels = sql`generate_series(1, ${LEVELS_ABOVE}::int) AS k (level)`
  return {
    places: many(Place, placed(register, chosen)),
    leaves: many(
      LeafRow,
      sql`SELECT tile, start, hashes FROM log_leaf WHERE register_id = ${register} AND tile IN (${over(sql`8`)}) ORDER BY tile, start`,
    ),
    nodes: many(
      NodeRow,
      sql`SELECT n.level, n.tile, n.start, n.hash FROM ${levels} JOIN log_node n
          ON n.register_id = ${register} AND n.level = k.level AND n.tile IN (${over(sql`(8 * (k.level + 1))`)})
        ORDER BY n.level, n.tile, n.start`,
    ),
  }
}

/** A row with its proof, as an extract carries it: whoever has the head's keys can show that the entry stands at that index. */
export interface Proved {
  readonly index: number
  /** The bytes that the leaf is the hash of, in base64. */
  readonly entry: string
  readonly proof: readonly string[]
}

/** The proofs of rows under a head of that size, by event id. Rows that are younger than the head are not among them. */
export function proofsOf(rows: Rows, size: number): ReadonlyMap<string, Proved> {
  const tiles = tilesFromRows(rows.leaves, rows.nodes)
  const base64 = (one: Buffer): string => one.toString('base64')
  return new Map(
    rows.places
      .filter(({ index }) => index < size)
      .map(({ id, entry, index }) => [
        id,
        { index, entry: base64(entry), proof: hashesOf(tiles, inclusionPath(index, size)).map(base64) },
      ]),
  )
}

/**
 * Writes a file of log lines with the log's signature over all of it, so that no word of it can be changed after it was given: also
 * names and explanations, which no leaf holds. Its last member is a signed note over the hash of the rest.
 */
export function signExtract(content: Readonly<Record<string, unknown>>, key: LogKey): Buffer {
  const digest = hash('sha256', JSON.stringify(content), 'base64')
  const signature = signNote(`${key.verifier.name}/extract\n${digest}\n`, key)
  return Buffer.from(`${JSON.stringify({ ...content, signature }, null, 2)}\n`)
}
