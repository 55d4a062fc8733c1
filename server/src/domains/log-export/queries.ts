import { z } from 'zod'
import { HASH_BYTES } from '../../platform/access-log/tree/hashing.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/time/plain-date.ts'
import { ORGANISATION_KINDS } from './rules.ts'

const ID_BYTES = 16

export const LeafRow = z.object({
  number: z.int(),
  /** Null when the record was destroyed at the end of its time. */
  id: z.string().nullable(),
  actor_id: z.string().nullable(),
  subject_id: z.string().nullable(),
  record: z.instanceof(Uint8Array).nullable(),
  organisation: z.enum(ORGANISATION_KINDS).nullable(),
})
export type LeafRow = z.infer<typeof LeafRow>

/** The leaves of the tree from a number on, in order, with what the log has of them. Numbers have no gaps. */
export const leavesFrom = (register: RegisterId, from: number, most: number): Sql => sql`
  SELECT w.number, w.id, l.actor_id, l.subject_id, l.record, o.kind AS organisation
  FROM (SELECT f.tile * 256 + f.start + n.i AS number, CASE WHEN length(f.event_ids) > 0
        THEN encode(substring(f.event_ids FROM n.i * ${ID_BYTES}::int + 1 FOR ${ID_BYTES}::int), 'hex')::uuid END AS id
      FROM log_leaf f CROSS JOIN LATERAL generate_series(0, length(f.hashes) / ${HASH_BYTES}::int - 1) AS n (i)
      WHERE f.register_id = ${register} AND f.tile BETWEEN ${from}::bigint / 256 AND (${from}::bigint + ${most}::int) / 256) w
  LEFT JOIN access_log l ON l.register_id = ${register} AND l.id = w.id
  LEFT JOIN account a ON a.id = l.actor_id
  LEFT JOIN organisation o ON o.id = a.organisation_id
  WHERE w.number >= ${from}::bigint AND w.number < ${from}::bigint + ${most}::int
  ORDER BY w.number`

export const PeopleRow = z.object({
  action: z.string(),
  organisation: z.enum(ORGANISATION_KINDS),
  people: z.int(),
})

/** How many people of each kind of organisation hold one of an action's roles on a day, for pairs of action and role. */
export const peopleWithRoles = (
  register: RegisterId,
  pairs: readonly { readonly action: string; readonly role: string }[],
  today: PlainDate,
): Sql => sql`
  SELECT w.action, o.kind AS organisation, count(DISTINCT s.account_id)::int AS people
  FROM unnest(${pairs.map((pair) => pair.action)}::text[], ${pairs.map((pair) => pair.role)}::text[]) AS w (action, role)
  JOIN assignment s ON s.register_id = ${register} AND s.role = w.role AND s.valid_from <= ${today}::date
    AND (s.valid_to IS NULL OR s.valid_to >= ${today}::date)
  JOIN account a ON a.id = s.account_id AND a.disabled_at IS NULL
  JOIN organisation o ON o.id = a.organisation_id
  GROUP BY w.action, o.kind`

export const PlaceRow = z.object({ next_number: z.int() })

export const placeOf = (register: RegisterId, target: string): Sql => sql`
  SELECT next_number FROM log_export WHERE register_id = ${register} AND target = ${target}`

/** A receiver not known before begins at the end: what was logged before it was set up was not meant for it. */
export const beginPlace = (register: RegisterId, target: string, now: Date): Sql => sql`
  INSERT INTO log_export (register_id, target, next_number, told_at)
  SELECT ${register}::uuid, ${target}::text, coalesce((SELECT f.tile * 256 + f.start + length(f.hashes) / ${HASH_BYTES}::int FROM log_leaf f
    WHERE f.register_id = ${register} ORDER BY f.tile DESC, f.start DESC LIMIT 1), 0), ${now}::timestamptz
  ON CONFLICT DO NOTHING`

/** Only from where the batch began: of two processes that told the same lines, one moves the place. */
export const movePlace = (
  register: RegisterId,
  target: string,
  move: { readonly from: number; readonly to: number; readonly now: Date },
): Sql => sql`
  UPDATE log_export SET next_number = ${move.to}, told_at = ${move.now}
  WHERE register_id = ${register} AND target = ${target} AND next_number = ${move.from}
  RETURNING next_number`
