import { z } from 'zod'
import { many, maybe } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import { VoucherNumber } from '../../platform/formats/voucher-number.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { Cents } from '../../platform/money.ts'
import { Unit } from '../../platform/quantity.ts'
import { lastDayOf, Month } from '../../platform/time/month.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { ProviderId } from '../providers/public.ts'
import { ServiceEventId, settleableEvents } from '../service-events/public.ts'
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

const payees = (register: RegisterId, condition: Sql): Sql => sql`
  SELECT p.id, p.name, p.business_id, p.street, p.postal_code, p.post_town, p.iban, p.bic, o.einvoice_address, o.einvoice_operator
  FROM provider p JOIN organisation o ON o.id = p.organisation_id
  WHERE p.register_id = ${register} AND ${condition}`

export const payee = (register: RegisterId, provider: Sql) => maybe(PayeeRow, payees(register, sql`p.id = ${provider}`))
export const allPayees = (register: RegisterId) =>
  many(PayeeRow, sql`${payees(register, sql`true`)} ORDER BY p.id LIMIT 5000`)

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

/**
 * For each event that corrects another: the earlier statement that has the original. A correction may itself have been corrected
 * before it was settled, so the links are followed until an event of an earlier statement. A later statement may come to have one
 * of them too, and must not change what this one says.
 */
const withOriginals = (register: RegisterId, statement: string): Sql => sql`
  WITH RECURSIVE this AS (SELECT t.number FROM statement t WHERE t.register_id = ${register} AND t.id = ${statement}),
  earlier AS NOT MATERIALIZED (
    SELECT l.event_id, t.number, r.month, r.closed_at FROM statement_line l
    JOIN statement t ON t.register_id = l.register_id AND t.id = l.statement_id
    JOIN settlement_run r ON r.register_id = t.register_id AND r.id = t.run_id
    WHERE l.register_id = ${register} AND t.number < (SELECT number FROM this)),
  link AS (
    SELECT l.event_id AS line, COALESCE(e.reverses_id, e.replaces_id) AS target FROM statement_line l
    JOIN service_event e ON e.register_id = l.register_id AND e.id = l.event_id
    WHERE l.register_id = ${register} AND l.statement_id = ${statement} AND COALESCE(e.reverses_id, e.replaces_id) IS NOT NULL
    UNION ALL
    SELECT k.line, COALESCE(e.reverses_id, e.replaces_id) FROM link k
    JOIN service_event e ON e.register_id = ${register} AND e.id = k.target
    WHERE COALESCE(e.reverses_id, e.replaces_id) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM earlier b WHERE b.event_id = k.target)),
  original AS (SELECT k.line, b.number, b.month, b.closed_at FROM link k JOIN earlier b ON b.event_id = k.target)`

const lineTables = sql`statement t
  JOIN statement_line l ON l.register_id = t.register_id AND l.statement_id = t.id
  JOIN service_event e ON e.register_id = l.register_id AND e.id = l.event_id
  JOIN contract k ON k.register_id = e.register_id AND k.id = e.contract_id
  JOIN decision d ON d.register_id = k.register_id AND d.id = k.decision_id
  JOIN service_version v ON v.register_id = k.register_id AND v.id = k.service_version_id
  JOIN service s ON s.register_id = v.register_id AND s.id = v.service_id
  LEFT JOIN original o ON o.line = l.event_id`

export const LineGroup = z.object({
  service_id: z.string(),
  service_code: z.string(),
  service_name: userText(200),
  unit: Unit,
  voucher: VoucherNumber.nullable(),
  unit_value_cents: Cents,
  quantity: z.int(),
  amount_cents: Cents,
  events: z.int(),
  original_number: z.int().nullable(),
  original_month: Month.nullable(),
  original_closed_at: z.date().nullable(),
})
export type LineGroup = z.infer<typeof LineGroup>

/** An invoice has a row for each service, price and voucher; beyond so many events, for each service and price. */
const MOST_ROWS_BY_VOUCHER = 20_000

/** The events of a statement gathered into the rows of an invoice, in an order that never changes. */
export const lineGroups = (register: RegisterId, statement: string) =>
  many(
    LineGroup,
    sql`${withOriginals(register, statement)}
      SELECT g.* FROM (
        SELECT s.id AS service_id, s.code AS service_code, v.name AS service_name, v.valid_from, v.unit, e.unit_value_cents,
          CASE WHEN t.lines <= ${MOST_ROWS_BY_VOUCHER}::int THEN d.voucher_number END AS voucher,
          sum(e.quantity)::bigint AS quantity, sum(e.value_cents)::bigint AS amount_cents, count(*) AS events,
          o.number AS original_number, o.month AS original_month, o.closed_at AS original_closed_at
        FROM ${lineTables}
        WHERE t.register_id = ${register} AND t.id = ${statement}
        GROUP BY s.id, s.code, v.id, v.name, v.valid_from, v.unit, e.unit_value_cents, 7, o.number, o.month, o.closed_at) g
      ORDER BY g.service_code COLLATE "C", g.valid_from, g.voucher COLLATE "C" NULLS FIRST, g.unit_value_cents,
        g.original_number NULLS FIRST
      LIMIT 20001`,
  )

/** Whose events a statement settles. */
export const clientsOf = (register: RegisterId, statement: string) =>
  many(
    z.object({ client_id: z.string() }),
    sql`SELECT DISTINCT e.client_id FROM statement_line l
      JOIN service_event e ON e.register_id = l.register_id AND e.id = l.event_id
      WHERE l.register_id = ${register} AND l.statement_id = ${statement} LIMIT 1000000`,
  )

/** One event of a statement: what leads every cent to its event, price and decision. */
export const EventLine = z.object({
  event_id: ServiceEventId,
  client_id: z.string(),
  kind: z.enum(['delivery', 'reversal']),
  day: PlainDate,
  quantity: z.int(),
  unit: Unit,
  service_code: z.string(),
  service_name: userText(200),
  price_id: z.string(),
  agreed_price_cents: Cents,
  price_from: PlainDate,
  unit_value_cents: Cents,
  value_cents: Cents,
  share_cents: Cents,
  voucher: z.string(),
  corrects_event_id: ServiceEventId.nullable(),
  reason: z.string().nullable(),
  original_number: z.int().nullable(),
  original_month: Month.nullable(),
})

/** A page of the events of a statement, in the order of their ids. */
export const eventLines = (
  register: RegisterId,
  of: { readonly statement: string; readonly after: string | null; readonly most: number },
) =>
  many(
    EventLine,
    sql`${withOriginals(register, of.statement)}
      SELECT e.id AS event_id, e.client_id, e.kind, e.day, e.quantity, v.unit, s.code AS service_code, v.name AS service_name,
        e.price_id, c.price_cents AS agreed_price_cents, c.valid_from AS price_from, e.unit_value_cents, e.value_cents, e.share_cents,
        d.voucher_number AS voucher, COALESCE(e.reverses_id, e.replaces_id) AS corrects_event_id, e.reason,
        o.number AS original_number, o.month AS original_month
      FROM ${lineTables}
      JOIN price c ON c.register_id = e.register_id AND c.id = e.price_id
      WHERE t.register_id = ${register} AND t.id = ${of.statement} AND (${of.after}::uuid IS NULL OR l.event_id > ${of.after}::uuid)
      ORDER BY l.event_id LIMIT ${of.most}`,
  )
