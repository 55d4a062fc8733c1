import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'

/** Where a client has data: one hit for each register, found at sign-in by that register's own index. */
export interface ClientHit {
  readonly register: string
  readonly personId: string
  readonly as: 'client' | 'proxy'
}

/** What only the sealed session knows of a signed-in client. */
export interface ClientIdentity {
  readonly name: string
  readonly hits: readonly ClientHit[]
  /** For single logout at Suomi.fi. */
  readonly nameId: string
  readonly sessionIndex: string
  readonly language: 'fi' | 'sv' | 'en'
}

export type Session =
  | {
      readonly kind: 'worker'
      readonly accountId: string
      readonly organisationId: string
      readonly name: string
      readonly language: 'fi' | 'sv' | 'en'
      readonly formTokenHash: Buffer
      readonly idleSeconds: number
    }
  | {
      readonly kind: 'client'
      readonly client: ClientIdentity
      readonly formTokenHash: Buffer
      readonly idleSeconds: number
    }
  | {
      readonly kind: 'machine'
      readonly machineClientId: string
      readonly formTokenHash: Buffer
      readonly idleSeconds: number
    }

/** Seals what a session knows of a client. */
export interface SessionSealer {
  seal(tokenHash: Uint8Array, text: Uint8Array): Uint8Array
  open(tokenHash: Uint8Array, sealed: Uint8Array): Uint8Array
}

export interface NewSession {
  /** Goes into the cookie; the server keeps only its SHA-256. */
  readonly token: string
  /** Goes to the page, which sends it back with each change of state. */
  readonly formToken: string
}

export interface Sessions {
  startWorker(accountId: string, now: Date): Promise<NewSession>
  startClient(client: ClientIdentity, now: Date): Promise<NewSession>
  /** An access token for a base system or a provider's system: ten minutes, never longer. */
  startMachine(machineClientId: string, now: Date): Promise<NewSession>
  /** The living session of a cookie, or null. Known for at most a second, so that an ended one dies everywhere in that time. */
  find(token: string, now: Date): Promise<Session | null>
  end(token: string, now: Date): Promise<void>
  /** Ends all sessions of an account: a right or a credential was taken away. */
  endOf(accountId: string, now: Date): Promise<void>
}

const MOST_AT_ONCE = 3
const KNOWN_FOR_MS = 1_000
const SEEN_EVERY_MS = 30_000
/** security.md 6.2: idle seconds and absolute hours. */
const LIMITS = {
  worker: { idle: 900, hours: 8 },
  client: { idle: 900, hours: 2 },
  machine: { idle: 600, hours: 1 / 6 },
} as const

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
const freshToken = (): string => randomBytes(32).toString('base64url')

const Row = z.object({
  kind: z.enum(['worker', 'client', 'machine']),
  account_id: z.string().nullable(),
  machine_client_id: z.string().nullable(),
  organisation_id: z.string().nullable(),
  name: z.string().nullable(),
  language: z.enum(['fi', 'sv', 'en']).nullable(),
  sealed: z.instanceof(Uint8Array).nullable(),
  form_token_hash: z.instanceof(Buffer),
  idle_seconds: z.number(),
  seen_at: z.date(),
})

const Client = z.object({
  name: z.string(),
  hits: z.array(z.object({ register: z.string(), personId: z.string(), as: z.enum(['client', 'proxy']) })),
  nameId: z.string(),
  sessionIndex: z.string(),
  language: z.enum(['fi', 'sv', 'en']),
})

/** Opens the session store. Sessions are a shared table: they belong to a sign-in, not to a register. */
export function openSessions(pool: pg.Pool, sealer: SessionSealer): Sessions {
  const known = new Map<string, { readonly session: Session; readonly until: number }>()

  interface Starting {
    readonly kind: 'worker' | 'client' | 'machine'
    readonly accountId?: string
    readonly client?: ClientIdentity
    readonly machineClientId?: string
  }

  async function start(row: Starting, now: Date): Promise<NewSession> {
    const token = freshToken()
    const formToken = freshToken()
    const hash = sha256(token)
    const { idle, hours } = LIMITS[row.kind]
    const sealed = row.client ? sealer.seal(hash, Buffer.from(JSON.stringify(row.client))) : null
    await pool.query({
      name: 'session-start',
      text: `INSERT INTO session (token_hash, kind, account_id, machine_client_id, sealed, form_token_hash, created_at, seen_at, idle_seconds, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $7::timestamptz + $9::float8 * interval '1 hour')`,
      values: [
        hash,
        row.kind,
        row.accountId ?? null,
        row.machineClientId ?? null,
        sealed,
        sha256(formToken),
        now,
        idle,
        hours,
      ],
    })
    if (row.accountId) {
      await pool.query({
        text: `UPDATE session SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL AND token_hash NOT IN (
          SELECT token_hash FROM session WHERE account_id = $1 AND ended_at IS NULL ORDER BY created_at DESC LIMIT ${MOST_AT_ONCE})`,
        values: [row.accountId, now],
      })
    }
    return { token, formToken }
  }

  async function load(token: string, now: Date): Promise<Session | null> {
    const hash = sha256(token)
    const found = await pool.query({
      name: 'session-find',
      text: `SELECT s.kind, s.account_id, s.machine_client_id, a.organisation_id, a.name, a.language, s.sealed, s.form_token_hash, s.idle_seconds, s.seen_at
        FROM session s LEFT JOIN account a ON a.id = s.account_id LEFT JOIN machine_client m ON m.id = s.machine_client_id
        WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2
          AND s.seen_at > $2::timestamptz - s.idle_seconds * interval '1 second' AND a.disabled_at IS NULL AND m.disabled_at IS NULL`,
      values: [hash, now],
    })
    if (!found.rows[0]) return null
    const row = Row.parse(found.rows[0])
    if (now.getTime() - row.seen_at.getTime() > SEEN_EVERY_MS)
      await pool.query({
        name: 'session-seen',
        text: 'UPDATE session SET seen_at = $2 WHERE token_hash = $1',
        values: [hash, now],
      })
    const common = { formTokenHash: row.form_token_hash, idleSeconds: row.idle_seconds }
    if (row.kind === 'client') {
      if (!row.sealed) throw new Error('a client session without its content')
      return {
        kind: 'client',
        client: Client.parse(JSON.parse(Buffer.from(sealer.open(hash, row.sealed)).toString())),
        ...common,
      }
    }
    if (row.kind === 'machine') {
      if (!row.machine_client_id) throw new Error('a machine session without its client')
      return { kind: 'machine', machineClientId: row.machine_client_id, ...common }
    }
    if (!row.account_id || !row.organisation_id || row.name === null)
      throw new Error('a worker session without its account')
    const { account_id: accountId, organisation_id: organisationId, name } = row
    return { kind: 'worker', accountId, organisationId, name, language: row.language ?? 'fi', ...common }
  }

  return {
    startWorker: (accountId, now) => start({ kind: 'worker', accountId }, now),
    startClient: (client, now) => start({ kind: 'client', client }, now),
    startMachine: (machineClientId, now) => start({ kind: 'machine', machineClientId }, now),
    async find(token, now) {
      const at = now.getTime()
      const hit = known.get(token)
      if (hit && hit.until > at) return hit.session
      known.delete(token)
      const session = await load(token, now)
      if (session) {
        if (known.size > 10_000) known.clear()
        known.set(token, { session, until: at + KNOWN_FOR_MS })
      }
      return session
    },
    async end(token, now) {
      known.delete(token)
      await pool.query({
        text: 'UPDATE session SET ended_at = $2 WHERE token_hash = $1 AND ended_at IS NULL',
        values: [sha256(token), now],
      })
    },
    async endOf(accountId, now) {
      known.clear()
      await pool.query({
        text: 'UPDATE session SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL',
        values: [accountId, now],
      })
    },
  }
}

/** Whether the page sent the token that belongs to its session. Compared in constant time. */
export const isFormToken = (session: Session, sent: string): boolean =>
  timingSafeEqual(sha256(sent), session.formTokenHash)
