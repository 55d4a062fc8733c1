import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openPool } from '../db/pool.ts'
import { type TestDatabase, testDatabase } from '../db/testing.ts'
import { newId, type RegisterId } from '../ids.ts'
import { type DataKeys, openDataKeys } from './data-keys.ts'
import type { KeySources } from './key-loader.ts'
import { KeyGone } from './keyring.ts'
import { newKey } from './primitives.ts'
import type { KeyPart, SealContext } from './seal.ts'
import { openSealedKeyFile, type SealedKeyFile } from './sealed-key-file.ts'
import { unwrappingAfter } from './slow-module.ts'

const now = new Date('2026-11-24T08:00:00Z')
const someId = () => newId<'Something'>(now)
let database: TestDatabase
let folder = ''
let module: SealedKeyFile
let pool: pg.Pool
let keys: DataKeys
let statements = 0

before(async () => {
  database = await testDatabase()
  folder = mkdtempSync(path.join(tmpdir(), 'seloste-datakeys-'))
  module = openModule()
  pool = openPool(database.keysUrl, 8, () => {})
  keys = openDataKeys({ pool: counting(pool), module })
})
after(async () => {
  for (const one of [keys, ...others]) await one.close()
  await pool.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

/** Another process of the same installation: its own memory and key module. Closed at the end, also after a failure. */
const others: DataKeys[] = []
function anotherProcess(options: Partial<KeySources> = {}): DataKeys {
  const other = openDataKeys({ pool, module: openModule(), ...options })
  others.push(other)
  return other
}

const openModule = () =>
  openSealedKeyFile({ keyFile: path.join(folder, 'keys'), rootKeyFile: path.join(folder, 'root'), profile: 'demo' })

/** Counts the connections taken: each transaction takes one. */
function counting(real: pg.Pool): pg.Pool {
  return new Proxy(real, {
    get(target, name) {
      if (name === 'connect') statements += 1
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

async function aRegister(): Promise<RegisterId> {
  const id = newId<'Register'>(now)
  await keys.register(id)
  return id
}

const place = (registerId: RegisterId, holder: string, part: KeyPart = 'content'): SealContext => ({
  registerId,
  table: 'client',
  group: 'identity',
  rowId: '01993b1c-0000-7000-8000-000000000001',
  holder,
  part,
  schemaVersion: 1,
})

async function asOwner<T extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
  register?: string,
): Promise<T[]> {
  const client = new pg.Client(database.ownerUrl)
  await client.connect()
  try {
    await client.query('BEGIN')
    if (register) await client.query(`SELECT set_config('app.register_id', $1, true)`, [register])
    const { rows } = await client.query<T>(text, [...values])
    await client.query('COMMIT')
    return rows
  } finally {
    await client.end()
  }
}

test('a holder gets its keys once, and they open in another process', async () => {
  const [registerId, holder] = [await aRegister(), someId()]
  await keys.create(registerId, holder)
  await keys.create(registerId, holder)
  const bytes = (await keys.load(registerId, [holder])).seal(place(registerId, holder), 'Aino')
  const other = anotherProcess()
  assert.equal(
    (await other.load(registerId, [holder])).open(place(registerId, holder), bytes, someId()).toString(),
    'Aino',
  )
  await other.create(registerId, holder)
  assert.equal(
    (await other.load(registerId, [holder])).open(place(registerId, holder), bytes, someId()).toString(),
    'Aino',
  )
  const stranger = await keys.load(registerId, [someId()])
  assert.throws(() => stranger.seal(place(registerId, holder), 'x'), KeyGone)
})

test('two processes that make the same holder at once end with one key', async () => {
  const registerId = await aRegister()
  const processes = [keys, anotherProcess(), anotherProcess()]
  for (let round = 0; round < 20; round += 1) {
    const holder = someId()
    await Promise.all(processes.map((one) => one.create(registerId, holder)))
    const rings = await Promise.all(processes.map((one) => one.load(registerId, [holder])))
    for (const from of rings) {
      const bytes = from.seal(place(registerId, holder), 'x')
      for (const to of rings) assert.equal(to.open(place(registerId, holder), bytes, someId()).toString(), 'x')
    }
  }
})

test('what concurrent requests miss comes with one statement, and what is in memory with none', async () => {
  const registerId = await aRegister()
  const holders = Array.from({ length: 50 }, someId)
  for (const holder of holders) await keys.create(registerId, holder)
  const fresh = anotherProcess({ pool: counting(pool) })
  statements = 0
  await Promise.all(holders.map((holder, i) => fresh.load(registerId, [holder, holders[(i * 7) % 50] ?? holder])))
  assert.equal(statements, 1)
  await fresh.load(registerId, holders)
  assert.equal(statements, 1)
})

test('at most 1,000 keys for at most a minute are in memory', async () => {
  const registerId = await aRegister()
  const holders = Array.from({ length: 520 }, someId)
  let ms = 0
  const fresh = anotherProcess({ pool: counting(pool), monotonicMs: () => ms })
  for (const holder of holders) await fresh.create(registerId, holder)
  statements = 0
  await fresh.load(registerId, holders.slice(-500))
  assert.equal(statements, 0)
  await fresh.load(registerId, holders.slice(0, 1))
  assert.equal(statements, 1)
  ms = 46_000
  await fresh.load(registerId, holders.slice(-1))
  assert.equal(statements, 2)
})

test('INV-01: the key store shows a register only its own keys, and without a register nothing but an error', async () => {
  const [ours, theirs, holder] = [await aRegister(), await aRegister(), someId()]
  await keys.create(ours, holder)
  const ring = await keys.load(theirs, [holder])
  assert.equal(ring.state(holder, 'content'), 'missing')
  await assert.rejects(pool.query('SELECT * FROM keys.data_key'), /app\.register_id|uuid/)
  assert.deepEqual(await asOwner('SELECT * FROM keys.data_key', [], theirs), [])
})

test('INV-03: the app and jobs roles reach no key, and the keys role cannot delete or move one', async () => {
  for (const url of [database.appUrl, database.jobsUrl]) {
    const client = new pg.Client(url)
    await client.connect()
    await assert.rejects(client.query('SELECT * FROM keys.data_key'), { code: '42501' })
    await assert.rejects(client.query('SELECT * FROM keys.register_key'), { code: '42501' })
    await client.end()
  }
  const client = new pg.Client(database.keysUrl)
  await client.connect()
  await client.query(`SET app.register_id = '${newId<'Register'>(now)}'`)
  for (const forbidden of [
    'DELETE FROM keys.data_key',
    'UPDATE keys.data_key SET holder_id = opened_by',
    'UPDATE keys.data_key SET version = 2',
    'TRUNCATE keys.data_key',
    'UPDATE keys.register_key SET kek_version = 2',
    'ALTER TABLE keys.data_key NO FORCE ROW LEVEL SECURITY',
    'SELECT * FROM public.organisation',
  ]) {
    await assert.rejects(client.query(forbidden), { code: '42501' }, forbidden)
  }
  await client.end()
})

test('INV-33: after destruction nothing opens, here at once, elsewhere at the notice, and the key never comes back', async () => {
  const [registerId, holder] = [await aRegister(), someId()]
  const elsewhere = anotherProcess()
  await elsewhere.listen()
  await keys.create(registerId, holder)
  const here = await keys.load(registerId, [holder])
  const there = await elsewhere.load(registerId, [holder])
  const contact = place(registerId, holder, 'contact')
  const bytes = here.seal(contact, 'Keksijänkuja 9')
  const content = here.seal(place(registerId, holder), 'need')

  assert.equal(await keys.destroy(registerId, holder, ['contact']), 1)
  assert.throws(() => here.open(contact, bytes, someId()), KeyGone)
  for (let i = 0; i < 100 && there.state(holder, 'contact') === 'live'; i += 1) await sleep(10)
  assert.throws(() => there.open(contact, bytes, someId()), KeyGone)
  assert.equal(here.open(place(registerId, holder), content, someId()).toString(), 'need')

  await keys.create(registerId, holder)
  const afterwards = await keys.load(registerId, [holder])
  assert.equal(afterwards.state(holder, 'contact'), 'destroyed')
  assert.throws(() => afterwards.seal(contact, 'x'), KeyGone)
  assert.equal(await keys.destroy(registerId, holder), 1)
  assert.equal(await keys.destroy(registerId, holder), 0)
  const rows = await asOwner(
    'SELECT FROM keys.data_key WHERE holder_id = $1 AND num_nonnulls(wrapped, kek_version, content_version) > 0',
    [holder],
    registerId,
  )
  assert.equal(rows.length, 0)
})

test('INV-33: all keys of a holder die at once for those who hold them elsewhere', async () => {
  const [registerId, holder] = [await aRegister(), someId()]
  const elsewhere = anotherProcess()
  await elsewhere.listen()
  await keys.create(registerId, holder)
  const there = await elsewhere.load(registerId, [holder])
  await keys.destroy(registerId, holder)
  const states = () => [there.state(holder, 'content'), there.state(holder, 'contact')]
  for (let i = 0; i < 100 && states().includes('live'); i += 1) await sleep(10)
  assert.deepEqual(states(), ['destroyed', 'destroyed'])
})

test('INV-39: a process that hears no notice stops using a destroyed key within 60 s', async () => {
  const [registerId, holder] = [await aRegister(), someId()]
  let ms = 0
  const deaf = anotherProcess({ monotonicMs: () => ms })
  await keys.create(registerId, holder)
  const bytes = (await keys.load(registerId, [holder])).seal(place(registerId, holder), 'x')
  const ring = await deaf.load(registerId, [holder])
  await keys.destroy(registerId, holder)
  ms = 60_001
  assert.throws(() => ring.open(place(registerId, holder), bytes, someId()), { code: 'seal.keyring-expired' })
  const again = await deaf.load(registerId, [holder])
  assert.throws(() => again.open(place(registerId, holder), bytes, someId()), KeyGone)
})

test('INV-33: a key destroyed between its row and its unwrapping is not handed out', async () => {
  const [registerId, holder] = [await aRegister(), someId()]
  await keys.create(registerId, holder)
  const [gate, reached] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = anotherProcess({ module: unwrappingAfter(openModule(), reached.resolve, gate.promise) })
  await slow.listen()
  const loading = slow.load(registerId, [holder])
  await reached.promise
  await keys.destroy(registerId, holder)
  // The notice is on its way on a connection of its own.
  await sleep(100)
  gate.resolve()
  assert.equal((await loading).state(holder, 'content'), 'destroyed')
  assert.equal((await slow.load(registerId, [holder])).state(holder, 'content'), 'destroyed')
})

test('INV-33: destruction while keys are being read leaves none in memory', async () => {
  const registerId = await aRegister()
  const elsewhere = anotherProcess()
  await elsewhere.listen()
  for (let round = 0; round < 40; round += 1) {
    const holder = someId()
    await keys.create(registerId, holder)
    const loading = elsewhere.load(registerId, [holder])
    await keys.destroy(registerId, holder)
    await loading
    for (let i = 0; i < 100 && (await elsewhere.load(registerId, [holder])).state(holder, 'content') === 'live'; i += 1)
      await sleep(5)
    assert.equal((await elsewhere.load(registerId, [holder])).state(holder, 'content'), 'destroyed')
  }
})

test('a notice lost with its connection does not keep a key in memory', async () => {
  const [registerId, holder] = [await aRegister(), someId()]
  const elsewhere = anotherProcess()
  await elsewhere.listen()
  await keys.create(registerId, holder)
  await elsewhere.load(registerId, [holder])
  const killed = await pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`,
  )
  assert.ok(Number(killed.rowCount) > 0)
  await keys.destroy(registerId, holder)
  await sleep(100)
  assert.equal((await elsewhere.load(registerId, [holder])).state(holder, 'content'), 'destroyed')
  await sleep(900)
  const second = someId()
  await keys.create(registerId, second)
  const ring = await elsewhere.load(registerId, [second])
  await keys.destroy(registerId, second)
  for (let i = 0; i < 100 && ring.state(second, 'content') === 'live'; i += 1) await sleep(10)
  assert.equal(ring.state(second, 'content'), 'destroyed')
})

test('decision 12: a document opens through each of its people, and is gone with the last', async () => {
  const registerId = await aRegister()
  const [mother, child, late, document] = [someId(), someId(), someId(), someId()]
  for (const person of [mother, child, late]) await keys.create(registerId, person)
  await keys.createDocument(registerId, document, [mother, child])
  const at = place(registerId, document)
  const bytes = (await keys.load(registerId, [document])).seal(at, 'plan of the family')
  const fresh = async () => {
    return await anotherProcess().load(registerId, [document])
  }
  assert.equal((await fresh()).open(at, bytes, someId()).toString(), 'plan of the family')
  await keys.destroy(registerId, mother)
  assert.equal((await fresh()).open(at, bytes, someId()).toString(), 'plan of the family')
  await keys.shareDocument(registerId, document, late)
  await keys.destroy(registerId, child)
  assert.equal((await fresh()).open(at, bytes, someId()).toString(), 'plan of the family')
  await keys.destroy(registerId, late)
  assert.equal((await fresh()).state(document, 'content'), 'destroyed')
  const before = await keys.load(registerId, [document])
  assert.throws(() => before.open(at, bytes, someId()), KeyGone)
  await assert.rejects(keys.createDocument(registerId, someId(), [mother]), KeyGone)
})

test('a wrapped key moved to another row of the store opens nothing', async () => {
  const [registerId, one, other] = [await aRegister(), someId(), someId()]
  for (const holder of [one, other]) await keys.create(registerId, holder)
  const bytes = (await keys.load(registerId, [one])).seal(place(registerId, one), 'x')
  await asOwner(
    `UPDATE keys.data_key SET wrapped = (SELECT wrapped FROM keys.data_key WHERE holder_id = $1 AND part = 'content')
     WHERE holder_id = $2 AND part = 'content'`,
    [one, other],
    registerId,
  )
  const fresh = anotherProcess()
  const ring = await fresh.load(registerId, [one, other])
  assert.equal(ring.state(other, 'content'), 'destroyed')
  assert.throws(() => ring.open(place(registerId, other), bytes, someId()), KeyGone)
})

test('the same key wrapped twice gives different bytes', async () => {
  const registerId = await aRegister()
  await keys.create(registerId, someId())
  const probe = newKey()
  const wrapped = module.wrap(registerId, [
    { key: probe, aad: 'a' },
    { key: probe, aad: 'a' },
  ])
  assert.notDeepEqual(wrapped[0]?.wrapped, wrapped[1]?.wrapped)
})
