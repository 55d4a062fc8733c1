import { z } from 'zod'
import { many, maybe, one, opening, type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { LogRow, logColumns, logTables } from '../access-log/line.ts'
import { ClientName } from '../clients/public.ts'
import { clientIdentity } from '../clients/tables.ts'
import { FindingAction } from './actions.ts'
import { WorkerId } from './queries.ts'
import { type CountingRule, FIRST_LIMITS, type Finding, type Limits } from './radar.ts'
import { RADAR_RULES } from './radar-texts.ts'
import { Consequence, Outcome, supervisors } from './spot-queries.ts'
import { findingExplanation, useFindingLookTable, useFindingTable, useLimitTable } from './tables.ts'

export const UseFindingId = idSchema('UseFinding')
export const RuleCode = z.enum(RADAR_RULES)
export const STATES = ['open', 'waits-for-worker', 'decided', 'all'] as const

const Counting = z.enum(['no-relation', 'after-closing', 'without-work', 'outside-hours'])
const COUNTING: ReadonlySet<string> = new Set(Counting.options)
export const isCounting = (rule: string): rule is CountingRule => COUNTING.has(rule)

/** Who may decide on findings today. */
export const supervisorsOfFindings = (context: Context) => supervisors(context, FindingAction.decide)

const Change = z.object({
  rule: Counting,
  number: z.int(),
  from_limit: z.int(),
  to_limit: z.int(),
  explained: z.int(),
  unfounded: z.int(),
  set_at: z.date(),
})

/** Every change of a limit, oldest first. */
export const limitChanges = (register: RegisterId) =>
  many(
    Change,
    sql`SELECT rule, number, from_limit, to_limit, explained, unfounded, set_at FROM use_limit
      WHERE register_id = ${register} ORDER BY rule, number`,
  )
type Changes = NonNullable<ReturnType<typeof limitChanges>['__result']>

/** The limits in use: those that a register begins with, and what outcomes have made of them. */
export const limitsOf = (changes: Changes): Limits => ({
  ...FIRST_LIMITS,
  ...Object.fromEntries(changes.map(({ rule, to_limit }) => [rule, to_limit])),
})

/** The outcomes of a rule's findings since its limit last moved, without those that told nothing. */
export const outcomesSince = (register: RegisterId, finding: string) =>
  one(
    z.object({ explained: z.int(), unfounded: z.int(), number: z.int() }),
    sql`SELECT count(*) FILTER (WHERE f.outcome = 'in-order')::int AS explained, count(*) FILTER (WHERE f.outcome = 'unfounded')::int AS unfounded,
        (SELECT count(*)::int FROM use_limit l WHERE l.register_id = ${register} AND l.rule = (${ruleOf(register, finding)})) AS number
      FROM use_finding f WHERE f.register_id = ${register} AND f.rule = (${ruleOf(register, finding)})
        AND f.decided_at > COALESCE((SELECT max(l.set_at) FROM use_limit l
          WHERE l.register_id = ${register} AND l.rule = (${ruleOf(register, finding)})), '-infinity')`,
  )
const ruleOf = (register: RegisterId, finding: string): Sql =>
  sql`SELECT x.rule FROM use_finding x WHERE x.register_id = ${register} AND x.id = ${finding}`

export const insertLimit = (context: Context, change: Omit<z.infer<typeof Change>, 'set_at'>): Write =>
  writeOne(
    useLimitTable,
    sql`INSERT INTO use_limit (register_id, id, rule, number, from_limit, to_limit, explained, unfounded, set_at)
      VALUES (${context.register.id}, ${context.newId()}, ${change.rule}, ${change.number}, ${change.from_limit}, ${change.to_limit},
        ${change.explained}, ${change.unfounded}, ${context.now})`,
  )

/** A finding with its looks. */
export function insertFinding(
  { register, newId, now }: Context,
  { rule, worker, looks, limit }: Finding,
  of: { readonly ownerId: string | null; readonly explainBy: PlainDate; readonly dueOn: PlainDate },
): Write[] {
  const last = looks.at(-1)
  if (!last) throw new Error('a finding without looks')
  const id = newId<'UseFinding'>()
  const clients = new Set(looks.map(({ client }) => client)).size
  return [
    writeOne(
      useFindingTable,
      sql`INSERT INTO use_finding (register_id, id, rule, used_limit, worker_id, look_id, look_at, looks, clients, found_at, explain_by,
          due_on, owner_id)
        VALUES (${register.id}, ${id}, ${rule}, ${limit}, ${worker}, ${last.id}, ${instantAt(last.at)}, ${looks.length}, ${clients},
          ${now}, ${of.explainBy}, ${of.dueOn}, ${of.ownerId}::uuid)`,
    ),
    writeAny(
      useFindingLookTable,
      sql`INSERT INTO use_finding_look (register_id, id, finding_id, event_id, client_id, at)
        SELECT ${register.id}::uuid, k.id, ${id}::uuid, k.event_id, k.client_id, k.at
        FROM unnest(${looks.map(() => newId())}::uuid[], ${looks.map((look) => look.id)}::uuid[], ${looks.map(({ client }) => client)}::uuid[],
          ${looks.map(({ at }) => instantAt(at).toISOString())}::timestamptz[]) AS k (id, event_id, client_id, at)`,
    ),
  ]
}

const shape = {
  id: UseFindingId,
  rule: RuleCode,
  used_limit: z.int(),
  worker_id: WorkerId,
  worker: z.string(),
  organisation: z.string(),
  looks: z.int(),
  clients: z.int(),
  found_at: z.date(),
  explain_by: PlainDate,
  due_on: PlainDate,
  owner_id: WorkerId.nullable(),
  owner: z.string().nullable(),
  explained_at: z.date().nullable(),
  outcome: Outcome.nullable(),
  consequence: Consequence.nullable(),
  decided_by: z.string().nullable(),
  decided_at: z.date().nullable(),
}
const FindingRow = z.object(shape)
export type FindingRow = z.infer<typeof FindingRow>

const columns = sql`f.id, f.rule, f.used_limit, f.worker_id, w.name AS worker, o.name AS organisation, f.looks, f.clients, f.found_at,
  f.explain_by, f.due_on, f.owner_id, u.name AS owner, f.explained_at, f.outcome, f.consequence, d.name AS decided_by, f.decided_at`
const tables = sql`use_finding f JOIN account w ON w.id = f.worker_id JOIN organisation o ON o.id = w.organisation_id
  LEFT JOIN account u ON u.id = f.owner_id LEFT JOIN account d ON d.id = f.decided_by`

export interface FindingFilter {
  readonly state: (typeof STATES)[number]
  readonly rule?: string | undefined
  readonly worker?: string | undefined
}

const STATE: Readonly<Record<FindingFilter['state'], Sql>> = {
  open: sql`f.outcome IS NULL`,
  'waits-for-worker': sql`f.outcome IS NULL AND f.explained_at IS NULL`,
  decided: sql`f.outcome IS NOT NULL`,
  all: sql`true`,
}

/** Findings, what is open first, by when it is due. */
export const findings = (register: RegisterId, { state, rule, worker }: FindingFilter) =>
  many(
    FindingRow,
    sql`SELECT ${columns} FROM ${tables} WHERE f.register_id = ${register} AND ${STATE[state]}
        AND ${rule ? sql`f.rule = ${rule}` : sql`true`} AND ${worker ? sql`f.worker_id = ${worker}::uuid` : sql`true`}
      ORDER BY (f.outcome IS NULL) DESC, CASE WHEN f.outcome IS NULL THEN f.due_on END, f.found_at DESC, f.id LIMIT 200`,
  )

/** Findings about a worker's own handlings, newest first. */
export const findingsAbout = (register: RegisterId, worker: string) =>
  many(
    FindingRow,
    sql`SELECT ${columns} FROM ${tables} WHERE f.register_id = ${register} AND f.worker_id = ${worker}
      ORDER BY (f.explained_at IS NULL AND f.outcome IS NULL) DESC, f.found_at DESC, f.id LIMIT 100`,
  )

export const findingById = (register: RegisterId, id: string) =>
  maybe(FindingRow, sql`SELECT ${columns} FROM ${tables} WHERE f.register_id = ${register} AND f.id = ${id}`)

/** The same with the worker's explanation opened. */
export const wholeFinding = (register: RegisterId, id: string) =>
  opening(
    maybe(
      FindingRow.extend({ explanation: z.instanceof(Uint8Array).nullable() }),
      sql`SELECT ${columns}, f.explanation_sealed AS explanation FROM ${tables} WHERE f.register_id = ${register} AND f.id = ${id}`,
    ),
    'explanation',
    findingExplanation,
    (row) => ({ rowId: row.id, holder: row.id }),
  )

const ofFinding = (register: RegisterId, id: string, column: Sql): Sql =>
  sql`SELECT ${column} FROM use_finding_look k WHERE k.register_id = ${register} AND k.finding_id = ${id}`

/** The looks of a finding, oldest first. */
export const looksOfFinding = (register: RegisterId, id: string) =>
  many(
    LogRow,
    sql`SELECT ${logColumns} FROM ${logTables} WHERE l.register_id = ${register} AND l.id IN (${ofFinding(register, id, sql`k.event_id`)})
      ORDER BY l.id`,
  )

/** Whose files they were, as long as these are here. */
export const clientsOfFinding = (register: RegisterId, id: string) =>
  opening(
    many(
      ClientName,
      sql`SELECT c.id, c.identity_sealed AS identity FROM client c
        WHERE c.register_id = ${register} AND c.id IN (${ofFinding(register, id, sql`k.client_id`)})`,
    ),
    'identity',
    clientIdentity,
    (row) => ({ rowId: row.id, holder: row.id }),
  )

/** Whose files they were, by id alone. */
export const clientIdsOfFinding = (register: RegisterId, id: string) =>
  many(
    z.object({ client_id: z.string() }),
    sql`SELECT DISTINCT f.client_id FROM (${ofFinding(register, id, sql`k.client_id`)}) f`,
  )

export const workerOfFindingAs = (register: RegisterId, id: string): Sql =>
  sql`SELECT f.worker_id FROM use_finding f WHERE f.register_id = ${register} AND f.id = ${id}`
