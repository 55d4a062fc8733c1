import pg from 'pg'
import type { Clock } from './platform/time/clock.ts'

/** A setting with which the server must not serve anybody; the message says what to do. */
export class Unsafe extends Error {}

/** Plain http only where nobody else can listen (decisions 20). */
export function mustBeSafeOrigin(origin: string): void {
  const url = new URL(origin)
  if (url.origin !== origin)
    throw new Unsafe(`the origin is ${url.origin}, without path or slash at the end: ORIGIN=${url.origin}`)
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback))
    throw new Unsafe(`${origin} is not encrypted: give an https origin, or http://localhost for trying out`)
}

/** Tables outside registers that name a register in a column of their own. */
const SHARED = ['job', 'machine_client']
const FARTHEST_SECONDS = 60

/**
 * Looks at the database as the roles that will serve see it (security.md 6.4): none may be a superuser, pass by row
 * security or own anything; every register's table forces row security, also upon its owner; and the clocks agree,
 * because days, sign-ins and log rows hang on them.
 */
export async function mustBeSafeDatabase(urls: readonly string[], clock: Clock): Promise<void> {
  for (const url of urls) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await mustBeOrdinaryRole(client)
      await mustForceRowSecurity(client)
      await mustShareOurTime(client, clock)
    } finally {
      await client.end()
    }
  }
}

async function mustBeOrdinaryRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; strong: boolean; owns: boolean }>(`
    SELECT r.rolname AS name, r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolreplication AS strong,
      EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE pg_has_role(r.oid, c.relowner, 'MEMBER') AND n.nspname IN ('public', 'keys')) AS owns
    FROM pg_roles r WHERE r.rolname = current_user`)
  const role = rows[0]
  if (!role || role.strong)
    throw new Unsafe(
      `the database role ${role?.name} can do too much: use the roles that migrate makes, not a superuser`,
    )
  if (role.owns)
    throw new Unsafe(`the database role ${role.name} owns tables: use the roles that migrate makes, not the owner`)
}

async function mustForceRowSecurity(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'keys') AND c.relkind IN ('r', 'p') AND c.relname <> ALL($1::text[])
       AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'register_id' AND NOT a.attisdropped)
       AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))
     ORDER BY 1`,
    [SHARED],
  )
  if (rows.length > 0)
    throw new Unsafe(
      `without forced row security: ${rows.map((row) => row.name).join(', ')}; CALL isolate('…') in a migration`,
    )
}

async function mustShareOurTime(client: pg.Client, clock: Clock): Promise<void> {
  const before = clock.now().getTime()
  const { rows } = await client.query<{ seconds: number }>(
    'SELECT extract(epoch FROM clock_timestamp())::float8 AS seconds',
  )
  const middle = (before + clock.now().getTime()) / 2000
  const apart = Math.abs((rows[0]?.seconds ?? 0) - middle)
  if (apart > FARTHEST_SECONDS)
    throw new Unsafe(
      `this machine's clock and the database's differ by ${Math.round(apart)} s: set the clocks, then start again`,
    )
}
