import { z } from 'zod'
import { many, opening } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/time/plain-date.ts'
import { within } from '../access-log/entries.ts'
import { LogRow, logColumns, logTables } from '../access-log/line.ts'
import { ClientName } from '../clients/public.ts'
import { clientIdentity } from '../clients/tables.ts'

export const WorkerId = idSchema('Account')

/** Which handlings are sought; what is left out limits nothing. */
export interface Sought {
  readonly client: string | undefined
  /** The comparison value of an identity code. */
  readonly identityIndex: Uint8Array | null
  readonly worker: string | undefined
  readonly from: PlainDate
  readonly to: PlainDate
  readonly before: string | undefined
  readonly most: number
}

/** Handlings by whom, of whom and when; the newest come first. Both indexes of the log begin with the register. */
const soughtRows = (register: RegisterId, columns: Sql, sought: Sought): Sql => sql`
  SELECT ${columns} FROM ${logTables}
  WHERE l.register_id = ${register} AND ${within(sought)}
    AND ${sought.client ? sql`l.subject_id = ${sought.client}::uuid` : sql`true`}
    AND ${sought.worker ? sql`l.actor_id = ${sought.worker}::uuid` : sql`true`}
    AND ${
      sought.identityIndex
        ? sql`l.subject_id IN (SELECT c.id FROM client c WHERE c.register_id = ${register} AND c.identity_index = ${sought.identityIndex})`
        : sql`true`
    }
  ORDER BY l.id DESC LIMIT ${sought.most}`

export const usesSought = (register: RegisterId, sought: Sought) =>
  many(LogRow, soughtRows(register, logColumns, sought))

/** Who did what was found, as a piece for their rights. */
export const workersSought = (register: RegisterId, sought: Sought): Sql =>
  sql`SELECT f.actor_id FROM (${soughtRows(register, sql`l.actor_id`, sought)}) f`

/** The names of those whose handlings were found. */
export const clientsSought = (register: RegisterId, sought: Sought) =>
  opening(
    many(
      ClientName,
      sql`SELECT c.id, c.identity_sealed AS identity FROM client c WHERE c.register_id = ${register}
        AND c.id IN (SELECT f.subject_id FROM (${soughtRows(register, sql`l.subject_id`, sought)}) f)`,
    ),
    'identity',
    clientIdentity,
    (row) => ({ rowId: row.id, holder: row.id }),
  )

/** Everybody who has or had a right in the register: whose use can be sought. */
export const workersOfRegister = (register: RegisterId) =>
  many(
    z.object({ id: WorkerId, name: z.string(), organisation: z.string() }),
    sql`SELECT u.id, u.name, o.name AS organisation FROM account u JOIN organisation o ON o.id = u.organisation_id
      WHERE u.id IN (SELECT a.account_id FROM assignment a WHERE a.register_id = ${register})
      ORDER BY u.name, o.name, u.id LIMIT 2000`,
  )
