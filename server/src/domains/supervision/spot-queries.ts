import { z } from 'zod'
import { many, maybe, type Write, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { rolesWith } from '../../platform/definitions/definition.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { type DayRange, PlainDate } from '../../platform/time/plain-date.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { within } from '../access-log/entries.ts'
import { LogRow, logColumns, logTables } from '../access-log/line.ts'
import { heldAssignments } from '../users/public.ts'
import { SpotCheckAction } from './actions.ts'
import { WorkerId } from './queries.ts'
import { CONSEQUENCES, OUTCOMES } from './rules.ts'
import { spotCheckRoundTable, spotCheckTable } from './tables.ts'

export const SpotCheckRoundId = idSchema('SpotCheckRound')
export const SpotCheckId = idSchema('SpotCheck')
export const Outcome = z.enum(OUTCOMES)
export const Consequence = z.enum(CONSEQUENCES)

export const lastRound = (register: RegisterId) =>
  maybe(
    z.object({ to_day: PlainDate }),
    sql`SELECT to_day FROM spot_check_round WHERE register_id = ${register} ORDER BY to_day DESC LIMIT 1`,
  )

export const roundOf = (register: RegisterId, from: PlainDate) =>
  maybe(
    z.object({ id: SpotCheckRoundId }),
    sql`SELECT id FROM spot_check_round WHERE register_id = ${register} AND from_day = ${from}`,
  )

/**
 * Who handled whose data on the days: each pair of somebody who has or had a right here, and a client or who acts for one. Whom the
 * population register alone knew, and whose data has been destroyed, nobody could look into. Pairs first: a pair has many entries, and who is here is asked once of each.
 */
const pairs = (register: RegisterId, { from, to }: DayRange): Sql => sql`
  SELECT e.actor_id, e.subject_id FROM (
    SELECT DISTINCT l.actor_id, l.subject_id FROM access_log l
    WHERE l.register_id = ${register} AND ${within({ from, to })} AND l.subject_id IS NOT NULL) e
  WHERE e.actor_id IN (SELECT a.account_id FROM assignment a WHERE a.register_id = ${register})
    AND (EXISTS (SELECT FROM client c WHERE c.register_id = ${register} AND c.id = e.subject_id)
      OR EXISTS (SELECT FROM proxy p WHERE p.register_id = ${register} AND p.id = e.subject_id))`

/**
 * The draw. Workers come in the order of SHA-256(seed, worker), each first with the person who is first by SHA-256(seed, worker,
 * person): everybody who works here is as likely to be drawn, however much they do; second persons come when there are fewer workers
 * than places. Ids are taken as their 16 bytes. It depends on the seed, the log and who is still here alone, so that it can be made again.
 */
export const drawn = (register: RegisterId, days: DayRange, seed: Uint8Array, most: number) =>
  many(
    z.object({ worker_id: WorkerId, person_id: z.string(), population: z.int() }),
    sql`SELECT r.actor_id AS worker_id, r.subject_id AS person_id, (count(*) OVER ())::int AS population FROM (
        SELECT p.actor_id, p.subject_id, sha256(${seed}::bytea || uuid_send(p.actor_id)) AS by_worker,
          row_number() OVER (PARTITION BY p.actor_id
            ORDER BY sha256(${seed}::bytea || uuid_send(p.actor_id) || uuid_send(p.subject_id))) AS nth
        FROM (${pairs(register, days)}) p) r
      ORDER BY r.nth, r.by_worker LIMIT ${most}`,
  )

/** Who may decide on spot checks today, or on what another action decides, in the order of their ids. */
export const supervisors = (
  { register, rule }: Pick<Context, 'register' | 'rule'>,
  decide: { readonly code: string } = SpotCheckAction.decide,
) => {
  const facts = { ...rule, roles: rolesWith(register.definition, decide.code) }
  return many(
    z.object({ id: WorkerId, name: z.string() }),
    sql`SELECT DISTINCT u.id, u.name FROM (${heldAssignments(facts)}) h JOIN account u ON u.id = h.account_id
      WHERE h.provider_id IS NULL ORDER BY u.id LIMIT 200`,
  )
}

export const insertRound = (
  register: RegisterId,
  round: {
    readonly id: string
    readonly days: DayRange
    readonly seed: Uint8Array
    readonly asked: number
    readonly population: number
    readonly drawnAt: Date
    readonly dueOn: PlainDate
  },
): Write =>
  writeOne(
    spotCheckRoundTable,
    sql`INSERT INTO spot_check_round (register_id, id, from_day, to_day, seed, asked, population, drawn_at, due_on)
      VALUES (${register}, ${round.id}, ${round.days.from}, ${round.days.to}, ${round.seed}, ${round.asked}, ${round.population},
        ${round.drawnAt}, ${round.dueOn})`,
  )

export const insertCheck = (
  register: RegisterId,
  check: {
    readonly id: string
    readonly roundId: string
    readonly place: number
    readonly workerId: string
    readonly personId: string
    readonly ownerId: string | null
    readonly drawnAt: Date
  },
): Write =>
  writeOne(
    spotCheckTable,
    sql`INSERT INTO spot_check (register_id, id, round_id, place, worker_id, person_id, owner_id, drawn_at)
      VALUES (${register}, ${check.id}, ${check.roundId}, ${check.place}, ${check.workerId}, ${check.personId}, ${check.ownerId}::uuid,
        ${check.drawnAt})`,
  )

const CheckRow = z.object({
  id: SpotCheckId,
  round_id: SpotCheckRoundId,
  place: z.int(),
  worker_id: WorkerId,
  worker: z.string(),
  organisation: z.string(),
  person_id: z.string(),
  owner_id: WorkerId.nullable(),
  owner: z.string().nullable(),
  outcome: Outcome.nullable(),
  consequence: Consequence.nullable(),
  decided_by: z.string().nullable(),
  decided_at: z.date().nullable(),
  from_day: PlainDate,
  to_day: PlainDate,
  due_on: PlainDate,
})
export type CheckRow = z.infer<typeof CheckRow>
const checks = (register: RegisterId): Sql => sql`
  SELECT s.id, s.round_id, s.place, s.worker_id, w.name AS worker, o.name AS organisation, s.person_id, s.owner_id, u.name AS owner,
    s.outcome, s.consequence, d.name AS decided_by, s.decided_at, r.from_day, r.to_day, r.due_on
  FROM spot_check s JOIN spot_check_round r ON r.register_id = s.register_id AND r.id = s.round_id
  JOIN account w ON w.id = s.worker_id JOIN organisation o ON o.id = w.organisation_id
  LEFT JOIN account u ON u.id = s.owner_id LEFT JOIN account d ON d.id = s.decided_by
  WHERE s.register_id = ${register}`

export const checkById = (register: RegisterId, id: string) =>
  maybe(CheckRow, sql`${checks(register)} AND s.id = ${id}`)

/** A column of a check, as a piece. */
export const ofCheck = (register: RegisterId, id: string, column: Sql): Sql =>
  sql`SELECT ${column} FROM spot_check s WHERE s.register_id = ${register} AND s.id = ${id}::uuid`

/** What the drawn worker did with the person's data before the draw, newest first; ids are born in time, the round's at the draw. */
export const rowsOfCheck = (register: RegisterId, id: string) =>
  many(
    LogRow,
    sql`SELECT ${logColumns} FROM ${logTables}
      JOIN spot_check s ON s.register_id = l.register_id AND s.worker_id = l.actor_id AND s.person_id = l.subject_id
      WHERE l.register_id = ${register} AND s.id = ${id}::uuid AND l.id < s.round_id ORDER BY l.id DESC LIMIT 500`,
  )

/** The newest rounds. */
const ROUNDS = 24
const newest = (register: RegisterId): Sql =>
  sql`SELECT id FROM spot_check_round WHERE register_id = ${register} ORDER BY from_day DESC LIMIT ${ROUNDS}`

export const checksOfNewestRounds = (register: RegisterId) =>
  many(
    CheckRow,
    sql`${checks(register)} AND s.round_id IN (${newest(register)}) ORDER BY r.from_day DESC, s.place LIMIT 2400`,
  )

export const newestRounds = (register: RegisterId) =>
  many(
    z.object({
      id: SpotCheckRoundId,
      from_day: PlainDate,
      to_day: PlainDate,
      seed: z.string(),
      asked: z.int(),
      population: z.int(),
      drawn_at: z.date(),
      due_on: PlainDate,
    }),
    sql`SELECT id, from_day, to_day, encode(seed, 'hex') AS seed, asked, population, drawn_at, due_on FROM spot_check_round
      WHERE register_id = ${register} AND id IN (${newest(register)}) ORDER BY from_day DESC`,
  )
