import pg from 'pg'
import { type MigrationFile, migrationsFolder, readMigrations } from './migration-files.ts'
import { readOrMakePasswords } from './private-file.ts'
import { ensureRole, grantDatabase, type RoleName, roleNames } from './roles.ts'

export interface MigrateOptions {
  /** Connects as the owner: may create roles, and owns the database. `DATABASE_URL` in production. */
  readonly ownerUrl: string
  /** Where the passwords of the roles are kept (0600); made if it is missing. */
  readonly secretsFile: string
  /** Folder of the migrations; without it the repository's own. */
  readonly folder?: string
  /** Where DATABASE_APP_URL, DATABASE_KEYS_URL and DATABASE_JOBS_URL are looked for. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** How each kind of process connects. */
export interface RoleUrls {
  readonly appUrl: string
  readonly keysUrl: string
  readonly jobsUrl: string
}

export interface Migrated extends RoleUrls {
  /** Names of the files that were applied now, in order. */
  readonly applied: string[]
}

const overrides: Readonly<Record<RoleName, string>> = {
  seloste_app: 'DATABASE_APP_URL',
  seloste_keys: 'DATABASE_KEYS_URL',
  seloste_jobs: 'DATABASE_JOBS_URL',
}

/** Only one process migrates a database at a time; the rest wait and find nothing left to do. */
const migrating = 1_936_026_481

/**
 * Brings the database to what this version of the program expects: roles with their passwords, then each new file
 * of the migrations in a transaction of its own. A role whose URL the environment gives keeps its password.
 *
 * @throws Error when a file that was applied has changed or is gone, when numbers are missing or double, when a role
 *   has rights it must not have, or when a file fails (then nothing of that file stays)
 */
export async function migrate(options: MigrateOptions): Promise<Migrated> {
  const env = options.env ?? process.env
  const files = await readMigrations(options.folder ?? migrationsFolder)
  const passwords = await readOrMakePasswords(options.secretsFile, roleNames)
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'seloste migrate' })
  await client.connect()
  try {
    await refuseOldServer(client)
    for (const name of roleNames) await ensureRole(client, name, env[overrides[name]] ? null : passwords[name])
    await client.query('SELECT pg_advisory_lock($1)', [migrating])
    await grantDatabase(client)
    const applied = await applyNew(client, files)
    return { ...roleUrls(options.ownerUrl, passwords, env), applied }
  } finally {
    await client.end()
  }
}

/** The URLs of the roles on the owner's server and database, unless the environment gives them. */
export function roleUrls(
  ownerUrl: string,
  passwords: Readonly<Record<RoleName, string>>,
  env: Readonly<Record<string, string | undefined>>,
): RoleUrls {
  const url = (role: RoleName): string => {
    const given = env[overrides[role]]
    if (given) return given
    const own = new URL(ownerUrl)
    own.username = role
    own.password = passwords[role]
    return own.href
  }
  return { appUrl: url('seloste_app'), keysUrl: url('seloste_keys'), jobsUrl: url('seloste_jobs') }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  )
  const version = rows[0]?.version ?? 0
  if (version < 150_000) throw new Error(`PostgreSQL 15 or newer is needed, this is ${Math.floor(version / 10_000)}`)
}

async function applyNew(client: pg.Client, files: readonly MigrationFile[]): Promise<string[]> {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS seloste_migrations;
    CREATE TABLE IF NOT EXISTS seloste_migrations.applied (
      number int PRIMARY KEY,
      name text NOT NULL,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    );
    COMMENT ON TABLE seloste_migrations.applied IS 'The migrations this database has, and what their files were.';
  `)
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
    'SELECT number, name, checksum FROM seloste_migrations.applied ORDER BY number',
  )
  for (const row of rows) {
    const file = files[row.number - 1]
    if (!file) throw new Error(`the database has migration ${row.name}, this version does not: is the program too old?`)
    if (file.checksum !== row.checksum) {
      throw new Error(
        `migration ${file.name} has changed since it was applied: put it back, and add a new file instead`,
      )
    }
  }
  const fresh = files.slice(rows.length)
  for (const file of fresh) await applyOne(client, file)
  return fresh.map((file) => file.name)
}

async function applyOne(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(file.text)
    await client.query('INSERT INTO seloste_migrations.applied (number, name, checksum) VALUES ($1, $2, $3)', [
      file.number,
      file.name,
      file.checksum,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    const { message, position } = error as { message?: string; position?: string }
    const line = position ? ` line ${file.text.slice(0, Number(position)).split('\n').length}` : ''
    throw new Error(`migration ${file.name}${line}: ${message}`, { cause: error })
  }
}
