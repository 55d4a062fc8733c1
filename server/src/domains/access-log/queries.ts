import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'

/** A row of the log as it is kept: its record is opened by the platform's log key, not by a person's. */
export const LogRow = z.object({
  id: z.string(),
  actor_id: z.string(),
  subject_id: z.string().nullable(),
  record: z.instanceof(Uint8Array),
  actor_name: z.string().nullable(),
  actor_organisation: z.string().nullable(),
})

/** The newest handlings of a person's data, with who and from where. */
export const logOfSubject = (register: RegisterId, subject: string, before: string | null) =>
  many(
    LogRow,
    sql`SELECT l.id, l.actor_id, l.subject_id, l.record, a.name AS actor_name, o.name AS actor_organisation
      FROM access_log l
      LEFT JOIN account a ON a.id = l.actor_id
      LEFT JOIN organisation o ON o.id = a.organisation_id
      WHERE l.register_id = ${register} AND l.subject_id = ${subject}
        AND (${before}::uuid IS NULL OR l.id < ${before}::uuid)
      ORDER BY l.id DESC LIMIT 100`,
  )
