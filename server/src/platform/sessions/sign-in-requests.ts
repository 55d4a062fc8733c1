import type pg from 'pg'
import type { SessionSealer } from './sealing.ts'
import { sha256 } from './sealing.ts'

/** What a row remembers: a sign-in under way, a message already used. */
export type SignInRequestKind =
  | 'oidc'
  | 'saml-browser'
  | 'saml-request'
  | 'saml-message'
  | 'passkey'
  | 'passkey-enrol'
  | 'company-choice'
  | 'card-begun'
  | 'card-ticket'
  | 'jti'

/** What is remembered between two requests of a sign-in, in PostgreSQL so that every process agrees. */
export interface SignInRequests {
  put(kind: SignInRequestKind, id: string, value: unknown, expiresAt: Date): Promise<void>
  /** The value, exactly once; null when it was never there, was taken, or is too old at `now`. */
  take(kind: SignInRequestKind, id: string, now: Date): Promise<unknown>
  /** The value without using it up. */
  look(kind: SignInRequestKind, id: string, now: Date): Promise<unknown>
  /** False when the id has been seen before. */
  remember(kind: SignInRequestKind, id: string, until: Date): Promise<boolean>
}

/** Opens the store. Ids are kept as hashes: who reads the table cannot go on with another's sign-in. */
export function openSignInRequests(pool: pg.Pool, sealer: SessionSealer): SignInRequests {
  const placeOf = (kind: SignInRequestKind, id: string): string => `${kind}.${sha256(id).toString('base64url')}`
  const read = (place: string, rows: readonly { sealed: unknown }[]): unknown => {
    const sealed = rows[0]?.sealed
    return sealed instanceof Uint8Array ? JSON.parse(sealer.open(place, sealed)) : null
  }
  return {
    async put(kind, id, value, expiresAt) {
      const place = placeOf(kind, id)
      await pool.query({
        name: 'sign-in-put',
        text: 'INSERT INTO sign_in_request (id, kind, sealed, expires_at) VALUES ($1, $2, $3, $4)',
        values: [place, kind, sealer.seal(place, JSON.stringify(value)), expiresAt],
      })
    },
    async take(kind, id, now) {
      const place = placeOf(kind, id)
      const taken = await pool.query({
        name: 'sign-in-take',
        text: 'DELETE FROM sign_in_request WHERE id = $1 RETURNING CASE WHEN expires_at > $2 THEN sealed END AS sealed',
        values: [place, now],
      })
      return read(place, taken.rows)
    },
    async look(kind, id, now) {
      const place = placeOf(kind, id)
      const found = await pool.query({
        name: 'sign-in-look',
        text: 'SELECT sealed FROM sign_in_request WHERE id = $1 AND expires_at > $2',
        values: [place, now],
      })
      return read(place, found.rows)
    },
    async remember(kind, id, until) {
      const made = await pool.query({
        name: 'sign-in-remember',
        text: 'INSERT INTO sign_in_request (id, kind, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        values: [placeOf(kind, id), kind, until],
      })
      return made.rowCount === 1
    },
  }
}
