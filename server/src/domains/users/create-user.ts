import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { lineText } from '../../platform/formats/text.ts'
import { idSchema } from '../../platform/ids.ts'
import { accountTable } from '../../platform/shared-tables.ts'
import { addMonths, PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { UserAction } from './actions.ts'
import { AssignmentRefusal } from './refusals.ts'

const AccountId = idSchema('Account')
/** An ID of an outsider lasts at most so long, and is then given anew. */
const EXTERNAL_MONTHS = 12

const Person = z.strictObject({
  name: lineText(200),
  email: z.email().max(254),
  /** Who the person is at the organisation's sign-in service. */
  subject: lineText(200),
  /** The last day of somebody outside the organisation; null for its own people. */
  validTo: PlainDate.nullable(),
})

/**
 * Makes a user ID with exactly name and e-mail; role and service come with a right (PSOP-37). An outsider's ID has a last day, and no right
 * of it outlives that day.
 */
export const createUser = endpoint({
  does: 'Makes a user ID for somebody of the organisation, or until a last day for somebody outside it.',
  method: 'POST',
  path: '/users',
  registers: ['psop'],
  mode: 'write',
  fresh: true,
  permit: UserAction.change,
  purpose: 'managing-register',
  input: z.strictObject({ id: AccountId, ...Person.shape }),
  output: z.object({ id: AccountId }),
  load: (input, { register }) => ({
    /** The sign-in service of the organisation's people. */
    service: maybe(
      z.object({ issuer: z.string() }),
      sql`SELECT issuer FROM account WHERE organisation_id = ${register.controller.id} AND issuer IS NOT NULL
        GROUP BY issuer ORDER BY count(*) DESC, issuer LIMIT 1`,
    ),
    earlier: maybe(
      z.object({
        organisation_id: z.string(),
        name: z.string(),
        email: z.string(),
        subject: z.string().nullable(),
        valid_to: PlainDate.nullable(),
      }),
      sql`SELECT organisation_id, name, email, subject, valid_to FROM account WHERE id = ${input.id}`,
    ),
  }),
  decide: ({ service, earlier }, { id, name, email, subject, validTo }, { register, today }) => {
    if (earlier) {
      const wanted = { organisation_id: register.controller.id, name, email, subject, valid_to: validTo }
      return isDeepStrictEqual({ ...earlier }, wanted)
        ? about(id, { id })
        : refused(AssignmentRefusal['id-already-used'])
    }
    if (!service) return refused(AssignmentRefusal['no-sign-in-service'])
    if (validTo !== null && (validTo < today || validTo > addMonths(today, EXTERNAL_MONTHS)))
      return refused(AssignmentRefusal['external-for-a-year-at-most'])
    const write = writeOne(
      accountTable,
      sql`INSERT INTO account (id, organisation_id, name, email, issuer, subject, valid_to)
        VALUES (${id}, ${register.controller.id}, ${name}, ${email}, ${service.issuer}, ${subject}, ${validTo}::date)`,
    )
    return about(id, { id }, { writes: [write], source: 'organiser' })
  },
  conflicts: { account_issuer_subject_key: AssignmentRefusal['user-exists'] },
})
