import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { Problem } from '../../platform/http/problems.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint, type Loaded } from '../../platform/use-case/endpoint.ts'
import { about, type Outcome, refused } from '../../platform/use-case/outcome.ts'
import { CompanyAction } from './actions.ts'
import {
  type Contact,
  contactAt,
  contacts,
  contactsTo,
  counted,
  isLiving,
  peopleOf,
  readable,
  standing,
  type Told,
  units,
} from './company-contacts.ts'
import {
  CompanyContactId,
  CompanyUnitId,
  ContactPerson,
  MOST_CONTACTS,
  MOST_UNITS,
  UnitAddress,
  UnitFacts,
} from './contact-forms.ts'
import { companyContactTable, companyUnitTable, contactPerson } from './contact-tables.ts'
import { CompanyRefusal, ContactRefusal } from './refusals.ts'

const place = { registers: ['provider'], purpose: 'applying' } as const
const change = { ...place, mode: 'write', permit: CompanyAction.changeContacts } as const

const ContactView = z.object({ id: CompanyContactId, unitId: CompanyUnitId.nullable(), ...ContactPerson.shape })
const UnitView = z.object({
  id: CompanyUnitId,
  name: z.string(),
  address: UnitAddress.nullable(),
  endedOn: PlainDate.nullable(),
})

export const listCompanyContacts = endpoint({
  does: 'Lists the units of the company, and the contact persons of the company and of each unit.',
  method: 'GET',
  path: '/company/contacts',
  ...place,
  mode: 'read',
  permit: CompanyAction.listContacts,
  input: z.strictObject({}),
  output: z.object({ units: z.array(UnitView), contacts: z.array(ContactView) }),
  load: (_input, { register }) => ({ units: units(register.id), contacts: contacts(register.id) }),
  decide: ({ units, contacts: rows }) => {
    const found = readable(rows)
    return about(peopleOf(found), {
      units,
      contacts: found.map(({ id, unitId, person }) => ({ id, unitId, ...person })),
    })
  },
})

type Standing = Loaded<ReturnType<typeof standing>>

/** What a change makes of the standing, with its own writes. Every organiser that has admitted the company is told the whole. */
function changed<O>(
  { company, organisers }: Standing,
  next: {
    readonly units: Told['units']
    readonly contacts: readonly Contact[]
    readonly concerned?: readonly string[]
  },
  output: O,
  parts: {
    readonly context: Context
    readonly writes: readonly Write[]
    readonly born?: readonly string[]
  },
): Outcome<O> {
  if (!company) return refused(CompanyRefusal.missing)
  const told = { version: company.version + 1, units: next.units, contacts: next.contacts }
  return about([...new Set([...peopleOf(next.contacts), ...(next.concerned ?? [])])], output, {
    writes: [counted(parts.context.register.id, company.version), ...parts.writes],
    flows: organisers.map(({ id }) => contactsTo(id, told)),
    ...(parts.born ? { born: parts.born } : {}),
    source: 'provider',
  })
}

export const addCompanyUnit = endpoint({
  does: 'Adds a unit to the company.',
  method: 'POST',
  path: '/company/units',
  ...change,
  input: z.strictObject({ id: CompanyUnitId, ...UnitFacts.shape }),
  output: z.object({ id: CompanyUnitId }),
  load: (_input, context) => standing(context),
  decide: (found, { id, name, address }, context) => {
    const people = readable(found.contacts)
    const earlier = found.units.find((unit) => unit.id === id)
    // Sent again because the reply was lost.
    if (earlier)
      return isDeepStrictEqual([earlier.name, earlier.address], [name, address])
        ? about(peopleOf(people), { id })
        : refused(ContactRefusal['id-already-used'])
    if (found.units.filter(isLiving).length >= MOST_UNITS) return refused(ContactRefusal['too-many'])
    const write = writeOne(
      companyUnitTable,
      sql`INSERT INTO company_unit (register_id, id, name, street, postal_code, post_town, added_at)
        VALUES (${context.register.id}, ${id}, ${name}, ${address?.street ?? null}, ${address?.postalCode ?? null},
          ${address?.postTown ?? null}, ${context.now})`,
    )
    const all = [...found.units, { id, name, address, endedOn: null }]
    return changed(found, { units: all, contacts: people }, { id }, { context, writes: [write] })
  },
  conflicts: { company_unit_pkey: ContactRefusal['id-already-used'] },
})

export const changeCompanyUnit = endpoint({
  does: 'Changes the name or the address of a unit of the company.',
  method: 'PUT',
  path: '/company/units/{id}',
  ...change,
  input: z.strictObject({ id: CompanyUnitId, ...UnitFacts.shape }),
  output: z.object({ id: CompanyUnitId }),
  load: (_input, context) => standing(context),
  decide: (found, { id, name, address }, context) => {
    const unit = found.units.find((one) => one.id === id)
    if (!unit) return refused(Problem['not-found'])
    if (!isLiving(unit)) return refused(ContactRefusal['unit-ended'])
    const write = writeOne(
      companyUnitTable,
      sql`UPDATE company_unit SET name = ${name}, street = ${address?.street ?? null}, postal_code = ${address?.postalCode ?? null},
          post_town = ${address?.postTown ?? null} WHERE register_id = ${context.register.id} AND id = ${id}`,
    )
    const all = found.units.map((one) => (one.id === id ? { ...one, name, address } : one))
    return changed(found, { units: all, contacts: readable(found.contacts) }, { id }, { context, writes: [write] })
  },
})

/** Its contact persons leave the register in the same commit: nobody is to be reached there any more (PSOP-36). */
export const endCompanyUnit = endpoint({
  does: 'Ends a unit of the company, and removes its contact persons.',
  method: 'POST',
  path: '/company/units/{id}/end',
  ...change,
  input: z.strictObject({ id: CompanyUnitId }),
  output: z.object({ id: CompanyUnitId, endedOn: PlainDate }),
  load: (_input, context) => standing(context),
  decide: (found, { id }, context) => {
    const { register, today } = context
    const unit = found.units.find((one) => one.id === id)
    if (!unit) return refused(Problem['not-found'])
    const people = readable(found.contacts)
    if (unit.endedOn !== null) return about(peopleOf(people), { id, endedOn: unit.endedOn })
    const gone = people.filter((one) => one.unitId === id)
    const writes = [
      writeOne(
        companyUnitTable,
        sql`UPDATE company_unit SET ended_on = ${today}::date WHERE register_id = ${register.id} AND id = ${id} AND ended_on IS NULL`,
      ),
      writeAny(
        companyContactTable,
        sql`DELETE FROM company_contact WHERE register_id = ${register.id} AND unit_id = ${id}`,
      ),
    ]
    const next = {
      units: found.units.map((one) => (one.id === id ? { ...one, endedOn: today } : one)),
      contacts: people.filter((one) => one.unitId !== id),
      concerned: peopleOf(gone),
    }
    return changed(found, next, { id, endedOn: today }, { context, writes })
  },
})

export const addCompanyContact = endpoint({
  does: 'Adds a contact person of the company or of one of its units, with name, phone and e-mail.',
  method: 'POST',
  path: '/company/contacts',
  ...change,
  input: z.strictObject({ id: CompanyContactId, unitId: CompanyUnitId.nullable(), ...ContactPerson.shape }),
  output: z.object({ id: CompanyContactId }),
  load: (_input, context) => standing(context),
  decide: (found, { id, unitId, ...person }, context) => {
    const people = readable(found.contacts)
    const earlier = people.find((one) => one.id === id)
    if (earlier)
      return isDeepStrictEqual(earlier, { id, unitId, person })
        ? about(id, { id })
        : refused(ContactRefusal['id-already-used'])
    if (unitId !== null) {
      const unit = found.units.find((one) => one.id === unitId)
      if (!unit) return refused(Problem['not-found'])
      if (!isLiving(unit)) return refused(ContactRefusal['unit-ended'])
    }
    if (found.contacts.length >= MOST_CONTACTS) return refused(ContactRefusal['too-many'])
    const write = writeOne(
      companyContactTable,
      sql`INSERT INTO company_contact (register_id, id, unit_id, person_sealed, added_at)
        VALUES (${context.register.id}, ${id}, ${unitId}, ${toSeal(contactPerson, contactAt({ id }), person)}, ${context.now})`,
    )
    const next = { units: found.units, contacts: [...people, { id, unitId, person }] }
    return changed(found, next, { id }, { context, writes: [write], born: [id] })
  },
  conflicts: { company_contact_pkey: ContactRefusal['id-already-used'] },
})

export const changeCompanyContact = endpoint({
  does: 'Changes the name, phone or e-mail of a contact person.',
  method: 'PUT',
  path: '/company/contacts/{id}',
  ...change,
  input: z.strictObject({ id: CompanyContactId, ...ContactPerson.shape }),
  output: z.object({ id: CompanyContactId }),
  load: (_input, context) => standing(context),
  decide: (found, { id, ...person }, context) => {
    const people = readable(found.contacts)
    if (!people.some((one) => one.id === id)) return refused(Problem['not-found'])
    const write = writeOne(
      companyContactTable,
      sql`UPDATE company_contact SET person_sealed = ${toSeal(contactPerson, contactAt({ id }), person)}
        WHERE register_id = ${context.register.id} AND id = ${id}`,
    )
    const next = { units: found.units, contacts: people.map((one) => (one.id === id ? { ...one, person } : one)) }
    return changed(found, next, { id }, { context, writes: [write] })
  },
})

export const removeCompanyContact = endpoint({
  does: 'Removes a contact person: name, phone and e-mail leave the register at once.',
  method: 'POST',
  path: '/company/contacts/{id}/remove',
  ...change,
  input: z.strictObject({ id: CompanyContactId }),
  output: z.object({ id: CompanyContactId }),
  load: (_input, context) => standing(context),
  decide: (found, { id }, context) => {
    const people = readable(found.contacts)
    if (!people.some((one) => one.id === id)) return refused(Problem['not-found'])
    const write = writeOne(
      companyContactTable,
      sql`DELETE FROM company_contact WHERE register_id = ${context.register.id} AND id = ${id}`,
    )
    const next = { units: found.units, contacts: people.filter((one) => one.id !== id), concerned: [id] }
    return changed(found, next, { id }, { context, writes: [write] })
  },
})
