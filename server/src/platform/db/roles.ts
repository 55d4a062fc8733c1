import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** What one login role may do to the time of others. */
interface RoleSettings {
  readonly statement_timeout: string
  readonly lock_timeout: string
  readonly idle_in_transaction_session_timeout: string
  readonly search_path: string
  readonly plan_cache_mode: 'auto' | 'force_generic_plan'
}

const settingsWith = (statement_timeout: string, plan_cache_mode: RoleSettings['plan_cache_mode']): RoleSettings => ({
  statement_timeout,
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '10s',
  // Not "$user": the jobs role may make schemas, and one named after the app role would shadow the real tables.
  search_path: 'public',
  plan_cache_mode,
})

/**
 * The login roles, apart from the owner, that our processes use. Migrations grant to these names.
 * The app answers requests, the keys role alone reads wrapped keys, the jobs role works in the background.
 */
export const roles = {
  // Requests ask by ids and keyed indexes, so one plan a statement and connection serves them all. Left to itself PostgreSQL plans
  // some of them anew each time, at ten times what running them costs (decision record 0006).
  seloste_app: settingsWith('5s', 'force_generic_plan'),
  seloste_keys: settingsWith('5s', 'force_generic_plan'),
  seloste_jobs: settingsWith('10min', 'auto'),
} as const satisfies Record<string, RoleSettings>

export type RoleName = keyof typeof roles
export const roleNames = Object.keys(roles) as RoleName[]

/**
 * PostgreSQL's own form of a stored password (RFC 5803), so that the password itself is in no statement and no log.
 * Passwords are ASCII, which SASLprep (RFC 4013) leaves as it is.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const iterations = 4096
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const clientKey = createHmac('sha256', salted).update('Client Key').digest()
  const storedKey = createHash('sha256').update(clientKey).digest('base64')
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}

/**
 * Makes the role if it is missing, gives it the password and its settings, and refuses one with rights it must
 * not have. `null` as password: somebody else keeps it, and we do not touch it.
 */
export async function ensureRole(client: pg.Client, name: RoleName, password: string | null): Promise<void> {
  const verifier = password === null ? null : client.escapeLiteral(scramVerifier(password))
  await whileOthersDoTheSame(async () => {
    const found = await client.query<{ allowed: boolean; settings: string[] }>(
      `SELECT NOT (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication) AND rolcanlogin AS allowed,
              coalesce(rolconfig, '{}') AS settings
       FROM pg_roles
       WHERE rolname = $1`,
      [name],
    )
    const role = found.rows[0]
    if (!role) {
      await client.query(
        `CREATE ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION
         ${verifier === null ? '' : `PASSWORD ${verifier}`}`,
      )
    } else if (!role.allowed) {
      throw new Error(
        `role ${name} must log in and be no superuser, bypass no row security, and make no databases or roles`,
      )
    } else if (verifier !== null) {
      await client.query(`ALTER ROLE ${name} PASSWORD ${verifier}`)
    }
    for (const [setting, value] of Object.entries(roles[name])) {
      if (role?.settings.includes(`${setting}=${value}`)) continue
      await client.query(`ALTER ROLE ${name} SET ${setting} = ${client.escapeLiteral(value)}`)
    }
  })
}

/** Roles belong to the whole server, a lock only to one database: when two migrate at once, one tries again. */
async function whileOthersDoTheSame(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string }
      const raced = code === '42710' || code === '23505' || /tuple concurrently/.test(message ?? '')
      if (!raced || attempt === 20) throw error
      await sleep(10 * attempt)
    }
  }
}

/**
 * What the roles may do to the database as a whole. A database copied from a template starts without these.
 */
export async function grantDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name')
  const database = client.escapeIdentifier(rows[0]?.name ?? '')
  const all = roleNames.join(', ')
  await client.query(`
    REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
    GRANT CONNECT ON DATABASE ${database} TO ${all};
    -- Only so that the job runner can make and upgrade its own schema, graphile_worker, as the jobs role.
    GRANT CREATE ON DATABASE ${database} TO seloste_jobs;
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    GRANT USAGE ON SCHEMA public TO ${all};
    -- A new function can be called by nobody until its migration says by whom.
    ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
  `)
}
