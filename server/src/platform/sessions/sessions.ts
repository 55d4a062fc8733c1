import { randomBytes, timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import { instantAt } from '../time/instant.ts'
import { formTokens, type ReleasedKeys, sessionSealer, sha256 } from './sealing.ts'
import { type SignedFacts, signedCookies } from './signed-nine.ts'

export type Language = 'fi' | 'sv' | 'en'
/** How a worker proved who they are. */
export type WorkerWay = 'oidc' | 'passkey' | 'card'

/** Where a client has data: one hit for each register, found at sign-in by that register's own index. */
export interface ClientHit {
  readonly register: string
  readonly personId: string
  /** `signatory`: has signed in for the company that keeps the register. */
  readonly as: 'client' | 'proxy' | 'signatory'
}

/** The identity provider's passing name for one session there. */
export interface ProviderName {
  readonly value: string
  readonly nameQualifier: string | null
  readonly spNameQualifier: string | null
}

/** What only the sealed session knows of a signed-in client. */
export interface ClientIdentity {
  readonly name: string
  readonly hits: readonly ClientHit[]
  /** For single logout at Suomi.fi. */
  readonly nameId: ProviderName
  readonly sessionIndex: string
  readonly language: Language
}

export type Session =
  | {
      readonly kind: 'worker'
      readonly accountId: string
      readonly organisationId: string
      readonly name: string
      readonly language: Language
      readonly way: WorkerWay
      /** When the person last proved who they are. */
      readonly signedInAt: Date
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

export interface NewSession {
  /** Goes into the cookie; the server keeps only its SHA-256. */
  readonly token: string
  /** The page asks for it later by `look`; it sends it back with each change of state. */
  readonly formToken: string
}

/** A session as its own page may see it. */
export interface SeenSession {
  readonly session: Session
  readonly formToken: string
  /** Seconds until it ends if nothing more is done. */
  readonly secondsLeft: number
}

export interface Sessions {
  /**
   * `critical` shortens the session of one who may change the rights of others. `signed`: the cookie tells these facts, as a register
   * of the worker states (`session.cookies`); otherwise it is a random identifier.
   */
  startWorker(
    worker: {
      readonly accountId: string
      readonly way: WorkerWay
      readonly critical: boolean
      readonly signed?: SignedFacts | null
    },
    now: Date,
  ): Promise<NewSession>
  startClient(client: ClientIdentity, now: Date): Promise<NewSession>
  /** An access token for a base system or a provider's system: ten minutes, never longer. */
  startMachine(machineClientId: string, now: Date): Promise<NewSession>
  /** The living session of a cookie, or null. Known for at most a second, so that an ended one dies everywhere in that time. */
  find(token: string, now: Date): Promise<Session | null>
  /** The same for the page that asks whether it is signed in: asking is not use and does not lengthen the session. */
  look(token: string, now: Date): Promise<SeenSession | null>
  /** Keeps the session alive; gives the seconds that it now has, or null when it has ended. */
  extend(token: string, now: Date): Promise<number | null>
  /** The person's own choice, kept for the next sign-in of a worker and for this session of a client. */
  setLanguage(token: string, language: Language, now: Date): Promise<void>
  end(token: string, now: Date): Promise<void>
  /** Ends all sessions of an account: a right or a credential was taken away. */
  endOf(accountId: string, now: Date): Promise<void>
}

/** Letters of 256 random bits as base64url; what is longer is a signed cookie. */
const OPAQUE_LETTERS = 43
const MOST_AT_ONCE = 3
const KNOWN_FOR_MS = 1_000
const SEEN_EVERY_MS = 30_000
/** security.md 6.2: idle seconds and absolute hours. */
const LIMITS = {
  worker: { idle: 900, hours: 8 },
  'critical worker': { idle: 300, hours: 1 },
  client: { idle: 900, hours: 2 },
  machine: { idle: 600, hours: 1 / 6 },
} as const

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
  created_at: z.date(),
  seen_at: z.date(),
  expires_at: z.date(),
})
type Row = z.infer<typeof Row>

const Client = z.object({
  name: z.string(),
  hits: z.array(z.object({ register: z.string(), personId: z.string(), as: z.enum(['client', 'proxy', 'signatory']) })),
  nameId: z.object({
    value: z.string(),
    nameQualifier: z.string().nullable(),
    spNameQualifier: z.string().nullable(),
  }),
  sessionIndex: z.string(),
  language: z.enum(['fi', 'sv', 'en']),
})

const Worker = z.object({ way: z.enum(['oidc', 'passkey', 'card']) })

const placeOf = (hash: Buffer): string => `session.${hash.toString('base64url')}`

const READ = `SELECT s.kind, s.account_id, s.machine_client_id, a.organisation_id, a.name, a.language, s.sealed, s.form_token_hash,
    s.idle_seconds, s.created_at, s.seen_at, s.expires_at
  FROM session s LEFT JOIN account a ON a.id = s.account_id LEFT JOIN machine_client m ON m.id = s.machine_client_id
  WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2
    AND s.seen_at > $2::timestamptz - s.idle_seconds * interval '1 second' AND a.disabled_at IS NULL AND m.disabled_at IS NULL
    AND (a.valid_to IS NULL OR a.valid_to >= ($2::timestamptz AT TIME ZONE 'Europe/Helsinki')::date)`

interface Starting {
  readonly kind: 'worker' | 'client' | 'machine'
  readonly limits: keyof typeof LIMITS
  readonly accountId?: string
  readonly machineClientId?: string
  readonly content: string | null
  readonly signed?: SignedFacts | null
}

/** Opens the session store. Sessions are a shared table: they belong to a sign-in, not to a register. */
export function openSessions(pool: pg.Pool, keys: ReleasedKeys): Sessions {
  const [sealer, forms, signed] = [sessionSealer(keys), formTokens(keys), signedCookies(keys)]
  const known = new Map<string, { readonly session: Session; readonly until: number }>()

  async function start(row: Starting, now: Date): Promise<NewSession> {
    const { idle, hours } = LIMITS[row.limits]
    const until = instantAt(now.getTime() + hours * 3_600_000)
    const token = row.signed ? signed.write(row.signed, { from: now, until }) : randomBytes(32).toString('base64url')
    const formToken = forms.make(token)
    const hash = sha256(token)
    await pool.query({
      name: 'session-start',
      text: `INSERT INTO session (token_hash, kind, account_id, machine_client_id, sealed, form_token_hash, created_at, seen_at, idle_seconds, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)`,
      values: [
        hash,
        row.kind,
        row.accountId ?? null,
        row.machineClientId ?? null,
        row.content === null ? null : sealer.seal(placeOf(hash), row.content),
        sha256(formToken),
        now,
        idle,
        until,
      ],
    })
    if (row.accountId) {
      await pool.query({
        // The new one stays whatever the clock says: two may begin in one millisecond.
        text: `UPDATE session SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL AND token_hash <> $3 AND token_hash NOT IN (
          SELECT token_hash FROM session WHERE account_id = $1 AND ended_at IS NULL AND token_hash <> $3
          ORDER BY created_at DESC LIMIT ${MOST_AT_ONCE - 1})`,
        values: [row.accountId, now, hash],
      })
    }
    return { token, formToken }
  }

  async function read(token: string, hash: Buffer, now: Date): Promise<Row | null> {
    if (token.length > OPAQUE_LETTERS && !signed.holds(token, now)) return null
    const found = await pool.query({ name: 'session-find', text: READ, values: [hash, now] })
    return found.rows[0] ? Row.parse(found.rows[0]) : null
  }

  const touch = (hash: Buffer, now: Date) =>
    pool.query({
      name: 'session-seen',
      text: 'UPDATE session SET seen_at = $2 WHERE token_hash = $1',
      values: [hash, now],
    })

  function sessionOf(row: Row, hash: Buffer): Session {
    const common = { formTokenHash: row.form_token_hash, idleSeconds: row.idle_seconds }
    const content = row.sealed ? sealer.open(placeOf(hash), row.sealed) : null
    switch (row.kind) {
      case 'client':
        if (content === null) throw new Error('a client session without its content')
        return { kind: 'client', client: Client.parse(JSON.parse(content)), ...common }
      case 'machine':
        if (!row.machine_client_id) throw new Error('a machine session without its client')
        return { kind: 'machine', machineClientId: row.machine_client_id, ...common }
      case 'worker': {
        const { account_id: accountId, organisation_id: organisationId, name } = row
        if (!accountId || !organisationId || name === null) throw new Error('a worker session without its account')
        const { way } = Worker.parse(JSON.parse(content ?? '{}'))
        const language = row.language ?? 'fi'
        return { kind: 'worker', accountId, organisationId, name, language, way, signedInAt: row.created_at, ...common }
      }
    }
  }

  return {
    startWorker: ({ accountId, way, critical, signed: facts }, now) =>
      start(
        {
          kind: 'worker',
          limits: critical ? 'critical worker' : 'worker',
          accountId,
          content: JSON.stringify({ way }),
          signed: facts ?? null,
        },
        now,
      ),
    startClient: (client, now) => start({ kind: 'client', limits: 'client', content: JSON.stringify(client) }, now),
    startMachine: (machineClientId, now) =>
      start({ kind: 'machine', limits: 'machine', machineClientId, content: null }, now),
    async find(token, now) {
      const at = now.getTime()
      const hit = known.get(token)
      if (hit && hit.until > at) return hit.session
      known.delete(token)
      const hash = sha256(token)
      const row = await read(token, hash, now)
      if (!row) return null
      // An access token is not lengthened by use.
      if (row.kind !== 'machine' && at - row.seen_at.getTime() > SEEN_EVERY_MS) await touch(hash, now)
      const session = sessionOf(row, hash)
      if (known.size > 10_000) known.clear()
      known.set(token, { session, until: at + KNOWN_FOR_MS })
      return session
    },
    async look(token, now) {
      const hash = sha256(token)
      const row = await read(token, hash, now)
      if (!row) return null
      return {
        session: sessionOf(row, hash),
        formToken: forms.again(token, row.form_token_hash),
        secondsLeft: secondsLeft({ ...row, now }),
      }
    },
    async extend(token, now) {
      const hash = sha256(token)
      const row = await read(token, hash, now)
      if (!row) return null
      await touch(hash, now)
      return secondsLeft({ ...row, seen_at: now, now })
    },
    async setLanguage(token, language, now) {
      known.delete(token)
      const hash = sha256(token)
      const row = await read(token, hash, now)
      if (!row) return
      const session = sessionOf(row, hash)
      if (session.kind === 'worker')
        await pool.query('UPDATE account SET language = $2 WHERE id = $1', [session.accountId, language])
      if (session.kind === 'client')
        await pool.query('UPDATE session SET sealed = $2 WHERE token_hash = $1', [
          hash,
          sealer.seal(placeOf(hash), JSON.stringify({ ...session.client, language })),
        ])
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

/** Whole seconds until the nearer of the two ends: no use, or the longest life. */
const secondsLeft = (of: { seen_at: Date; idle_seconds: number; expires_at: Date; now: Date }): number =>
  Math.floor(
    Math.min(of.seen_at.getTime() + of.idle_seconds * 1000, of.expires_at.getTime()) / 1000 - of.now.getTime() / 1000,
  )

/** Whether the page sent the token that belongs to its session. Compared in constant time. */
export const isFormToken = (session: Session, sent: string): boolean =>
  timingSafeEqual(sha256(sent), session.formTokenHash)
