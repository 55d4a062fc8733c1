import { z } from 'zod'
import { many, maybe, type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { receivingFlow } from '../../platform/flows/receiving.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { COMPANY_CONTACTS_FIELDS, CONTACT_FIELDS, CompanyContactsForm } from './contact-forms.ts'
import { providerContactPerson, providerContactTable, providerUnitTable } from './contact-tables.ts'
import { admissionStands, providerContactAt } from './provider-contacts.ts'
import { ProviderId } from './public.ts'
import { providerTable } from './tables.ts'

const Held = z.object({ id: z.string(), home_id: z.string() })

/**
 * What comes is the whole of it, so who is missing has gone. The rows get ids of this register: one that a provider chose would name
 * somebody else's key or log. Of a company that is not admitted nothing is kept, and what is older than what is known is dropped.
 */
export const receiveContacts = receivingFlow({
  code: 'company-contacts',
  does: 'Takes whom to contact at an admitted provider, in place of what was known before.',
  fields: COMPANY_CONTACTS_FIELDS,
  personal: CONTACT_FIELDS,
  schema: CompanyContactsForm,
  givenFor: 'applying',
  purpose: 'arranging-service',
  load: ({ from }, { register, today }) => ({
    provider: maybe(
      z.object({ id: ProviderId, version: z.number(), admitted: z.boolean() }),
      sql`SELECT p.id, p.contacts_version AS version, ${admissionStands(register.id, sql`p.id`, today)} AS admitted
        FROM provider p WHERE p.register_id = ${register.id} AND p.organisation_id = ${from.controller.id}`,
    ),
    held: many(
      Held,
      sql`SELECT c.id, c.home_id FROM provider_contact c JOIN provider p ON p.register_id = c.register_id AND p.id = c.provider_id
        WHERE c.register_id = ${register.id} AND p.organisation_id = ${from.controller.id} LIMIT 1000`,
    ),
  }),
  decide: ({ provider, held }, { payload }, context) => {
    if (!provider?.admitted || payload.version <= provider.version)
      return aboutNobody('nothing was kept: not admitted, or old news', null)
    const known = new Map(held.map((one) => [one.home_id, one.id] as const))
    const people = payload.contacts.map((contact) => ({ ...contact, own: known.get(contact.id) ?? context.newId() }))
    const places = new Map(payload.units.map((unit) => [unit.id, context.newId()] as const))
    const writes = [
      writeOne(
        providerTable,
        sql`UPDATE provider SET contacts_version = ${payload.version} WHERE register_id = ${context.register.id} AND id = ${provider.id}
          AND contacts_version = ${provider.version}`,
      ),
      ...inPlace(provider.id, payload, { places, people }, context),
    ]
    const gone = held.filter((one) => !payload.contacts.some((contact) => contact.id === one.home_id))
    return about([...people.map(({ own }) => own), ...gone.map(({ id }) => id)], null, {
      writes,
      born: people.filter(({ id }) => !known.has(id)).map(({ own }) => own),
      source: 'provider',
    })
  },
})

function inPlace(
  provider: string,
  payload: CompanyContactsForm,
  ids: {
    readonly places: ReadonlyMap<string, string>
    readonly people: readonly (CompanyContactsForm['contacts'][number] & { readonly own: string })[]
  },
  { register, now }: Context,
): Write[] {
  const emptied = [
    writeAny(
      providerContactTable,
      sql`DELETE FROM provider_contact WHERE register_id = ${register.id} AND provider_id = ${provider}`,
    ),
    writeAny(
      providerUnitTable,
      sql`DELETE FROM provider_unit WHERE register_id = ${register.id} AND provider_id = ${provider}`,
    ),
  ]
  const units = payload.units.map(({ id, name, address }) =>
    writeOne(
      providerUnitTable,
      sql`INSERT INTO provider_unit (register_id, id, provider_id, home_id, name, street, postal_code, post_town)
        VALUES (${register.id}, ${ids.places.get(id) ?? ''}, ${provider}, ${id}, ${name}, ${address?.street ?? null},
          ${address?.postalCode ?? null}, ${address?.postTown ?? null})`,
    ),
  )
  const people = ids.people.map(({ own, id, unitId, person }) =>
    writeOne(
      providerContactTable,
      sql`INSERT INTO provider_contact (register_id, id, provider_id, unit_id, home_id, person_sealed, received_at)
        VALUES (${register.id}, ${own}, ${provider}, ${unitId === null ? null : (ids.places.get(unitId) ?? null)}, ${id},
          ${toSeal(providerContactPerson, providerContactAt({ id: own }), person)}, ${now})`,
    ),
  )
  return [...emptied, ...units, ...people]
}
