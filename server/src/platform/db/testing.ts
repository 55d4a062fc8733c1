import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts'
import { migrate, type RoleUrls, roleUrls } from './migrate.ts'
import { migrationsFolder, readMigrations } from './migration-files.ts'
import { isAlive } from './postgres-process.ts'
import { readOrMakePasswords } from './private-file.ts'
import { grantDatabase, roleNames } from './roles.ts'

/** A database of its own for one test file: migrated and empty. */
export interface TestDatabase extends RoleUrls {
  readonly ownerUrl: string
  /** Ends its connections and deletes it. Call it in `after`, when the file's own pools have ended. */
  drop(): Promise<void>
}

/** Where the PostgreSQL of the tests keeps its data, and the passwords for each server that tests were run on. */
export const testDataFolder = path.resolve(import.meta.dirname, '../../../../.data/test-postgres')
/** The template is used under this lock, and made or deleted when nobody else holds it. */
const templates = 1_936_026_482

/**
 * Starts the PostgreSQL of the tests, or takes the one that already runs. It does not wait for the disk: only a power
 * failure could lose anything, and then the tests are run again.
 */
export const startTestServer = (): Promise<EmbeddedDatabase> =>
  startEmbedded(testDataFolder, { settings: { fsync: 'off', full_page_writes: 'off', max_wal_size: '4GB' } })

let byHand: Promise<EmbeddedDatabase> | null = null
let databases = 0

/** The gate gives the server's URL; a file that is run by hand starts the server and stops it after its last database. */
async function serverUrl(): Promise<string> {
  const given = process.env.SELOSTE_TEST_DATABASE_URL
  if (given) return given
  byHand ??= startTestServer()
  return (await byHand).ownerUrl
}

async function stopServer(): Promise<void> {
  const server = byHand
  byHand = null
  await (await server)?.stop()
}

/** A fresh copy of the migrated template, on the server that `npm test` started. */
export async function testDatabase(): Promise<TestDatabase> {
  const { ownerUrl, secretsFile, drop } = await createDatabase(lockTemplate)
  await withClient(ownerUrl, grantDatabase)
  return { ownerUrl, ...roleUrls(ownerUrl, await readOrMakePasswords(secretsFile, roleNames), {}), drop }
}

/** A database before any migration, for the tests of the migrations themselves. */
export interface EmptyDatabase {
  readonly ownerUrl: string
  /** Where the passwords of the server's roles are: other files use the same roles at the same time. */
  readonly secretsFile: string
  drop(): Promise<void>
}

/** A fresh database with nothing in it, on the server that `npm test` started. */
export const emptyDatabase = (): Promise<EmptyDatabase> => createDatabase(async () => 'template1')

async function createDatabase(
  template: (client: pg.Client, server: string, secretsFile: string) => Promise<string>,
): Promise<EmptyDatabase> {
  databases += 1
  const server = await serverUrl()
  const name = `seloste_test_${process.pid}_${randomBytes(6).toString('hex')}`
  const secretsFile = await withClient(server, async (client) => {
    const file = await testSecretsFile(client)
    await readOrMakePasswords(file, roleNames)
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${await template(client, server, file)}`)
    return file
  })
  const drop = async () => {
    await withClient(server, (client) => dropDatabase(client, name))
    databases -= 1
    if (databases === 0) await stopServer()
  }
  return { ownerUrl: onDatabase(server, name), secretsFile, drop }
}

/** Roles belong to a server, so their passwords are kept for each server that tests were run on. */
async function testSecretsFile(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>('SELECT system_identifier::text AS id FROM pg_control_system()')
  await mkdir(testDataFolder, { recursive: true, mode: 0o700 })
  return path.join(testDataFolder, `roles-${rows[0]?.id}.json`)
}

/** Name of the template for today's migrations, which stays as long as this client is connected. */
async function lockTemplate(client: pg.Client, server: string, secretsFile: string): Promise<string> {
  const template = `seloste_template_${await templateHash(secretsFile)}`
  const isThere = async () =>
    (await client.query('SELECT FROM pg_database WHERE datname = $1', [template])).rowCount === 1
  for (;;) {
    await client.query('SELECT pg_advisory_lock_shared($1)', [templates])
    if (await isThere()) return template
    await client.query('SELECT pg_advisory_unlock_shared($1)', [templates])

    await client.query('SELECT pg_advisory_lock($1)', [templates])
    if (!(await isThere())) {
      await dropLeftovers(client)
      const unfinished = `${template}_unfinished`
      await client.query(`CREATE DATABASE ${unfinished}`)
      await migrate({ ownerUrl: onDatabase(server, unfinished), secretsFile, env: {} })
      await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`)
    }
    await client.query('SELECT pg_advisory_unlock($1)', [templates])
  }
}

/** Other templates, and databases whose test process was killed. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    String.raw`SELECT datname AS name FROM pg_database WHERE datname LIKE 'seloste\_te%'`,
  )
  for (const { name } of rows) {
    const pid = /^seloste_test_(\d+)_/.exec(name)?.[1]
    if (!pid || !isAlive(Number(pid))) await dropDatabase(client, name)
  }
}

const dropDatabase = async (client: pg.Client, name: string): Promise<void> => {
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}

/** What the template depends on: the migrations, the passwords, and the code that makes roles and their rights. */
async function templateHash(secretsFile: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of await readMigrations(migrationsFolder)) hash.update(file.name).update(file.checksum)
  const sources = ['migrate.ts', 'roles.ts'].map((name) => path.join(import.meta.dirname, name))
  for (const file of [secretsFile, ...sources]) hash.update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}

function onDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, application_name: 'seloste tests' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
