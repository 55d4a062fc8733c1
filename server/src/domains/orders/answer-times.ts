import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/time/plain-date.ts'
import { ProviderId } from './queries.ts'

/** Fewer answers than this tell of chance, and could tell of a single person. */
const ENOUGH_ANSWERS = 5

/**
 * In how many days each provider of a service answers an order, by the median of the orders since a day that had time to be answered; a
 * provider with few has no row. One that was never answered took all the time it had; one that the client took back tells nothing.
 */
export const answerTimes = (
  register: RegisterId,
  of: { readonly service: string; readonly since: PlainDate; readonly today: PlainDate },
) =>
  many(
    z.object({ provider_id: ProviderId, median_days: z.int() }),
    sql`SELECT t.provider_id, percentile_disc(0.5) WITHIN GROUP (ORDER BY t.days) AS median_days FROM (
        SELECT o.provider_id, CASE WHEN o.answered_at IS NULL OR o.status = 'expired'
            THEN o.answer_by - (o.ordered_at AT TIME ZONE 'Europe/Helsinki')::date
            ELSE (o.answered_at AT TIME ZONE 'Europe/Helsinki')::date - (o.ordered_at AT TIME ZONE 'Europe/Helsinki')::date END AS days
        FROM service_order o
        WHERE o.register_id = ${register} AND o.service_id = ${of.service} AND o.ordered_at >= ${of.since}::date
          AND (o.status IN ('accepted', 'declined', 'expired') OR (o.status = 'sent' AND o.answer_by < ${of.today}::date))
      ) t GROUP BY t.provider_id HAVING count(*) >= ${ENOUGH_ANSWERS} LIMIT 1000`,
  )
