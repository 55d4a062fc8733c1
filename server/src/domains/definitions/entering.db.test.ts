import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type Installation, openInstallation } from '../../installation/install.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing.ts'
import { readCatalogues } from '../../platform/definitions/load.ts'
import { openDefinitions } from '../../platform/definitions/store.ts'
import { parseInstant } from '../../platform/time/instant.ts'
import { nextVersion, registersFolder, written } from './given.ts'

let database: TestDatabase
let owner: pg.Client
let installation: Installation
const folders: string[] = []
const now = parseInstant('2026-01-05T10:00:00Z') ?? assert.fail()
before(async () => {
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  installation = await openInstallation(database.ownerUrl)
})
after(async () => {
  await installation.close()
  await owner.end()
  await database.drop()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** A folder as `registers/`, with these files besides or in place of its own. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'registers-'))
  folders.push(folder)
  cpSync(registersFolder, folder, { recursive: true })
  mkdirSync(path.join(folder, 'earlier'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  return folder
}
const enter = (files: Readonly<Record<string, string>> = {}) => installation.definitions(folderWith(files), now)
const life = async (): Promise<unknown[]> =>
  (
    await owner.query(
      `SELECT version, status, valid_from::text, valid_to::text FROM definition_version WHERE definition = 'psop' ORDER BY version`,
    )
  ).rows

test('the files are entered once, as they are written; comments and layout may change later, what is said may not', async () => {
  const first = await enter()
  assert.ok(first.includes('psop 1') && first.length >= 13)
  assert.deepEqual(await enter(), [])
  assert.deepEqual((await owner.query(`SELECT source FROM definition_version WHERE definition = 'psop'`)).rows, [
    { source: written('psop') },
  ])
  assert.deepEqual(await enter({ 'psop.yaml': `# another comment\n${written('psop')}` }), [])
  await assert.rejects(enter({ 'psop.yaml': written('psop', ['combining: forbidden', 'combining: within-parts']) }), {
    message:
      /^psop\.yaml:1: combining: version 1 of psop is in force in the database and says something else here; .*raise its number/,
  })
  await assert.rejects(enter({ 'psop.yaml': written('psop', ['      - person.sex\n', '']) }), {
    message: /^psop\.yaml:1: subjects\/client\/fields\/person\.sex: version 1/,
  })
})

test('a file of a newer version supersedes what runs; the earlier file may say that it is superseded', async () => {
  const ended = written(
    'psop',
    ['status: published', 'status: superseded'],
    ['validFrom: 2026-01-01', 'validFrom: 2026-01-01\nvalidTo: 2026-02-28'],
  )
  const files = { 'psop.yaml': nextVersion('psop', 2, '2026-03-01'), 'earlier/psop-1.yaml': ended }
  assert.deepEqual(await enter(files), ['psop 2'])
  assert.deepEqual(await enter(files), [])
  assert.deepEqual(await life(), [
    { version: 1, status: 'superseded', valid_from: '2026-01-01', valid_to: '2026-02-28' },
    { version: 2, status: 'published', valid_from: '2026-03-01', valid_to: null },
  ])
  // The files of an older release: the table is what runs.
  assert.deepEqual(await enter(), [])
})

test('two versions in force on a day, or a hole, are refused, and nothing of the files is entered', async () => {
  const before = await life()
  for (const [day, says] of [
    ['2026-02-28', /overlaps version|leaves a hole/],
    ['2026-03-01', /overlaps version|leaves a hole/],
  ] as const)
    await assert.rejects(enter({ 'psop.yaml': nextVersion('psop', 3, day) }), { message: says }, day)
  assert.deepEqual(await life(), before)
})

test('INV-03: the application can change neither text nor days of a version, only let it be superseded', async () => {
  const app = new pg.Client({ connectionString: database.appUrl })
  await app.connect()
  try {
    for (const change of [
      `UPDATE definition_version SET source = '' WHERE definition = 'psop'`,
      `UPDATE definition_version SET valid_from = '2020-01-01' WHERE definition = 'psop'`,
      `DELETE FROM definition_version`,
      `UPDATE definition_draft_text SET source = ''`,
    ])
      await assert.rejects(app.query(change), { code: '42501' }, change)
    const text = written('mll')
    const forged = `INSERT INTO definition_version (definition, version, status, valid_from, source, sha256, published_at)
      VALUES ('mll', 9, 'draft', '2026-01-01', $1, $2, now())`
    await assert.rejects(app.query(forged, [text, Buffer.alloc(32)]), { code: '23514' })
  } finally {
    await app.end()
  }
})

test('a version that cannot be read leaves those that run as they are, and is reported', async () => {
  const pools = [database.appUrl, database.jobsUrl].map((connectionString) => new pg.Pool({ connectionString, max: 2 }))
  const [pool, listenPool] = pools
  assert.ok(pool && listenPool)
  const faults: unknown[] = []
  const definitions = await openDefinitions({
    pool,
    listenPool,
    catalogues: readCatalogues(path.join(registersFolder, 'catalogues')),
    fault: (error) => faults.push(error),
  })
  try {
    const before = definitions.inForce('provider', now)
    const broken = written('provider', ['combining: forbidden', 'combining: perhaps'], ['version: 1\n', 'version: 2\n'])
    await owner.query(
      `INSERT INTO definition_version (definition, version, status, valid_from, source, sha256, published_at)
        VALUES ('provider', 2, 'draft', '2026-01-01', $1::text, sha256(convert_to($1, 'UTF8')), $2)`,
      [broken, now],
    )
    await assert.rejects(definitions.refresh(), { message: /^provider, version 2 of the database:\d+: combining: / })
    assert.equal(definitions.inForce('provider', now), before)
    for (let i = 0; i < 40 && faults.length === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 50))
    assert.ok(faults.length > 0, 'the asking reports it too')
  } finally {
    await definitions.close()
    for (const one of pools) await one.end()
  }
})

test('an empty table does not start', async () => {
  const empty = await testDatabase()
  const pool = new pg.Pool({ connectionString: empty.appUrl, max: 2 })
  try {
    await assert.rejects(
      openDefinitions({
        pool,
        listenPool: pool,
        catalogues: readCatalogues(path.join(registersFolder, 'catalogues')),
        fault: () => {},
      }),
      { message: /no register definition is entered.*npm run migrate/ },
    )
  } finally {
    await pool.end()
    await empty.drop()
  }
})
