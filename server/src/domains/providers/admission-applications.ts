import { z } from 'zod'
import { maybe, type Write, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { lineText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint, type Loaded } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { giveRight } from '../users/public.ts'
import { ProviderAction } from './actions.ts'
import { SignatureView, waitingSignatures } from './application-signatures.ts'
import { ApplicationId, type DecisionForm, decisionTo } from './flow-forms.ts'
import { AdmissionId } from './public.ts'
import {
  Admission,
  Application,
  AskedUser,
  application,
  applications,
  askedUsers,
  overlappingAdmission,
} from './queries.ts'
import { AdmissionRefusal } from './refusals.ts'
import { passes } from './rules.ts'
import { admissionApplicationTable, admissionTable } from './tables.ts'

const agreement = lineText(70)

export const listApplications = endpoint({
  does: 'Lists applications of providers with what was checked, those that wait first.',
  method: 'GET',
  path: '/admission-applications',
  registers: ['psop'],
  mode: 'read',
  permit: ProviderAction.listApplications,
  purpose: 'arranging-service',
  input: z.strictObject({}),
  output: z.object({
    applications: z.array(
      Application.extend({
        passes: z.boolean(),
        users: z.array(AskedUser.omit({ application_id: true })),
        signature: SignatureView.nullable(),
      }),
    ),
  }),
  load: (_input, { register }) => ({
    found: applications(register.id),
    users: askedUsers(register.id, null),
    signatures: waitingSignatures(register.id),
  }),
  decide: ({ found, users, signatures }) =>
    about([...new Set(users.map((user) => user.account_id))], {
      applications: found.map((one) => ({
        ...one,
        passes: passes(one.checks),
        users: users.filter((user) => user.application_id === one.id),
        signature: signatureOf(signatures.find((signature) => signature.application_id === one.id)),
      })),
    }),
})

type Signed = Loaded<{ readonly all: ReturnType<typeof waitingSignatures> }>['all'][number]

function signatureOf(signed: Signed | undefined): z.infer<typeof SignatureView> | null {
  if (!signed?.person) return null
  const { name, email, signingRight } = signed.person
  return { name, email, signingRight, checkedAt: signed.checked_at, signedAt: signed.signed_at }
}

/**
 * Admits for one service. The provider's users get their rights with it, each to this service only (PSOP-33); none counts before its
 * holder has accepted the confidentiality undertaking (PSOP-77).
 */
export const admitProvider = endpoint({
  does: 'Admits a provider to give a service, on an agreement, from a day on, and gives its users their rights.',
  method: 'POST',
  path: '/admission-applications/{applicationId}/admit',
  registers: ['psop'],
  mode: 'write',
  permit: ProviderAction.admit,
  purpose: 'arranging-service',
  input: z.strictObject({
    applicationId: ApplicationId,
    id: AdmissionId,
    agreement,
    /** The day of the agreement that the organiser makes the invoices (VAT Act 209 b §); null when the provider invoices. */
    selfBillingAgreedOn: PlainDate.nullable(),
    validFrom: PlainDate,
    validTo: PlainDate.nullable(),
  }),
  output: z.object({ id: AdmissionId }),
  load: (input, { register }) => ({
    asked: application(register.id, input.applicationId),
    users: askedUsers(register.id, input.applicationId),
    earlier: maybe(
      Admission.pick({ application_id: true, agreement: true, self_billing_agreed_on: true, valid_from: true }),
      sql`SELECT application_id, agreement, self_billing_agreed_on, valid_from FROM admission
        WHERE register_id = ${register.id} AND id = ${input.id}`,
    ),
    overlapping: overlappingAdmission(register.id, {
      application: input.applicationId,
      from: input.validFrom,
      to: input.validTo,
    }),
  }),
  decide: ({ asked, users, earlier, overlapping }, input, context) => {
    const { register } = context
    if (!asked) return refused(Problem['not-found'])
    const people = [...new Set(users.map((user) => user.account_id))]
    if (earlier) {
      const same =
        earlier.application_id === input.applicationId &&
        earlier.agreement === input.agreement &&
        earlier.self_billing_agreed_on === input.selfBillingAgreedOn &&
        earlier.valid_from === input.validFrom
      return same ? about(people, { id: input.id }) : refused(AdmissionRefusal['already-decided'])
    }
    if (asked.status !== 'received') return refused(AdmissionRefusal['already-decided'])
    if (!passes(asked.checks)) return refused(AdmissionRefusal['checks-not-passed'])
    if (input.validTo && input.validTo < input.validFrom) return refused(AdmissionRefusal['ends-before-it-starts'])
    if (overlapping) return refused(AdmissionRefusal['already-admitted'])
    const admitted = writeOne(
      admissionTable,
      sql`INSERT INTO admission (register_id, id, provider_id, service_id, application_id, agreement, self_billing_agreed_on,
          valid_from, valid_to)
        VALUES (${register.id}, ${input.id}, ${asked.provider_id}, ${asked.service_id}, ${asked.id}, ${input.agreement},
          ${input.selfBillingAgreedOn}::date, ${input.validFrom}, ${input.validTo}::date)`,
    )
    const rights = users.map((user) =>
      giveRight(register.id, {
        id: context.newId(),
        accountId: user.account_id,
        role: user.role,
        serviceId: asked.service_id,
        providerId: asked.provider_id,
        validFrom: input.validFrom,
        validTo: input.validTo,
      }),
    )
    return about(
      people,
      { id: input.id },
      {
        writes: [decided(asked.id, 'admitted', null, context), admitted, ...rights],
        flows: [
          answer(asked, { status: 'admitted', reason: null, validFrom: input.validFrom, validTo: input.validTo }),
        ],
        source: 'provider',
      },
    )
  },
  conflicts: {
    admission_register_id_provider_id_service_id_valid_from_key: AdmissionRefusal['already-admitted'],
    admission_open: AdmissionRefusal['already-admitted'],
  },
})

export const refuseApplication = endpoint({
  does: 'Refuses a provider\u2019s application, with the reason that the provider gets to read.',
  method: 'POST',
  path: '/admission-applications/{applicationId}/refuse',
  registers: ['psop'],
  mode: 'write',
  permit: ProviderAction.admit,
  purpose: 'arranging-service',
  input: z.strictObject({ applicationId: ApplicationId, reason: lineText(500) }),
  output: z.object({ id: ApplicationId }),
  load: (input, { register }) => ({ asked: application(register.id, input.applicationId) }),
  decide: ({ asked }, { reason }, context) => {
    if (!asked) return refused(Problem['not-found'])
    const nobody = 'facts of a legal person'
    if (asked.status === 'refused' && asked.reason === reason) return aboutNobody(nobody, { id: asked.id })
    if (asked.status !== 'received') return refused(AdmissionRefusal['already-decided'])
    return aboutNobody(
      nobody,
      { id: asked.id },
      {
        writes: [decided(asked.id, 'refused', reason, context)],
        flows: [answer(asked, { status: 'refused', reason, validFrom: null, validTo: null })],
      },
    )
  },
})

const decided = (
  id: string,
  status: 'admitted' | 'refused',
  reason: string | null,
  { register, actor, now }: Context,
): Write =>
  writeOne(
    admissionApplicationTable,
    sql`UPDATE admission_application SET status = ${status}, reason = ${reason}, decided_at = ${now}, decided_by = ${actor.id}
      WHERE register_id = ${register.id} AND id = ${id} AND status = 'received'`,
  )

type ApplicationAnswer = Omit<Extract<DecisionForm, { about: 'application' }>, 'about' | 'id'>
const answer = (asked: Application, given: ApplicationAnswer) =>
  decisionTo(asked.home_register_id, { about: 'application', id: asked.id, ...given })
