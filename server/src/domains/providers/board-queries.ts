import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { type DayRange, PlainDate } from '../../platform/time/plain-date.ts'
import { newestResponse, viewTables, waitsForReview } from '../service-events/public.ts'
import { LATE_AFTER_DAYS } from './board-rules.ts'
import { AdmissionId, ProviderId } from './public.ts'

/** Every provider that the organiser knows, by name. */
export const boardProviders = (register: RegisterId) =>
  many(
    z.object({ id: ProviderId, name: z.string() }),
    sql`SELECT p.id, p.name FROM provider p WHERE p.register_id = ${register} ORDER BY p.name, p.id LIMIT 2000`,
  )

export const BoardAdmission = z.object({
  id: AdmissionId,
  provider_id: ProviderId,
  service_id: z.string(),
  service_name: userText(200),
  valid_from: PlainDate,
  valid_to: PlainDate.nullable(),
})
export type BoardAdmission = z.infer<typeof BoardAdmission>

/** The admissions in force today or later, each with its service by the newest name. */
export const boardAdmissions = (register: RegisterId, today: PlainDate) =>
  many(
    BoardAdmission,
    sql`SELECT m.id, m.provider_id, m.service_id, m.valid_from, m.valid_to,
        (SELECT v.name FROM service_version v WHERE v.register_id = m.register_id AND v.service_id = m.service_id
          ORDER BY v.valid_from DESC LIMIT 1) AS service_name
      FROM admission m
      WHERE m.register_id = ${register} AND m.ended_at IS NULL AND (m.valid_to IS NULL OR m.valid_to >= ${today}::date)
      ORDER BY m.valid_from, m.id LIMIT 10000`,
  )

export const BoardEvents = z.object({
  provider_id: ProviderId,
  clients: z.int(),
  recorded: z.int(),
  late: z.int(),
  adjusted: z.int(),
  rejected: z.int(),
})
export type BoardEvents = z.infer<typeof BoardEvents>

/** Which events a count is of: `e` is a delivery, `w` its review. A correction is not recorded a second time, nor late. */
export const COUNTED = {
  recorded: sql`e.replaces_id IS NULL`,
  late: sql`e.replaces_id IS NULL AND (e.recorded_at AT TIME ZONE 'Europe/Helsinki')::date > e.day + ${LATE_AFTER_DAYS}::int`,
  adjusted: sql`w.verdict = 'adjusted'`,
  rejected: sql`w.verdict = 'rejected'`,
} as const satisfies Readonly<Record<string, Sql>>

const count = (of: keyof typeof COUNTED): Sql => sql`count(*) FILTER (WHERE ${COUNTED[of]})`

/** What each provider recorded of these days, and what was said of it. */
export const boardEvents = (register: RegisterId, days: DayRange) =>
  many(
    BoardEvents,
    sql`SELECT e.provider_id, count(DISTINCT e.client_id) AS clients, ${count('recorded')} AS recorded,
        ${count('late')} AS late, ${count('adjusted')} AS adjusted, ${count('rejected')} AS rejected
      FROM provider p
      JOIN service_event e ON e.register_id = p.register_id AND e.provider_id = p.id AND e.kind = 'delivery'
        AND e.day BETWEEN ${days.from}::date AND ${days.to}::date
      LEFT JOIN event_review w ON w.register_id = e.register_id AND w.event_id = e.id
      WHERE p.register_id = ${register} GROUP BY e.provider_id LIMIT 2000`,
  )

export const BoardWaiting = z.object({
  provider_id: ProviderId,
  what: z.enum(['account', 'disputed', 'review', 'application', 'price', 'facts']),
  count: z.int(),
})
export type BoardWaiting = z.infer<typeof BoardWaiting>

/** What of each provider waits for the organiser. */
export const boardWaiting = (register: RegisterId) =>
  many(
    BoardWaiting,
    sql`SELECT x.provider_id, x.what, count(*) AS count FROM (
        SELECT e.provider_id, CASE WHEN ${newestResponse} = 'disputed' THEN 'disputed' ELSE 'review' END AS what
        FROM ${viewTables} WHERE e.register_id = ${register} AND ${waitsForReview}
        UNION ALL SELECT a.provider_id, 'application' FROM admission_application a
          WHERE a.register_id = ${register} AND a.status = 'received'
        UNION ALL SELECT t.provider_id, 'price' FROM price_proposal t WHERE t.register_id = ${register} AND t.status = 'waiting'
        UNION ALL SELECT c.provider_id, c.kind FROM provider_change c WHERE c.register_id = ${register} AND c.status = 'waiting') x
      GROUP BY x.provider_id, x.what LIMIT 12000`,
  )

export const BoardAct = z.object({
  provider_id: ProviderId,
  what: z.enum([
    ...(['admitted', 'application-refused', 'admission-ended', 'price-accepted', 'price-refused'] as const),
    ...(['change-confirmed', 'change-refused', 'event-reviewed'] as const),
  ]),
  at: z.date(),
})

/** The newest thing that the organiser did about each provider. Of events those of the days, as the counts are. */
export const boardLastActs = (register: RegisterId, days: DayRange) =>
  many(
    BoardAct,
    sql`SELECT DISTINCT ON (x.provider_id) x.provider_id, x.what, x.at FROM (
        SELECT a.provider_id, CASE a.status WHEN 'admitted' THEN 'admitted' ELSE 'application-refused' END AS what, a.decided_at AS at
          FROM admission_application a WHERE a.register_id = ${register} AND a.decided_at IS NOT NULL
        UNION ALL SELECT m.provider_id, 'admission-ended', m.ended_at FROM admission m
          WHERE m.register_id = ${register} AND m.ended_at IS NOT NULL
        UNION ALL SELECT t.provider_id, 'price-' || t.status, t.decided_at FROM price_proposal t
          WHERE t.register_id = ${register} AND t.decided_by IS NOT NULL
        UNION ALL SELECT c.provider_id, CASE WHEN c.refused_at IS NULL THEN 'change-confirmed' ELSE 'change-refused' END,
            GREATEST(c.first_at, c.second_at, c.refused_at)
          FROM provider_change c WHERE c.register_id = ${register} AND COALESCE(c.first_at, c.refused_at) IS NOT NULL
        UNION ALL SELECT e.provider_id, 'event-reviewed', max(w.reviewed_at) FROM provider p
          JOIN service_event e ON e.register_id = p.register_id AND e.provider_id = p.id
            AND e.day BETWEEN ${days.from}::date AND ${days.to}::date
          JOIN event_review w ON w.register_id = e.register_id AND w.event_id = e.id
          WHERE p.register_id = ${register} GROUP BY e.provider_id) x
      ORDER BY x.provider_id, x.at DESC, x.what LIMIT 2000`,
  )
