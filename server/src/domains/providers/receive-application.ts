import { type Write, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { type Message, receivingFlow } from '../../platform/flows/receiving.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { APPLICATION_FIELDS, ApplicationForm, decisionTo } from './flow-forms.ts'
import { accountsOf, providerOf, serviceByCode } from './queries.ts'
import { checkApplication } from './rules.ts'
import { admissionApplicationTable, applicationUserTable, providerTable } from './tables.ts'

/** The register at the other end, not the payload, says whose application it is. */
export const receiveApplication = receivingFlow({
  code: 'admission-application',
  does: 'Takes a provider\u2019s application for a service, checks it, and answers that it has come.',
  fields: APPLICATION_FIELDS,
  schema: ApplicationForm,
  givenFor: 'applying',
  purpose: 'arranging-service',
  load: ({ from, payload }, { register, today }) => ({
    provider: providerOf(register.id, from.controller.id),
    service: serviceByCode(register.id, payload.serviceCode, today),
    known: accountsOf(
      from.controller.id,
      payload.users.map((user) => user.accountId),
    ),
  }),
  decide: ({ provider, service, known }, message, context) => {
    const { from, payload } = message
    const { register, now } = context
    const answer = (status: 'received' | 'refused', reason: string | null) =>
      decisionTo(from.id, { about: 'application', id: payload.id, status, reason, validFrom: null, validTo: null })
    const turnedDown = (reason: string) => aboutNobody('nothing was kept', null, { flows: [answer('refused', reason)] })
    if (payload.company.businessId !== from.controller.businessId) return turnedDown('business-id-not-yours')
    if (!service) return turnedDown('unknown-service')

    const users = payload.users.filter((user) => known.some((account) => account.id === user.accountId))
    const people = new Set(payload.users.map((user) => user.accountId))
    const checks = checkApplication({ ...payload, askedUsers: people.size, knownUsers: known.length })
    const providerId = provider?.id ?? context.newId<'Provider'>()
    const application = writeOne(
      admissionApplicationTable,
      sql`INSERT INTO admission_application (register_id, id, provider_id, service_id, received_at, checks, status)
        VALUES (${register.id}, ${payload.id}, ${providerId}, ${service.id}, ${now}, ${JSON.stringify(checks)}::jsonb, 'received')`,
    )
    const asked = users.map((user) =>
      writeOne(
        applicationUserTable,
        sql`INSERT INTO application_user (register_id, application_id, account_id, role)
          VALUES (${register.id}, ${payload.id}, ${user.accountId}, ${user.role})`,
      ),
    )
    return about([...new Set(users.map((user) => user.accountId))], null, {
      writes: [keepFacts(message, providerId, provider !== null, context), application, ...asked],
      flows: [answer('received', null)],
      source: 'provider',
    })
  },
})

/**
 * Of a provider that is not known yet the application's facts are the first ones: who admits it sees them. Those of a known one change
 * by the flow `company-change` alone, confirmed by the organiser's people (INV-55, AC-26); an application changes none of them.
 */
function keepFacts(
  { from, payload: { company } }: Message<ApplicationForm>,
  id: string,
  isKnown: boolean,
  { register, now }: Context,
): Write {
  return writeOne(
    providerTable,
    isKnown
      ? sql`UPDATE provider SET home_register_id = ${from.id}
        WHERE register_id = ${register.id} AND id = ${id}`
      : sql`INSERT INTO provider (register_id, id, organisation_id, home_register_id, business_id, name, street, postal_code,
          post_town, iban, bic, languages, created_at)
        VALUES (${register.id}, ${id}, ${from.controller.id}, ${from.id}, ${company.businessId}, ${company.name}, ${company.street},
          ${company.postalCode}, ${company.postTown}, ${company.iban}, ${company.bic}, ${company.languages}::text[], ${now})`,
  )
}
