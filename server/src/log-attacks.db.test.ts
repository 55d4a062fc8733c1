import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePorts } from './free-ports.ts'
import { start } from './main.ts'
import { checkpointText } from './platform/access-log/tree/checkpoint.ts'
import { grow } from './platform/access-log/tree/growing.ts'
import { leafHash } from './platform/access-log/tree/hashing.ts'
import { signNote, verifierOf } from './platform/access-log/tree/note.ts'
import { rootAt } from './platform/access-log/tree/proofs.ts'
import { tries } from './platform/crypto/proving.ts'
import { type TestDatabase, testDatabase } from './platform/db/testing.ts'
import { newId } from './platform/ids.ts'
import { JOB_CHANNEL } from './platform/jobs/plan.ts'
import { systemClock } from './platform/time/clock.ts'
import { openBrowser, signInAsWorker, type TestBrowser } from './sign-in/given.ts'
import type { RunningServer } from './start-options.ts'

const CODE = 'kuusikko'
const TABLES = ['access_log', 'log_leaf', 'log_node', 'log_checkpoint', 'log_cosignature', 'log_writer', 'log_finding']
const ALL_TABLES = [...TABLES, 'log_check', 'job', 'evidence_look', 'evidence_finding']

let database: TestDatabase
let superuser: pg.Client
let dataFolder = ''
let port = 0
let server: RunningServer
let register = ''
let worker: TestBrowser

const origin = (): string => `http://localhost:${port}`
const ask = async (text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> =>
  (await superuser.query(text, [...values])).rows
/** Starts the service with the tables as they must be; then their owner takes the row security off, as a superuser has none. */
async function run(): Promise<RunningServer> {
  for (const table of ALL_TABLES) await ask(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`)
  const started = await start({ ...database, dataFolder, profile: 'demo', port, origin: origin() })
  for (const table of ALL_TABLES) await ask(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`)
  return started
}

before(async () => {
  database = await testDatabase()
  dataFolder = mkdtempSync(path.join(tmpdir(), 'seloste-attacks-'))
  port = await freePorts()
  superuser = new pg.Client({ connectionString: database.ownerUrl })
  await superuser.connect()
  server = await run()
  register = String((await ask('SELECT id FROM register WHERE code = $1', [CODE]))[0]?.id)
  worker = openBrowser(origin())
  await signInAsWorker(worker, 'vilma.virta')
  await settled()
})
after(async () => {
  await server.stop()
  await superuser.end()
  await database.drop()
  rmSync(dataFolder, { recursive: true })
})

async function until<T>(what: string, look: () => Promise<T | null | false>): Promise<T> {
  for (let tries = 0; tries < 240; tries += 1) {
    const found = await look()
    if (found !== null && found !== false) return found
    await sleep(125)
  }
  throw new Error(`waited in vain: ${what}`)
}

/** Everything committed is in the tree, and the witness has signed its head. */
const settled = (): Promise<boolean> =>
  until('the tree to hold every row, witnessed', async () => {
    const [row] = await ask(
      `SELECT (SELECT count(*) FROM access_log WHERE register_id = $1) = max(size)
         AND EXISTS (SELECT FROM log_cosignature s WHERE s.register_id = $1 AND s.size = max(c.size)) AS whole
       FROM log_checkpoint c WHERE register_id = $1`,
      [register],
    )
    return row?.whole === true
  })

/** A handling by a real request. */
const handleSomething = async (): Promise<void> => {
  const { response } = await worker.go(`${origin()}/r/${CODE}/grants`)
  assert.equal(response.status, 200)
}

/** Plans the nightly reading for now; gives what all readings have found. */
async function findingsOfCheck(): Promise<string[]> {
  const checks = async () =>
    Number((await ask('SELECT count(*) AS n FROM log_check WHERE register_id = $1', [register]))[0]?.n)
  const before = await checks()
  await ask(`INSERT INTO job (register_id, id, kind, payload, run_at) VALUES ($1, $2, 'log.check', '{}', now())`, [
    register,
    newId(systemClock.now()),
  ])
  await ask('SELECT pg_notify($1, $2)', [JOB_CHANNEL, ''])
  await until('the whole log to be read', async () => (await checks()) > before)
  return await kinds()
}

const kinds = async (): Promise<string[]> =>
  (await ask('SELECT DISTINCT kind FROM log_finding WHERE register_id = $1 ORDER BY kind', [register])).map(
    ({ kind }) => String(kind),
  )

/** Plans the look at the promises for now; gives how the one that each handling has its row stands after it. */
async function promiseOfTheLog(): Promise<unknown> {
  const since = systemClock.now()
  // Out of rhythm, as if the last look were an hour ago.
  await ask(`UPDATE evidence_look SET looked_at = now() - interval '1 hour' WHERE register_id = $1`, [register])
  await ask(
    `INSERT INTO job (register_id, id, kind, payload, run_at) VALUES ($1, $2, 'evidence.compute', '{}', now())`,
    [register, newId(systemClock.now())],
  )
  await ask('SELECT pg_notify($1, $2)', [JOB_CHANNEL, ''])
  await until('the promises to be looked at', async () => {
    const [row] = await ask('SELECT looked_at >= $2 AS looked FROM evidence_look WHERE register_id = $1', [
      register,
      since,
    ])
    return row?.looked === true
  })
  const [row] = await ask(
    `SELECT verdict FROM evidence_finding WHERE register_id = $1 AND evidence = 'log.integrity' ORDER BY found_at DESC, id DESC LIMIT 1`,
    [register],
  )
  return row?.verdict
}

/** The public page reads how promises stand every fifteen seconds, so it is waited for. */
const noticeMustTurnRed = (): Promise<boolean> =>
  until('the notice to turn red', async () => {
    const page = await (await fetch(`${origin()}/notices/${CODE}?lang=fi`)).text()
    const [, below = ''] = page.split('Jokaisesta käsittelystä on merkintä')
    const said = below
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .slice(0, 200)
    return /Rikottu \S+ alkaen\. Vastuussa: tietosuojavastaava/i.test(said)
  })

async function warnings(): Promise<unknown[]> {
  const body: unknown = await (await fetch(`${origin()}/health/ready`)).json()
  const found: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'warnings') : null
  return Array.isArray(found) ? found : assert.fail('no warnings told')
}
const mustWarn = (warning: string) => until(warning, async () => (await warnings()).includes(warning))
const mustNotWarn = (warning: string) => until(`no ${warning}`, async () => !(await warnings()).includes(warning))

/** The rows as they are, to be put back: what was attacked must be whole again afterwards, so that each attack stands alone. */
async function keepRows(): Promise<() => Promise<void>> {
  for (const table of TABLES)
    await ask(`CREATE TEMP TABLE kept_${table} AS SELECT * FROM ${table} WHERE register_id = $1`, [register])
  return async () => {
    await ask('BEGIN')
    for (const table of [...TABLES].reverse()) await ask(`DELETE FROM ${table} WHERE register_id = $1`, [register])
    // The superuser also wipes away what was found.
    for (const table of TABLES) await ask(`INSERT INTO ${table} SELECT * FROM kept_${table}`)
    await ask('COMMIT')
    for (const table of TABLES) await ask(`DROP TABLE kept_${table}`)
  }
}

test('AC-11: before any attack the log is whole, and nothing warns', async () => {
  for (let i = 0; i < 12; i += 1) await handleSomething()
  await settled()
  assert.deepEqual(await findingsOfCheck(), [])
  assert.deepEqual(
    (await warnings()).filter((one) => String(one).startsWith('log-')),
    [],
  )
  assert.equal(await promiseOfTheLog(), 'kept')
})

const middle = `(SELECT id FROM access_log WHERE register_id = $1 ORDER BY xid, writer, number OFFSET 5 LIMIT 1)`
const attacks: readonly [name: string, attack: () => Promise<unknown>, found: readonly string[]][] = [
  [
    'deletes a row',
    () => ask(`DELETE FROM access_log WHERE register_id = $1 AND id = ${middle}`, [register]),
    ['row-missing'],
  ],
  [
    'edits a row',
    () =>
      ask(`UPDATE access_log SET actor_id = gen_random_uuid() WHERE register_id = $1 AND id = ${middle}`, [register]),
    ['row-changed'],
  ],
  [
    'swaps the records of two rows',
    () =>
      ask(
        `WITH two AS (SELECT id, record, row_number() OVER (ORDER BY id) AS n FROM access_log WHERE register_id = $1 ORDER BY id LIMIT 2)
         UPDATE access_log l SET record = o.record FROM two t JOIN two o ON o.n <> t.n WHERE l.register_id = $1 AND l.id = t.id`,
        [register],
      ),
    ['row-changed'],
  ],
  [
    'puts a row in behind the tree’s place',
    () =>
      ask(
        `INSERT INTO access_log (register_id, id, writer, number, xid, actor_id, subject_id, record)
         SELECT register_id, gen_random_uuid(), 77, 1, xid, actor_id, subject_id, record FROM access_log WHERE register_id = $1 AND id = ${middle}`,
        [register],
      ),
    ['row-outside'],
  ],
  [
    'deletes a row and its leaf',
    async () => {
      await ask(`DELETE FROM access_log WHERE register_id = $1 AND id = ${middle}`, [register])
      await rebuild(null)
    },
    ['checkpoint-not-ours'],
  ],
]

for (const [nth, [name, attack, found]] of attacks.entries())
  test(`AC-11: a superuser ${name}: the reading finds it and the notice turns red; put back, it is whole`, async () => {
    const putBack = await keepRows()
    await attack()
    const kindsFound = await findingsOfCheck()
    for (const kind of found) assert.ok(kindsFound.includes(kind), kindsFound.join())
    assert.equal(await promiseOfTheLog(), 'broken')
    // The way from a finding to the warning is the same for all, and health looks once a second.
    const isWarnedOf = nth < tries(attacks.length)
    if (isWarnedOf) await noticeMustTurnRed()
    if (isWarnedOf) await mustWarn('log-broken')
    if (isWarnedOf) assert.match(await (await fetch(`${origin()}/metrics`)).text(), /seloste_log_registers_broken 1\n/)
    await putBack()
    if (isWarnedOf) await mustNotWarn('log-broken')
    assert.deepEqual(await findingsOfCheck(), [])
  })

/**
 * Makes the whole tree anew over the rows as they are, and signs it: with a key of the attacker's own, or with the log's, which who has
 * the host has as well.
 */
async function rebuild(pem: string | null): Promise<void> {
  const rows = await ask(
    `SELECT id, xid::text, writer::text, number, '\\x01'::bytea || uuid_send(id) || uuid_send(actor_id)
       || coalesce(uuid_send(subject_id), decode(repeat('00', 16), 'hex')) || int8send(writer) || int4send(number) || xid8send(xid) || record AS entry
     FROM access_log WHERE register_id = $1 ORDER BY xid, writer, number`,
    [register],
  )
  const hashes = rows.map(({ entry }) => leafHash(entry instanceof Buffer ? entry : assert.fail()))
  const growth = grow(new Map(), 0, Buffer.concat(hashes))
  await ask('BEGIN')
  for (const table of ['log_leaf', 'log_node', 'log_cosignature', 'log_checkpoint'])
    await ask(`DELETE FROM ${table} WHERE register_id = $1`, [register])
  for (const { tile, start, from, to } of growth.runs) {
    const first = rows[from]
    const last = rows[to - 1]
    await ask('INSERT INTO log_leaf VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      ...[register, tile, start, Buffer.concat(hashes.slice(from, to))],
      Buffer.concat(rows.slice(from, to).map(({ id }) => Buffer.from(String(id).replaceAll('-', ''), 'hex'))),
      ...[first?.xid, last?.xid, last?.writer, last?.number],
    ])
  }
  for (const { level, tile, start, hash } of growth.nodes)
    await ask('INSERT INTO log_node VALUES ($1, $2, $3, $4, $5)', [register, level, tile, start, hash])
  const privateKey = pem ? createPrivateKey(pem) : generateKeyPairSync('ed25519').privateKey
  const name = `localhost:${port}/log/${CODE}`
  const verifier = verifierOf(name, 'log', createPublicKey(privateKey))
  const root = rootAt(growth.tiles, growth.size)
  const note = signNote(checkpointText({ origin: name, size: growth.size, root }), { verifier, privateKey })
  await ask('INSERT INTO log_checkpoint VALUES ($1, $2, $3, $4, now())', [register, growth.size, root, note])
  await ask('COMMIT')
  if (pem)
    writeFileSync(
      path.join(dataFolder, 'log-keys', `${register}.mark`),
      JSON.stringify({ size: growth.size, root: root.toString('hex') }),
    )
}

const verifierProgram = path.join(import.meta.dirname, '../../packages/verify/main.ts')
const verify = (...args: string[]): Promise<{ failed: boolean; said: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [verifierProgram, ...args], (error, out, wrong) =>
      resolve({ failed: error !== null, said: out + wrong }),
    )
  })

async function downloaded(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'seloste-fetched-'))
  const { failed, said } = await verify('fetch', `${origin()}/log/${CODE}`, folder)
  assert.ok(!failed, said)
  return folder
}

const keyFolder = (): string => path.join(dataFolder, 'log-keys')

/** A copy of database and key folder from before the last handlings, to be put back by the last test. */
let putOlderBack = async (): Promise<void> => assert.fail('no copy was taken')
let newest = 0
const sizeNow = async (): Promise<number> =>
  Number((await ask('SELECT max(size) AS n FROM log_checkpoint WHERE register_id = $1', [register]))[0]?.n)
const markFile = (): string => path.join(keyFolder(), `${register}.mark`)

test('AC-11, AC-12: who has host, database and the log’s key rebuilds the tree without a row: the witness refuses, and an older download shows it', async () => {
  const putBack = await keepRows()
  const olderMark = readFileSync(markFile())
  putOlderBack = async () => {
    await putBack()
    writeFileSync(markFile(), olderMark)
  }
  for (let i = 0; i < 3; i += 1) await handleSomething()
  await settled()
  newest = await sizeNow()
  const before = await downloaded()
  writeFileSync(path.join(before, 'keys.txt'), await (await fetch(`${origin()}/log/${CODE}/keys`)).text())
  await ask(`DELETE FROM access_log WHERE register_id = $1 AND id = ${middle}`, [register])
  const { privateKey } = JSON.parse(readFileSync(path.join(keyFolder(), `${register}.key`), 'utf8'))
  await rebuild(privateKey)
  // The tree grows on from the rebuilt one until the witness is asked. Its size may be the old one again, so twice.
  for (let i = 0; i < 2; i += 1) await handleSomething()
  await mustWarn('log-broken')
  await mustWarn('log-stopped')
  assert.ok((await kinds()).includes('witness-holds-another'), (await kinds()).join())
  assert.equal(await promiseOfTheLog(), 'broken')

  const now = await downloaded()
  const compared = await verify(
    ...['consistency', path.join(before, 'checkpoint'), path.join(now, 'checkpoint')],
    ...['--tiles', now, '--keys', path.join(before, 'keys.txt')],
  )
  assert.ok(compared.failed)
  assert.match(compared.said, /is not the beginning of what is signed|shrunk|two different logs/)
  for (const folder of [before, now]) rmSync(folder, { recursive: true })
})

test('INV-18, AC-18: an older copy of the database is put back, with its key folder too: nothing is signed, and the service warns', async () => {
  await server.stop()
  await putOlderBack()
  server = await run()
  await mustWarn('log-stopped')
  await mustWarn('log-broken')
  // Database and keys agree with each other: only the witness remembers.
  assert.deepEqual(await kinds(), ['witness-is-ahead'])
  assert.equal(await promiseOfTheLog(), 'broken')
  assert.ok((await sizeNow()) < newest, 'nothing is signed over what is known to be lost')
})
