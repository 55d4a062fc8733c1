import { z } from 'zod'
import { many, maybe } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'

/**
 * The day from which a client's time counts as far as rows in the clear tell it: the last service that was given and not taken
 * back, or, for one who never used a grant, the last day on which it could have been used.
 */
export const lastServiceDay = (register: RegisterId, client: Sql): Sql => sql`COALESCE(
  (SELECT max(e.day) FROM service_event e WHERE e.register_id = ${register} AND e.client_id = ${client} AND e.kind = 'delivery'
    AND NOT EXISTS (SELECT FROM service_event r WHERE r.register_id = e.register_id AND r.reverses_id = e.id)),
  (SELECT max(LEAST(d.valid_to, d.ended_on)) FROM decision d WHERE d.register_id = ${register} AND d.client_id = ${client}))`

/** The last day on which a client had a right to any service here. */
export const relationEnd = (register: RegisterId, client: Sql): Sql => sql`(
  SELECT max(LEAST(d.valid_to, d.ended_on)) FROM decision d WHERE d.register_id = ${register} AND d.client_id = ${client})`

/** A grant or a relationship with a provider is in force or still to come: the client's data is in use. */
export const isOpenRelation = (register: RegisterId, client: Sql, today: PlainDate): Sql => sql`(
  EXISTS (SELECT FROM decision d WHERE d.register_id = ${register} AND d.client_id = ${client}
    AND LEAST(d.valid_to, d.ended_on) >= ${today}::date)
  OR EXISTS (SELECT FROM contract k WHERE k.register_id = ${register} AND k.client_id = ${client} AND k.ended_at IS NULL
    AND k.valid_to >= ${today}::date))`

/** An appeal, an audit or a suspected crime holds the client's data. */
export const isHeld = (register: RegisterId, client: Sql): Sql => sql`EXISTS (
  SELECT FROM retention_hold o WHERE o.register_id = ${register} AND o.client_id = ${client} AND o.lifted_at IS NULL)`

/** So many clients whose time counts from a day. Whether they have died stands sealed and is not opened for counting. */
export const clientsStarted = (register: RegisterId) =>
  many(
    z.object({ day: PlainDate, count: z.int() }),
    sql`SELECT s.day, count(*)::int AS count FROM (SELECT ${lastServiceDay(register, sql`c.id`)} AS day
        FROM client c WHERE c.register_id = ${register}) s
      WHERE s.day IS NOT NULL GROUP BY s.day ORDER BY s.day`,
  )

/** An event's id begins with its instant (UUIDv7), and the key is sorted by it. */
const dayOfId = (id: string): PlainDate => dayOf(instantAt(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)))

/** The oldest row of the access log that still has its record. */
export const logStarted = (register: RegisterId) =>
  maybe(
    z.object({ id: z.string() }).transform(({ id }) => ({ day: dayOfId(id), count: 1 })),
    sql`SELECT id FROM access_log WHERE register_id = ${register} ORDER BY id LIMIT 1`,
  )
