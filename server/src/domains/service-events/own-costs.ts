import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { Cents, cents } from '../../platform/money.ts'
import { Unit } from '../../platform/quantity.ts'
import { Month, monthOf } from '../../platform/time/month.ts'
import { PlainDate, plainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { ContractId } from '../orders/public.ts'
import { PublicFeePer } from '../services/queries.ts'
import { ServiceEventAction } from './actions.ts'
import { costOf, type GivenInMonth } from './cost-rules.ts'
import { ValueRow, valueColumns, valueGroundOf } from './queries.ts'
import { amountsOf } from './rules.ts'
import { EventView, newestResponse, viewColumns, viewTables } from './views.ts'

/** A quantity at the provider's price of today: what the organiser pays and what the client. Null when no price or value is known. */
const Worth = z.object({ quantity: z.int(), valueCents: Cents, shareCents: Cents }).nullable()
const Cost = z.object({ quantity: z.int(), shareCents: Cents, publicCents: Cents.nullable() })

export const ownCosts = endpoint({
  does: 'Shows the client who gives the services and at what price, the own share of the month and the year beside the public fee, and the visits that wait for the client’s word.',
  method: 'GET',
  path: '/own/{clientId}/costs',
  registers: ['psop'],
  mode: 'read',
  permit: ServiceEventAction.own,
  target: (input) => input.clientId,
  purpose: 'own-matters',
  input: z.strictObject({ clientId: ClientId }),
  output: z.object({
    month: Month,
    providers: z.array(
      z.object({
        contractId: ContractId,
        decisionId: z.string(),
        providerName: z.string(),
        from: PlainDate,
        to: PlainDate,
        /** A purchased service leaves the client nothing to pay to the provider. */
        ownShare: z.boolean(),
        /** Whether price and value depend on the time of day; the worth is then that of an ordinary hour. */
        byTimeOfDay: z.boolean(),
        latestVisit: PlainDate.nullable(),
        /** Of the period of today: all that is left of the grant, and what this contract holds of it. */
        left: Worth,
        reserved: Worth,
      }),
    ),
    services: z.array(z.object({ serviceId: z.string(), name: userText(200), unit: Unit, month: Cost, year: Cost })),
    waiting: z.array(EventView),
  }),
  load: (input, context) => ({
    providers: providersOfClient(context.register.id, input.clientId, context.today),
    given: givenByMonth(context.register.id, input.clientId, {
      from: plainDate(`${context.today.slice(0, 4)}-01-01`),
      to: context.today,
    }),
    waiting: waitingForClient(context.register.id, input.clientId),
  }),
  decide: ({ providers, given, waiting }, input, context) =>
    about(input.clientId, {
      month: monthOf(context.today),
      providers: providers.map((row) => ({
        contractId: row.id,
        decisionId: row.decision_id,
        providerName: row.provider_name,
        from: row.valid_from,
        to: row.valid_to,
        ownShare: row.own_share,
        byTimeOfDay: row.value_rule.coefficients.length > 0,
        latestVisit: row.latest_visit,
        left: worthOf(row, row.left, context.today),
        reserved: worthOf(row, row.reserved, context.today),
      })),
      services: [...new Set(given.map((row) => row.service_id))].map((serviceId) => {
        const rows = given.filter((row) => row.service_id === serviceId)
        const newest = rows.at(-1)
        if (!newest) throw new Error('a service of which nothing was given')
        return {
          serviceId,
          name: newest.name,
          unit: newest.unit,
          month: costOf(rows.filter((row) => row.month === monthOf(context.today)).map(inMonth)),
          year: costOf(rows.map(inMonth)),
        }
      }),
      waiting,
    }),
})

const ProviderOfClient = ValueRow.extend({
  id: ContractId,
  decision_id: z.string(),
  provider_name: z.string(),
  valid_from: PlainDate,
  valid_to: PlainDate,
  price_cents: Cents.nullable(),
  per_units: z.int().nullable(),
  latest_visit: PlainDate.nullable(),
  left: z.int(),
  reserved: z.int(),
})

/** Who comes today or later, with today's price and the grant period of today, or the next when none is. */
const providersOfClient = (register: RegisterId, client: string, today: PlainDate) =>
  many(
    ProviderOfClient,
    sql`SELECT k.id, k.decision_id, p.name AS provider_name, k.valid_from, k.valid_to, ${valueColumns},
        t.price_cents, t.per_units, COALESCE(g.granted - g.spent, 0)::bigint AS left,
        COALESCE((SELECT sum(r.quantity - r.posted - r.released) FROM reservation r WHERE r.register_id = k.register_id
          AND r.contract_id = k.id AND r.grant_period_id = g.id AND r.ended_at IS NULL), 0)::bigint AS reserved,
        (SELECT max(e.day) FROM service_event e WHERE e.register_id = k.register_id AND e.contract_id = k.id AND e.kind = 'delivery'
          AND NOT EXISTS (SELECT 1 FROM service_event b WHERE b.register_id = e.register_id AND b.reverses_id = e.id)) AS latest_visit
      FROM contract k
      JOIN provider p ON p.register_id = k.register_id AND p.id = k.provider_id
      JOIN service_version v ON v.register_id = k.register_id AND v.id = k.service_version_id
      JOIN decision d ON d.register_id = k.register_id AND d.id = k.decision_id
      JOIN purchasing_kind x ON x.register_id = d.register_id AND x.code = d.kind
      LEFT JOIN LATERAL (SELECT f.id, f.granted, f.spent FROM grant_period f WHERE f.register_id = k.register_id
        AND f.decision_id = k.decision_id AND f.period_to >= ${today}::date ORDER BY f.period_from LIMIT 1) g ON true
      LEFT JOIN LATERAL (SELECT c.price_cents, c.per_units FROM price c WHERE c.register_id = k.register_id
        AND c.provider_id = k.provider_id AND c.service_id = k.service_id AND c.valid_from <= ${today}::date
        ORDER BY c.valid_from DESC LIMIT 1) t ON true
      WHERE k.register_id = ${register} AND k.client_id = ${client} AND k.ended_at IS NULL AND k.valid_to >= ${today}::date
      ORDER BY k.valid_from, k.id LIMIT 200`,
  )

/** At the price of today and an ordinary hour, by the same rule as a visit is priced. */
function worthOf(row: z.infer<typeof ProviderOfClient>, quantity: number, day: PlainDate): z.infer<typeof Worth> {
  if (row.price_cents === null || row.per_units === null) return null
  const amounts = amountsOf(
    { ...valueGroundOf(row), rule: { ...row.value_rule, coefficients: [] } },
    { cents: row.price_cents, per: row.per_units },
    { day, quantity, startMinute: null },
  )
  return amounts.ok ? { quantity, valueCents: amounts.value, shareCents: amounts.share } : null
}

const Given = z.object({
  service_id: z.string(),
  name: userText(200),
  unit: Unit,
  month: Month,
  quantity: z.int(),
  share: z.int(),
  public_fee_cents: z.int().nullable(),
  public_fee_per: PublicFeePer.nullable(),
})

/** Of services with an own share: what was given and what it cost the client, by month and by the version in force on the day, oldest first. */
const givenByMonth = (
  register: RegisterId,
  client: string,
  days: { readonly from: PlainDate; readonly to: PlainDate },
) =>
  many(
    Given,
    sql`SELECT e.service_id, f.name, f.unit, to_char(e.day, 'YYYY-MM') AS month, sum(e.quantity)::bigint AS quantity,
        sum(e.share_cents)::bigint AS share, f.public_fee_cents, f.public_fee_per
      FROM service_event e
      JOIN contract k ON k.register_id = e.register_id AND k.id = e.contract_id
      JOIN decision d ON d.register_id = k.register_id AND d.id = k.decision_id
      JOIN purchasing_kind x ON x.register_id = d.register_id AND x.code = d.kind AND x.own_share
      JOIN LATERAL (SELECT v.id, v.name, v.unit, v.public_fee_cents, v.public_fee_per, v.valid_from FROM service_version v
        WHERE v.register_id = e.register_id AND v.service_id = e.service_id AND v.valid_from <= e.day
        ORDER BY v.valid_from DESC LIMIT 1) f ON true
      WHERE e.register_id = ${register} AND e.client_id = ${client} AND e.day BETWEEN ${days.from}::date AND ${days.to}::date
      GROUP BY e.service_id, f.id, f.name, f.unit, f.public_fee_cents, f.public_fee_per, f.valid_from, to_char(e.day, 'YYYY-MM')
      ORDER BY to_char(e.day, 'YYYY-MM'), f.valid_from, e.service_id LIMIT 2000`,
  )

const inMonth = (row: z.infer<typeof Given>): GivenInMonth => ({
  month: row.month,
  quantity: row.quantity,
  share: cents(row.share),
  unit: row.unit,
  publicFee:
    row.public_fee_cents === null || row.public_fee_per === null
      ? null
      : { cents: cents(row.public_fee_cents), per: row.public_fee_per },
})

/** Visits that stand, that nobody has reviewed or paid yet and on which the client has not said a word, newest first. */
const waitingForClient = (register: RegisterId, client: string) =>
  many(
    EventView,
    sql`SELECT ${viewColumns} FROM ${viewTables} WHERE e.register_id = ${register} AND e.client_id = ${client} AND e.kind = 'delivery'
      AND b.id IS NULL AND COALESCE(${newestResponse}, 'withdrawn') = 'withdrawn'
      AND NOT EXISTS (SELECT 1 FROM event_review w WHERE w.register_id = e.register_id AND w.event_id = e.id)
      AND NOT EXISTS (SELECT 1 FROM statement_line l WHERE l.register_id = e.register_id AND l.event_id = e.id)
      ORDER BY e.day DESC, e.id DESC LIMIT 50`,
  )
