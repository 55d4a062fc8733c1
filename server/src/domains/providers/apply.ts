import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { CompanyAction } from './actions.ts'
import {
  APPLICATION_FIELDS,
  type ApplicationForm,
  ApplicationId,
  ApplicationUser,
  ServiceCode,
  StatedDocument,
} from './flow-forms.ts'
import { accountsOf, company, OwnApplication, organiserRegister, ownApplication, ownApplications } from './queries.ts'
import { CompanyRefusal } from './refusals.ts'
import { ownApplicationTable, ownApplicationUserTable } from './tables.ts'

const byAccount = (users: readonly ApplicationUser[]): ApplicationUser[] =>
  [...new Map(users.map((user) => [`${user.accountId} ${user.role}`, user])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, user]) => user)

/**
 * The company's facts go along as they are now. What the organiser's register thinks of them comes back through the flow
 * `admission-decision` and stands in the list of applications.
 */
export const applyForAdmission = endpoint({
  does: 'Applies to an organiser for the right to give one of its services, and says who shall get access.',
  method: 'POST',
  path: '/own-applications',
  registers: ['provider'],
  mode: 'write',
  permit: CompanyAction.apply,
  purpose: 'applying',
  input: z.strictObject({
    id: ApplicationId,
    toRegister: z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/),
    serviceCode: ServiceCode,
    documents: z.array(StatedDocument).max(20),
    users: z.array(ApplicationUser).max(200),
  }),
  output: z.object({ id: ApplicationId }),
  load: (input, { register }) => ({
    facts: company(register.id),
    to: organiserRegister(input.toRegister),
    earlier: ownApplication(register.id, input.id),
    known: accountsOf(
      register.controller.id,
      input.users.map((user) => user.accountId),
    ),
    open: maybe(
      z.object({ id: ApplicationId }),
      sql`SELECT a.id FROM own_application a JOIN register r ON r.id = a.to_register_id
        WHERE a.register_id = ${register.id} AND r.code = ${input.toRegister} AND a.service_code = ${input.serviceCode}
          AND a.status IN ('sent', 'received')`,
    ),
  }),
  decide: ({ facts, to, earlier, known, open }, input, { register, actor, now }) => {
    const users = byAccount(input.users)
    const people = [...new Set(users.map((user) => user.accountId))]
    const answer = { id: input.id }
    if (earlier) {
      const sent = [earlier.to_register, earlier.service_code, earlier.documents, earlier.users]
      const same = isDeepStrictEqual(sent, [input.toRegister, input.serviceCode, input.documents, users])
      return same ? about(people, answer) : refused(CompanyRefusal['id-already-used'])
    }
    if (!facts) return refused(CompanyRefusal.missing)
    if (!to) return refused(CompanyRefusal['unknown-organiser'])
    if (known.length < people.length) return refused(CompanyRefusal['unknown-user'])
    if (open) return refused(CompanyRefusal['already-applied'])
    const made = writeOne(
      ownApplicationTable,
      sql`INSERT INTO own_application (register_id, id, to_register_id, service_code, stated, made_at, made_by, status)
        VALUES (${register.id}, ${input.id}, ${to.id}, ${input.serviceCode}, ${JSON.stringify({ documents: input.documents })}::jsonb,
          ${now}, ${actor.id}, 'sent')`,
    )
    const asked = users.map((user) =>
      writeOne(
        ownApplicationUserTable,
        sql`INSERT INTO own_application_user (register_id, application_id, account_id, role)
          VALUES (${register.id}, ${input.id}, ${user.accountId}, ${user.role})`,
      ),
    )
    const { id, serviceCode, documents } = input
    const payload: ApplicationForm = { id, serviceCode, company: facts, documents, users }
    return about(people, answer, {
      writes: [made, ...asked],
      flows: [{ flow: 'admission-application', toRegister: to.id, fields: APPLICATION_FIELDS, payload }],
      source: 'provider',
    })
  },
  conflicts: { own_application_open: CompanyRefusal['already-applied'] },
})

export const listOwnApplications = endpoint({
  does: 'Lists the applications that the provider has made, with the answers that have come.',
  method: 'GET',
  path: '/own-applications',
  registers: ['provider'],
  mode: 'read',
  permit: CompanyAction.listApplications,
  purpose: 'applying',
  input: z.strictObject({}),
  output: z.object({ applications: z.array(OwnApplication) }),
  load: (_input, context) => ({ applications: ownApplications(context.register.id) }),
  decide: ({ applications }) =>
    about([...new Set(applications.flatMap(({ users }) => users.map((user) => user.accountId)))], { applications }),
})
