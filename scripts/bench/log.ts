import { hash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { Growing, HASH, leafHash } from '../../packages/verify/merkle.ts'
import { type TileSource, verifyTree } from '../../packages/verify/tree.ts'
import { grow } from '../../server/src/platform/access-log/tree/growing.ts'
import { integrate } from '../../server/src/platform/access-log/tree/integrate.ts'
import { openLogKeys } from '../../server/src/platform/access-log/tree/keys.ts'
import { LOOK_EVERY_MS } from '../../server/src/platform/access-log/tree/sequencer.ts'
import { openPool } from '../../server/src/platform/db/pool.ts'
import { newId } from '../../server/src/platform/ids.ts'
import { systemClock } from '../../server/src/platform/time/clock.ts'
import { benchCode, benchRegister } from './fill.ts'
import type { Urls } from './place.ts'
import { type Sample, spread } from './rounds.ts'

/** What an entry of the log takes: as long as the rows that the bench's own load has written. */
const ENTRY_BYTES = 69
/** The leaves of row 9 in one run. */
export const LEAVES = 200_000

const rate = (requests: number, startedAt: number): Sample => ({
  requests,
  perSecond: (requests * 1000) / (performance.now() - startedAt),
})

/** Entries of the log's form, one writer's, each told from the others by its number: as the verifier reads them. */
function* entries(count: number, recordBytes: number): Generator<Buffer> {
  const entry = Buffer.alloc(ENTRY_BYTES + recordBytes, 0x5a)
  entry[0] = 1
  for (let number = 1; number <= count; number += 1) {
    entry.writeBigInt64BE(7n, 49)
    entry.writeInt32BE(number, 57)
    yield entry
  }
}

/** The floor of rows 9 and 10: one SHA-256 over each entry, on one core, and nothing else. */
export function hashEach(count: number, recordBytes: number): Sample {
  const started = performance.now()
  for (const entry of entries(count, recordBytes)) hash('sha256', entry, 'binary')
  return rate(count, started)
}

/** A tree over so many entries, in memory: as a download lies on a disk. */
export function treeOf(count: number, recordBytes: number): { readonly tiles: TileSource; readonly root: Buffer } {
  const whole = new Growing()
  const leaves = Buffer.alloc(count * HASH)
  let at = 0
  for (const entry of entries(count, recordBytes)) {
    const leaf = leafHash(entry)
    leaf.copy(leaves, at)
    whole.add(leaf)
    at += HASH
  }
  const levels = [leaves]
  for (let below = leaves; below.length >= 256 * HASH; ) {
    const { nodes } = grow(new Map(), 0, below)
    below = Buffer.concat(nodes.filter(({ level }) => level === 1).map((node) => node.hash))
    levels.push(below)
  }
  const tiles: TileSource = (level, tile, width) =>
    levels[level]?.subarray(tile * 256 * HASH, (tile * 256 + width) * HASH) ?? null
  return { tiles, root: whole.root() }
}

/** Row 10: the whole tree from every entry, by the verifier that anybody runs, on one core. */
export function verifyAll(count: number, recordBytes: number, tree: ReturnType<typeof treeOf>): Sample {
  const head = { origin: 'bench', size: count, root: tree.root, witnessed: [] }
  const started = performance.now()
  verifyTree(head, tree.tiles, entries(count, recordBytes))
  return rate(count, started)
}

/** A log's tree that grows while the bench looks. */
export interface Integration {
  /** Row 9: puts so many rows behind the tree's place and takes them in; the clock runs for the taking in alone. */
  takeIn(count: number, recordBytes: number): Promise<Sample>
  /** A steady stream of rows: how many milliseconds 99 of 100 wait from their birth to the signed head that has them. */
  lag(perSecond: number, seconds: number, recordBytes: number): Promise<Sample>
  close(): Promise<void>
}

const STREAM_MS = 50
const LagRow = z.object({ ms: z.number() })

export async function openIntegration(urls: Urls): Promise<Integration> {
  const keyFolder = await mkdtemp(path.join(tmpdir(), 'seloste-bench-log-'))
  const pool = openPool(urls.jobsUrl, 2, () => {})
  const client = new pg.Client({ connectionString: urls.superUrl })
  await client.connect()
  const parts = { pool, keys: openLogKeys(keyFolder, 'localhost'), now: () => systemClock.now() }
  const register = { id: benchRegister, code: benchCode }
  const writers = { last: 1_000_000 }

  async function all(): Promise<number> {
    let added = 0
    for (let more = true; more; ) {
      const done = await integrate(parts, register)
      added += done.added
      more = done.more
    }
    return added
  }
  /** Rows as the server writes them, many in a statement. */
  async function write(writer: number, from: number, count: number, recordBytes: number): Promise<void> {
    const ids = Array.from({ length: count }, () => newId(systemClock.now()))
    await client.query(
      `INSERT INTO access_log (register_id, id, writer, number, actor_id, subject_id, record)
       SELECT $1, r.id, $2, $3::int + r.n::int, gen_random_uuid(), gen_random_uuid(), decode(repeat('5a', $4::int), 'hex')
       FROM unnest($5::uuid[]) WITH ORDINALITY AS r (id, n)`,
      [benchRegister, writer, from, recordBytes, ids],
    )
  }
  return {
    async takeIn(count, recordBytes) {
      await all()
      writers.last += 1
      for (let from = 0; from < count; from += 10_000)
        await write(writers.last, from, Math.min(10_000, count - from), recordBytes)
      const started = performance.now()
      return rate(await all(), started)
    },
    async lag(perSecond, seconds, recordBytes) {
      await all()
      const { rows } = await client.query('SELECT max(size) AS size FROM log_checkpoint WHERE register_id = $1', [
        benchRegister,
      ])
      writers.last += 1
      const each = Math.round((perSecond * STREAM_MS) / 1000)
      const started = performance.now()
      let written = 0
      let ended = false
      const growing = (async () => {
        while (!ended) {
          await sleep(LOOK_EVERY_MS)
          await all()
        }
      })()
      for (let beat = 0; beat * STREAM_MS < seconds * 1000; beat += 1) {
        await sleep(Math.max(0, started + beat * STREAM_MS - performance.now()))
        await write(writers.last, written, each, recordBytes)
        written += each
      }
      const sample = rate(written, started)
      ended = true
      await growing
      await all()
      const waits = await client.query(LAGS, [benchRegister, Number(rows[0]?.size ?? 0)])
      const ms = waits.rows.map((row) => LagRow.parse(row).ms).sort((a, b) => a - b)
      const at = (share: number): number => ms[Math.floor((ms.length - 1) * share)] ?? Number.NaN
      return { ...sample, p50: spread(ms).median, p95: at(0.95), p99: at(0.99) }
    },
    async close() {
      await client.end()
      await pool.end()
      await rm(keyFolder, { recursive: true })
    },
  }
}

/** Of each leaf behind a size: from the birth in its event's id to the signature of the first head that has it. */
const LAGS = `
  SELECT extract(epoch FROM c.signed_at)::float8 * 1000
    - ('x' || encode(substring(f.event_ids FROM n.i * 16 + 1 FOR 6), 'hex'))::bit(48)::bigint AS ms
  FROM log_leaf f CROSS JOIN LATERAL generate_series(0, length(f.event_ids) / 16 - 1) AS n (i)
  JOIN LATERAL (SELECT signed_at FROM log_checkpoint c WHERE c.register_id = f.register_id AND c.size > f.tile * 256 + f.start + n.i
    ORDER BY c.size LIMIT 1) c ON true
  WHERE f.register_id = $1 AND f.tile * 256 + f.start + n.i >= $2`
