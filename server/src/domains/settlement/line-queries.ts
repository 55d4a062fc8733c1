import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import { VoucherNumber } from '../../platform/formats/voucher-number.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { Cents } from '../../platform/money.ts'
import { Unit } from '../../platform/quantity.ts'
import { Month } from '../../platform/time/month.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { ServiceEventId } from '../service-events/public.ts'

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
