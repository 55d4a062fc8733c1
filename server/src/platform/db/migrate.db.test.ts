import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { roleNames } from './roles.ts'
import { type EmptyDatabase, emptyDatabase, type TestDatabase, testDatabase } from './testing.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'seloste-migrate-'))
})
after(() => rm(folder, { recursive: true, force: true }))

let made = 0

/** A folder of migrations with these texts; the keys are file names. */
async function migrations(files: Readonly<Record<string, string>>): Promise<string> {
  made += 1
  const place = path.join(folder, String(made))
  await mkdir(place)
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(place, name), text)
  return place
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

async function withEmpty(work: (database: EmptyDatabase) => Promise<void>): Promise<void> {
  const database = await emptyDatabase()
  try {
    await work(database)
  } finally {
    await database.drop()
  }
}

const first = { '0001-first.sql': 'CREATE TABLE first (n int);\nGRANT SELECT ON first TO seloste_app;' }

describe('migrations', () => {
  test('are applied in order, once, and the roles can use what was granted', async () => {
    await withEmpty(async ({ ownerUrl, secretsFile }) => {
      const two = { ...first, '0002-second.sql': 'INSERT INTO first VALUES (42);' }
      const options = { ownerUrl, secretsFile, folder: await migrations(two), env: {} }
      const migrated = await migrate(options)
      assert.deepEqual(migrated.applied, ['0001-first.sql', '0002-second.sql'])
      assert.deepEqual(await query(migrated.appUrl, 'SELECT n FROM first'), [{ n: 42 }])
      await assert.rejects(query(migrated.jobsUrl, 'SELECT n FROM first'), { code: '42501' })
      assert.deepEqual((await migrate(options)).applied, [])
    })
  })

  test('two processes that migrate at once apply each file once', async () => {
    await withEmpty(async ({ ownerUrl, secretsFile }) => {
      const options = { ownerUrl, secretsFile, folder: await migrations(first), env: {} }
      const all = await Promise.all([1, 2, 3, 4].map(() => migrate(options)))
      assert.deepEqual(
        all.flatMap(({ applied }) => applied),
        ['0001-first.sql'],
      )
    })
  })

  test('a file that was changed or taken away after it was applied is refused', async () => {
    await withEmpty(async ({ ownerUrl, secretsFile }) => {
      const options = { ownerUrl, secretsFile, env: {} }
      await migrate({ ...options, folder: await migrations(first) })
      const crlf = { '0001-first.sql': first['0001-first.sql'].replaceAll('\n', '\r\n') }
      await migrate({ ...options, folder: await migrations(crlf) })
      const changed = await migrations({ '0001-first.sql': `${first['0001-first.sql']} ` })
      await assert.rejects(migrate({ ...options, folder: changed }), /0001-first\.sql has changed/)
      await assert.rejects(migrate({ ...options, folder: await migrations({}) }), /program too old/)
    })
  })

  test('a file that fails leaves nothing behind, and the message names file and line', async () => {
    await withEmpty(async ({ ownerUrl, secretsFile }) => {
      const files = { ...first, '0002-broken.sql': 'CREATE TABLE second (n int);\n\nSELECT nothing FROM nowhere;' }
      const options = { ownerUrl, secretsFile, folder: await migrations(files), env: {} }
      await assert.rejects(migrate(options), /0002-broken\.sql line 3: .*nowhere/)
      assert.deepEqual(await query(ownerUrl, "SELECT to_regclass('first') AS a, to_regclass('second') AS b"), [
        { a: 'first', b: null },
      ])
    })
  })

  test('a gap, a double number, a wrong name or a transaction of its own is refused before anything runs', async () => {
    await withEmpty(async ({ ownerUrl, secretsFile }) => {
      const cases: [Record<string, string>, RegExp][] = [
        [{ ...first, '0003-third.sql': '' }, /0003-third\.sql: number 0002 is missing/],
        [{ ...first, '0001-other.sql': '' }, /0001-other\.sql: the number 0001 is there twice/],
        [{ ...first, '2-second.sql': '' }, /2-second\.sql: the name/],
        [{ ...first, '0002-second.sql': 'SELECT 1;\nCOMMIT;' }, /0002-second\.sql: it begins or ends a transaction/],
      ]
      for (const [files, message] of cases) {
        await assert.rejects(migrate({ ownerUrl, secretsFile, folder: await migrations(files), env: {} }), message)
      }
      assert.deepEqual(await query(ownerUrl, "SELECT to_regclass('first') AS a"), [{ a: null }])
    })
  })
})

describe('the roles of a migrated database', () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.drop())
  const urls = () => [database.appUrl, database.keysUrl, database.jobsUrl]

  test('INV-03: none is a superuser, bypasses row security, makes roles or databases, or is in another role', async () => {
    for (const url of urls()) {
      const rows = await query(
        url,
        `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
                EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid) AS in_another
         FROM pg_roles r
         WHERE rolname = current_user`,
      )
      assert.deepEqual(rows, [
        {
          rolsuper: false,
          rolbypassrls: false,
          rolcreatedb: false,
          rolcreaterole: false,
          rolreplication: false,
          in_another: false,
        },
      ])
    }
  })

  test('INV-03: none can make a table, a temporary table or a role, nor read what was applied', async () => {
    for (const url of urls()) {
      await assert.rejects(query(url, 'CREATE TABLE public.own (n int)'), { code: '42501' })
      await assert.rejects(query(url, 'CREATE TEMP TABLE own (n int)'), { code: '42501' })
      await assert.rejects(query(url, 'CREATE ROLE own'), { code: '42501' })
      await assert.rejects(query(url, 'SELECT * FROM seloste_migrations.applied'), { code: '42501' })
    }
  })

  test('INV-03: only the jobs role makes a schema, and one named after the app role does not shadow the tables', async () => {
    await assert.rejects(query(database.appUrl, 'CREATE SCHEMA own'), { code: '42501' })
    await assert.rejects(query(database.keysUrl, 'CREATE SCHEMA own'), { code: '42501' })
    await query(
      database.jobsUrl,
      `CREATE SCHEMA seloste_app; GRANT USAGE ON SCHEMA seloste_app TO seloste_app;
       CREATE TABLE seloste_app.planted (n int); GRANT ALL ON seloste_app.planted TO seloste_app`,
    )
    await assert.rejects(query(database.appUrl, 'SELECT * FROM planted'), { code: '42P01' })
  })

  test('INV-03: a function that a migration makes can be called by nobody until it is granted', async () => {
    await query(database.ownerUrl, 'CREATE FUNCTION public.fresh() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$')
    for (const url of urls()) await assert.rejects(query(url, 'SELECT public.fresh()'), { code: '42501' })
  })

  test('each has its time-outs', async () => {
    const settings = `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
                             current_setting('idle_in_transaction_session_timeout') AS idle`
    const short = [{ statement: '5s', lock: '2s', idle: '10s' }]
    assert.deepEqual(await query(database.appUrl, settings), short)
    assert.deepEqual(await query(database.keysUrl, settings), short)
    assert.deepEqual(await query(database.jobsUrl, settings), [{ statement: '10min', lock: '2s', idle: '10s' }])
  })

  test('a test database cannot be entered by a login that was not granted it', async () => {
    const rows = await query(
      database.ownerUrl,
      `SELECT coalesce(array_to_string(datacl, ' '), '') ~ '(^| )=' AS open_to_all
       FROM pg_database WHERE datname = current_database()`,
    )
    assert.deepEqual(rows, [{ open_to_all: false }])
  })
})

// Passwords and rights of roles belong to the whole server, so these have one of their own.
describe('the passwords of the roles', () => {
  test('are kept in a private file, put right again at each start, and left alone when the environment has them', async () => {
    const server = await startEmbedded(path.join(folder, 'server'), { settings: { fsync: 'off' } })
    try {
      const { ownerUrl } = server
      const secretsFile = path.join(folder, 'roles.json')
      const options = { ownerUrl, secretsFile, folder: await migrations(first), env: {} }
      const one = await migrate(options)
      assert.equal((await stat(secretsFile)).mode & 0o777, 0o600)
      const kept = JSON.parse(await readFile(secretsFile, 'utf8'))
      assert.deepEqual(Object.keys(kept).sort(), [...roleNames].sort())
      assert.equal(new Set(Object.values(kept)).size, 3, 'three different ones')

      await query(ownerUrl, "ALTER ROLE seloste_app PASSWORD 'forgotten'")
      await assert.rejects(query(one.appUrl, 'SELECT 1'), { code: '28P01' })
      assert.deepEqual(await migrate(options), { ...one, applied: [] })
      await query(one.appUrl, 'SELECT 1')

      await query(ownerUrl, "ALTER ROLE seloste_keys PASSWORD 'kept-elsewhere'")
      const given = new URL(one.keysUrl)
      given.password = 'kept-elsewhere'
      const two = await migrate({ ...options, env: { DATABASE_KEYS_URL: given.href } })
      assert.equal(two.keysUrl, given.href)
      await query(two.keysUrl, 'SELECT 1')

      await query(ownerUrl, 'ALTER ROLE seloste_jobs CREATEDB')
      await assert.rejects(migrate(options), /role seloste_jobs must/)
    } finally {
      await server.stop()
    }
  })
})
