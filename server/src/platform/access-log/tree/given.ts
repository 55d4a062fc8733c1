import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestRegister, World } from '../../../domains/world.ts'
import { inRegister } from '../../db/pool.ts'
import { newId } from '../../ids.ts'
import type { LogEvent } from '../event.ts'
import { checkLog } from './check.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { leafHash, rootOver } from './hashing.ts'
import { type IntegrationParts, integrate } from './integrate.ts'
import { type LogKeys, openLogKeys } from './keys.ts'
import { openNote } from './note.ts'
import { newestCheckpoint } from './store.ts'

/** A handling as tests need it: by anybody, of anybody. */
export const anEvent = (world: World, { register }: TestRegister, changes: Partial<LogEvent> = {}): LogEvent => ({
  id: newId(world.clock.now()),
  register: register.id,
  at: world.clock.now(),
  actorId: newId(world.clock.now()),
  actorKind: 'worker',
  onBehalfOf: null,
  subjectId: newId(world.clock.now()),
  action: 'client.open',
  purpose: 'arranging-service',
  basis: 'own-client',
  reference: null,
  groups: ['client.identity'],
  outcome: 'done',
  reason: '',
  channel: 'web',
  correlation: newId(world.clock.now()),
  counterpart: null,
  ...changes,
})

/** Writes so many handlings, as requests side by side do. */
export async function handle(world: World, to: TestRegister, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, () => world.platform.log.append(to.register.id, [anEvent(world, to)])),
  )
}

/** A tree's parts on a world, with keys in a folder of its own, and a superuser beside it. */
export interface TreeGround {
  readonly keys: LogKeys
  readonly keyFolder: string
  readonly parts: IntegrationParts
  /** As the tables' owner with row security off: who may do everything to the rows that a superuser may. */
  readonly superuser: pg.Client
  /** Waits for the transactions of other tests: their databases share the server, and hold the tree back as one of ours would. */
  settled(to: TestRegister): Promise<void>
  /** Takes all rows of a register into its tree; gives how many. */
  integrateAll(to: TestRegister, onStep?: IntegrationParts['onStep']): Promise<number>
  /** The same while somebody else's death still holds the tree: again until so many were taken, for ten seconds. */
  untilIntegrated(to: TestRegister, count: number): Promise<number>
  /** The signed head is that of the rows as they are, and every row stands in the tree once. */
  mustBeWhole(to: TestRegister): Promise<void>
  close(): Promise<void>
}

export async function openTreeGround(
  world: World,
  keyFolder = mkdtempSync(path.join(tmpdir(), 'seloste-log-')),
): Promise<TreeGround> {
  const keys = openLogKeys(keyFolder, 'localhost')
  const superuser = new pg.Client({ connectionString: world.database.ownerUrl })
  await superuser.connect()
  for (const name of [
    'access_log',
    'log_leaf',
    'log_node',
    'log_checkpoint',
    'log_cosignature',
    'log_finding',
    'log_writer',
  ])
    await superuser.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`)
  const parts = { pool: world.platform.jobsPool, keys, now: () => world.clock.now() }
  async function settled(to: TestRegister): Promise<void> {
    for (let tries = 0; tries < 500; tries += 1) {
      const { rows } = await superuser.query(
        'SELECT coalesce(max(xid) < pg_snapshot_xmin(pg_current_snapshot()), true) AS ended FROM access_log WHERE register_id = $1',
        [to.register.id],
      )
      if (rows[0]?.ended === true) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error('transactions of other tests do not end')
  }
  async function integrateAll(to: TestRegister, onStep?: IntegrationParts['onStep']): Promise<number> {
    await settled(to)
    let added = 0
    for (;;) {
      const done = await integrate(onStep ? { ...parts, onStep } : parts, to.register)
      added += done.added
      if (!done.more) return added
    }
  }
  const ask = async (text: string, to: TestRegister): Promise<Record<string, unknown>[]> =>
    (await superuser.query(text, [to.register.id])).rows
  return {
    keys,
    keyFolder,
    parts,
    superuser,
    settled,
    integrateAll,
    async untilIntegrated(to, count) {
      let added = await integrateAll(to)
      for (let tries = 0; tries < 500 && added < count; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20))
        added += await integrateAll(to)
      }
      return added
    },
    async mustBeWhole(to) {
      const entries = (await ask(ROWS, to)).map(entryOf)
      const head = await inRegister(parts.pool, to.register.id, 'read', (t) => newestCheckpoint(t, to.register.id))
      const { size, root } = parseCheckpoint(openNote(head?.note ?? '', [keys.of(to.register).verifier]).text)
      assert.equal(size, entries.length)
      assert.deepEqual(root, rootOver(Buffer.concat(entries.map(leafHash))))
      const ids = await ask('SELECT event_ids FROM log_leaf WHERE register_id = $1', to)
      const bytes = Buffer.concat(ids.map((row) => (row.event_ids instanceof Buffer ? row.event_ids : assert.fail())))
      const inTree = Array.from({ length: bytes.length / 16 }, (_, i) => bytes.toString('hex', i * 16, i * 16 + 16))
      assert.equal(new Set(inTree).size, entries.length)
      assert.deepEqual(await checkLog(parts, to.register), [])
    },
    async close() {
      await superuser.end()
      rmSync(keyFolder, { recursive: true })
    },
  }
}

const ROWS = `SELECT id, actor_id, subject_id, writer::text AS w, number, xid::text AS x, record FROM access_log
  WHERE register_id = $1 ORDER BY xid, writer, number`

/** A row's entry, put together here once more from the columns. */
function entryOf(row: Record<string, unknown>): Buffer {
  const uuid = (value: unknown): Buffer =>
    Buffer.from(value ? String(value).replaceAll('-', '') : '0'.repeat(32), 'hex')
  const numbers = Buffer.alloc(20)
  numbers.writeBigInt64BE(BigInt(String(row.w)), 0)
  numbers.writeInt32BE(Number(row.number), 8)
  numbers.writeBigUInt64BE(BigInt(String(row.x)), 12)
  assert.ok(row.record instanceof Buffer)
  return Buffer.concat([Buffer.of(1), uuid(row.id), uuid(row.actor_id), uuid(row.subject_id), numbers, row.record])
}
