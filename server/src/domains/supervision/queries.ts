import { z } from 'zod'
import { many, maybe, opening, type Write, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { within } from '../access-log/entries.ts'
import { LogRow, logColumns, logTables } from '../access-log/line.ts'
import { ClientName, clientOfIndex } from '../clients/public.ts'
import { clientIdentity } from '../clients/tables.ts'
import { GROUNDS } from './rules.ts'
import { logSearchTable } from './tables.ts'

export const WorkerId = idSchema('Account')
export const LogSearchId = idSchema('LogSearch')
export const Ground = z.enum(GROUNDS)

/** Which handlings are sought; what is left out limits nothing. */
export interface Sought {
  readonly client: string | undefined
  /** The comparison value of an identity code. */
  readonly identityIndex: Uint8Array | null
  readonly worker: string | undefined
  readonly from: PlainDate
  readonly to: PlainDate | undefined
  readonly before: string | undefined
  readonly most: number
}

/** Handlings by whom, of whom and when; the newest come first. Both indexes of the log begin with the register. */
const soughtRows = (register: RegisterId, columns: Sql, sought: Sought): Sql => sql`
  SELECT ${columns} FROM ${logTables}
  WHERE l.register_id = ${register} AND ${within(sought)}
    AND ${sought.client ? sql`l.subject_id = ${sought.client}::uuid` : sql`true`}
    AND ${sought.worker ? sql`l.actor_id = ${sought.worker}::uuid` : sql`true`}
    AND ${sought.identityIndex ? sql`l.subject_id IN (${clientOfIndex(register, sought.identityIndex)})` : sql`true`}
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

/** Who they are of whom handlings were found: clients, those acting on behalf, or workers whose own data was handled. */
export const subjectsSought = (register: RegisterId, sought: Sought) =>
  many(
    z.object({ id: z.string(), kind: z.enum(['client', 'proxy', 'worker', 'gone']), worker: z.string().nullable() }),
    sql`SELECT f.subject_id AS id, u.name AS worker,
        CASE WHEN c.id IS NOT NULL THEN 'client' WHEN p.id IS NOT NULL THEN 'proxy' WHEN u.id IS NOT NULL THEN 'worker' ELSE 'gone' END AS kind
      FROM (SELECT DISTINCT s.subject_id FROM (${soughtRows(register, sql`l.subject_id`, sought)}) s WHERE s.subject_id IS NOT NULL) f
      LEFT JOIN client c ON c.register_id = ${register} AND c.id = f.subject_id
      LEFT JOIN proxy p ON p.register_id = ${register} AND p.id = f.subject_id
      LEFT JOIN account u ON u.id = f.subject_id`,
  )

const Worker = z.object({ id: WorkerId, name: z.string(), organisation: z.string() })

const workers = (register: RegisterId, only: Sql): Sql => sql`
  SELECT u.id, u.name, o.name AS organisation FROM account u JOIN organisation o ON o.id = u.organisation_id
  WHERE u.id IN (SELECT a.account_id FROM assignment a WHERE a.register_id = ${register}) AND ${only}
  ORDER BY u.name, o.name, u.id LIMIT 2000`

/** Everybody who has or had a right in the register: whose use can be sought. */
export const workersOfRegister = (register: RegisterId) => many(Worker, workers(register, sql`true`))

/** The one who is sought, if that is somebody of this register. */
export const workerOfRegister = (register: RegisterId, worker: string | undefined) =>
  maybe(Worker, workers(register, sql`u.id = ${worker ?? null}::uuid`))

const SearchRow = z.object({
  id: LogSearchId,
  searched_by: WorkerId,
  searched_at: z.date(),
  ground: Ground,
  by_client: z.boolean(),
  client_id: idSchema('Client').nullable(),
  worker_id: WorkerId.nullable(),
  from_day: PlainDate,
  to_day: PlainDate,
})
const searchColumns = sql`s.id, s.searched_by, s.searched_at, s.ground, s.by_client, s.client_id, s.worker_id, s.from_day, s.to_day`

export const searchById = (register: RegisterId, id: string) =>
  maybe(SearchRow, sql`SELECT ${searchColumns} FROM log_search s WHERE s.register_id = ${register} AND s.id = ${id}`)

/** Searches that were made, newest first, with the names of workers. */
export const latestSearches = (register: RegisterId) =>
  many(
    SearchRow.extend({ searcher: z.string(), worker: z.string().nullable() }),
    sql`SELECT ${searchColumns}, u.name AS searcher, w.name AS worker FROM log_search s
      JOIN account u ON u.id = s.searched_by LEFT JOIN account w ON w.id = s.worker_id
      WHERE s.register_id = ${register} ORDER BY s.searched_at DESC, s.id DESC LIMIT 100`,
  )

/** What a search sought; whose entries were sought by an identity code follows from its comparison value. */
export const insertSearch = (
  register: RegisterId,
  search: {
    readonly id: string
    readonly searchedBy: string
    readonly searchedAt: Date
    readonly ground: z.output<typeof Ground>
    readonly byClient: boolean
    readonly clientId: string | null
    readonly sought: Pick<Sought, 'worker' | 'from'> & { readonly to: PlainDate }
  },
): Write =>
  writeOne(
    logSearchTable,
    sql`INSERT INTO log_search (register_id, id, searched_by, searched_at, ground, by_client, client_id, worker_id, from_day, to_day)
      VALUES (${register}, ${search.id}, ${search.searchedBy}, ${search.searchedAt}, ${search.ground}, ${search.byClient},
        ${search.clientId}::uuid, ${search.sought.worker ?? null}::uuid, ${search.sought.from}, ${search.sought.to})`,
  )

/** Who is sought: by an identity code, or by an id that the register knows, be it from its log alone. */
export const clientSought = (register: RegisterId, { client, identityIndex }: Sought) =>
  maybe(
    z.object({ id: idSchema('Client') }),
    client
      ? sql`SELECT k.id FROM (SELECT ${client}::uuid AS id) k
          WHERE EXISTS (SELECT FROM client c WHERE c.register_id = ${register} AND c.id = k.id)
            OR EXISTS (SELECT FROM access_log l WHERE l.register_id = ${register} AND l.subject_id = k.id)`
      : identityIndex
        ? clientOfIndex(register, identityIndex)
        : sql`SELECT NULL::uuid AS id WHERE false`,
  )
