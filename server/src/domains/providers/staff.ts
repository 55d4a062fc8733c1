import { z } from 'zod'
import { many, maybe, opening, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { lineText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import type { RefusalKind } from '../../platform/refusals.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { CompanyAction } from './actions.ts'
import { StaffRefusal } from './refusals.ts'
import { companyStaffTable, staffContact, staffIdentity } from './tables.ts'

export const StaffId = idSchema('Staff')

/** Terhikki and Suosikki number their professionals with eleven digits. */
const RegistrationNumber = z.string().regex(/^\d{11}$/, 'eleven digits')

const Contact = z.strictObject({ phone: lineText(40), email: z.email().max(200) })
const work = {
  name: lineText(200),
  title: lineText(100),
  jobDescription: lineText(500),
  registrationNumber: RegistrationNumber.nullable(),
  contactPerson: z.boolean(),
  contact: Contact.nullable(),
}
type ContactPart = { readonly contactPerson: boolean; readonly contact: z.infer<typeof Contact> | null }

const Sealed = z.instanceof(Uint8Array)
const StaffRow = z.object({
  id: StaffId,
  identity: Sealed,
  contact_person: z.boolean(),
  contact: Sealed.nullable(),
  ended_on: PlainDate.nullable(),
})
const columns = sql`id, identity_sealed AS identity, contact_person, contact_sealed AS contact, ended_on`
const at = (row: { readonly id: string }) => ({ rowId: row.id, holder: row.id })

/** Phone and e-mail of contact persons only, and of each of them (PSOP-35). */
export function contactFault({ contactPerson, contact }: ContactPart): RefusalKind | null {
  if (contact && !contactPerson) return StaffRefusal['contact-of-others']
  return contactPerson && !contact ? StaffRefusal['contact-missing'] : null
}

const StaffView = z.object({
  id: StaffId,
  name: z.string(),
  identityCode: z.string(),
  title: z.string(),
  jobDescription: z.string(),
  registrationNumber: z.string().nullable(),
  contactPerson: z.boolean(),
  contact: z.object({ phone: z.string(), email: z.string() }).nullable(),
  endedOn: PlainDate.nullable(),
})

export const listStaff = endpoint({
  does: 'Lists the staff of the provider who give services.',
  method: 'GET',
  path: '/staff',
  registers: ['provider'],
  mode: 'read',
  permit: CompanyAction.listStaff,
  purpose: 'applying',
  input: z.strictObject({}),
  output: z.object({ staff: z.array(StaffView) }),
  load: (_input, context) => ({
    staff: opening(
      opening(
        many(
          StaffRow,
          sql`SELECT ${columns} FROM company_staff WHERE register_id = ${context.register.id} ORDER BY ended_on NULLS FIRST, id LIMIT 1000`,
        ),
        'identity',
        staffIdentity,
        at,
      ),
      'contact',
      staffContact,
      at,
    ),
  }),
  decide: ({ staff }) => {
    const shown = staff.flatMap(({ id, identity, contact_person, contact, ended_on }) =>
      identity ? [{ id, ...identity, contactPerson: contact_person, contact, endedOn: ended_on }] : [],
    )
    return about(
      shown.map((person) => person.id),
      { staff: shown },
    )
  },
})

export const addStaff = endpoint({
  does: 'Adds a person to the staff of the provider.',
  method: 'POST',
  path: '/staff',
  registers: ['provider'],
  mode: 'write',
  permit: CompanyAction.changeStaff,
  purpose: 'applying',
  input: z.strictObject({ id: StaffId, identityCode: IdentityCode, ...work }),
  output: z.object({ id: StaffId }),
  load: (input, context) => ({
    same: maybe(
      z.object({ id: StaffId }),
      sql`SELECT id FROM company_staff WHERE register_id = ${context.register.id}
        AND identity_index = ${context.index.identityCode(input.identityCode)}`,
    ),
  }),
  decide: ({ same }, input, { register, index, now }) => {
    // Sent again because the reply was lost: the person is there, under the sender's id.
    if (same?.id === input.id) return about(input.id, { id: input.id })
    if (same) return refused(StaffRefusal['already-there'])
    const fault = contactFault(input)
    if (fault) return refused(fault)
    const write = writeOne(
      companyStaffTable,
      sql`INSERT INTO company_staff (register_id, id, identity_index, identity_sealed, contact_person, contact_sealed, added_at)
        VALUES (${register.id}, ${input.id}, ${index.identityCode(input.identityCode)}, ${sealedIdentity(input.id, input)},
          ${input.contactPerson}, ${sealedContact(input.id, input)}, ${now})`,
    )
    return about(input.id, { id: input.id }, { writes: [write], born: [input.id], source: 'provider' })
  },
  conflicts: { company_staff_once: StaffRefusal['already-there'] },
})

/** Who leaves the role of a contact person, or the company, loses phone and e-mail from the register at once. */
export const changeStaff = endpoint({
  does: 'Changes the facts of a person on the staff, or records the last day of work.',
  method: 'PUT',
  path: '/staff/{id}',
  registers: ['provider'],
  mode: 'write',
  permit: CompanyAction.changeStaff,
  purpose: 'applying',
  input: z.strictObject({ id: StaffId, ...work, endedOn: PlainDate.nullable() }),
  output: z.object({ id: StaffId }),
  load: (input, context) => ({
    person: opening(staffById(context.register.id, input.id), 'identity', staffIdentity, at),
  }),
  decide: ({ person }, input, { register }) => {
    if (!person?.identity) return refused(Problem['not-found'])
    const left = input.endedOn !== null
    const part: ContactPart = left ? { contactPerson: input.contactPerson, contact: null } : input
    const fault = left ? null : contactFault(part)
    if (fault) return refused(fault)
    const identity = sealedIdentity(input.id, { ...input, identityCode: person.identity.identityCode })
    const write = writeOne(
      companyStaffTable,
      sql`UPDATE company_staff SET identity_sealed = ${identity}, contact_person = ${part.contactPerson},
          contact_sealed = ${sealedContact(input.id, part)}, ended_on = ${input.endedOn}::date
        WHERE register_id = ${register.id} AND id = ${input.id}`,
    )
    return about(input.id, { id: input.id }, { writes: [write], source: 'provider' })
  },
})

const staffById = (register: RegisterId, id: string) =>
  maybe(StaffRow, sql`SELECT ${columns} FROM company_staff WHERE register_id = ${register} AND id = ${id}`)

function sealedIdentity(id: string, person: z.input<typeof staffIdentity.schema>) {
  const { name, identityCode, title, jobDescription, registrationNumber } = staffIdentity.schema.parse(person)
  return toSeal(staffIdentity, at({ id }), { name, identityCode, title, jobDescription, registrationNumber })
}

const sealedContact = (id: string, { contact }: ContactPart) =>
  contact ? toSeal(staffContact, at({ id }), contact) : null
