import { sealedGroup } from '../../platform/crypto/groups.ts'
import { plain, sealed, table } from '../../platform/tables.ts'
import { ContactPerson } from './contact-forms.ts'

const person = {
  group: 'person',
  part: 'contact',
  subject: 'provider-staff',
  schemaVersion: 1,
  schema: ContactPerson,
  fields: { name: 'staff.name', phone: 'contact.phone', email: 'contact.email' },
} as const

/** A contact person of the company or of a unit: these three and nothing else (PSOP-36). */
export const contactPerson = sealedGroup({ ...person, table: 'company_contact' })

/** The same as an organiser that has admitted the company knows it. */
export const providerContactPerson = sealedGroup({ ...person, table: 'provider_contact' })

const unit = {
  id: plain('S0'),
  name: plain('S0'),
  street: plain('S0'),
  postal_code: plain('S0'),
  post_town: plain('S0'),
} as const

export const companyUnitTable = table({
  name: 'company_unit',
  holds: 'Units of the provider\u2019s company',
  subject: null,
  retention: { scope: 'company', startsAt: 'contract-end' },
  columns: { ...unit, added_at: plain(), ended_on: plain() },
})

export const companyContactTable = table({
  name: 'company_contact',
  holds: 'Contact persons of the company and of its units',
  subject: 'provider-staff',
  retention: { scope: 'company', startsAt: 'contract-end' },
  columns: { id: plain(), unit_id: plain(), person_sealed: sealed(contactPerson, 'S2'), added_at: plain() },
})

export const providerUnitTable = table({
  name: 'provider_unit',
  holds: 'Units of admitted providers',
  subject: null,
  retention: null,
  columns: { ...unit, provider_id: plain('S0'), home_id: plain('S0') },
})

export const providerContactTable = table({
  name: 'provider_contact',
  holds: 'Contact persons of admitted providers and of their units',
  subject: 'provider-staff',
  retention: { scope: 'access-log', startsAt: 'event', since: ['received_at'] },
  columns: {
    id: plain(),
    provider_id: plain('S0'),
    unit_id: plain(),
    home_id: plain(),
    person_sealed: sealed(providerContactPerson, 'S2'),
    received_at: plain(),
  },
})
