import pg from 'pg'
import type { Clock } from './platform/time/clock.ts'

/** A setting with which the server must not serve anybody; the message says what to do. */
export class Unsafe extends Error {}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Plain http only where nobody else can listen (decisions 20). */
export function mustBeSafeOrigin(origin: string): void {
  const url = new URL(origin)
  if (url.origin !== origin)
    throw new Unsafe(`the origin is ${url.origin}, without path or slash at the end: ORIGIN=${url.origin}`)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.includes(url.hostname)))
    throw new Unsafe(`${origin} is not encrypted: give an https origin, or http://localhost for trying out`)
}

/** Where the access log is told to, as far as it is safe. */
export type CollectorAddress =
  | { readonly protocol: 'otlp'; readonly url: string }
  | { readonly protocol: 'syslog'; readonly host: string; readonly port: number; readonly isEncrypted: boolean }

/** The ports of syslog over TLS (RFC 5425) and over plain TCP. */
const SYSLOG_TLS = 6514
const SYSLOG_TCP = 601

/** Reads the address of the log export's receiver. Unencrypted only on this machine; never with a secret in it, for it is kept and shown. */
export function mustBeSafeCollector(given: string): CollectorAddress {
  const url = URL.canParse(given) ? new URL(given) : null
  // The address is not repeated: what is wrong with it may be a secret that stands in it.
  if (!url?.hostname) throw new Unsafe('LOG_EXPORT_URL is no address: https://host/v1/logs or syslog+tls://host:6514')
  if (url.username || url.password || url.search || url.hash)
    throw new Unsafe(
      'LOG_EXPORT_URL has more than host, port and path: a secret belongs in the file LOG_EXPORT_TOKEN_FILE',
    )
  const isHere = LOOPBACK.includes(url.hostname)
  switch (url.protocol) {
    case 'https:':
      return { protocol: 'otlp', url: url.href }
    case 'syslog+tls:':
      return syslogAt(url, SYSLOG_TLS, true)
    case 'http:':
      if (isHere) return { protocol: 'otlp', url: url.href }
      throw new Unsafe('LOG_EXPORT_URL is not encrypted: give an https address, or http://localhost')
    case 'syslog:':
      if (isHere) return syslogAt(url, SYSLOG_TCP, false)
      throw new Unsafe('LOG_EXPORT_URL is not encrypted: give a syslog+tls address, or syslog://localhost')
    default:
      throw new Unsafe('LOG_EXPORT_URL begins with https, syslog+tls or, on this machine only, http or syslog')
  }
}

function syslogAt(url: URL, usual: number, isEncrypted: boolean): CollectorAddress {
  if (url.pathname !== '' && url.pathname !== '/') throw new Unsafe('LOG_EXPORT_URL: a syslog address has no path')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return { protocol: 'syslog', host, port: Number(url.port || usual), isEncrypted }
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
