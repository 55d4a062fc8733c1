import type pg from 'pg'
import { z } from 'zod'
import { inRegister, type RegisterTransaction } from '../../db/pool.ts'
import { sql } from '../../db/sql.ts'
import type { RegisterId } from '../../ids.ts'
import { dayOf, startOfDay } from '../../time/helsinki.ts'
import { firstDayWithin } from '../../time/plain-date.ts'
import type { Register } from '../../use-case/actor.ts'
import { entryOfRow } from './entry.ts'
import { grow } from './growing.ts'
import { HASH_BYTES, hashIn } from './hashing.ts'
import type { LogKeys } from './keys.ts'
import { rootAt } from './proofs.ts'
import { isSignedBy, witnessedBefore } from './public.ts'
import { type Finding, rowsOf, saveFindings, sendAll, storedSize, waitForIntegration } from './store.ts'
import { TILE_WIDTH, type Tiles, tileName } from './tiles.ts'

/** So many tiles of leaves in one look: about 10,000 rows. */
const TILES_AT_ONCE = 40
const ID_BYTES = 16
/** So many are kept of one reading: what a broken log needs is its first wrong places, not all of them. */
const MOST_FINDINGS = 1_000

const LeafRow = z.object({
  tile: z.number(),
  start: z.number(),
  hashes: z.instanceof(Buffer),
  event_ids: z.instanceof(Buffer),
  now: z.instanceof(Buffer).nullable(),
})
const HeadRow = z.object({ size: z.number(), root: z.instanceof(Buffer), note: z.string() })
const NodeRow = z.object({ level: z.number(), tile: z.number(), start: z.number(), hash: z.instanceof(Buffer) })
const Id = z.object({ id: z.string() })
const MISSING = Buffer.alloc(HASH_BYTES)

export interface CheckParts {
  readonly pool: pg.Pool
  readonly keys: LogKeys
  readonly now: () => Date
}

/**
 * Reads a register's whole log once more: every row must hash to its leaf, every leaf to the nodes above it, and every signed
 * head must come out of the leaves up to its size; no row may stand outside. Gives what is wrong, each with its first place,
 * and keeps it as findings. Records destroyed at the end of their time (INV-26) are told from removed rows by the witness: it must have
 * signed them so long ago.
 */
export async function checkLog(parts: CheckParts, register: Register): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const heads = await read(parts, register.id, (t) => rowsOf(t, HeadRow, headsOf(register.id)))
  const wrongHead = (kind: string, size: number): void => void findings.push({ kind, reference: String(size) })
  heads.forEach((head) => {
    if (!isSignedBy(parts.keys.of(register).verifier, head)) wrongHead('checkpoint-not-ours', head.size)
  })
  const mark = parts.keys.mark(register.id)
  const waiting = [...heads, ...(mark ? [{ ...mark, note: '' }] : [])].sort((a, b) => a.size - b.size)
  const destructible = await read(parts, register.id, (t) => destructibleLeaves(t, parts, register))
  let size = 0
  let edge: Tiles = new Map()
  let nodes: ReturnType<typeof grow>['nodes'] = []

  for (let first = 0; ; first += TILES_AT_ONCE) {
    const rows = await read(parts, register.id, (t) => rowsOf(t, LeafRow, leavesFrom(register.id, first)))
    for (const row of rows) {
      if (row.tile * TILE_WIDTH + row.start !== size)
        return await keep(parts, register, size, [...findings, { kind: 'leaves-missing', reference: String(size) }])
      findings.push(...(row.now === null ? wronglyDestroyed(row, size, destructible) : wrongRows(row, row.now, size)))
      // Heads may end within a run, so the run is added in pieces that end where a head does.
      const end = size + row.hashes.length / HASH_BYTES
      while (size < end) {
        const stop = waiting.find((head) => head.size > size)?.size ?? end
        const piece = row.hashes.subarray(
          row.hashes.length - (end - size) * HASH_BYTES,
          row.hashes.length - (end - Math.min(stop, end)) * HASH_BYTES,
        )
        const growth = grow(edge, size, piece)
        nodes = [...nodes, ...growth.nodes]
        size = growth.size
        const root = rootAt(growth.tiles, size)
        for (const head of waiting.filter((w) => w.size === size))
          if (!head.root.equals(root)) wrongHead('root-differs', size)
        edge = onlyEdge(growth.tiles, size)
      }
    }
    if (rows.length === 0) break
  }
  const furthest = waiting.at(-1)?.size ?? 0
  if (furthest > size && (await sizeBetween(parts, register.id)) < furthest) wrongHead('leaves-missing', size)
  findings.push(
    ...(await wrongNodes(parts, register.id, { made: nodes, size })),
    ...(await rowsOutside(parts, register.id)),
  )
  return await keep(parts, register, size, findings)
}

const read = <T>(
  parts: CheckParts,
  register: RegisterId,
  work: (transaction: RegisterTransaction) => Promise<T>,
): Promise<T> => inRegister(parts.pool, register, 'read', work)

/**
 * How many leaves there are when no integration is under way: each sets the mark outside the database just before it commits, so that a
 * reading beside it may know of leaves that it does not see yet.
 */
const sizeBetween = (parts: CheckParts, register: RegisterId): Promise<number> =>
  read(parts, register, async (transaction) => {
    await sendAll(transaction, [waitForIntegration(register)])
    return (await storedSize(transaction, register)).size
  })

const headsOf = (register: RegisterId) => sql`
  SELECT size, root, note FROM log_checkpoint WHERE register_id = ${register} ORDER BY size`

/** Pieces of tiles with the hashes of the rows as they are now, in the tree's order; zeros where a row is not there. */
const leavesFrom = (register: RegisterId, tile: number) => sql`
  SELECT f.tile, f.start, f.hashes, f.event_ids, (
    SELECT string_agg(coalesce(sha256('\\x00'::bytea || e.entry), ${MISSING}::bytea), ''::bytea ORDER BY n.i)
    FROM generate_series(0, length(f.event_ids) / ${ID_BYTES}::int - 1) AS n (i)
    LEFT JOIN LATERAL (SELECT ${entryOfRow()} AS entry FROM access_log l WHERE l.register_id = ${register}
      AND l.id = encode(substring(f.event_ids FROM n.i * ${ID_BYTES}::int + 1 FOR ${ID_BYTES}::int), 'hex')::uuid) e ON true) AS now
  FROM log_leaf f
  WHERE f.register_id = ${register} AND f.tile >= ${tile}::bigint AND f.tile < ${tile}::bigint + ${TILES_AT_ONCE}::int
  ORDER BY f.tile, f.start`

/** How many leaves may have lost their records by now; of a log that its definition keeps for ever none. */
async function destructibleLeaves(
  transaction: RegisterTransaction,
  { keys, now }: CheckParts,
  register: Register,
): Promise<number> {
  const months = register.definition.retention.find(({ scope }) => scope === 'access-log')?.atMostMonths
  if (months === undefined) return 0
  const before = startOfDay(firstDayWithin(months, dayOf(now())))
  return (await witnessedBefore(transaction, register.id, keys.witnesses(), before)) ?? Number.POSITIVE_INFINITY
}

const wronglyDestroyed = (row: z.infer<typeof LeafRow>, size: number, destructible: number): Finding[] =>
  size + row.hashes.length / HASH_BYTES <= destructible ? [] : [{ kind: 'destroyed-early', reference: String(size) }]

function wrongRows(row: z.infer<typeof LeafRow>, rows: Buffer, size: number): Finding[] {
  const found: Finding[] = []
  for (let i = 0; i < row.hashes.length / HASH_BYTES; i += 1) {
    const now = hashIn(rows, i)
    if (now.equals(hashIn(row.hashes, i))) continue
    found.push({ kind: now.equals(MISSING) ? 'row-missing' : 'row-changed', reference: String(size + i) })
  }
  return found
}

/** Only what further leaves can still change: the check of a long log must not hold it in memory. */
const onlyEdge = (tiles: Tiles, size: number): Tiles => {
  const wanted = new Map<string, Buffer>()
  for (let level = 0, width = size; width > 0; level += 1, width = Math.floor(width / TILE_WIDTH)) {
    const name = tileName({ level, tile: Math.floor(width / TILE_WIDTH) })
    const held = tiles.get(name)
    if (held) wanted.set(name, held)
  }
  return wanted
}

/** Stored nodes must be those that the leaves give, and no others but those over leaves that came after the reading. */
async function wrongNodes(
  parts: CheckParts,
  register: RegisterId,
  { made, size }: { readonly made: ReturnType<typeof grow>['nodes']; readonly size: number },
): Promise<Finding[]> {
  const { all, now } = await read(parts, register, async (t) => ({
    all: await rowsOf(t, NodeRow, sql`SELECT level, tile, start, hash FROM log_node WHERE register_id = ${register}`),
    now: (await storedSize(t, register)).size,
  }))
  const endOf = (n: z.infer<typeof NodeRow>): number => (n.tile * TILE_WIDTH + n.start + 1) * TILE_WIDTH ** n.level
  const stored = all.filter((node) => endOf(node) <= size || endOf(node) > now)
  const name = (n: z.infer<typeof NodeRow>): string => `${n.level}/${n.tile}@${n.start}`
  const held = new Map(stored.map((node) => [name(node), node.hash]))
  const wrong = made.filter((node) => !held.get(name(node))?.equals(node.hash)).map(name)
  const expected = new Set(made.map(name))
  return [...wrong, ...[...held.keys()].filter((n) => !expected.has(n))].map((reference) => ({
    kind: 'node-differs',
    reference,
  }))
}

/** Rows that should be in the tree for long and are not: put in behind the sequencer's back, or behind its place. */
async function rowsOutside(parts: CheckParts, register: RegisterId): Promise<Finding[]> {
  const rows = await read(parts, register, (t) =>
    rowsOf(
      t,
      Id,
      sql`SELECT l.id FROM access_log l
        JOIN (SELECT max(last_xid) AS xid FROM log_leaf WHERE register_id = ${register}) t ON l.xid <= t.xid
        WHERE l.register_id = ${register} AND NOT EXISTS (
          SELECT FROM log_leaf f CROSS JOIN generate_series(0, length(f.event_ids) / ${ID_BYTES}::int - 1) AS n (i)
          WHERE f.register_id = ${register} AND l.xid BETWEEN f.first_xid AND f.last_xid
            AND substring(f.event_ids FROM n.i * ${ID_BYTES}::int + 1 FOR ${ID_BYTES}::int) = uuid_send(l.id))
        ORDER BY l.id LIMIT 1000`,
    ),
  )
  return rows.map((row) => ({ kind: 'row-outside', reference: row.id }))
}

async function keep(
  parts: CheckParts,
  register: Register,
  size: number,
  findings: readonly Finding[],
): Promise<readonly Finding[]> {
  const now = parts.now()
  await inRegister(parts.pool, register.id, 'write', (t) =>
    sendAll(
      t,
      [
        saveFindings(register.id, findings.slice(0, MOST_FINDINGS), now),
        sql`INSERT INTO log_check (register_id, checked_at, size, findings)
          VALUES (${register.id}, ${now}, ${size}, ${findings.length}) ON CONFLICT DO NOTHING`,
      ],
      { commit: true },
    ),
  )
  return findings
}
