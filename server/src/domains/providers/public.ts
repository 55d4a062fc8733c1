import { z } from 'zod'
import type { Rule, RuleFacts } from '../../platform/authorisation/rules.ts'
import { many, maybe, type Query } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { Cents } from '../../platform/money.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { heldForProviders } from '../users/public.ts'

export const ProviderId = idSchema('Provider')
export const PriceId = idSchema('Price')
export const AdmissionId = idSchema('Admission')

/**
 * Admissions in force on the day: columns id, provider_id, service_id. Whatever a provider may do in an organiser's register
 * rests on one of them (PSOP-71): join it in every rule of a provider's worker.
 */
export const admissionsInForce = (register: RegisterId, day: string | Sql): Sql => sql`
  SELECT m.id, m.provider_id, m.service_id FROM admission m
  WHERE m.register_id = ${register} AND m.ended_at IS NULL
    AND m.valid_from <= ${day}::date AND (m.valid_to IS NULL OR m.valid_to >= ${day}::date)`

/**
 * Assignments of providers' workers, and providers' systems, that hold the action, each with the admission it rests on: columns account_id, id, provider_id,
 * service_id, admission_id. An assignment without a service reaches every service that its provider is admitted to.
 */
export const heldByProviders = (facts: RuleFacts): Sql => sql`
  SELECT h.account_id, h.id, m.provider_id, m.service_id, m.id AS admission_id FROM (${heldForProviders(facts)}) h
  JOIN (${admissionsInForce(facts.register, facts.today)}) m
    ON m.provider_id = h.provider_id AND (h.service_id IS NULL OR h.service_id = m.service_id)`

/** A worker of a provider that is admitted to something today: for asking what concerns no single client. */
export const workerOfAdmitted: Rule = {
  basis: 'admission',
  select: (facts) => sql`SELECT h.account_id AS actor, ${facts.register}::uuid AS object, h.admission_id AS reference
    FROM (${heldByProviders(facts)}) h`,
}

/** The providers for which the actor holds the action today, for `WHERE provider_id IN (…)`. */
export const providersOf = (facts: RuleFacts, actorIds: readonly string[]): Sql => sql`
  SELECT h.provider_id FROM (${heldByProviders(facts)}) h WHERE h.account_id = ANY(${actorIds}::uuid[])`

/** A provider that may be chosen, and its price on the day; null when it has set none yet. */
export const AdmittedProvider = z.object({
  provider_id: ProviderId,
  admission_id: AdmissionId,
  name: z.string(),
  business_id: z.string(),
  post_town: z.string(),
  languages: z.array(z.string()),
  price_id: PriceId.nullable(),
  price_cents: Cents.nullable(),
  per_units: z.number().nullable(),
  price_from: PlainDate.nullable(),
})
export type AdmittedProvider = z.infer<typeof AdmittedProvider>

const admittedWithPrice = (register: RegisterId, service: string, day: string): Sql => sql`
  SELECT p.id AS provider_id, m.id AS admission_id, p.name, p.business_id, p.post_town, p.languages,
    r.id AS price_id, r.price_cents, r.per_units, r.valid_from AS price_from
  FROM (${admissionsInForce(register, day)}) m
  JOIN provider p ON p.register_id = ${register} AND p.id = m.provider_id
  LEFT JOIN LATERAL (SELECT t.id, t.price_cents, t.per_units, t.valid_from FROM price t
    WHERE t.register_id = ${register} AND t.provider_id = m.provider_id AND t.service_id = m.service_id
      AND t.valid_from <= ${day}::date ORDER BY t.valid_from DESC LIMIT 1) r ON true
  WHERE m.service_id = ${service}`

/** The providers that are admitted to the service on the day, each with the price of that day, by name. */
export const admittedProviders = (register: RegisterId, service: string, day: string): Query<AdmittedProvider[]> =>
  many(AdmittedProvider, sql`${admittedWithPrice(register, service, day)} ORDER BY p.name, p.id LIMIT 1000`)

/** One provider of the service on the day, or null when it is not admitted then. */
export const admittedProvider = (
  register: RegisterId,
  at: { readonly providerId: string; readonly serviceId: string; readonly day: string },
): Query<AdmittedProvider | null> =>
  maybe(
    AdmittedProvider,
    sql`${admittedWithPrice(register, at.serviceId, at.day)} AND p.id = ${at.providerId} ORDER BY m.id LIMIT 1`,
  )

/** What each provider has told last of its room for new clients of the service; one that has told nothing has no row. */
export const freePlacesOf = (register: RegisterId, service: string) =>
  many(
    z.object({ provider_id: ProviderId, takes_new: z.boolean(), room_from: PlainDate.nullable() }),
    sql`SELECT DISTINCT ON (f.provider_id) f.provider_id, f.takes_new, f.room_from FROM free_places f
      WHERE f.register_id = ${register} AND f.service_id = ${service} ORDER BY f.provider_id, f.told_at DESC, f.id DESC LIMIT 1000`,
  )

/** The price of a day, also of a past one and of a provider whose admission has ended; null when there was none. */
export const priceOn = (
  register: RegisterId,
  at: { readonly providerId: string; readonly serviceId: string; readonly day: string },
) =>
  maybe(
    z.object({ id: PriceId, price_cents: Cents, per_units: z.number(), valid_from: PlainDate }),
    sql`SELECT id, price_cents, per_units, valid_from FROM price WHERE register_id = ${register} AND provider_id = ${at.providerId}
      AND service_id = ${at.serviceId} AND valid_from <= ${at.day}::date ORDER BY valid_from DESC LIMIT 1`,
  )

/**
 * The account of a provider that two people have confirmed and that counts at the instant: columns iban, bic; no row while it is still
 * paid to the account that it was first known by. One instant for a whole month's closing, so that a change in its midst splits nothing.
 */
export const accountInForce = (register: RegisterId, provider: Sql, at: Date | Sql): Sql => sql`
  SELECT c.iban, c.bic FROM provider_change c WHERE c.register_id = ${register} AND c.provider_id = ${provider} AND c.kind = 'account'
    AND c.status = 'accepted' AND c.counts_from <= ${at} ORDER BY c.counts_from DESC, c.id DESC LIMIT 1`

/** The organisation behind a provider of this register, for giving its people rights. */
export const providerOrganisation = (register: RegisterId, provider: string | null) =>
  maybe(
    z.object({ organisation_id: z.string() }),
    sql`SELECT organisation_id FROM provider WHERE register_id = ${register} AND id = ${provider}::uuid`,
  )
