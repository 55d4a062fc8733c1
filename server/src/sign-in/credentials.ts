import pg from 'pg'
import { z } from 'zod'
import type { Passkey } from '../adapters/passkey/port.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusals.ts'
import { SignInRefusal } from './refusals.ts'

const UNIQUE_VIOLATION = '23505'

const Held = z.object({ id: z.string(), account_id: z.string() })
const HeldPasskey = Held.extend({
  external_id: z.string(),
  public_key: z.instanceof(Uint8Array),
  counter: z.number(),
  transports: z.array(z.string()),
  device_bound: z.boolean(),
})
type HeldPasskey = z.infer<typeof HeldPasskey>

const FIND = `SELECT c.id, c.account_id, c.external_id, c.public_key, c.counter, c.transports, c.device_bound
  FROM credential c JOIN account a ON a.id = c.account_id AND a.disabled_at IS NULL
  WHERE c.kind = $1 AND c.removed_at IS NULL`

const asPasskey = (row: HeldPasskey): Passkey => ({
  id: row.external_id,
  publicKey: Buffer.from(row.public_key).toString('base64url'),
  counter: row.counter,
  transports: row.transports,
  deviceBound: row.device_bound,
})

/** The passkey and its account; null when nobody has it, it was removed, or the account is disabled. */
export async function findPasskey(
  pool: pg.Pool,
  id: string,
): Promise<{ readonly rowId: string; readonly accountId: string; readonly passkey: Passkey } | null> {
  const found = await pool.query({
    name: 'passkey-find',
    text: `${FIND} AND c.external_id = $2`,
    values: ['passkey', id],
  })
  if (!found.rows[0]) return null
  const row = HeldPasskey.parse(found.rows[0])
  return { rowId: row.id, accountId: row.account_id, passkey: asPasskey(row) }
}

export async function passkeysOf(pool: pg.Pool, accountId: string): Promise<Passkey[]> {
  const found = await pool.query({ text: `${FIND} AND c.account_id = $2`, values: ['passkey', accountId] })
  return found.rows.map((row) => asPasskey(HeldPasskey.parse(row)))
}

/** The new count; of two sign-ins with one count the second finds it used. */
export async function keepCounter(pool: pg.Pool, rowId: string, counter: number): Promise<void> {
  await pool.query('UPDATE credential SET counter = greatest(counter, $2) WHERE id = $1', [rowId, counter])
}

export async function findCard(pool: pg.Pool, serialNumber: string): Promise<string | null> {
  const found = await pool.query({
    name: 'card-find',
    text: `${FIND} AND c.external_id = $2`,
    values: ['card', serialNumber],
  })
  return found.rows[0] ? Held.parse(found.rows[0]).account_id : null
}

/** Binds a passkey or a card to one account for good: what one person has, a second cannot have (PSOP-69). */
export async function enrol(
  pool: pg.Pool,
  to: {
    readonly accountId: string
    readonly now: Date
    readonly credential:
      | { readonly kind: 'passkey'; readonly passkey: Passkey }
      | { readonly kind: 'card'; readonly serialNumber: string }
  },
): Promise<void> {
  const { credential } = to
  const passkey = credential.kind === 'passkey' ? credential.passkey : null
  try {
    await pool.query(
      `INSERT INTO credential (id, account_id, kind, external_id, public_key, counter, created_at, transports, device_bound)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        newId(to.now),
        to.accountId,
        credential.kind,
        credential.kind === 'passkey' ? credential.passkey.id : credential.serialNumber,
        passkey ? Buffer.from(passkey.publicKey, 'base64url') : null,
        passkey?.counter ?? 0,
        to.now,
        passkey?.transports ?? [],
        passkey?.deviceBound ?? false,
      ],
    )
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION)
      throw new Refusal(SignInRefusal['already-enrolled'])
    throw error
  }
}
