import { z } from 'zod'
import { placedColumns } from '../../platform/access-log/tree/extract.ts'
import { many, one } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idAt, type RegisterId } from '../../platform/ids.ts'
import { startOfDay } from '../../platform/time/helsinki.ts'
import { addDays, PlainDate, plainDate } from '../../platform/time/plain-date.ts'
import { LogRow, logColumns, logTables } from './line.ts'

/** Which entries: of days, before one that was seen, of an organisation's people. */
export interface Wanted {
  readonly from: PlainDate
  readonly to?: PlainDate | undefined
  readonly before?: string | undefined
  readonly organisation?: string | undefined
  readonly most: number
}

/** Before any log of this program. */
export const FIRST_DAY = plainDate('2000-01-01')
/** After it the calendar has no day to add. */
const LAST_DAY = plainDate('2999-12-31')

export const within = (
  wanted: Pick<Wanted, 'from' | 'to' | 'before'>,
): Sql => sql`l.id >= ${idAt(startOfDay(wanted.from))}::uuid
  AND ${wanted.to && wanted.to < LAST_DAY ? sql`l.id < ${idAt(startOfDay(addDays(wanted.to, 1)))}::uuid` : sql`true`}
  AND ${wanted.before ? sql`l.id < ${wanted.before}::uuid` : sql`true`}`

const ofOrganisation = (organisation: string | undefined): Sql =>
  organisation ? sql`o.id = ${organisation}::uuid` : sql`true`

/** Handlings of a person's data, newest first. */
export const entriesOfSubject = (register: RegisterId, subject: string | Sql, wanted: Wanted) =>
  many(
    LogRow,
    sql`SELECT ${logColumns} FROM ${logTables}
      WHERE l.register_id = ${register} AND l.subject_id = ${subject} AND ${within(wanted)}
        AND ${ofOrganisation(wanted.organisation)}
      ORDER BY l.id DESC LIMIT ${wanted.most}`,
  )

/** The same handlings as `entriesOfSubject` gives, for their proofs. */
export const provableOfSubject = (register: RegisterId, subject: string, wanted: Wanted): Sql => sql`
  SELECT ${placedColumns()} FROM access_log l
  WHERE l.register_id = ${register} AND l.subject_id = ${subject} AND ${within(wanted)}
  ORDER BY l.id DESC LIMIT ${wanted.most}`

/** One entry, if it is about this person. */
export const entryAbout = (register: RegisterId, subject: string, event: string) =>
  many(
    LogRow,
    sql`SELECT ${logColumns} FROM ${logTables}
      WHERE l.register_id = ${register} AND l.id = ${event} AND l.subject_id = ${subject}`,
  )

/** Who has handled a person's data, as a piece for the rights of those. */
export const actorsOf = (register: RegisterId, subject: string | Sql): Sql =>
  sql`SELECT DISTINCT s.actor_id FROM access_log s WHERE s.register_id = ${register} AND s.subject_id = ${subject}`

const HoldRow = z.object({
  id: z.string(),
  event_id: z.string(),
  reason: z.enum(['reporter', 'danger-to-client', 'rights-of-others', 'crime-prevention']),
  release_on: PlainDate,
  held_at: z.date(),
})
export const holdsOfClient = (register: RegisterId, client: string | Sql) =>
  many(
    HoldRow,
    sql`SELECT id, event_id, reason, release_on, held_at FROM log_hold WHERE register_id = ${register} AND client_id = ${client}
      ORDER BY release_on, id LIMIT 500`,
  )

/** How many handlings of a person the register has since a day. */
export const countOfSubject = (register: RegisterId, subject: string, from: PlainDate) =>
  one(
    z.object({ count: z.int() }),
    sql`SELECT count(*)::int AS count FROM access_log l WHERE l.register_id = ${register} AND l.subject_id = ${subject} AND ${within({ from })}`,
  )
