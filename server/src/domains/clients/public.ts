import { z } from 'zod'
import type { Rule } from '../../platform/authorisation/rules.ts'
import { many, maybe, opening, type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { heldAssignments } from '../users/public.ts'
import {
  clientContact,
  clientIdentity,
  clientNameTokenTable,
  clientProtection,
  clientResidence,
  clientTable,
  type Draft,
} from './tables.ts'

export const ClientId = idSchema('Client')

/** The organiser's official of a service that the client has been granted (PSOP-14): other services' clients do not exist. */
export const officialOfClient: Rule = {
  basis: 'task-in-matter',
  select: (facts) => sql`SELECT h.account_id AS actor, d.client_id AS object, d.id AS reference
    FROM (${heldAssignments(facts)}) h
    JOIN decision d ON d.register_id = ${facts.register} AND (h.service_id IS NULL OR h.service_id = d.service_id)
    WHERE h.provider_id IS NULL`,
}

/** The client, and whoever has a valid mandate, on the client's own data (PSOP-73). */
export const clientSelf: Rule = {
  basis: 'own-data',
  select: (facts) => sql`SELECT c.id AS actor, c.id AS object, c.id AS reference FROM client c
    WHERE c.register_id = ${facts.register} AND 'client' = ANY(${facts.roles}::text[])`,
}

export const proxyOfClient: Rule = {
  basis: 'mandate',
  onBehalf: true,
  select: (facts) => sql`SELECT m.proxy_id AS actor, m.client_id AS object, m.id AS reference FROM mandate m
    WHERE m.register_id = ${facts.register} AND 'proxy' = ANY(${facts.roles}::text[]) AND m.ended_at IS NULL
      AND m.valid_from <= ${facts.today}::date AND m.valid_to >= ${facts.today}::date`,
}

/** Anybody of the register's clients and proxies, for asking whose matters are theirs; which are, the two rules above say. */
export const ownMatters: Rule = {
  basis: 'own-data',
  select: (facts) => sql`SELECT s.actor, ${facts.register}::uuid AS object, s.reference
    FROM (${clientSelf.select(facts)} UNION ALL ${proxyOfClient.select(facts)}) s`,
}

export const ClientName = z.object({ id: ClientId, identity: z.instanceof(Uint8Array).nullable() })

/** A client's identity by id, opened. */
export const clientById = (register: RegisterId, client: string | Sql) =>
  opening(
    maybe(
      ClientName,
      sql`SELECT id, identity_sealed AS identity FROM client WHERE register_id = ${register} AND id = ${client}`,
    ),
    'identity',
    clientIdentity,
    (row) => ({ rowId: row.id, holder: row.id }),
  )

/** The client of an identity code's comparison value, as a piece. */
export const clientOfIndex = (register: RegisterId, index: Uint8Array): Sql =>
  sql`SELECT id FROM client WHERE register_id = ${register} AND identity_index = ${index}`

/** The client with this identity code, if the register has one: by the keyed index, nothing opened. */
export const clientByIndex = (register: RegisterId, index: Uint8Array) =>
  maybe(z.object({ id: ClientId }), clientOfIndex(register, index))

/** As whom the person with this identity code acts for the client today: the ids under which mandates name that person. */
export const proxiesOfClient = (register: RegisterId, client: Sql, index: Uint8Array, today: string) =>
  many(
    z.object({ proxy_id: z.string() }),
    sql`SELECT DISTINCT m.proxy_id FROM mandate m JOIN proxy p ON p.register_id = m.register_id AND p.id = m.proxy_id
      WHERE m.register_id = ${register} AND m.client_id = ${client} AND p.identity_index = ${index} AND m.ended_at IS NULL
        AND m.valid_from <= ${today}::date AND m.valid_to >= ${today}::date LIMIT 50`,
  )

/**
 * The writes by which a client comes into being, for the transaction of the first grant and no other (PSOP-39). Contact data of
 * a protected person is not among them, whatever the draft says (INV-41).
 */
export function bornClient(context: Context, id: string, draft: Draft): Write[] {
  const at = { rowId: id, holder: id }
  const { identity, nonDisclosure } = draft
  const residence = nonDisclosure || !draft.residence ? null : toSeal(clientResidence, at, draft.residence)
  const address = nonDisclosure || !draft.address ? null : toSeal(clientContact, at, draft.address)
  const tokens = context.index.nameTokens([identity.givenNames, identity.familyName])
  return [
    writeOne(
      clientTable,
      sql`INSERT INTO client (register_id, id, identity_index, identity_sealed, residence_sealed, contact_sealed, protection_sealed, created_at)
        VALUES (${context.register.id}, ${id}, ${context.index.identityCode(identity.identityCode)}, ${toSeal(clientIdentity, at, identity)},
          ${residence}, ${address}, ${toSeal(clientProtection, at, { nonDisclosure })}, ${context.now})`,
    ),
    writeAny(
      clientNameTokenTable,
      sql`INSERT INTO client_name_token (register_id, token, client_id)
        SELECT ${context.register.id}::uuid, t, ${id}::uuid FROM unnest(${tokens.map(String)}::bigint[]) AS t`,
    ),
  ]
}

/** Mandates that officials recorded. Columns: worker, client, at. */
export const workInMandates = (register: RegisterId, clients: Sql, since: Date): Sql => sql`
  SELECT m.recorded_by AS worker, m.client_id AS client, m.recorded_at AS at FROM mandate m
  WHERE m.register_id = ${register} AND m.client_id IN (${clients}) AND m.recorded_at >= ${since}`

/** A worker's family name, and one of its keyed tokens. */
export interface WorkersName {
  readonly worker: string
  readonly familyName: string
  readonly token: number
}

/**
 * Of these workers and clients, those who may share a family name that `most` clients at most may bear, by the keyed tokens of names.
 * Tokens are cut short and bring strangers too (INV-35): only the name of a client who bears some worker's name is opened, and
 * it must be compared with that worker's.
 */
export const sharingNames = (register: RegisterId, names: readonly WorkersName[], clients: Sql, most: number) =>
  opening(
    many(
      z.object({ worker: z.string(), client: z.string(), identity: z.instanceof(Uint8Array) }),
      maySharePairs(register, names, clients, most),
    ),
    'identity',
    clientIdentity,
    ({ client }) => ({ rowId: client, holder: client }),
    { ask: 'equals-any', key: 'familyName', texts: [...new Set(names.map(({ familyName }) => familyName))] },
  )

function maySharePairs(register: RegisterId, names: readonly WorkersName[], clients: Sql, most: number): Sql {
  const asked = sql`SELECT n.worker, n.token FROM unnest(${names.map(({ worker }) => worker)}::uuid[],
    ${names.map(({ token }) => String(token))}::bigint[]) AS n (worker, token)`
  const bearing = (only: Sql): Sql => sql`
    SELECT n.worker, t.client_id FROM (${asked}) n
    JOIN client_name_token t ON t.register_id = ${register} AND t.token = n.token AND ${only}
    GROUP BY n.worker, t.client_id HAVING count(*) = (SELECT count(*) FROM (${asked}) a WHERE a.worker = n.worker)`
  return sql`SELECT worker, client, identity FROM (
    SELECT b.worker, b.client_id AS client, i.identity_sealed AS identity, (SELECT count(*)::int FROM (
      SELECT FROM (${asked}) n JOIN client_name_token t ON t.register_id = ${register} AND t.token = n.token
      WHERE n.worker = b.worker GROUP BY t.client_id
      HAVING count(*) = (SELECT count(*) FROM (${asked}) a WHERE a.worker = b.worker) LIMIT ${most + 1}) f) AS bearers
    FROM (${bearing(sql`t.client_id IN (${clients})`)}) b JOIN client i ON i.register_id = ${register} AND i.id = b.client_id) p
    WHERE bearers <= ${most}`
}
