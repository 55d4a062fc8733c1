import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { Cents } from '../../platform/money.ts'
import { Month } from '../../platform/time/month.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'

/** What of a client's decision was used in a month: events less what was taken back, in minor units and cents. */
export const UsedInMonth = z.object({
  decision_id: z.string(),
  month: Month,
  /** Deliveries that still stand. */
  visits: z.int(),
  quantity: z.int(),
  value_cents: Cents,
  share_cents: Cents,
})

/** The use of these decisions from a day on, month by month, the newest first. */
export const useByMonth = (register: RegisterId, client: string, decisions: Sql, since: PlainDate) =>
  many(
    UsedInMonth,
    sql`SELECT k.decision_id, to_char(e.day, 'YYYY-MM') AS month,
        (count(*) FILTER (WHERE e.kind = 'delivery') - count(*) FILTER (WHERE e.kind = 'reversal'))::int AS visits,
        sum(e.quantity)::bigint AS quantity, sum(e.value_cents)::bigint AS value_cents, sum(e.share_cents)::bigint AS share_cents
      FROM service_event e JOIN contract k ON k.register_id = e.register_id AND k.id = e.contract_id
      WHERE e.register_id = ${register} AND e.client_id = ${client} AND e.day >= ${since}::date AND k.decision_id IN (${decisions})
      GROUP BY k.decision_id, month ORDER BY month DESC, k.decision_id LIMIT 1000`,
  )

/** How a decision's events stand: the newest visit, the use since a day, and what waits for somebody's word. */
export const StandingUse = z.object({
  decision_id: z.string(),
  last_day: PlainDate.nullable(),
  last_quantity: z.int().nullable(),
  last_provider: z.string().nullable(),
  /** Minor units of the service from the asked day on. */
  recent: z.int(),
  /** Deliveries that the client disputes and nobody has judged. */
  disputed: z.int(),
})

export const standingUse = (register: RegisterId, client: string, decisions: Sql, since: PlainDate) =>
  many(
    StandingUse,
    sql`SELECT k.decision_id, max(e.day) AS last_day, (array_agg(e.quantity ORDER BY e.day DESC, e.id DESC))[1] AS last_quantity,
        (array_agg(p.name ORDER BY e.day DESC, e.id DESC))[1] AS last_provider,
        COALESCE(sum(e.quantity) FILTER (WHERE e.day >= ${since}::date), 0)::bigint AS recent,
        (count(*) FILTER (WHERE w.id IS NULL AND (SELECT s.response FROM event_response s WHERE s.register_id = e.register_id
          AND s.event_id = e.id ORDER BY s.given_at DESC, s.id DESC LIMIT 1) = 'disputed'))::int AS disputed
      FROM service_event e
      JOIN contract k ON k.register_id = e.register_id AND k.id = e.contract_id
      JOIN provider p ON p.register_id = e.register_id AND p.id = e.provider_id
      LEFT JOIN service_event b ON b.register_id = e.register_id AND b.reverses_id = e.id
      LEFT JOIN event_review w ON w.register_id = e.register_id AND w.event_id = e.id
      WHERE e.register_id = ${register} AND e.client_id = ${client} AND e.kind = 'delivery' AND b.id IS NULL
        AND k.decision_id IN (${decisions})
      GROUP BY k.decision_id LIMIT 200`,
  )

/** What clients and the organiser said of events. Columns as `happenedInGrants`. */
export const happenedInEvents = (register: RegisterId, client: string, decisions: Sql): Sql => sql`
  SELECT s.given_at AS at, s.response AS what, k.decision_id AS decision, p.name AS provider, e.quantity, e.day
  FROM event_response s
  JOIN service_event e ON e.register_id = s.register_id AND e.id = s.event_id
  JOIN contract k ON k.register_id = e.register_id AND k.id = e.contract_id
  JOIN provider p ON p.register_id = e.register_id AND p.id = e.provider_id
  WHERE s.register_id = ${register} AND s.client_id = ${client} AND s.response <> 'confirmed' AND k.decision_id IN (${decisions})
  UNION ALL SELECT w.reviewed_at, w.verdict, k.decision_id, p.name, e.quantity, e.day
  FROM service_event e
  JOIN event_review w ON w.register_id = e.register_id AND w.event_id = e.id
  JOIN contract k ON k.register_id = e.register_id AND k.id = e.contract_id
  JOIN provider p ON p.register_id = e.register_id AND p.id = e.provider_id
  WHERE e.register_id = ${register} AND e.client_id = ${client} AND k.decision_id IN (${decisions})`
