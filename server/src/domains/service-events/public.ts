import { type Sql, sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/time/plain-date.ts'

export { happenedInEvents, StandingUse, standingUse, UsedInMonth, useByMonth } from './of-client.ts'
export { EventRow, ServiceEventId } from './queries.ts'
export { EventView, newestResponse, viewColumns, viewTables, waitsForReview } from './views.ts'

/**
 * The events that a closing takes: deliveries and reversals known by its instant, of days up to the month's last, not on any statement
 * yet. Held back is a delivery that still stands and waits for the organiser: because the client's newest word is a dispute, or
 * because its service asks for a review of each. A delivery that was taken back goes with its reversal, and the two net. What is
 * known later belongs to the next closing, so that the same closing gives the same rows for ever (INV-53). An event has at most one
 * reversal and one review, so the joins bring none twice; as `EXISTS` behind an `OR` each slice would read all events of the register.
 *
 * Columns: id, contract_id, client_id, provider_id, service_id, grant_period_id, kind, reverses_id, replaces_id, day, start_minute,
 * quantity, price_id, unit_value_cents, price_cents, value_cents, share_cents, recorded_at.
 */
export const settleableEvents = (
  register: RegisterId,
  closing: { readonly closedAt: Date; readonly lastDay: PlainDate },
): Sql => sql`
  SELECT e.id, e.contract_id, e.client_id, e.provider_id, e.service_id, e.grant_period_id, e.kind, e.reverses_id, e.replaces_id, e.day,
    e.start_minute, e.quantity, e.price_id, e.unit_value_cents, e.price_cents, e.value_cents, e.share_cents, e.recorded_at
  FROM service_event e
  JOIN contract k ON k.register_id = e.register_id AND k.id = e.contract_id
  JOIN service_version v ON v.register_id = k.register_id AND v.id = k.service_version_id
  LEFT JOIN service_event b ON b.register_id = e.register_id AND b.reverses_id = e.id AND b.reverses_id IS NOT NULL
    AND b.recorded_at <= ${closing.closedAt}
  LEFT JOIN event_review w ON w.register_id = e.register_id AND w.event_id = e.id AND w.reviewed_at <= ${closing.closedAt}
  WHERE e.register_id = ${register} AND e.recorded_at <= ${closing.closedAt} AND e.day <= ${closing.lastDay}::date
    AND NOT EXISTS (SELECT 1 FROM statement_line l WHERE l.register_id = e.register_id AND l.event_id = e.id)
    AND (e.kind = 'reversal' OR b.id IS NOT NULL OR w.id IS NOT NULL
      OR (v.review = 'none' AND COALESCE((SELECT s.response FROM event_response s WHERE s.register_id = e.register_id
        AND s.event_id = e.id AND s.given_at <= ${closing.closedAt} ORDER BY s.given_at DESC, s.id DESC LIMIT 1), '') <> 'disputed'))`

/** What was recorded of services given to clients: events, what the organiser said of them, what was asked and answered. Columns: worker, client, at. */
export const workInEvents = (register: RegisterId, clients: Sql, since: Date): Sql => sql`
  SELECT e.recorded_by AS worker, e.client_id AS client, e.recorded_at AS at FROM service_event e
  WHERE e.register_id = ${register} AND e.client_id IN (${clients}) AND e.recorded_at >= ${since}
  UNION ALL SELECT w.reviewed_by, e.client_id, w.reviewed_at FROM event_review w
  JOIN service_event e ON e.register_id = w.register_id AND e.id = w.event_id
  WHERE w.register_id = ${register} AND e.client_id IN (${clients}) AND w.reviewed_at >= ${since}
  UNION ALL SELECT x.worker, e.client_id, x.at FROM (
    SELECT q.event_id, q.asker_id AS worker, q.asked_at AS at FROM event_question q WHERE q.register_id = ${register}
    UNION ALL SELECT q.event_id, q.answered_by, q.answered_at FROM event_question q
      WHERE q.register_id = ${register} AND q.answered_by IS NOT NULL) x
  JOIN service_event e ON e.register_id = ${register} AND e.id = x.event_id
  WHERE e.client_id IN (${clients}) AND x.at >= ${since}`
