import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestDatabase, testDatabase } from './platform/db/testing.ts'
import { givenClock, systemClock } from './platform/time/clock.ts'
import { instantAt } from './platform/time/instant.ts'
import { mustBeSafeDatabase, mustBeSafeOrigin, Unsafe } from './safety.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.drop())

const unsafe = (says: RegExp) => (error: unknown) => error instanceof Unsafe && says.test(error.message)

/** Does something as the owner, looks, and takes it back. */
async function changed(change: string, undo: string, look: () => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  try {
    await owner.query(change)
    await look()
  } finally {
    await owner.query(undo).finally(() => owner.end())
  }
}

test('an origin is https, or http where nobody else can listen', () => {
  for (const origin of ['https://seloste.example', 'http://localhost:8080', 'http://127.0.0.1:1', 'http://[::1]:8080'])
    mustBeSafeOrigin(origin)
  for (const origin of ['http://seloste.example', 'http://192.0.2.1:8080', 'http://localhost.example'])
    assert.throws(() => mustBeSafeOrigin(origin), unsafe(/not encrypted/))
  for (const origin of ['https://seloste.example/', 'http://localhost:8080/x'])
    assert.throws(() => mustBeSafeOrigin(origin), unsafe(/without path/))
})

test('the roles that serve are safe after the migrations', async () => {
  await mustBeSafeDatabase([database.appUrl, database.keysUrl, database.jobsUrl], systemClock)
})

test('a superuser or the owner does not serve', async () => {
  await assert.rejects(mustBeSafeDatabase([database.ownerUrl], systemClock), unsafe(/can do too much/))
})

test('a role that owns a table does not serve', async () => {
  // A role of its own: roles belong to the whole server, and other tests use ours at the same time.
  const url = new URL(database.ownerUrl)
  const name = `seloste_proprietor_${process.pid}`
  const base = pg.escapeIdentifier(url.pathname.slice(1))
  url.username = name
  url.password = 'invented'
  const change = `CREATE ROLE ${name} LOGIN PASSWORD 'invented'; GRANT CONNECT ON DATABASE ${base} TO ${name}; GRANT CREATE, USAGE ON SCHEMA public TO ${name}`
  const undo = `DROP TABLE public.own_table; REVOKE ALL ON SCHEMA public FROM ${name}; REVOKE ALL ON DATABASE ${base} FROM ${name}; DROP ROLE ${name}`
  await changed(change, undo, async () => {
    const role = new pg.Client({ connectionString: url.href })
    await role.connect()
    await role.query('CREATE TABLE public.own_table (id int)')
    await role.end()
    await assert.rejects(mustBeSafeDatabase([url.href], systemClock), unsafe(/owns tables/))
  })
})

test('a register’s table without forced row security stops the start, and is named', async () => {
  await changed('ALTER TABLE client NO FORCE ROW LEVEL SECURITY', 'ALTER TABLE client FORCE ROW LEVEL SECURITY', () =>
    assert.rejects(mustBeSafeDatabase([database.appUrl], systemClock), unsafe(/without forced row security: client;/)),
  )
  await changed('CREATE TABLE forgotten (register_id uuid)', 'DROP TABLE forgotten', () =>
    assert.rejects(mustBeSafeDatabase([database.appUrl], systemClock), unsafe(/forgotten/)),
  )
})

test('clocks that differ by more than a minute stop the start', async () => {
  const now = systemClock.now().getTime()
  for (const [seconds, safe] of [
    [-90, false],
    [-30, true],
    [30, true],
    [90, false],
  ] as const) {
    const looked = mustBeSafeDatabase([database.appUrl], givenClock(instantAt(now + seconds * 1000)))
    if (safe) await looked
    else await assert.rejects(looked, unsafe(/clock/))
  }
})
