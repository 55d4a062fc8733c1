import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { Cents } from '../../platform/money.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { ProviderAction } from './actions.ts'
import { PriceId, ProviderId, providersOf } from './public.ts'
import { Admission, admissionColumns, admissionTables } from './queries.ts'

const Provider = z.object({
  id: ProviderId,
  business_id: z.string(),
  name: z.string(),
  street: z.string(),
  postal_code: z.string(),
  post_town: z.string(),
  languages: z.array(z.string()),
})
const Price = z.object({
  id: PriceId,
  provider_id: ProviderId,
  service_id: z.string(),
  valid_from: PlainDate,
  price_cents: Cents,
  per_units: z.int(),
})
const Output = z.object({
  providers: z.array(
    Provider.extend({
      admissions: z.array(
        Admission.omit({ provider_id: true }).extend({
          prices: z.array(Price.omit({ provider_id: true, service_id: true })),
        }),
      ),
    }),
  ),
})

/** The providers for which the condition on `p.id` holds, with all their admissions and prices, newest first. */
const providersWhere = (register: RegisterId, condition: Sql) => ({
  providers: many(
    Provider,
    sql`SELECT p.id, p.business_id, p.name, p.street, p.postal_code, p.post_town, p.languages FROM provider p
      WHERE p.register_id = ${register} AND ${condition} ORDER BY p.name, p.id LIMIT 2000`,
  ),
  admissions: many(
    Admission,
    sql`SELECT ${admissionColumns} FROM ${admissionTables} JOIN provider p ON p.register_id = m.register_id AND p.id = m.provider_id
      WHERE m.register_id = ${register} AND ${condition} ORDER BY s.code, m.valid_from DESC, m.id LIMIT 10000`,
  ),
  prices: many(
    Price,
    sql`SELECT t.id, t.provider_id, t.service_id, t.valid_from, t.price_cents, t.per_units FROM price t
      JOIN provider p ON p.register_id = t.register_id AND p.id = t.provider_id
      WHERE t.register_id = ${register} AND ${condition} ORDER BY t.valid_from DESC LIMIT 50000`,
  ),
})

interface Found {
  readonly providers: readonly z.infer<typeof Provider>[]
  readonly admissions: readonly Admission[]
  readonly prices: readonly z.infer<typeof Price>[]
}

const together = ({ providers, admissions, prices }: Found): z.infer<typeof Output> => {
  const admissionsOf = Map.groupBy(admissions, (one) => one.provider_id)
  const pricesOf = Map.groupBy(prices, (price) => `${price.provider_id} ${price.service_id}`)
  return {
    providers: providers.map((provider) => ({
      ...provider,
      admissions: (admissionsOf.get(provider.id) ?? []).map((one) => ({
        ...one,
        prices: pricesOf.get(`${provider.id} ${one.service_id}`) ?? [],
      })),
    })),
  }
}

export const listProviders = endpoint({
  does: 'Lists the providers that the organiser knows, with their services, agreements and prices.',
  method: 'GET',
  path: '/providers',
  registers: ['psop'],
  mode: 'read',
  permit: ProviderAction.list,
  purpose: 'arranging-service',
  input: z.strictObject({}),
  output: Output,
  load: (_input, { register }) => providersWhere(register.id, sql`true`),
  decide: (found) => aboutNobody('facts of legal persons', together(found)),
})

export const listOwnAdmissions = endpoint({
  does: 'Lists the admissions and prices of the provider\u2019s own company in this organiser\u2019s register.',
  method: 'GET',
  path: '/own-admissions',
  registers: ['psop'],
  mode: 'read',
  permit: ProviderAction.own,
  purpose: 'giving-service',
  input: z.strictObject({}),
  output: Output,
  load: (_input, { register, rule, actor }) =>
    providersWhere(register.id, sql`p.id IN (${providersOf(rule, actor.ids)})`),
  decide: (found) => aboutNobody('facts of legal persons', together(found)),
})
