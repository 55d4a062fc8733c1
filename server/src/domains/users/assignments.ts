import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { many, maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { TrilingualText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { idSchema } from '../../platform/ids.ts'
import { endSessions } from '../../platform/sessions/ending.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { admissionsInForce, providerOrganisation } from '../providers/public.ts'
import { UserAction } from './actions.ts'
import { giveRight } from './public.ts'
import { AssignmentRefusal } from './refusals.ts'
import { faultOfRight } from './rules.ts'
import { assignmentTable } from './tables.ts'

const AssignmentId = idSchema('Assignment')
const AccountId = idSchema('Account')
const Uuid = z.uuid()

const AssignmentView = z.object({
  id: AssignmentId,
  account_id: AccountId,
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  /** The last day of an outsider's user ID. */
  user_valid_to: PlainDate.nullable(),
  role: z.string(),
  service_id: z.string().nullable(),
  service_code: z.string().nullable(),
  provider_id: z.string().nullable(),
  valid_from: PlainDate,
  valid_to: PlainDate.nullable(),
  ended_at: z.date().nullable(),
  undertaking_accepted_at: z.date().nullable(),
  undertaking_version: z.int().nullable(),
})

const UserView = z.object({ id: AccountId, name: z.string(), email: z.string(), valid_to: PlainDate.nullable() })

/** The printed list of who may do what (PSOP-79), ended rights last. */
export const listAssignments = endpoint({
  does: 'Lists who has which right in the register, and the users of the organisation to whom one can be given.',
  method: 'GET',
  path: '/assignments',
  registers: ['psop'],
  mode: 'read',
  permit: UserAction.list,
  purpose: 'managing-register',
  input: z.strictObject({}),
  output: z.object({
    assignments: z.array(AssignmentView),
    accounts: z.array(UserView),
    /** What the notice calls the roles, whose people may have them, and how far they reach. */
    roles: z.array(
      z.object({
        code: z.string(),
        name: TrilingualText,
        side: z.string(),
        scope: z.string(),
      }),
    ),
  }),
  load: (_input, { register, today }) => ({
    assignments: many(
      AssignmentView,
      sql`SELECT a.id, a.account_id, u.name, u.email, o.name AS organisation, u.valid_to AS user_valid_to, a.role, a.service_id, s.code AS service_code,
          a.provider_id, a.valid_from, a.valid_to, a.ended_at, a.undertaking_accepted_at, a.undertaking_version
        FROM assignment a JOIN account u ON u.id = a.account_id JOIN organisation o ON o.id = u.organisation_id
        LEFT JOIN service s ON s.register_id = a.register_id AND s.id = a.service_id
        WHERE a.register_id = ${register.id} ORDER BY a.ended_at DESC NULLS FIRST, u.name, a.role, a.id LIMIT 5000`,
    ),
    accounts: many(
      UserView,
      sql`SELECT id, name, email, valid_to FROM account WHERE organisation_id = ${register.controller.id} AND disabled_at IS NULL
        AND (valid_to IS NULL OR valid_to >= ${today}::date) ORDER BY name, id LIMIT 5000`,
    ),
  }),
  decide: (found, _input, { register }) =>
    about([...new Set([...found.assignments.map((one) => one.account_id), ...found.accounts.map((one) => one.id)])], {
      ...found,
      roles: register.definition.roles.map(({ code, name, side, scope }) => ({ code, name, side, scope })),
    }),
})

const Right = z.strictObject({
  id: AssignmentId,
  accountId: AccountId,
  role: z.string().max(60),
  serviceId: Uuid.nullable(),
  providerId: Uuid.nullable(),
  validFrom: PlainDate,
  validTo: PlainDate.nullable(),
})

const EarlierRight = z.object({
  account_id: z.string(),
  role: z.string(),
  service_id: z.string().nullable(),
  provider_id: z.string().nullable(),
  valid_from: PlainDate,
})

export const giveRole = endpoint({
  does: 'Gives a user a role in the register; it counts once the user has accepted the undertaking.',
  method: 'POST',
  path: '/assignments',
  registers: ['psop'],
  mode: 'write',
  fresh: true,
  permit: UserAction.change,
  purpose: 'managing-register',
  input: Right,
  output: z.object({ id: AssignmentId }),
  load: (input, { register, today }) => ({
    account: maybe(
      z.object({ organisation_id: z.string(), valid_to: PlainDate.nullable() }),
      sql`SELECT organisation_id, valid_to FROM account WHERE id = ${input.accountId} AND disabled_at IS NULL`,
    ),
    service: maybe(
      z.object({ id: z.string() }),
      sql`SELECT id FROM service WHERE register_id = ${register.id} AND id = ${input.serviceId}::uuid`,
    ),
    provider: providerOrganisation(register.id, input.providerId),
    admissions: many(
      z.object({ id: z.string() }),
      sql`SELECT m.id FROM (${admissionsInForce(register.id, today)}) m
        WHERE m.provider_id = ${input.providerId}::uuid AND m.service_id = ${input.serviceId}::uuid`,
    ),
    earlier: maybe(
      EarlierRight,
      sql`SELECT account_id, role, service_id, provider_id, valid_from FROM assignment
        WHERE register_id = ${register.id} AND id = ${input.id}`,
    ),
  }),
  decide: ({ account, service, provider, admissions, earlier }, input, { register, actor }) => {
    const { id, accountId, role, serviceId, providerId, validFrom } = input
    if (earlier) {
      const wanted = {
        account_id: accountId,
        role,
        service_id: serviceId,
        provider_id: providerId,
        valid_from: validFrom,
      }
      return isDeepStrictEqual({ ...earlier }, wanted)
        ? about(accountId, { id })
        : refused(AssignmentRefusal['id-already-used'])
    }
    const fault = faultOfRight(
      {
        ...input,
        actorId: actor.id,
        accountOrganisation: account?.organisation_id ?? null,
        accountValidTo: account?.valid_to ?? null,
        controller: register.controller.id,
        serviceFound: service !== null,
        providerOrganisation: provider?.organisation_id ?? null,
        admitted: admissions.length > 0,
      },
      register.definition,
    )
    if (fault) return refused(fault)
    return about(accountId, { id }, { writes: [giveRight(register.id, input)], source: 'organiser' })
  },
})

/** The account stays, so that old log rows keep their name (C-15); only the right is gone, with its sessions. */
export const endRole = endpoint({
  does: 'Ends a right at once, and all sessions of its holder.',
  method: 'POST',
  path: '/assignments/{id}/end',
  registers: ['psop'],
  mode: 'write',
  permit: UserAction.change,
  purpose: 'managing-register',
  input: z.strictObject({ id: AssignmentId }),
  output: z.object({ id: AssignmentId }),
  load: (input, { register }) => ({
    found: maybe(
      z.object({ account_id: AccountId, ended_at: z.date().nullable() }),
      sql`SELECT account_id, ended_at FROM assignment WHERE register_id = ${register.id} AND id = ${input.id}`,
    ),
  }),
  decide: ({ found }, { id }, { register, actor, now }) => {
    if (!found) return refused(Problem['not-found'])
    if (found.account_id === actor.id) return refused(AssignmentRefusal['own-rights'])
    if (found.ended_at) return about(found.account_id, { id })
    const end = writeOne(
      assignmentTable,
      sql`UPDATE assignment SET ended_at = ${now} WHERE register_id = ${register.id} AND id = ${id} AND ended_at IS NULL`,
    )
    return about(found.account_id, { id }, { writes: [end, endSessions(found.account_id, now)] })
  },
})
