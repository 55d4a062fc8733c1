import { z } from 'zod'
import { many, maybe, opening, type Write, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import type { SentFlow } from '../../platform/use-case/outcome.ts'
import {
  COMPANY_CONTACTS_FIELDS,
  CompanyContactId,
  type CompanyContactsForm,
  CompanyUnitId,
  type ContactPerson,
  MOST_CONTACTS,
  UNIT_FIELDS,
  type UnitFacts,
} from './contact-forms.ts'
import { contactPerson } from './contact-tables.ts'
import { companyTable } from './tables.ts'

const UnitRow = z
  .object({
    id: CompanyUnitId,
    name: z.string(),
    street: z.string().nullable(),
    postal_code: z.string().nullable(),
    post_town: z.string().nullable(),
    ended_on: PlainDate.nullable(),
  })
  .transform(({ id, name, street, postal_code: postalCode, post_town: postTown, ended_on: endedOn }) => ({
    id,
    name,
    address: street !== null && postalCode !== null && postTown !== null ? { street, postalCode, postTown } : null,
    endedOn,
  }))
export type Unit = z.output<typeof UnitRow>

const ContactRow = z.object({
  id: CompanyContactId,
  unit_id: CompanyUnitId.nullable(),
  person: z.instanceof(Uint8Array),
})

export const contactAt = (row: { readonly id: string }) => ({ rowId: row.id, holder: row.id })

export const units = (register: RegisterId) =>
  many(
    UnitRow,
    sql`SELECT id, name, street, postal_code, post_town, ended_on FROM company_unit WHERE register_id = ${register}
      ORDER BY ended_on NULLS FIRST, name, id LIMIT 1000`,
  )

/** Opened, and so logged, only where they are needed. */
export const contacts = (register: RegisterId, needed = true) =>
  opening(
    many(
      ContactRow,
      sql`SELECT id, unit_id, person_sealed AS person FROM company_contact WHERE register_id = ${register} AND ${needed}::boolean
        ORDER BY id LIMIT ${MOST_CONTACTS + 1}`,
    ),
    'person',
    contactPerson,
    contactAt,
  )

/** The registers of organisers that have admitted the company to something that has not ended. */
const admittedAt = (register: RegisterId, today: string) =>
  many(
    z.object({ id: z.string() }),
    sql`SELECT DISTINCT to_register_id AS id FROM own_application WHERE register_id = ${register} AND status = 'admitted'
      AND (valid_to IS NULL OR valid_to >= ${today}::date) ORDER BY 1 LIMIT 1000`,
  )

const version = (register: RegisterId) =>
  maybe(
    z.object({ version: z.number() }),
    sql`SELECT contacts_version AS version FROM company WHERE register_id = ${register}`,
  )

/** All that a change of units or contacts is decided by, and what organisers are told after it. */
export const standing = ({ register, today }: Pick<Context, 'register' | 'today'>) => ({
  company: version(register.id),
  units: units(register.id),
  contacts: contacts(register.id),
  organisers: admittedAt(register.id, today),
})

/** The same for telling one organiser, when it has just admitted the company. */
export const standingFor = (register: RegisterId, admitted: boolean) => ({
  company: version(register),
  units: units(register),
  contacts: contacts(register, admitted),
})

export interface Contact {
  readonly id: z.output<typeof CompanyContactId>
  readonly unitId: z.output<typeof CompanyUnitId> | null
  readonly person: ContactPerson
}

/** Contact persons whose key is there, as plain facts. */
export const readable = (
  rows: readonly (Pick<z.output<typeof ContactRow>, 'id' | 'unit_id'> & { readonly person: ContactPerson | null })[],
): Contact[] => rows.flatMap(({ id, unit_id: unitId, person }) => (person ? [{ id, unitId, person }] : []))

export const isLiving = (unit: Unit): boolean => unit.endedOn === null

/** What stands after a change. */
export interface Told {
  readonly version: number
  readonly units: readonly Unit[]
  readonly contacts: readonly Contact[]
}

/** The whole of it to one organiser. A unit without people is told too: it is a place of the company. */
export function contactsTo(register: string, told: Told): SentFlow {
  const payload: CompanyContactsForm = {
    version: told.version,
    units: told.units
      .filter(isLiving)
      .map(({ id, name, address }): UnitFacts & { id: Unit['id'] } => ({ id, name, address })),
    contacts: told.contacts.map(({ id, unitId, person }) => ({ id, unitId, person })),
  }
  return {
    flow: 'company-contacts',
    toRegister: register,
    fields: told.contacts.length > 0 ? COMPANY_CONTACTS_FIELDS : UNIT_FIELDS,
    payload,
  }
}

/** Counts the change. Of two at once one finds another count and is decided again, so that nobody's word is lost on the way. */
export const counted = (register: RegisterId, before: number): Write =>
  writeOne(
    companyTable,
    sql`UPDATE company SET contacts_version = contacts_version + 1 WHERE register_id = ${register} AND contacts_version = ${before}`,
  )

export const peopleOf = (told: readonly Contact[]): string[] => told.map(({ id }) => id)
