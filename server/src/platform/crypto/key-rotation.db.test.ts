import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inRegister, openPool } from '../db/pool.ts'
import { sql } from '../db/sql.ts'
import { type TestDatabase, testDatabase } from '../db/testing.ts'
import { newId, type RegisterId } from '../ids.ts'
import { type DataKeys, openDataKeys } from './data-keys.ts'
import type { KeySources } from './key-loader.ts'
import {
  destroyOldVersions,
  RotationUnfinished,
  retireKeks,
  rewrapSlice,
  rotateDataKey,
  rotateKek,
  type SliceEnd,
} from './key-rotation.ts'
import { statement } from './key-store.ts'
import { KeyGone } from './keyring.ts'
import type { Sealed } from './primitives.ts'
import { tries } from './proving.ts'
import { keyVersionOf, type SealContext } from './seal.ts'
import { openSealedKeyFile } from './sealed-key-file.ts'
import { unwrappingAfter } from './slow-module.ts'

const now = new Date('2026-11-24T08:00:00Z')
const someId = () => newId<'Something'>(now)
let database: TestDatabase
let folder = ''
let sources: KeySources
let keys: DataKeys
const opened: DataKeys[] = []

before(async () => {
  database = await testDatabase()
  folder = mkdtempSync(path.join(tmpdir(), 'seloste-rotation-'))
  sources = aProcess()
  keys = dataKeysOf(sources)
})
after(async () => {
  for (const one of opened) await one.close()
  await sources.pool.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

const places = () => ({ keyFile: path.join(folder, 'keys'), rootKeyFile: path.join(folder, 'root') })

/** What a process of its own would have: its own key module over the same files. */
function aProcess(): KeySources {
  const pool = sources?.pool ?? openPool(database.keysUrl, 8, () => {})
  return { pool, module: openSealedKeyFile({ ...places(), profile: 'demo' }), monotonicMs: () => performance.now() }
}

function dataKeysOf(from: KeySources): DataKeys {
  const made = openDataKeys(from)
  opened.push(made)
  return made
}

const place = (registerId: RegisterId, holder: string): SealContext => ({
  registerId,
  table: 'client',
  group: 'identity',
  rowId: '01993b1c-0000-7000-8000-000000000001',
  holder,
  part: 'content',
  schemaVersion: 1,
})

/** A register with holders, each with a sealed group. */
async function filled(count: number): Promise<{ registerId: RegisterId; sealed: Map<string, Sealed> }> {
  const registerId = newId<'Register'>(now)
  const sealed = new Map<string, Sealed>()
  for (let i = 0; i < count; i += 1) {
    const holder = someId()
    await keys.create(registerId, holder)
    sealed.set(holder, (await keys.load(registerId, [holder])).seal(place(registerId, holder), holder))
  }
  return { registerId, sealed }
}

async function rewrapAll(registerId: RegisterId, size: number, from = sources): Promise<number> {
  let [count, after]: [number, SliceEnd | null] = [0, null]
  do {
    const slice: Awaited<ReturnType<typeof rewrapSlice>> = await rewrapSlice(from, registerId, size, after)
    assert.equal(slice.unreadable, 0)
    count += slice.rewrapped
    after = slice.next
  } while (after)
  return count
}

async function onOldKek(registerId: RegisterId): Promise<number> {
  const newest = (await sources.module.kekVersions(registerId)).at(-1) ?? 0
  const [result] = await inRegister(sources.pool, registerId, 'read', (transaction) =>
    transaction.send(
      [statement(sql`SELECT FROM keys.data_key WHERE register_id = ${registerId} AND kek_version < ${newest}`)],
      { commit: true },
    ),
  )
  return result?.rowCount ?? -1
}

test('INV-32: rotating the KEK under load fails no read and leaves no key under the old one', async () => {
  const { registerId, sealed } = await filled(60)
  const holders = [...sealed.keys()]
  const readers = Array.from({ length: 4 }, aProcess)
  let reads = 0
  let done = false
  const reading = readers.map(async (reader, r) => {
    for (let i = r; !done; i += 1) {
      // A new memory each time, so that every read unwraps.
      const fresh = openDataKeys(reader)
      const holder = holders[(i * 17) % holders.length] ?? ''
      const bytes = sealed.get(holder)
      assert.ok(bytes)
      const ring = await fresh.load(registerId, [holder])
      assert.equal(ring.open(place(registerId, holder), bytes, someId()).toString(), holder)
      await fresh.close()
      reads += 1
    }
  })
  const writing = (async () => {
    while (!done) {
      const holder = someId()
      await keys.create(registerId, holder)
      sealed.set(holder, (await keys.load(registerId, [holder])).seal(place(registerId, holder), holder))
      await sleep(5)
    }
  })()
  for (let round = 0; round < tries(60); round += 1) {
    await rotateKek(sources, registerId)
    await rewrapAll(registerId, 20)
    // Keys that were being made during the rewrapping are under the old one still: again, until the store lets it go.
    for (let i = 0; i < 50 && (await retireKeks(sources, registerId).catch(onlyUnfinished)) === null; i += 1) {
      await rewrapAll(registerId, 50)
    }
    assert.equal(await onOldKek(registerId), 0)
  }
  done = true
  await Promise.all([...reading, writing])
  assert.ok(reads > 20, `${reads} reads`)
  assert.deepEqual(await sources.module.kekVersions(registerId), [tries(60) + 1])
  const fresh = dataKeysOf(aProcess())
  for (const [holder, bytes] of sealed) {
    const ring = await fresh.load(registerId, [holder])
    assert.equal(ring.open(place(registerId, holder), bytes, someId()).toString(), holder)
  }
})

const onlyUnfinished = (error: unknown): null => {
  if (error instanceof RotationUnfinished) return null
  throw error
}

test('INV-32: a key read before and unwrapped after its KEK was retired is read again', async () => {
  const { registerId, sealed } = await filled(1)
  const [holder, bytes] = [...sealed][0] ?? []
  assert.ok(holder && bytes)
  const own = aProcess()
  const gate = Promise.withResolvers<void>()
  const reached = Promise.withResolvers<void>()
  // The port may answer later, as a module outside the process would; between row and key all this happens.
  const slow = unwrappingAfter(own.module, reached.resolve, gate.promise)
  const loading = dataKeysOf({ ...own, module: slow }).load(registerId, [holder])
  await reached.promise
  await rotateKek(own, registerId)
  await rewrapAll(registerId, 50, own)
  await retireKeks(own, registerId)
  gate.resolve()
  assert.equal((await loading).open(place(registerId, holder), bytes, someId()).toString(), holder)
})

test('INV-32: a rotation killed with kill -9 goes on where it was', async () => {
  const { registerId, sealed } = await filled(150)
  await rotateKek(sources, registerId)
  const url = (file: string) => JSON.stringify(path.join(import.meta.dirname, file))
  const source = `
    import { openPool } from ${url('../db/pool.ts')}
    import { openSealedKeyFile } from ${url('sealed-key-file.ts')}
    import { rewrapSlice } from ${url('key-rotation.ts')}
    const sources = { pool: openPool(process.argv[1], 2, () => {}), monotonicMs: () => performance.now(),
      module: openSealedKeyFile({ ...${JSON.stringify(places())}, profile: 'demo' }) }
    let after = null
    do { after = (await rewrapSlice(sources, ${JSON.stringify(registerId)}, 3, after)).next; console.log('slice') } while (after)`
  const before = await onOldKek(registerId)
  for (let kill = 0; kill < 3; kill += 1) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', source, database.keysUrl], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let slices = 0
    child.stdout.on('data', () => {
      slices += 1
      if (slices === 4 + kill) child.kill('SIGKILL')
    })
    const [, signal] = await once(child, 'close')
    assert.equal(signal, 'SIGKILL')
  }
  const left = await onOldKek(registerId)
  assert.ok(left > 0 && left < before, `${left} of ${before}`)
  await assert.rejects(retireKeks(sources, registerId), RotationUnfinished)
  assert.equal(await rewrapAll(registerId, 50), left)
  assert.equal(await retireKeks(sources, registerId), 1)
  const fresh = dataKeysOf(aProcess())
  for (const [holder, bytes] of sealed) {
    const ring = await fresh.load(registerId, [holder])
    assert.equal(ring.open(place(registerId, holder), bytes, someId()).toString(), holder)
  }
})

test('a key that could not be unwrapped is counted, and stops the retirement of its KEK', async () => {
  const { registerId, sealed } = await filled(3)
  const [damaged] = sealed.keys()
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  await owner.query(`SET app.register_id = '${registerId}'`)
  await owner.query(`UPDATE keys.data_key SET wrapped = '\\x00' WHERE holder_id = $1 AND part = 'content'`, [damaged])
  await owner.end()
  await rotateKek(sources, registerId)
  assert.deepEqual(await rewrapSlice(sources, registerId, 50, null), { rewrapped: 5, unreadable: 1, next: null })
  await assert.rejects(retireKeks(sources, registerId), RotationUnfinished)
})

test('INV-33: once the KEK has been renewed, a key restored from an older backup of the key store opens nothing', async () => {
  const { registerId, sealed } = await filled(1)
  const [holder, bytes] = [...sealed][0] ?? []
  assert.ok(holder && bytes)
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  await owner.query(`SET app.register_id = '${registerId}'`)
  await owner.query('CREATE TABLE backup AS SELECT * FROM keys.data_key')
  await keys.destroy(registerId, holder)
  await rotateKek(sources, registerId)
  await rewrapAll(registerId, 50)
  await retireKeks(sources, registerId)
  await owner.query('INSERT INTO keys.register_key (register_id, kek_version) VALUES ($1, 1)', [registerId])
  await owner.query(`UPDATE keys.data_key d SET wrapped = b.wrapped, kek_version = b.kek_version, destroyed_at = NULL
    FROM backup b WHERE b.holder_id = d.holder_id AND b.part = d.part`)
  await owner.query('DROP TABLE backup')
  await owner.end()
  const ring = await dataKeysOf(aProcess()).load(registerId, [holder])
  assert.throws(() => ring.open(place(registerId, holder), bytes, someId()), KeyGone)
})

test('a data key gets a new version: new seals take it, old ones open until they are sealed anew', async () => {
  const { registerId, sealed } = await filled(1)
  const [holder, old] = [...sealed][0] ?? []
  assert.ok(holder && old)
  const document = someId()
  await keys.createDocument(registerId, document, [holder])
  const page = (await keys.load(registerId, [document])).seal(place(registerId, document), 'page')

  assert.equal(await rotateDataKey(sources, keys, registerId, holder, 'content'), 2)
  const ring = await keys.load(registerId, [holder])
  const anew = ring.seal(place(registerId, holder), ring.open(place(registerId, holder), old, someId()))
  assert.deepEqual([keyVersionOf(old), keyVersionOf(anew)], [1, 2])

  await assert.rejects(destroyOldVersions(sources, keys, registerId, holder, 'content'), RotationUnfinished)
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  await owner.query(`SET app.register_id = '${registerId}'`)
  await owner.query(`UPDATE keys.data_key SET created_at = created_at - interval '3 minutes'`)
  await owner.end()
  assert.equal(await destroyOldVersions(sources, keys, registerId, holder, 'content'), 1)
  const afterwards = await keys.load(registerId, [holder, document])
  assert.equal(afterwards.open(place(registerId, holder), anew, someId()).toString(), holder)
  assert.throws(() => afterwards.open(place(registerId, holder), old, someId()), { code: 'seal.cannot-open' })
  const fresh = await dataKeysOf(aProcess()).load(registerId, [document])
  assert.equal(fresh.open(place(registerId, document), page, someId()).toString(), 'page')
})
