import { z } from 'zod'
import { many, maybe, type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idAt, idSchema, type RegisterId } from '../../platform/ids.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { LogRow, logColumns, logTables } from '../access-log/line.ts'
import { sharingNames, type WorkersName, workInMandates } from '../clients/public.ts'
import { relationsInGrants, workInGrants } from '../grants/public.ts'
import { workInRequests } from '../log-requests/public.ts'
import { relationsInOrders, workInOrders } from '../orders/public.ts'
import { workInEvents } from '../service-events/public.ts'
import { rightsHeld } from '../users/public.ts'
import {
  AT_WORK_MS,
  GRACE_MS,
  type Judged,
  OWN_WORK_MS,
  SILENT_MS,
  TEAM_WORK_MS,
  TOGETHER_MS,
  WRONG_PERSON_MS,
} from './radar.ts'
import { RADAR_RULES } from './radar-texts.ts'
import { useLookTable, useWatchTable } from './tables.ts'

/** An opening as it travels from one step of the night to the next. */
export interface Opened {
  readonly id: string
  readonly at: number
  readonly worker: string
  readonly client: string
}

export const watchOf = (register: RegisterId) =>
  maybe(
    z.object({ judged_to: z.string(), judged_until: z.date(), ran_at: z.date() }),
    sql`SELECT judged_to, judged_until, ran_at FROM use_watch WHERE register_id = ${register}`,
  )

/** Entries from an id on, up to another, so many at most. */
export interface SliceOf {
  readonly after: string
  readonly before: string
  readonly rows: number
}

const slice = (register: RegisterId, { after, before, rows }: SliceOf): Sql => sql`
  SELECT l.* FROM access_log l WHERE l.register_id = ${register} AND l.id >= ${after}::uuid AND l.id < ${before}::uuid
  ORDER BY l.id LIMIT ${rows}`

/** Where a slice ends: null when less than a whole slice is left. */
export const endOfSlice = (register: RegisterId, of: SliceOf) =>
  maybe(
    z.object({ id: z.string() }),
    sql`SELECT s.id FROM (${slice(register, of)}) s ORDER BY s.id OFFSET ${of.rows - 1} LIMIT 1`,
  )

/** The openings of a slice: entries that count for the budget of opened files (INV-72) are just these, of clients who are still here. */
export const openingsOfSlice = (register: RegisterId, of: SliceOf) =>
  many(
    LogRow,
    sql`SELECT ${logColumns} FROM (${slice(register, of)}) l
      LEFT JOIN account a ON a.id = l.actor_id LEFT JOIN organisation o ON o.id = a.organisation_id
      WHERE l.counted = 'file' AND l.subject_id IN (SELECT c.id FROM client c WHERE c.register_id = ${register})
        AND l.actor_id IN (SELECT r.account_id FROM assignment r WHERE r.register_id = ${register})
      ORDER BY l.id`,
  )

/** Openings near those of a slice: of the same client by others, and the same worker's next. */
const around = (register: RegisterId, openings: readonly Opened[]): Sql => {
  const ids = (of: (one: Opened) => number): string[] => openings.map((one) => idAt(instantAt(of(one))))
  return sql`
    SELECT l.id, l.actor_id, l.subject_id
    FROM unnest(${openings.map(({ id }) => id)}::uuid[], ${openings.map(({ worker }) => worker)}::uuid[],
      ${openings.map(({ client }) => client)}::uuid[], ${ids(({ at }) => at - TOGETHER_MS)}::uuid[],
      ${ids(({ at }) => at + TOGETHER_MS + 1)}::uuid[]) AS b (id, worker, client, first, last)
    JOIN access_log l ON l.register_id = ${register} AND l.subject_id = b.client AND l.counted = 'file' AND l.id >= b.first AND l.id < b.last
    WHERE l.actor_id <> b.worker
    UNION SELECT n.id, n.actor_id, n.subject_id
    FROM unnest(${openings.map(({ id }) => id)}::uuid[], ${openings.map(({ worker }) => worker)}::uuid[],
      ${ids(({ at }) => at + WRONG_PERSON_MS + 1)}::uuid[]) AS b (id, worker, last)
    CROSS JOIN LATERAL (SELECT l.id, l.actor_id, l.subject_id FROM access_log l
      WHERE l.register_id = ${register} AND l.actor_id = b.worker AND l.counted = 'file' AND l.subject_id IS NOT NULL
        AND l.id > b.id AND l.id < b.last ORDER BY l.id LIMIT 1) n`
}

export const openingsAround = (register: RegisterId, openings: readonly Opened[]) =>
  many(
    z.object({ id: z.string(), actor_id: z.string(), subject_id: z.string() }),
    sql`${around(register, openings)} LIMIT 20000`,
  )

const pairs = (register: RegisterId, openings: readonly Opened[]): Sql => sql`
  SELECT b.worker AS actor_id, b.client AS subject_id FROM unnest(${openings.map(({ worker }) => worker)}::uuid[],
    ${openings.map(({ client }) => client)}::uuid[]) AS b (worker, client)
  UNION SELECT n.actor_id, n.subject_id FROM (${around(register, openings)}) n`

const clientsOf = (register: RegisterId, openings: readonly Opened[]): Sql =>
  sql`SELECT p.subject_id FROM (${pairs(register, openings)}) p`

const span = (openings: readonly Opened[]): { readonly first: number; readonly last: number } => ({
  first: openings[0]?.at ?? 0,
  last: openings.at(-1)?.at ?? 0,
})

/**
 * What the workers themselves did with these clients' data besides opening it, whichever part of the service it was in: the log knows
 * of everything that was recorded.
 */
export const ownEntries = (register: RegisterId, openings: readonly Opened[]) => {
  const { first, last } = span(openings)
  return many(
    LogRow,
    sql`SELECT ${logColumns} FROM (${pairs(register, openings)}) p
      JOIN ${logTables} ON l.register_id = ${register} AND l.subject_id = p.subject_id AND l.actor_id = p.actor_id
      WHERE l.counted IS NULL AND l.id >= ${idAt(instantAt(first - OWN_WORK_MS))}::uuid
        AND l.id < ${idAt(instantAt(last + GRACE_MS + 1))}::uuid`,
  )
}

/** What anybody did for somebody near an odd hour of these openings. */
export const entriesNear = (register: RegisterId, openings: readonly Opened[]) => {
  const ids = (of: (one: Opened) => number): string[] => openings.map((one) => idAt(instantAt(of(one))))
  return many(
    LogRow,
    sql`SELECT DISTINCT ON (l.id) ${logColumns}
      FROM unnest(${openings.map(({ worker }) => worker)}::uuid[], ${ids(({ at }) => at - AT_WORK_MS)}::uuid[],
        ${ids(({ at }) => at + AT_WORK_MS + 1)}::uuid[]) AS b (worker, first, last)
      JOIN ${logTables} ON l.register_id = ${register} AND l.id >= b.first AND l.id < b.last AND l.actor_id = b.worker
      WHERE l.counted IS NULL AND l.subject_id IS NOT NULL ORDER BY l.id`,
  )
}

/** What was recorded for these clients by anybody: each domain tells of its own. */
export const recordedWork = (register: RegisterId, openings: readonly Opened[]) => {
  const clients = clientsOf(register, openings)
  const since = instantAt(span(openings).first - TEAM_WORK_MS)
  const parts = [workInGrants, workInOrders, workInEvents, workInRequests, workInMandates].map((part) =>
    part(register, clients, since),
  )
  return many(
    z.object({ worker: z.string(), client: z.string(), at: z.date() }),
    parts.slice(1).reduce((all, part) => sql`${all} UNION ALL ${part}`, sql`${parts[0] ?? sql``}`),
  )
}

const Days = {
  service: z.string().nullable(),
  provider: z.string().nullable(),
  since: PlainDate,
  until: PlainDate.nullable(),
}

/** With whom these clients have something open, and when. */
export const relations = (register: RegisterId, openings: readonly Opened[]) => {
  const clients = clientsOf(register, openings)
  return many(
    z.object({ client: z.string(), ...Days }),
    sql`${relationsInGrants(register, clients)} UNION ALL ${relationsInOrders(register, clients)}`,
  )
}

/** Who holds which services and providers, and when. */
export const rightsSince = (register: RegisterId, from: PlainDate) =>
  many(z.object({ worker: z.string(), ...Days }), rightsHeld(register, from))

/** A family name that at most so many of the register's clients have tells something. */
const RARE = 10

export const sharedNames = (register: RegisterId, names: readonly WorkersName[], openings: readonly Opened[]) =>
  sharingNames(
    register,
    names,
    sql`SELECT b.client FROM unnest(${openings.map(({ client }) => client)}::uuid[]) AS b (client)`,
    RARE,
  )

/** The unexplained openings of these workers that still count. */
export const rememberedLooks = (register: RegisterId, workers: readonly string[], since: Date) =>
  many(
    z.object({
      id: z.string(),
      worker_id: z.string(),
      client_id: z.string(),
      at: z.date(),
      relation: z.enum(['open', 'closed', 'none']),
      off_duty: z.boolean(),
    }),
    sql`SELECT id, worker_id, client_id, at, relation, off_duty FROM use_look
      WHERE register_id = ${register} AND worker_id = ANY(${workers}::uuid[]) AND at > ${since} ORDER BY at, id`,
  )

/** Which rules have spoken of these workers lately, and about whose file where that matters. */
export const spokenLately = (register: RegisterId, workers: readonly string[], now: number) =>
  many(
    z.object({ worker_id: z.string(), rule: z.enum(RADAR_RULES), client_id: z.string(), look_at: z.date() }),
    sql`SELECT f.worker_id, f.rule, k.client_id, f.look_at FROM use_finding f
      JOIN use_finding_look k ON k.register_id = f.register_id AND k.finding_id = f.id AND k.event_id = f.look_id
      WHERE f.register_id = ${register} AND f.worker_id = ANY(${workers}::uuid[])
        AND f.look_at > ${instantAt(now - SILENT_MS)} ORDER BY f.look_at`,
  )

export const rememberLooks = (register: RegisterId, looks: readonly Judged[]): Write =>
  writeAny(
    useLookTable,
    sql`INSERT INTO use_look (register_id, id, worker_id, client_id, at, relation, off_duty)
      SELECT ${register}::uuid, u.* FROM unnest(${looks.map(({ id }) => id)}::uuid[], ${looks.map(({ worker }) => worker)}::uuid[],
        ${looks.map(({ client }) => client)}::uuid[], ${looks.map(({ at }) => instantAt(at).toISOString())}::timestamptz[],
        ${looks.map(({ relation }) => relation)}::text[], ${looks.map(({ oddHour }) => String(oddHour))}::boolean[]) u`,
  )

/** Moves the mark: exactly one row, from where this slice began, or all that was found in it falls. */
export const moveWatch = (
  register: RegisterId,
  to: { readonly from: string | null; readonly until: string; readonly untilMs: number; readonly now: Date },
): Write =>
  to.from === null
    ? writeOne(
        useWatchTable,
        sql`INSERT INTO use_watch (register_id, judged_to, judged_until, ran_at)
          VALUES (${register}, ${to.until}, ${instantAt(to.untilMs)}, ${to.now})`,
      )
    : writeOne(
        useWatchTable,
        sql`UPDATE use_watch SET judged_to = ${to.until}, judged_until = ${instantAt(to.untilMs)}, ran_at = ${to.now}
          WHERE register_id = ${register} AND judged_to = ${to.from}`,
      )

export const WorkerName = z.object({ id: idSchema('Account'), name: z.string() })
