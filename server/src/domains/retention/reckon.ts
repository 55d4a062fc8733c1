import { createHash } from 'node:crypto'
import { z } from 'zod'
import { many, one, opening, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import { parseIdentityCode } from '../../platform/formats/identity-code.ts'
import { idSchema } from '../../platform/ids.ts'
import { startOfDay } from '../../platform/time/helsinki.ts'
import { addDays, addMonths, PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { clientIdentity } from '../clients/tables.ts'
import { RetentionAction } from './actions.ts'
import { isOpenRelation, lastServiceDay, relationEnd } from './queries.ts'
import { endingOf, type RetentionLine } from './rules.ts'
import { retentionDueTable, retentionRunTable } from './tables.ts'

export const RunId = idSchema('RetentionRun')

/** Clients looked at in one slice, most of them by what stands in the clear. */
const SLICE = 500
export const FIRST = '00000000-0000-0000-0000-000000000000'
/** After the last: the run has looked at everybody. */
export const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The line that ends the keeping of clients' data, or null when others end it. */
export const clientLine = ({ retention }: Pick<RegisterDefinition, 'retention'>): RetentionLine | null =>
  retention.find(
    ({ scope, atMostMonths, by }) => scope === 'client' && (atMostMonths !== undefined || by === 'relation'),
  ) ?? null

/** A mark of what an end was reckoned by: another line or sample reckons all anew. */
export const ruleMark = (definition: Pick<RegisterDefinition, 'retention' | 'permanent'>): Uint8Array =>
  createHash('sha256')
    .update(JSON.stringify([clientLine(definition), definition.permanent ?? null]))
    .digest()

/** The day from which a line counts, as SQL over rows in the clear. */
export const startDay = (line: RetentionLine, register: Parameters<typeof lastServiceDay>[0], client: Sql): Sql =>
  line.by === 'relation' ? relationEnd(register, client) : lastServiceDay(register, client)

/**
 * The purpose of the run: erasing belongs to managing the register where its definition has such a purpose, and otherwise to the
 * purpose for which the data was kept: when that is over, so is the keeping (GDPR 5(1)(e)).
 */
export const purposeOfErasing = ({ purposes }: Pick<RegisterDefinition, 'purposes'>): string =>
  (purposes.find(({ scope }) => scope === 'administration') ?? purposes[0])?.code ?? ''

/**
 * A slice of the nightly look: of clients whose time may be over by rows in the clear, the sealed identity is opened, for the day of
 * death and the sample's birth day, and the end is written down. Who was reckoned before by the same facts is not opened again.
 */
export const reckonSlice = (purpose: string) =>
  endpoint({
    does: 'Reckons when the keeping of clients ends whose time may be over.',
    method: 'POST',
    path: '/retention/reckon',
    registers: [],
    mode: 'write',
    permit: RetentionAction.reckon,
    purpose,
    input: z.strictObject({ run: RunId, after: z.string() }),
    output: z.object({ more: z.boolean() }),
    load: (input, context) => {
      const { id: register, definition } = context.register
      const line = clientLine(definition)
      if (!line) throw new Error('others end the keeping in this register')
      // Who was born into the register much later than this cannot have fallen: ids sort by birth. A year's margin, because a
      // decision may be entered when its own days are over.
      const bornBefore = addDays(addMonths(context.today, -(line.atMostMonths ?? 0)), 400)
      const slice = sql`SELECT c.id FROM client c WHERE c.register_id = ${register} AND c.id > ${input.after}::uuid
        AND c.id < ${firstIdOf(startOfDay(bornBefore))}::uuid ORDER BY c.id LIMIT ${SLICE}`
      const start = startDay(line, register, sql`c.id`)
      const isOver =
        line.wins === 'earlier'
          ? sql`true`
          : sql`s.start_day + make_interval(months => ${line.atMostMonths ?? 0}::int) < ${context.today}::date`
      return {
        looked: one(
          z.object({ count: z.int(), last: z.string().nullable() }),
          sql`SELECT count(*)::int AS count, (array_agg(id ORDER BY id DESC))[1] AS last FROM (${slice}) s`,
        ),
        found: opening(
          many(
            z.object({
              id: ClientId,
              identity: z.instanceof(Uint8Array).nullable(),
              digest: z.instanceof(Uint8Array),
              start_day: PlainDate.nullable(),
            }),
            sql`SELECT s.id, s.identity, s.digest, s.start_day FROM (
                SELECT c.id, c.identity_sealed AS identity, sha256(c.identity_sealed) AS digest, ${start} AS start_day
                FROM client c WHERE c.register_id = ${register} AND c.id IN (${slice})) s
              LEFT JOIN retention_due r ON r.register_id = ${register} AND r.client_id = s.id
              WHERE ${isOver} AND NOT ${isOpenRelation(register, sql`s.id`, context.today)}
                AND (r.client_id IS NULL OR (r.rule, r.start_day, r.identity_digest)
                  IS DISTINCT FROM (${ruleMark(definition)}::bytea, s.start_day, s.digest))`,
          ),
          'identity',
          clientIdentity,
          (row) => ({ rowId: row.id, holder: row.id }),
        ),
      }
    },
    decide: ({ looked, found }, input, context) => {
      const { definition } = context.register
      const line = clientLine(definition)
      if (!line) throw new Error('others end the keeping in this register')
      const more = looked.count === SLICE
      const due = found.flatMap(
        (row): readonly ((typeof found)[number] & { readonly last_day: PlainDate | null })[] => {
          const code = row.identity ? parseIdentityCode(row.identity.identityCode) : null
          const ending = endingOf(line, definition.permanent, {
            happened: {
              ...(row.start_day ? { 'last-service-event': row.start_day, 'relation-end': row.start_day } : {}),
              ...(row.identity?.deathDay ? { death: row.identity.deathDay } : {}),
            },
            birthDay: code?.ok ? code.birthDay : null,
            isOpen: false,
            isHeld: false,
          })
          if (ending.ends === 'never') return [{ ...row, last_day: null }]
          return ending.ends === 'on' ? [{ ...row, last_day: ending.lastDay }] : []
        },
      )
      const writes = due.map((row) =>
        writeOne(
          retentionDueTable,
          sql`INSERT INTO retention_due (register_id, client_id, rule, start_day, identity_digest, last_day, reckoned_at)
            VALUES (${context.register.id}, ${row.id}, ${ruleMark(definition)}, ${row.start_day}::date, ${row.digest}, ${row.last_day}::date, ${context.now})
            ON CONFLICT (register_id, client_id) DO UPDATE SET rule = EXCLUDED.rule, start_day = EXCLUDED.start_day,
              identity_digest = EXCLUDED.identity_digest, last_day = EXCLUDED.last_day, reckoned_at = EXCLUDED.reckoned_at`,
        ),
      )
      const after = more && looked.last ? looked.last : LAST
      const progress = writeOne(
        retentionRunTable,
        sql`UPDATE retention_run SET after_client = ${after}, looked = looked + ${looked.count}
          WHERE register_id = ${context.register.id} AND id = ${input.run} AND after_client = ${input.after}`,
      )
      const effects = { writes: [...writes, progress] }
      return found.length === 0
        ? aboutNobody('nobody was opened', { more }, effects)
        : about(
            found.map(({ id }) => id),
            { more },
            effects,
          )
    },
  })

/** The least id that could be born at an instant (UUIDv7). */
function firstIdOf(instant: Date): string {
  const hex = Math.max(0, instant.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
