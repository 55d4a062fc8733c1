import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestDatabase, testDatabase } from './platform/db/testing.ts'
import { givenClock, systemClock } from './platform/time/clock.ts'
import { instantAt } from './platform/time/instant.ts'
import { mustBeSafeCollector, mustBeSafeDatabase, mustBeSafeOrigin, Unsafe } from './safety.ts'

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

test('the log is told over TLS, or on this machine, to an address without secrets that no error repeats', () => {
  const otlp = { protocol: 'otlp' }
  const syslog = { protocol: 'syslog', isEncrypted: false }
  for (const [given, address] of [
    ['https://siem.example/v1/logs', { ...otlp, url: 'https://siem.example/v1/logs' }],
    ['http://127.0.0.1:4318/v1/logs', { ...otlp, url: 'http://127.0.0.1:4318/v1/logs' }],
    ['syslog+tls://siem.example', { ...syslog, host: 'siem.example', port: 6514, isEncrypted: true }],
    ['syslog://localhost:5140', { ...syslog, host: 'localhost', port: 5140 }],
    ['syslog://[::1]', { ...syslog, host: '::1', port: 601 }],
  ] as const)
    assert.deepEqual(mustBeSafeCollector(given), address)
  for (const given of ['http://siem.example/v1/logs', 'syslog://siem.example:514', 'http://localhost.example/v1/logs'])
    assert.throws(() => mustBeSafeCollector(given), unsafe(/not encrypted/))
  for (const given of [
    'https://user:salaisuus@siem.example/',
    'https://siem.example/?key=salaisuus',
    'https:salaisuus@',
    'salaisuus',
  ])
    assert.throws(
      () => mustBeSafeCollector(given),
      (error: unknown) => error instanceof Unsafe && !error.message.includes('salaisuus'),
    )
  for (const given of ['ftp://siem.example/', 'file:///etc/passwd', 'syslog+tls://siem.example/path'])
    assert.throws(() => mustBeSafeCollector(given), unsafe(/LOG_EXPORT_URL/))
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
