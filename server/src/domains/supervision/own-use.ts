import { z } from 'zod'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { idSchema } from '../../platform/ids.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { FIRST_DAY } from '../access-log/entries.ts'
import { Look, lookOf, openLogRow, rightsOf } from '../access-log/line.ts'
import { ClientAction } from '../clients/actions.ts'
import { ClientId } from '../clients/public.ts'
import { SupervisionAction } from './actions.ts'
import { type Sought, subjectsSought, usesSought } from './queries.ts'

/** Entries that one reading looks through, and of these at most so many are shown. */
const EXAMINED = 500
const SHOWN = 50

const Input = z.strictObject({
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  client: ClientId.optional(),
  identityCode: IdentityCode.optional(),
  before: idSchema('LogEvent').optional(),
})
type Input = z.output<typeof Input>

const soughtOf = (input: Input, { actor, index }: Context): Sought => ({
  worker: actor.id,
  client: input.client,
  identityIndex: input.identityCode ? index.identityCode(input.identityCode) : null,
  from: input.from ?? FIRST_DAY,
  to: input.to,
  before: input.before,
  most: EXAMINED,
})

/**
 * A worker's own handlings, as supervision and the clients see them. Clients are not named: that one once had a reason to open
 * somebody's file is no reason to be shown the name again. Whose file may still be opened can be opened from here, with a log row
 * of its own. Entries about nobody are left out, but for what was refused.
 */
export const readOwnUse = (sealer: LogSealer) =>
  endpoint({
    does: 'Shows a worker the worker’s own handlings of data, newest first, by days and by client, without the clients’ names.',
    method: 'POST',
    path: '/own-usage',
    registers: ['psop'],
    mode: 'read',
    permit: SupervisionAction.own,
    purpose: 'managing-register',
    input: Input,
    output: z.object({
      uses: z.array(
        z.object({
          look: Look,
          /** Null when it was no client’s data, or nobody’s. */
          client: ClientId.nullable(),
          /** Whether the worker may open the client's file today. */
          mayOpen: z.boolean(),
        }),
      ),
      /** From where to read on, or null at the end. */
      next: idSchema('LogEvent').nullable(),
    }),
    load: (input, context) => {
      const sought = soughtOf(input, context)
      return {
        rows: usesSought(context.register.id, sought),
        rights: rightsOf(context.register.id, sql`SELECT ${context.actor.id}::uuid`),
        subjects: subjectsSought(context.register.id, sought),
        open: many(
          z.object({ id: z.string() }),
          sql`SELECT DISTINCT f.subject_id AS id FROM (${usesSought(context.register.id, sought).sql}) f
            WHERE f.subject_id IN (${context.permittedTo(ClientAction.open)})`,
        ),
      }
    },
    decide: ({ rows, rights, subjects, open }, input, { register }) => {
      const telling = { register, rights, grounds: new Map() }
      const clients = new Set(subjects.filter(({ kind }) => kind === 'client' || kind === 'gone').map(({ id }) => id))
      const mayOpen = new Set(open.map(({ id }) => id))
      const found = rows
        .map((row) => ({ row, event: openLogRow(sealer, register.id, row) }))
        .filter(({ event }) => event.subjectId !== null || event.outcome !== 'done')
      const shown = found.slice(0, SHOWN)
      const last = found.length > SHOWN ? shown.at(-1)?.row : rows.length === EXAMINED ? rows.at(-1) : undefined
      const answer = {
        uses: shown.map(({ row, event }) => ({
          look: lookOf(event, row, telling),
          client: clients.has(row.subject_id ?? '') ? ClientId.parse(row.subject_id) : null,
          mayOpen: row.subject_id !== null && mayOpen.has(row.subject_id),
        })),
        next: last ? idSchema('LogEvent').parse(last.id) : null,
      }
      const asksOfOne = input.client !== undefined || input.identityCode !== undefined
      return asksOfOne
        ? about([...new Set(shown.flatMap(({ row }) => row.subject_id ?? []))], answer)
        : aboutNobody('what the worker did, and nobody’s name', answer)
    },
  })
