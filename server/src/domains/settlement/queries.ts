import { z } from 'zod'
import { many, maybe } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { Cents } from '../../platform/money.ts'
import { daysOfMonth, lastDayOf, Month } from '../../platform/time/month.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { accountInForce, ProviderId } from '../providers/public.ts'
import { settleableEvents } from '../service-events/public.ts'
import { OrganisationRow, Payer, StatementFacts } from './parties.ts'

export const SettlementRunId = idSchema('SettlementRun')
export const StatementId = idSchema('Statement')
export const PaymentAccountId = idSchema('PaymentAccount')

export const RunRow = z.object({
  id: SettlementRunId,
  number: z.int(),
  month: Month,
  closed_at: z.date(),
  due_on: PlainDate,
  template_version: z.literal(1),
  providers_total: z.int().nullable(),
  providers_done: z.int(),
  events_total: z.int().nullable(),
  events_done: z.int(),
  finished_at: z.date().nullable(),
  next_provider_id: ProviderId.nullable(),
  payer: Payer,
})
export type RunRow = z.infer<typeof RunRow>

const runColumns = sql`r.id, r.number, r.month, r.closed_at, r.due_on, r.template_version, r.providers_total, r.providers_done,
  r.events_total, r.events_done, r.finished_at, r.next_provider_id, r.payer`

export const runById = (register: RegisterId, id: string) =>
  maybe(RunRow, sql`SELECT ${runColumns} FROM settlement_run r WHERE r.register_id = ${register} AND r.id = ${id}`)

export const runs = (register: RegisterId) =>
  many(
    RunRow,
    sql`SELECT ${runColumns} FROM settlement_run r WHERE r.register_id = ${register} ORDER BY r.month DESC LIMIT 120`,
  )

export const latestRun = (register: RegisterId) =>
  maybe(
    RunRow.pick({ month: true, number: true, finished_at: true }),
    sql`SELECT r.month, r.number, r.finished_at FROM settlement_run r WHERE r.register_id = ${register}
      ORDER BY r.month DESC LIMIT 1`,
  )

/** The organisation that keeps the register. */
export const organisationById = (id: string) =>
  maybe(
    OrganisationRow,
    sql`SELECT name, business_id, street, postal_code, post_town, einvoice_address, einvoice_operator
      FROM organisation WHERE id = ${id}`,
  )

export const PaymentAccountRow = z.object({
  id: PaymentAccountId,
  iban: z.string(),
  bic: z.string(),
  letters: z.enum(['finnish', 'basic']),
  proposed_by: z.string(),
  proposed_at: z.date(),
  confirmed_by: z.string().nullable(),
  confirmed_at: z.date().nullable(),
})
export type PaymentAccountRow = z.infer<typeof PaymentAccountRow>

const accountColumns = sql`id, iban, bic, letters, proposed_by, proposed_at, confirmed_by, confirmed_at`

/** The newest proposals first. */
export const paymentAccounts = (register: RegisterId) =>
  many(
    PaymentAccountRow,
    sql`SELECT ${accountColumns} FROM payment_account WHERE register_id = ${register} ORDER BY proposed_at DESC, id DESC LIMIT 100`,
  )

/** The account in use: the one confirmed last. */
export const accountInUse = (register: RegisterId) =>
  maybe(
    PaymentAccountRow,
    sql`SELECT ${accountColumns} FROM payment_account WHERE register_id = ${register} AND confirmed_at IS NOT NULL
      ORDER BY confirmed_at DESC, id DESC LIMIT 1`,
  )

/** A provider as payments need it. */
export const PayeeRow = OrganisationRow.extend({ id: ProviderId, iban: z.string(), bic: z.string() })
export type PayeeRow = z.infer<typeof PayeeRow>

const payees = (register: RegisterId, condition: Sql, at: Date): Sql => sql`
  SELECT p.id, p.name, p.business_id, p.street, p.postal_code, p.post_town, COALESCE(c.iban, p.iban) AS iban,
    COALESCE(c.bic, p.bic) AS bic, o.einvoice_address, o.einvoice_operator
  FROM provider p JOIN organisation o ON o.id = p.organisation_id
  LEFT JOIN LATERAL (${accountInForce(register, sql`p.id`, at)}) c ON true
  WHERE p.register_id = ${register} AND ${condition}`

/** A provider with the account that counts at the instant: of a closed month the instant of its closing. */
export const payee = (register: RegisterId, provider: Sql, at: Date) =>
  maybe(PayeeRow, payees(register, sql`p.id = ${provider}`, at))
export const allPayees = (register: RegisterId, at: Date) =>
  many(PayeeRow, sql`${payees(register, sql`true`, at)} ORDER BY p.id LIMIT 5000`)

export const Agreement = z.object({
  provider_id: ProviderId,
  service_id: z.string(),
  agreement: z.string(),
  self_billing_agreed_on: PlainDate.nullable(),
})
export type Agreement = z.infer<typeof Agreement>

/** For each service of the providers, the newest agreement that began by the day. An ended one still covers what was given. */
export const agreementsOf = (register: RegisterId, condition: Sql, day: PlainDate | Sql) =>
  many(
    Agreement,
    sql`SELECT DISTINCT ON (m.provider_id, m.service_id) m.provider_id, m.service_id, m.agreement, m.self_billing_agreed_on
      FROM admission m WHERE m.register_id = ${register} AND ${condition} AND m.valid_from <= (${day})::date
      ORDER BY m.provider_id, m.service_id, m.valid_from DESC LIMIT 50000`,
  )

/** What a closing of the month at the instant takes, for each provider. Reversals are those that take something back. */
export const takenByProvider = (register: RegisterId, closing: { readonly month: Month; readonly closedAt: Date }) =>
  many(
    z.object({
      provider_id: ProviderId,
      events: z.int(),
      reversals: z.int(),
      total_cents: Cents,
      services: z.array(z.string()),
    }),
    sql`SELECT s.provider_id, count(*) AS events, count(*) FILTER (WHERE s.kind = 'reversal') AS reversals,
        sum(s.value_cents)::bigint AS total_cents, array_agg(DISTINCT s.service_id::text) AS services
      FROM (${settleable(register, closing)}) s GROUP BY s.provider_id LIMIT 5000`,
  )

/** What a closing would leave out: it waits for a review, or the client disputes it. */
export const heldBackByProvider = (register: RegisterId, closing: { readonly month: Month; readonly closedAt: Date }) =>
  many(
    z.object({ provider_id: ProviderId, unreviewed: z.int(), disputed: z.int(), value_cents: Cents }),
    sql`SELECT e.provider_id, count(*) FILTER (WHERE v.review = 'each') AS unreviewed,
        count(*) FILTER (WHERE v.review <> 'each') AS disputed, sum(e.value_cents)::bigint AS value_cents
      FROM service_event e
      JOIN contract k ON k.register_id = e.register_id AND k.id = e.contract_id
      JOIN service_version v ON v.register_id = k.register_id AND v.id = k.service_version_id
      WHERE e.register_id = ${register} AND e.recorded_at <= ${closing.closedAt} AND e.day <= ${lastDayOf(closing.month)}::date
        AND NOT EXISTS (SELECT 1 FROM statement_line l WHERE l.register_id = e.register_id AND l.event_id = e.id)
        AND e.id NOT IN (SELECT s.id FROM (${settleable(register, closing)}) s)
      GROUP BY e.provider_id LIMIT 5000`,
  )

/**
 * Contracts in force on a day of the month without a delivery of it that stands: what was taken back does not count as given. A contract
 * that never began gives nothing, so nothing of it is missing.
 */
export const silentByProvider = (register: RegisterId, month: Month) => {
  const { from, to } = daysOfMonth(month)
  return many(
    z.object({ provider_id: ProviderId, contracts: z.int() }),
    sql`SELECT k.provider_id, count(*) AS contracts FROM contract k
      WHERE k.register_id = ${register} AND k.valid_from <= ${to}::date AND k.valid_to >= ${from}::date
        AND k.end_reason IS DISTINCT FROM 'void'
        AND NOT EXISTS (SELECT 1 FROM service_event e WHERE e.register_id = k.register_id AND e.contract_id = k.id
          AND e.kind = 'delivery' AND e.day BETWEEN ${from}::date AND ${to}::date
          AND NOT EXISTS (SELECT 1 FROM service_event b WHERE b.register_id = e.register_id AND b.reverses_id = e.id))
      GROUP BY k.provider_id LIMIT 5000`,
  )
}

export const settleable = (register: RegisterId, closing: { readonly month: Month; readonly closedAt: Date }): Sql =>
  settleableEvents(register, { closedAt: closing.closedAt, lastDay: lastDayOf(closing.month) })

export const StatementRow = z.object({
  id: StatementId,
  run_id: SettlementRunId,
  provider_id: ProviderId,
  number: z.int(),
  month: Month,
  closed_at: z.date(),
  due_on: PlainDate,
  template_version: z.literal(1),
  payer: Payer,
  lines: z.int(),
  total_cents: Cents,
  carried_cents: Cents,
  billing: z.enum(['self-billing', 'own-invoice', 'no-account']),
  facts: StatementFacts,
})
export type StatementRow = z.infer<typeof StatementRow>

const finishedStatements = (register: RegisterId, condition: Sql): Sql => sql`
  SELECT t.id, t.run_id, t.provider_id, t.number, r.month, r.closed_at, r.due_on, r.template_version, r.payer, t.lines,
    t.total_cents, t.carried_cents, t.billing, t.facts
  FROM statement t JOIN settlement_run r ON r.register_id = t.register_id AND r.id = t.run_id
  WHERE t.register_id = ${register} AND t.finished_at IS NOT NULL AND ${condition}`

export const statementById = (register: RegisterId, id: string) =>
  maybe(StatementRow, finishedStatements(register, sql`t.id = ${id}`))

export const statementsOfRun = (register: RegisterId, run: string) =>
  many(StatementRow, sql`${finishedStatements(register, sql`t.run_id = ${run}`)} ORDER BY t.number LIMIT 5000`)

export const statementsAmong = (register: RegisterId, permitted: Sql, run: string | null) =>
  many(
    StatementRow,
    sql`${finishedStatements(register, sql`t.id IN (${permitted}) AND (${run}::uuid IS NULL OR t.run_id = ${run}::uuid)`)}
      ORDER BY t.number DESC LIMIT 1000`,
  )
