import { z } from 'zod'
import { many, maybe, opening } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { ClientId } from './public.ts'
import {
  clientContact,
  clientIdentity,
  clientOwnContact,
  clientProtection,
  clientResidence,
  proxyIdentity,
} from './tables.ts'

export const ProxyId = idSchema('Proxy')
export const MandateId = idSchema('Mandate')

const bytes = z.instanceof(Uint8Array).nullable()
const ClientRow = z.object({
  id: ClientId,
  identity: bytes,
  residence: bytes,
  contact: bytes,
  own_contact: bytes,
  protection: bytes,
})

/** A client with every group opened: for those who handle the client's matter as a whole. */
export const wholeClient = (register: RegisterId, client: string) => {
  const at = (row: { readonly id: string }) => ({ rowId: row.id, holder: row.id })
  const row = maybe(
    ClientRow,
    sql`SELECT id, identity_sealed AS identity, residence_sealed AS residence, contact_sealed AS contact,
        own_contact_sealed AS own_contact, protection_sealed AS protection
      FROM client WHERE register_id = ${register} AND id = ${client}`,
  )
  const identity = opening(row, 'identity', clientIdentity, at)
  const residence = opening(identity, 'residence', clientResidence, at)
  const contact = opening(residence, 'contact', clientContact, at)
  return opening(opening(contact, 'own_contact', clientOwnContact, at), 'protection', clientProtection, at)
}

const ProtectionRow = z.object({ id: ClientId, protection: bytes })

/** Only whether an order is in force: asked where contact data would be written. */
export const protectionOf = (register: RegisterId, client: string | Sql) =>
  opening(
    maybe(
      ProtectionRow,
      sql`SELECT id, protection_sealed AS protection FROM client WHERE register_id = ${register} AND id = ${client}`,
    ),
    'protection',
    clientProtection,
    (row) => ({ rowId: row.id, holder: row.id }),
  )

const MandateRow = z.object({
  id: MandateId,
  proxy_id: ProxyId,
  identity: bytes,
  ground: z.enum(['written-mandate', 'guardian-of-child', 'appointed-guardian']),
  valid_from: PlainDate,
  valid_to: PlainDate,
})

/** Mandates that have not been ended, with the proxies' names. */
export const mandatesOfClient = (register: RegisterId, client: string) =>
  opening(
    many(
      MandateRow,
      sql`SELECT m.id, m.proxy_id, p.identity_sealed AS identity, m.ground, m.valid_from, m.valid_to FROM mandate m
        JOIN proxy p ON p.register_id = m.register_id AND p.id = m.proxy_id
        WHERE m.register_id = ${register} AND m.client_id = ${client} AND m.ended_at IS NULL ORDER BY m.valid_from LIMIT 50`,
    ),
    'identity',
    proxyIdentity,
    (row) => ({ rowId: row.proxy_id, holder: row.proxy_id }),
  )
