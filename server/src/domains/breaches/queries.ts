import { z } from 'zod'
import { many, maybe, opening, type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { ClientId } from '../clients/public.ts'
import { CLOSE_REASONS, RISKS } from './rules.ts'
import { breachCaseTable, breachPersonTable, breachReport } from './tables.ts'

export const BreachCaseId = idSchema('BreachCase')
export const Risk = z.enum(RISKS)
export const CloseReason = z.enum(CLOSE_REASONS)

const shape = {
  id: BreachCaseId,
  search_id: z.string(),
  found_at: z.date(),
  opened_by: z.string(),
  opened_at: z.date(),
  persons: z.int(),
  handlings: z.int(),
  risk: Risk.nullable(),
  assessed_by: z.string().nullable(),
  assessed_at: z.date().nullable(),
  reported_by: z.string().nullable(),
  reported_at: z.date().nullable(),
  told_by: z.string().nullable(),
  told_at: z.date().nullable(),
  closed_by: z.string().nullable(),
  closed_at: z.date().nullable(),
  close_reason: CloseReason.nullable(),
}
const CaseRow = z.object(shape)
export type CaseRow = z.infer<typeof CaseRow>

const nameOf = (column: Sql): Sql => sql`(SELECT u.name FROM account u WHERE u.id = ${column})`
const columns = sql`b.id, b.search_id, b.found_at, ${nameOf(sql`b.opened_by`)} AS opened_by, b.opened_at, b.persons,
  (SELECT sum(p.handlings)::int FROM breach_person p WHERE p.register_id = b.register_id AND p.case_id = b.id) AS handlings, b.risk,
  ${nameOf(sql`b.assessed_by`)} AS assessed_by, b.assessed_at, ${nameOf(sql`b.reported_by`)} AS reported_by, b.reported_at,
  ${nameOf(sql`b.told_by`)} AS told_by, b.told_at, ${nameOf(sql`b.closed_by`)} AS closed_by, b.closed_at, b.close_reason`

/** Cases, what is open first, oldest clock first. */
export const breachCases = (register: RegisterId) =>
  many(
    CaseRow,
    sql`SELECT ${columns} FROM breach_case b WHERE b.register_id = ${register}
      ORDER BY (b.closed_at IS NULL) DESC, b.found_at, b.id LIMIT 200`,
  )

export const breachCase = (register: RegisterId, id: string) =>
  opening(
    maybe(
      CaseRow.extend({ report: z.instanceof(Uint8Array).nullable() }),
      sql`SELECT ${columns}, b.report_sealed AS report FROM breach_case b WHERE b.register_id = ${register} AND b.id = ${id}`,
    ),
    'report',
    breachReport,
    (row) => ({ rowId: row.id, holder: row.id }),
  )

/** Whose data it was: with whether they are still here to be told, and whether an address is kept to which a letter can go. */
export const personsOfCase = (register: RegisterId, id: string) =>
  many(
    z.object({
      person_id: ClientId,
      handlings: z.int(),
      data_groups: z.array(z.string()),
      is_here: z.boolean(),
      has_address: z.boolean(),
    }),
    sql`SELECT p.person_id, p.handlings, p.data_groups, c.id IS NOT NULL AS is_here, c.contact_sealed IS NOT NULL AS has_address
      FROM breach_person p LEFT JOIN client c ON c.register_id = p.register_id AND c.id = p.person_id
      WHERE p.register_id = ${register} AND p.case_id = ${id} ORDER BY p.person_id`,
  )

export interface Touched {
  readonly person: string
  readonly handlings: number
  readonly groups: readonly string[]
}

export function insertCase(
  { register, actor, now, newId }: Context,
  of: { readonly id: string; readonly search: string; readonly foundAt: Date; readonly touched: readonly Touched[] },
): Write[] {
  const { touched } = of
  return [
    writeOne(
      breachCaseTable,
      sql`INSERT INTO breach_case (register_id, id, search_id, found_at, opened_by, opened_at, persons)
        VALUES (${register.id}, ${of.id}, ${of.search}, ${of.foundAt}, ${actor.id}, ${now}, ${touched.length})`,
    ),
    writeAny(
      breachPersonTable,
      sql`INSERT INTO breach_person (register_id, id, case_id, person_id, handlings, data_groups, opened_at)
        SELECT ${register.id}::uuid, p.id, ${of.id}::uuid, p.person_id, p.handlings, string_to_array(p.data_groups, ' '), ${now}::timestamptz
        FROM unnest(${touched.map(() => newId())}::uuid[], ${touched.map(({ person }) => person)}::uuid[],
          ${touched.map(({ handlings }) => String(handlings))}::int[], ${touched.map(({ groups }) => groups.join(' '))}::text[])
          AS p (id, person_id, handlings, data_groups)`,
    ),
  ]
}
