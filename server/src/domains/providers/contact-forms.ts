import { z } from 'zod'
import { lineText } from '../../platform/formats/text.ts'
import { idSchema } from '../../platform/ids.ts'

export const CompanyUnitId = idSchema('CompanyUnit')
export const CompanyContactId = idSchema('CompanyContact')

/** A fourth fact of a contact person is refused wherever it comes from (PSOP-36). */
export const ContactPerson = z.strictObject({ name: lineText(200), phone: lineText(40), email: z.email().max(200) })
export type ContactPerson = z.infer<typeof ContactPerson>

export const UnitAddress = z.strictObject({
  street: lineText(200),
  postalCode: z.string().regex(/^\d{5}$/),
  postTown: lineText(100),
})

/** What a company says of a unit (toimipaikka): its name, and where it is when that helps. */
export const UnitFacts = z.strictObject({ name: lineText(200), address: UnitAddress.nullable() })
export type UnitFacts = z.infer<typeof UnitFacts>

/** So many living units and so many contact persons a company may have. */
export const MOST_UNITS = 200
export const MOST_CONTACTS = 500

/** Provider → organiser that has admitted it: who is to be contacted, whole each time, so that what is missing has gone. */
export const CompanyContactsForm = z.strictObject({
  /** Grows with each change; what is not newer than what is known is old news. */
  version: z.int().min(1),
  units: z.array(UnitFacts.extend({ id: CompanyUnitId })).max(MOST_UNITS),
  contacts: z
    .array(z.strictObject({ id: CompanyContactId, unitId: CompanyUnitId.nullable(), person: ContactPerson }))
    .max(MOST_CONTACTS),
})
export type CompanyContactsForm = z.infer<typeof CompanyContactsForm>

/** What is told of contact persons, and with it of the places. */
export const CONTACT_FIELDS = ['staff.name', 'contact.phone', 'contact.email']
export const UNIT_FIELDS = ['organisation.units', 'organisation.address']
export const COMPANY_CONTACTS_FIELDS = [...UNIT_FIELDS, ...CONTACT_FIELDS]
