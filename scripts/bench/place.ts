import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { openInstallation } from '../../server/src/installation/install.ts'
import { startEmbedded } from '../../server/src/platform/db/embedded.ts'
import { migrate, type RoleUrls } from '../../server/src/platform/db/migrate.ts'
import { migrationsFolder, readMigrations } from '../../server/src/platform/db/migration-files.ts'
import { superuser } from '../../server/src/platform/db/postgres-process.ts'
import { readOrMakePasswords } from '../../server/src/platform/db/private-file.ts'
import { systemClock } from '../../server/src/platform/time/clock.ts'
import { root } from '../terminal.ts'

/** What the bench keeps between runs: its PostgreSQL, its filled databases and their keys. */
const folder = path.join(root, '.data/bench')
export const keysFolder = path.join(folder, 'keys')

/** The programs that load and measure. One line says what to install when one is missing. */
export function findTools(): { readonly pgbench: string; readonly wrk: string } {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const places = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...versions.map((v) => path.join(debian, v, 'bin')),
  ]
  const find = (name: string): string | undefined => places.map((p) => path.join(p, name)).find(isProgram)
  const [pgbench, wrk] = [find('pgbench'), find('wrk')]
  if (!pgbench || !wrk)
    throw new Error(
      `npm run bench needs ${[...(pgbench ? [] : ['pgbench']), ...(wrk ? [] : ['wrk'])].join(' and ')}: apt-get install -y postgresql-15 wrk`,
    )
  return { pgbench, wrk }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The server under measurement. `superUrl` names a database of its own; only floors, fill and statistics use it. */
export interface Place {
  readonly superUrl: string
  /** Makes the filled database ready and gives a fresh copy of it for this run. */
  copy(name: string, fill: (urls: Urls) => Promise<void>): Promise<Urls>
  stop(): Promise<void>
}

export interface Urls extends RoleUrls {
  readonly superUrl: string
  readonly ownerUrl: string
}

/**
 * The PostgreSQL of DATABASE_URL, whose user must then be a superuser (floors run with row security off), or an embedded one of the
 * bench's own, with durable commits.
 */
export async function openPlace(): Promise<Place> {
  await mkdir(keysFolder, { recursive: true, mode: 0o700 })
  const given = process.env.DATABASE_URL
  const embedded = given
    ? null
    : await startEmbedded(path.join(folder, 'postgres'), {
        settings: { shared_buffers: '1GB', max_wal_size: '8GB', checkpoint_timeout: '30min' },
      })
  const ownerUrl = given ?? embedded?.ownerUrl ?? ''
  const superUrl = given ?? (await superUrlOf(ownerUrl))
  const migrations = await readMigrations(migrationsFolder)
  const filling = await readFile(path.join(import.meta.dirname, 'fill.ts'))
  const state = createHash('sha256')
    .update(JSON.stringify(migrations.map((m) => m.checksum)))
    .update(filling)
  const suffix = state.digest('hex').slice(0, 8)
  const urlsOf = async (database: string): Promise<Urls> => {
    const owner = onDatabase(ownerUrl, database)
    const migrated = await migrate({ ownerUrl: owner, secretsFile: path.join(folder, 'roles.json'), env: {} })
    return { ...migrated, ownerUrl: owner, superUrl: onDatabase(superUrl, database) }
  }
  return {
    superUrl,
    async copy(name, fill) {
      const filled = `bench_${name}_${suffix}`
      const owner = new URL(ownerUrl).username
      if (!(await exists(superUrl, filled))) {
        const unfinished = `${filled}_unfinished`
        await command(superUrl, `DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`)
        await command(superUrl, `CREATE DATABASE ${unfinished} OWNER ${owner}`)
        await fill(await urlsOf(unfinished))
        await command(onDatabase(superUrl, unfinished), 'VACUUM ANALYZE')
        await command(superUrl, `ALTER DATABASE ${unfinished} RENAME TO ${filled}`)
      }
      const run = `bench_run_${name}`
      await command(superUrl, `DROP DATABASE IF EXISTS ${run} WITH (FORCE)`)
      await command(superUrl, `CREATE DATABASE ${run} OWNER ${owner} TEMPLATE ${filled} STRATEGY file_copy`)
      const urls = await urlsOf(run)
      const installation = await openInstallation(urls.ownerUrl)
      await installation.definitions(path.join(root, 'registers'), systemClock.now())
      await installation.close()
      await command(superUrl, 'CHECKPOINT')
      return urls
    },
    stop: async () => void (await embedded?.stop()),
  }
}

async function superUrlOf(ownerUrl: string): Promise<string> {
  const passwords = await readOrMakePasswords(path.join(folder, 'postgres/passwords.json'), [superuser])
  const url = new URL(ownerUrl)
  url.username = superuser
  url.password = passwords[superuser]
  url.pathname = '/postgres'
  return url.href
}

const onDatabase = (url: string, database: string): string => {
  const own = new URL(url)
  own.pathname = `/${database}`
  return own.href
}

async function exists(url: string, database: string): Promise<boolean> {
  return (await query(url, 'SELECT 1 FROM pg_database WHERE datname = $1', [database])).length === 1
}

const command = async (url: string, text: string): Promise<void> => void (await query(url, text))

/** One statement on a connection of its own. */
export async function query(url: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'seloste bench' })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows
  } finally {
    await client.end()
  }
}
