import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { freePorts, isFree } from './free-ports.ts'
import { start } from './main.ts'
import { type TestDatabase, testDatabase } from './platform/db/testing.ts'
import { newId } from './platform/ids.ts'
import { openBrowser, signInAsClient, signInAsWorker } from './sign-in/given.ts'
import type { RunningServer } from './start-options.ts'

let database: TestDatabase
let dataFolder = ''
let port = 0

before(async () => {
  database = await testDatabase()
  dataFolder = mkdtempSync(path.join(tmpdir(), 'seloste-main-'))
  port = await freePorts()
})
after(async () => {
  await database.drop()
  rmSync(dataFolder, { recursive: true })
})

const origin = (): string => `http://localhost:${port}`
const run = (changes: Partial<Parameters<typeof start>[0]> = {}): Promise<RunningServer> =>
  start({ ...database, dataFolder, profile: 'demo', port, origin: origin(), ...changes })

/** How many rows the county has made, in every table; sessions and logs grow by use. */
async function rowsMade(): Promise<Record<string, number>> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ register: string }>('SELECT id AS register FROM register ORDER BY code')
    const counts: Record<string, number> = {}
    for (const table of [
      'assignment',
      'service_version',
      'admission',
      'price',
      'client',
      'decision',
      'mandate',
      'contract',
    ])
      for (const { register } of rows) {
        await owner.query(`SET app.register_id = '${register}'`)
        const counted = await owner.query<{ n: string }>(`SELECT count(*) AS n FROM ${table} WHERE register_id = $1`, [
          register,
        ])
        counts[table] = (counts[table] ?? 0) + Number(counted.rows[0]?.n)
      }
    return counts
  } finally {
    await owner.end()
  }
}

const registersOf = async (browser: ReturnType<typeof openBrowser>) =>
  ((await browser.session()).registers as { code: string; roles: string[] }[]).map(({ code, roles }) => [code, roles])

test('the whole service starts on an empty database, and everybody of the demo finds their registers', async () => {
  const server = await run()
  try {
    const worker = openBrowser(origin())
    await signInAsWorker(worker, 'vilma.virta')
    assert.deepEqual(await registersOf(worker), [['kuusikko', ['official']]])
    const office = openBrowser(origin())
    await signInAsWorker(office, 'keijo.koti')
    assert.deepEqual(await registersOf(office), [
      ['kuusikko', ['provider-office']],
      ['kuvitelma', ['provider-office']],
    ])
    const aino = openBrowser(origin())
    await signInAsClient(aino, '140385-912T')
    assert.deepEqual(await registersOf(aino), [
      ['kaislaranta', ['client']],
      ['kuusikko', ['client']],
    ])
    const mikko = openBrowser(origin())
    await signInAsClient(mikko, '030683-915P')
    assert.deepEqual(await registersOf(mikko), [['kuusikko', ['proxy']]])
  } finally {
    await server.stop()
  }
})

test('INV-18, AC-12: the started service grows a witnessed log that anybody can download and verify, and has no entries in it', async () => {
  const server = await run()
  const folder = mkdtempSync(path.join(tmpdir(), 'seloste-verify-'))
  try {
    const log = `${origin()}/log/kuusikko`
    const verifier = path.join(import.meta.dirname, '../../packages/verify/main.ts')
    // The server runs in this process, so waiting for the verifier must not stop it.
    const verify = (...args: string[]): Promise<{ failed: boolean; said: string }> =>
      new Promise((resolve) => {
        execFile(process.execPath, [verifier, ...args], (error, out, wrong) =>
          resolve({ failed: error !== null, said: out + wrong }),
        )
      })
    let said = ''
    for (let tries = 0; tries < 60 && !said.includes('witnessed by'); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 250))
      const { ok } = await fetch(`${log}/checkpoint`)
      if (!ok) continue
      writeFileSync(path.join(folder, 'keys.txt'), await (await fetch(`${log}/keys`)).text())
      const fetched = await verify('fetch', log, folder)
      assert.ok(!fetched.failed, fetched.said)
      const seen = await verify('tree', `${folder}/checkpoint`, '--tiles', folder, '--keys', `${folder}/keys.txt`)
      assert.ok(!seen.failed, seen.said)
      said = seen.said
    }
    assert.match(said, /VERIFIED localhost:\d+\/log\/kuusikko, [1-9]\d* leaves/)
    assert.match(said, /witnessed by seloste\.example\/data-protection-officer/)
    assert.match((await fetch(`${log}/checkpoint`)).headers.get('cache-control') ?? '', /max-age=2$/)
    for (const none of ['tile/entries/000', 'tile/0/000.p/0', 'tile/0/999', 'tile/7/000', 'entries'])
      assert.equal((await fetch(`${log}/${none}`)).status, 404, none)
    assert.equal((await fetch(`${origin()}/log/nobody/checkpoint`)).status, 404)
    const metrics = await (await fetch(`${origin()}/metrics`)).text()
    assert.match(metrics, /seloste_log_unwitnessed_seconds 0\n/)
    assert.match(metrics, /seloste_log_registers_stopped 0\n/)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
})

test('a second start finds what the first one made, at another address too, and adds nothing', async () => {
  const before = await rowsMade()
  assert.equal(before.contract, 5)
  port += 1
  const server = await run()
  try {
    const browser = openBrowser(origin())
    await signInAsWorker(browser, 'sten.berg')
    assert.equal((await browser.session()).language, 'sv')
  } finally {
    await server.stop()
  }
  assert.deepEqual(await rowsMade(), before)
})

test('INV-40: a start after an older backup erases again whoever the replay list names, before anybody is served', async () => {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  try {
    // The demo's own client falls with a mandate: as if a backup of before the erasure had been restored.
    const { rows } = await owner.query<{ id: string }>("SELECT id FROM register WHERE code = 'kuusikko'")
    const register = rows[0]?.id ?? ''
    await owner.query("SELECT set_config('app.register_id', $1, false)", [register])
    const one = await owner.query<{ id: string }>('SELECT id FROM client WHERE register_id = $1 ORDER BY id LIMIT 1', [
      register,
    ])
    const client = one.rows[0]?.id ?? ''
    await owner.query('INSERT INTO keys.erasure VALUES ($1, $2, $3, now())', [register, client, newId(new Date())])
    const server = await run()
    await server.stop()
    const left = await owner.query('SELECT id FROM client WHERE register_id = $1 AND id = $2', [register, client])
    assert.equal(left.rowCount, 0)
  } finally {
    await owner.end()
  }
})

test('a stop lets requests under way finish, frees every port and leaves the keys for their owner alone', async () => {
  const server = await run()
  const asked = Array.from({ length: 20 }, () => fetch(`${origin()}/registers`))
  await new Promise((resolve) => setTimeout(resolve, 5))
  const begun = performance.now()
  const stopped = server.stop()
  const answers = await Promise.allSettled(asked)
  await stopped
  assert.ok(performance.now() - begun < 5_000, 'connections that browsers keep open hold nothing up')
  for (const answer of answers) if (answer.status === 'fulfilled') assert.ok([200, 503].includes(answer.value.status))
  assert.ok(answers.some((answer) => answer.status === 'fulfilled' && answer.value.status === 200))
  for (const more of [0, 10, 11, 12, 13, 14, 363]) assert.equal(await isFree(port + more), true, `port ${more}`)
  for (const kept of [
    'demo',
    'keys',
    'keys/keys.json',
    'keys/root.key',
    'log-keys',
    'data-protection-officer/witness.key',
  ])
    assert.equal(statSync(path.join(dataFolder, kept)).mode & 0o077, 0, kept)
})

test('unsafe settings are refused before anything is opened', async () => {
  await assert.rejects(run({ origin: 'http://seloste.example' }), /not encrypted/)
  await assert.rejects(run({ profile: 'production' }), /production profile/)
  await assert.rejects(run({ appUrl: database.ownerUrl }), /can do too much/)
  assert.equal(await isFree(port), true)
})
