import { z } from 'zod'
import { many, opening, type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { ProviderAction } from './actions.ts'
import { ContactPerson, UnitAddress } from './contact-forms.ts'
import { providerContactPerson, providerContactTable, providerUnitTable } from './contact-tables.ts'
import { ProviderId } from './public.ts'
import { providerTable } from './tables.ts'

const UnitRow = z.object({
  id: z.string(),
  name: z.string(),
  street: z.string().nullable(),
  postal_code: z.string().nullable(),
  post_town: z.string().nullable(),
})
const ContactRow = z.object({
  id: idSchema('ProviderContact'),
  unit_id: z.string().nullable(),
  person: z.instanceof(Uint8Array),
})

export const providerContactAt = (row: { readonly id: string }) => ({ rowId: row.id, holder: row.id })

/** An admission that is in force or is to begin: while there is one, the organiser needs to know whom to contact. */
export const admissionStands = (register: RegisterId, provider: Sql, today: string): Sql => sql`
  EXISTS (SELECT FROM admission m WHERE m.register_id = ${register} AND m.provider_id = ${provider} AND m.ended_at IS NULL
    AND (m.valid_to IS NULL OR m.valid_to >= ${today}::date))`

const People = z.array(ContactPerson)

export const listProviderContacts = endpoint({
  does: 'Shows whom to contact at an admitted provider: contact persons of the company and of each unit.',
  method: 'GET',
  path: '/providers/{provider}/contacts',
  registers: ['psop'],
  mode: 'read',
  permit: ProviderAction.listContacts,
  purpose: 'arranging-service',
  input: z.strictObject({ provider: ProviderId }),
  output: z.object({
    company: People,
    units: z.array(z.object({ name: z.string(), address: UnitAddress.nullable(), contacts: People })),
  }),
  load: ({ provider }, { register, today }) => ({
    units: many(
      UnitRow,
      sql`SELECT u.id, u.name, u.street, u.postal_code, u.post_town FROM provider_unit u
        WHERE u.register_id = ${register.id} AND u.provider_id = ${provider}
          AND ${admissionStands(register.id, sql`u.provider_id`, today)} ORDER BY u.name, u.id LIMIT 1000`,
    ),
    contacts: opening(
      many(
        ContactRow,
        sql`SELECT c.id, c.unit_id, c.person_sealed AS person FROM provider_contact c
          WHERE c.register_id = ${register.id} AND c.provider_id = ${provider}
            AND ${admissionStands(register.id, sql`c.provider_id`, today)} ORDER BY c.id LIMIT 1000`,
      ),
      'person',
      providerContactPerson,
      providerContactAt,
    ),
  }),
  decide: ({ units, contacts }) => {
    const people = (unit: string | null) =>
      contacts.flatMap(({ unit_id, person }) => (unit_id === unit && person ? [person] : []))
    return about(
      contacts.map(({ id }) => id),
      {
        company: people(null),
        units: units.map(({ id, name, street, postal_code: postalCode, post_town: postTown }) => ({
          name,
          address: street && postalCode && postTown ? { street, postalCode, postTown } : null,
          contacts: people(id),
        })),
      },
    )
  },
})

/** What goes when nothing that a provider is admitted to stands any more; with a new admission its register tells all again. */
export const forgetContacts = (register: RegisterId, provider: string): Write[] => [
  writeAny(
    providerContactTable,
    sql`DELETE FROM provider_contact WHERE register_id = ${register} AND provider_id = ${provider}`,
  ),
  writeAny(
    providerUnitTable,
    sql`DELETE FROM provider_unit WHERE register_id = ${register} AND provider_id = ${provider}`,
  ),
  writeOne(
    providerTable,
    sql`UPDATE provider SET contacts_version = 0 WHERE register_id = ${register} AND id = ${provider}`,
  ),
]

/** A night's slice. */
const SLICE = 50

/** Admissions end by their last day too, and then nobody does anything: the night looks. */
export const lapseContacts = endpoint({
  does: 'Removes the contact persons of providers whose every admission has ended.',
  method: 'POST',
  path: '/nightly/lapse-contacts',
  registers: ['psop'],
  mode: 'write',
  permit: ProviderAction.lapseContacts,
  purpose: 'arranging-service',
  input: z.strictObject({}),
  output: z.object({ more: z.boolean() }),
  load: (_input, { register, today }) => ({
    past: many(
      z.object({ id: ProviderId, contacts: z.array(z.string()) }),
      sql`SELECT p.id, ARRAY(SELECT c.id FROM provider_contact c WHERE c.register_id = p.register_id AND c.provider_id = p.id) AS contacts
        FROM provider p WHERE p.register_id = ${register.id} AND p.contacts_version > 0
          AND NOT ${admissionStands(register.id, sql`p.id`, today)} ORDER BY p.id LIMIT ${SLICE}`,
    ),
  }),
  decide: ({ past }, _input, { register }) =>
    past.length === 0
      ? aboutNobody('no admission has lapsed', { more: false })
      : about(
          past.flatMap(({ contacts }) => contacts),
          { more: past.length === SLICE },
          { writes: past.flatMap(({ id }) => forgetContacts(register.id, id)) },
        ),
})
