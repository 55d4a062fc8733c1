import { z } from 'zod'
import { many, opening } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { ClientId } from './public.ts'
import { type Address, clientContact, clientIdentity, clientProtection } from './tables.ts'

const bytes = z.instanceof(Uint8Array).nullable()

/**
 * Names and addresses for letters, opened: of those clients whose ids `clients` selects and whose address is kept, in the order of
 * their ids. A protected person has none (INV-41); the order of non-disclosure is opened with them and has to be looked at all the
 * same, so that an address that should have gone is still not printed.
 */
export const recipients = (register: RegisterId, clients: Sql) => {
  const at = (row: { readonly id: string }) => ({ rowId: row.id, holder: row.id })
  const rows = many(
    z.object({ id: ClientId, identity: bytes, contact: bytes, protection: bytes }),
    sql`SELECT c.id, c.identity_sealed AS identity, c.contact_sealed AS contact, c.protection_sealed AS protection FROM client c
      WHERE c.register_id = ${register} AND c.contact_sealed IS NOT NULL AND c.id IN (${clients}) ORDER BY c.id`,
  )
  const identity = opening(rows, 'identity', clientIdentity, at)
  return opening(opening(identity, 'contact', clientContact, at), 'protection', clientProtection, at)
}

/** ISO 3166-1 numeric, as the population register gives it. */
const FINLAND = '246'

/** An address as it stands on an envelope, below the name; abroad the place comes as the register gives it, with its state. */
export function envelopeLines(address: Address): string[] {
  const { streetAddress, poBox, postalCode, postTown, specifier, countryCode } = address
  const place = [postalCode, postTown?.toLocaleUpperCase('fi')].filter(Boolean).join(' ')
  const isAbroad = countryCode !== null && countryCode !== FINLAND
  const lines = isAbroad ? [streetAddress ?? poBox, specifier ?? place] : [specifier, streetAddress ?? poBox, place]
  return lines.filter((line): line is string => !!line)
}
