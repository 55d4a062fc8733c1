import { z } from 'zod'
import type { BatchStatement } from '../../db/batch.ts'
import type { RegisterTransaction } from '../../db/pool.ts'
import { type Sql, sql } from '../../db/sql.ts'
import type { RegisterId } from '../../ids.ts'
import { entryOfRow } from './entry.ts'
import type { Growth } from './growing.ts'
import { HASH_BYTES } from './hashing.ts'
import { type TileAddress, type Tiles, tileName } from './tiles.ts'

const statement = (piece: Sql): BatchStatement => ({ text: piece.text, name: piece.name, values: piece.values })
const bytes = z.instanceof(Buffer)

/** Sends one statement and parses its rows. */
export async function rowsOf<T>(transaction: RegisterTransaction, row: z.ZodType<T>, piece: Sql): Promise<T[]> {
  const [result] = await transaction.send([statement(piece)])
  return z.array(row).parse(result?.rows ?? [])
}

/** How far the tree has come: the last row that is in it. Numbers beyond 2^53 are texts. */
export interface Position {
  readonly xid: string
  readonly writer: string
  readonly number: number
}

/** Before the first row of all. */
export const START: Position = { xid: '0', writer: '0', number: 0 }

const Last = z.object({
  size: z.number(),
  last_xid: z.string(),
  last_writer: z.string(),
  last_number: z.number(),
})

const lockOf = (register: RegisterId): Sql => sql`hashtextextended('seloste log tree ' || ${register}, 0)`

/** One integration at a time for each register; false while another is under way. */
export const tryIntegration = (register: RegisterId): Sql =>
  sql`SELECT pg_try_advisory_xact_lock(${lockOf(register)}) AS locked`

/** Waits until none is under way: a later statement of the transaction sees what it committed. */
export const waitForIntegration = (register: RegisterId): Sql =>
  sql`SELECT pg_advisory_xact_lock_shared(${lockOf(register)})`

/** How many leaves are stored, and where the last one came from. */
export async function storedSize(
  transaction: RegisterTransaction,
  register: RegisterId,
): Promise<{ readonly size: number; readonly at: Position }> {
  const [row] = await rowsOf(
    transaction,
    Last,
    sql`SELECT tile * 256 + start + length(hashes) / ${HASH_BYTES}::int AS size, last_xid::text, last_writer::text, last_number
      FROM log_leaf WHERE register_id = ${register} ORDER BY tile DESC, start DESC LIMIT 1`,
  )
  if (!row) return { size: 0, at: START }
  return { size: row.size, at: { xid: row.last_xid, writer: row.last_writer, number: row.last_number } }
}

const LeafRow = z.object({ tile: z.number(), start: z.number(), hashes: bytes })
const NodeRow = z.object({ level: z.number(), tile: z.number(), start: z.number(), hash: bytes })

/** Puts the stored pieces of tiles together. Throws when a piece does not follow the one before it. */
export function tilesFromRows(
  leaves: readonly z.infer<typeof LeafRow>[],
  nodes: readonly z.infer<typeof NodeRow>[],
): Tiles {
  const pieces = new Map<string, { buffers: Buffer[]; width: number }>()
  const add = (address: TileAddress, start: number, hashes: Buffer): void => {
    const tile = pieces.get(tileName(address)) ?? { buffers: [], width: 0 }
    pieces.set(tileName(address), tile)
    if (tile.width !== start) throw new TreeBroken('tile-torn', `${tileName(address)}@${tile.width}`)
    tile.buffers.push(hashes)
    tile.width += hashes.length / HASH_BYTES
  }
  for (const { tile, start, hashes } of leaves) add({ level: 0, tile }, start, hashes)
  for (const { level, tile, start, hash } of nodes) add({ level, tile }, start, hash)
  return new Map([...pieces].map(([name, { buffers }]) => [name, Buffer.concat(buffers)]))
}

/** The stored tree is not what it must be: which fault, and where. Nothing is signed over it. */
export class TreeBroken extends Error {
  readonly kind: string
  readonly reference: string

  constructor(kind: string, reference: string) {
    super(`the log's tree is broken: ${kind} at ${reference}`)
    this.kind = kind
    this.reference = reference
  }
}

/** The leaf pieces and nodes of some tiles, as a pair of statements, for transactions and use cases alike. */
export const leavesOfTiles = (register: RegisterId, tiles: readonly number[]): Sql => sql`
  SELECT tile, start, hashes FROM log_leaf
  WHERE register_id = ${register} AND tile = ANY(${[...tiles]}::bigint[]) ORDER BY tile, start`
const nodesOfTiles = (register: RegisterId, addresses: readonly TileAddress[]): Sql => sql`
  SELECT n.level, n.tile, n.start, n.hash
  FROM unnest(${addresses.map((a) => a.level)}::int[], ${addresses.map((a) => a.tile)}::bigint[]) AS w (level, tile)
  JOIN log_node n ON n.register_id = ${register} AND n.level = w.level AND n.tile = w.tile
  ORDER BY n.level, n.tile, n.start`

/** Reads tiles as they are stored, each as wide as it is. */
export async function loadTiles(
  transaction: RegisterTransaction,
  register: RegisterId,
  addresses: readonly TileAddress[],
): Promise<Tiles> {
  const leaves = addresses.filter((a) => a.level === 0).map((a) => a.tile)
  const nodes = addresses.filter((a) => a.level > 0)
  return tilesFromRows(
    leaves.length > 0 ? await rowsOf(transaction, LeafRow, leavesOfTiles(register, leaves)) : [],
    nodes.length > 0 ? await rowsOf(transaction, NodeRow, nodesOfTiles(register, nodes)) : [],
  )
}

/** Rows after a position that no running transaction can still come before: all below the oldest one running. */
const ready = (register: RegisterId, after: Position): Sql => sql`
  l.register_id = ${register} AND l.xid >= ${after.xid}::xid8
    AND (l.xid, l.writer, l.number) > (${after.xid}::xid8, ${after.writer}::bigint, ${after.number}::int)
    AND l.xid < pg_snapshot_xmin(pg_current_snapshot())`

/**
 * Rows are walked in the order of their index. The planner's statistics lag behind a table that only grows: it takes a backlog for a
 * few rows and would sort all of it, on disk, again for every batch. What one transaction wrote is sorted in memory.
 */
const IN_ORDER_OF_INDEX: BatchStatement = {
  text: "SELECT set_config('enable_sort', 'off', true), set_config('work_mem', '32MB', true)",
  name: 'in order of index',
  values: [],
}

const Batch = z.object({ entries: bytes.nullable(), behind: z.boolean() })

/** The next entries in order, each behind its length; and whether the database's transactions are behind the tree's. */
export async function nextEntries(
  transaction: RegisterTransaction,
  register: RegisterId,
  after: Position,
  most: number,
): Promise<{ readonly entries: Buffer; readonly behind: boolean }> {
  const piece = sql`SELECT string_agg(int4send(length(e.entry)) || e.entry, ''::bytea ORDER BY e.xid, e.writer, e.number) AS entries,
        pg_snapshot_xmax(pg_current_snapshot()) <= ${after.xid}::xid8 AS behind
      FROM (SELECT l.xid, l.writer, l.number, ${entryOfRow()} AS entry FROM access_log l
        WHERE ${ready(register, after)} ORDER BY l.xid, l.writer, l.number LIMIT ${most}::int) e`
  const [, result] = await transaction.send([IN_ORDER_OF_INDEX, statement(piece)])
  const [row] = z.array(Batch).parse(result?.rows)
  return { entries: row?.entries ?? Buffer.alloc(0), behind: row?.behind ?? false }
}

const Hashes = z.object({ hashes: bytes.nullable() })

/** The leaf hashes of the rows between two positions, hashed by PostgreSQL from its own rows. */
export async function hashedByDatabase(
  transaction: RegisterTransaction,
  register: RegisterId,
  range: { readonly after: Position; readonly upTo: Position },
): Promise<Buffer> {
  const { after, upTo } = range
  const [row] = await rowsOf(
    transaction,
    Hashes,
    sql`SELECT string_agg(sha256('\\x00'::bytea || ${entryOfRow()}), ''::bytea ORDER BY l.xid, l.writer, l.number) AS hashes
      FROM access_log l WHERE ${ready(register, after)}
        AND (l.xid, l.writer, l.number) <= (${upTo.xid}::xid8, ${upTo.writer}::bigint, ${upTo.number}::int)
        AND l.xid <= ${upTo.xid}::xid8`,
  )
  return row?.hashes ?? Buffer.alloc(0)
}

/** Stores the leaves and nodes that a growth added. `lasts` gives the row behind the last leaf of each run. */
export async function storeGrowth(
  transaction: RegisterTransaction,
  register: RegisterId,
  growth: Growth,
  added: {
    readonly hashes: Buffer
    readonly eventIds: Buffer
    readonly positions: (leaf: number) => Position
  },
): Promise<void> {
  const { runs, nodes } = growth
  const cut = (from: Buffer, width: number) => runs.map((r) => from.subarray(r.from * width, r.to * width))
  const lasts = runs.map((r) => added.positions(r.to - 1))
  const leaves = sql`INSERT INTO log_leaf (register_id, tile, start, hashes, event_ids, first_xid, last_xid, last_writer, last_number)
    SELECT ${register}::uuid, r.* FROM unnest(${runs.map((r) => r.tile)}::bigint[], ${runs.map((r) => r.start)}::int[],
      ${cut(added.hashes, HASH_BYTES)}::bytea[], ${cut(added.eventIds, 16)}::bytea[],
      ${runs.map((r) => added.positions(r.from).xid)}::xid8[], ${lasts.map((p) => p.xid)}::xid8[],
      ${lasts.map((p) => p.writer)}::bigint[], ${lasts.map((p) => p.number)}::int[]) AS r`
  const above = sql`INSERT INTO log_node (register_id, level, tile, start, hash)
    SELECT ${register}::uuid, n.* FROM unnest(${nodes.map((n) => n.level)}::int[], ${nodes.map((n) => n.tile)}::bigint[],
      ${nodes.map((n) => n.start)}::int[], ${nodes.map((n) => n.hash)}::bytea[]) AS n`
  await transaction.send([leaves, above].map(statement))
}

const StoredCheckpoint = z.object({ size: z.number(), root: bytes, note: z.string(), signed_at: z.date() })
export type StoredCheckpoint = z.infer<typeof StoredCheckpoint>

/** The newest signed head, or null when none was signed yet. */
export async function newestCheckpoint(
  transaction: RegisterTransaction,
  register: RegisterId,
): Promise<StoredCheckpoint | null> {
  const [row] = await rowsOf(
    transaction,
    StoredCheckpoint,
    sql`SELECT size, root, note, signed_at FROM log_checkpoint WHERE register_id = ${register} ORDER BY size DESC LIMIT 1`,
  )
  return row ?? null
}

const WriterRow = z.object({ writer: z.string(), last_number: z.number() })

/** The last integrated numbers of the given writers; a writer not seen yet is not in it. */
export async function integratedNumbers(
  transaction: RegisterTransaction,
  register: RegisterId,
  writers: readonly string[],
): Promise<Map<string, number>> {
  const rows = await rowsOf(
    transaction,
    WriterRow,
    sql`SELECT writer::text, last_number FROM log_writer WHERE register_id = ${register} AND writer = ANY(${writers}::bigint[])`,
  )
  return new Map(rows.map((row) => [row.writer, row.last_number]))
}

/** The highest numbers of writers among the committed rows behind a position, ready for the tree or not. */
export async function visibleNumbers(
  transaction: RegisterTransaction,
  register: RegisterId,
  after: Position,
): Promise<Map<string, number>> {
  const rows = await rowsOf(
    transaction,
    WriterRow,
    sql`SELECT writer::text, max(number) AS last_number FROM access_log
      WHERE register_id = ${register} AND xid >= ${after.xid}::xid8 GROUP BY writer`,
  )
  return new Map(rows.map((row) => [row.writer, row.last_number]))
}

export const saveNumbers = (register: RegisterId, numbers: ReadonlyMap<string, number>): Sql => sql`
  INSERT INTO log_writer (register_id, writer, last_number)
  SELECT ${register}::uuid, w.* FROM unnest(${[...numbers.keys()]}::bigint[], ${[...numbers.values()]}::int[]) AS w
  ON CONFLICT (register_id, writer) DO UPDATE SET last_number = excluded.last_number`

/** Something wrong, by codes and numbers; told once, however often it is found. */
export interface Finding {
  readonly kind: string
  readonly reference: string
}

export const saveFindings = (register: RegisterId, findings: readonly Finding[], now: Date): Sql => sql`
  INSERT INTO log_finding (register_id, kind, reference, found_at)
  SELECT ${register}::uuid, f.kind, f.reference, ${now}::timestamptz
  FROM unnest(${findings.map((f) => f.kind)}::text[], ${findings.map((f) => f.reference)}::text[]) AS f (kind, reference)
  ON CONFLICT DO NOTHING`

export const saveCheckpoint = (register: RegisterId, head: StoredCheckpoint): Sql => sql`
  INSERT INTO log_checkpoint (register_id, size, root, note, signed_at)
  VALUES (${register}, ${head.size}, ${head.root}, ${head.note}, ${head.signed_at})`

/** Sends statements whose rows nobody reads. */
export async function sendAll(
  transaction: RegisterTransaction,
  pieces: readonly Sql[],
  options?: { readonly commit: boolean },
): Promise<void> {
  await transaction.send(pieces.map(statement), options)
}
