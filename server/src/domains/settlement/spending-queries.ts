import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { Cents } from '../../platform/money.ts'
import { Month } from '../../platform/time/month.ts'
import { type DayRange, PlainDate } from '../../platform/time/plain-date.ts'
import { settleableEvents } from '../service-events/public.ts'
import { ServiceId } from '../services/queries.ts'

export const SpendingRow = z.object({
  service_id: ServiceId,
  month: Month,
  delivered_cents: Cents,
  delivered_clients: z.int(),
  approved_cents: Cents,
  approved_clients: z.int(),
  settled_cents: Cents,
  settled_clients: z.int(),
})
export type SpendingRow = z.infer<typeof SpendingRow>

/**
 * The organiser's share of events of these days by service and month, less what was taken back: all of it, what nothing holds back,
 * and what is on a statement. Each sum has the number of clients behind it. Read provider by provider, for which there is an index.
 */
export const spendingByMonth = (register: RegisterId, days: DayRange, now: Date) =>
  many(
    SpendingRow,
    sql`SELECT x.service_id, x.month,
        sum(x.value_cents)::bigint AS delivered_cents, count(DISTINCT x.client_id) AS delivered_clients,
        COALESCE(sum(x.value_cents) FILTER (WHERE x.approved), 0)::bigint AS approved_cents,
        count(DISTINCT x.client_id) FILTER (WHERE x.approved) AS approved_clients,
        COALESCE(sum(x.value_cents) FILTER (WHERE x.settled), 0)::bigint AS settled_cents,
        count(DISTINCT x.client_id) FILTER (WHERE x.settled) AS settled_clients
      FROM (SELECT e.service_id, to_char(e.day, 'YYYY-MM') AS month, e.client_id, e.value_cents, l.event_id IS NOT NULL AS settled,
          l.event_id IS NOT NULL OR s.id IS NOT NULL AS approved
        FROM provider p
        JOIN service_event e ON e.register_id = p.register_id AND e.provider_id = p.id
          AND e.day BETWEEN ${days.from}::date AND ${days.to}::date
        LEFT JOIN statement_line l ON l.register_id = e.register_id AND l.event_id = e.id
        LEFT JOIN (${settleableEvents(register, { closedAt: now, lastDay: days.to })}) s ON s.id = e.id
        WHERE p.register_id = ${register}) x
      GROUP BY x.service_id, x.month ORDER BY x.month, x.service_id LIMIT 6000`,
  )

export const PaceRow = z.object({ service_id: ServiceId, recent_cents: Cents, clients: z.int(), since: PlainDate })
export type PaceRow = z.infer<typeof PaceRow>

/** What of late tells the pace of each service. `since` is the first day with an event on or after `days.from`. */
export const paceByService = (register: RegisterId, days: DayRange, recentFrom: PlainDate) =>
  many(
    PaceRow,
    sql`SELECT e.service_id, COALESCE(sum(e.value_cents) FILTER (WHERE e.day >= ${recentFrom}::date), 0)::bigint AS recent_cents,
        count(DISTINCT e.client_id) FILTER (WHERE e.day >= ${recentFrom}::date) AS clients, min(e.day) AS since
      FROM provider p
      JOIN service_event e ON e.register_id = p.register_id AND e.provider_id = p.id
        AND e.day BETWEEN ${days.from}::date AND ${days.to}::date
      WHERE p.register_id = ${register}
      GROUP BY e.service_id LIMIT 500`,
  )

/** Each service by its newest name. */
export const serviceNames = (register: RegisterId) =>
  many(
    z.object({ id: ServiceId, name: userText(200) }),
    sql`SELECT n.id, n.name FROM (SELECT DISTINCT ON (s.id) s.id, s.code, v.name FROM service s
        JOIN service_version v ON v.register_id = s.register_id AND v.service_id = s.id
        WHERE s.register_id = ${register} ORDER BY s.id, v.valid_from DESC) n
      ORDER BY n.code LIMIT 500`,
  )
