import { z } from 'zod'
import { sealedGroup } from '../../platform/crypto/groups.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { field, plain, sealed, table } from '../../platform/tables.ts'

const nobody = { subject: null, retention: { scope: 'company', startsAt: 'contract-end' } } as const
const organiserSide = { subject: null, retention: null } as const

/** Who of the staff this is (PSOP-34). The registration number is that of Terhikki or Suosikki. */
export const staffIdentity = sealedGroup({
  table: 'company_staff',
  group: 'identity',
  part: 'content',
  subject: 'provider-staff',
  schemaVersion: 1,
  schema: z.object({
    name: z.string(),
    identityCode: IdentityCode,
    title: z.string(),
    jobDescription: z.string(),
    registrationNumber: z.string().nullable(),
  }),
  fields: {
    name: 'staff.name',
    identityCode: 'person.identity-code',
    title: 'staff.title',
    jobDescription: 'staff.job-description',
    registrationNumber: 'staff.registration-number',
  },
})

/** How a contact person is reached; of nobody else (PSOP-35). */
export const staffContact = sealedGroup({
  table: 'company_staff',
  group: 'contact',
  part: 'contact',
  subject: 'provider-staff',
  schemaVersion: 1,
  schema: z.object({ phone: z.string(), email: z.string() }),
  fields: { phone: 'contact.phone', email: 'contact.email' },
})

export const companyTable = table({
  ...nobody,
  name: 'company',
  holds: 'What the provider says of itself to organisers',
  columns: {
    id: plain('S0'),
    business_id: plain('S0'),
    name: plain('S0'),
    street: plain('S0'),
    postal_code: plain('S0'),
    post_town: plain('S0'),
    iban: plain('M'),
    bic: plain('S0'),
    languages: plain('S0'),
    register_number: plain('S0'),
    changed_at: plain(),
    changed_by: plain('S2'),
    contacts_version: plain(),
  },
})

export const companyStaffTable = table({
  name: 'company_staff',
  holds: 'The staff of the provider who give services',
  subject: 'provider-staff',
  retention: { scope: 'company', startsAt: 'contract-end' },
  columns: {
    id: plain(),
    identity_index: plain('S2'),
    identity_sealed: sealed(staffIdentity, 'S2'),
    contact_person: plain(),
    contact_sealed: sealed(staffContact, 'S2'),
    added_at: plain(),
    ended_on: plain(),
  },
})

export const ownApplicationTable = table({
  ...nobody,
  name: 'own_application',
  holds: 'Applications that the provider has sent, with their answers',
  columns: {
    id: plain(),
    to_register_id: plain('S0'),
    service_code: plain('S0'),
    stated: plain('S0'),
    made_at: plain(),
    made_by: plain('S2'),
    status: plain(),
    reason: plain(),
    valid_from: plain(),
    valid_to: plain(),
    answered_at: plain(),
    signed_by: plain('S2'),
    signed_at: plain(),
  },
})

const users = {
  subject: 'provider-staff',
  columns: { application_id: plain(), account_id: plain('S2'), role: field('staff.role', 'S2') },
} as const

export const ownApplicationUserTable = table({
  ...users,
  name: 'own_application_user',
  holds: 'For whom the provider asked access',
  retention: { scope: 'company', startsAt: 'contract-end' },
})

export const ownPriceTable = table({
  ...nobody,
  name: 'own_price',
  holds: 'Prices that the provider has set, with their answers',
  columns: {
    id: plain(),
    to_register_id: plain('S0'),
    service_code: plain('S0'),
    valid_from: plain('S0'),
    price_cents: plain('S0'),
    per_units: plain('S0'),
    set_at: plain(),
    set_by: plain('S2'),
    status: plain(),
    reason: plain(),
    answered_at: plain(),
    takes_effect_on: plain('S0'),
  },
})

export const ownFreePlacesTable = table({
  ...nobody,
  name: 'own_free_places',
  holds: 'What the provider has told organisers of its room for new clients',
  columns: {
    id: plain(),
    to_register_id: plain('S0'),
    service_code: plain('S0'),
    takes_new: plain('S0'),
    room_from: plain('S0'),
    told_at: plain(),
    told_by: plain('S2'),
  },
})

export const freePlacesTable = table({
  ...organiserSide,
  name: 'free_places',
  holds: 'Providers\u2019 words on their room for new clients',
  columns: {
    id: plain('S0'),
    provider_id: plain('S0'),
    service_id: plain('S0'),
    takes_new: plain('S0'),
    room_from: plain('S0'),
    told_at: plain(),
  },
})

export const providerTable = table({
  ...organiserSide,
  name: 'provider',
  holds: 'Providers as the organiser knows them',
  columns: {
    id: plain('S0'),
    organisation_id: plain('S0'),
    home_register_id: plain('S0'),
    business_id: plain('S0'),
    name: plain('S0'),
    street: plain('S0'),
    postal_code: plain('S0'),
    post_town: plain('S0'),
    iban: plain('M'),
    bic: plain('S0'),
    languages: plain('S0'),
    created_at: plain(),
    contacts_version: plain(),
  },
})

export const admissionApplicationTable = table({
  ...organiserSide,
  name: 'admission_application',
  holds: 'Applications of providers, with what was checked',
  columns: {
    id: plain(),
    provider_id: plain('S0'),
    service_id: plain('S0'),
    received_at: plain(),
    checks: plain('S0'),
    status: plain(),
    decided_at: plain(),
    decided_by: plain('S2'),
    reason: plain(),
  },
})

export const applicationUserTable = table({
  ...users,
  name: 'application_user',
  holds: 'Who of the provider gets which role when the application is admitted',
  retention: { scope: 'access-log', startsAt: 'event' },
})

export const admissionTable = table({
  ...organiserSide,
  name: 'admission',
  holds: 'A provider\u2019s right to give a service, with the agreement behind it',
  columns: {
    id: plain('S0'),
    provider_id: plain('S0'),
    service_id: plain('S0'),
    application_id: plain(),
    agreement: plain('S0'),
    self_billing_agreed_on: plain('S0'),
    valid_from: plain('S0'),
    valid_to: plain('S0'),
    ended_at: plain(),
    end_reason: plain(),
  },
})

export const priceProposalTable = table({
  ...organiserSide,
  name: 'price_proposal',
  holds: 'Prices that providers have proposed, and what the organiser decided',
  columns: {
    id: plain('S1'),
    provider_id: plain('S1'),
    service_id: plain('S1'),
    valid_from: plain('S1'),
    price_cents: plain('S1'),
    per_units: plain('S1'),
    received_at: plain(),
    status: plain(),
    reason: plain(),
    decided_at: plain(),
    decided_by: plain('S2'),
    takes_effect_on: plain('S1'),
  },
})

export const providerChangeTable = table({
  ...organiserSide,
  name: 'provider_change',
  holds: 'Changes of providers\u2019 facts and accounts, with who confirmed them',
  columns: {
    id: plain(),
    provider_id: plain('S0'),
    kind: plain(),
    name: plain('S0'),
    street: plain('S0'),
    postal_code: plain('S0'),
    post_town: plain('S0'),
    languages: plain('S0'),
    iban: plain('M'),
    bic: plain('S0'),
    made_by: plain('S2'),
    made_at: plain(),
    received_at: plain(),
    status: plain(),
    reason: plain(),
    first_by: plain('S2'),
    first_at: plain(),
    second_by: plain('S2'),
    second_at: plain(),
    counts_from: plain(),
    refused_by: plain('S2'),
    refused_at: plain(),
  },
})

export const ownCompanyChangeTable = table({
  ...nobody,
  name: 'own_company_change',
  holds: 'Changes of the company as sent to organisers, with their answers',
  columns: {
    id: plain(),
    to_register_id: plain('S0'),
    kind: plain(),
    iban: plain('M'),
    made_at: plain(),
    made_by: plain('S2'),
    status: plain(),
    reason: plain(),
    counts_from: plain(),
    answered_at: plain(),
  },
})

export const priceTable = table({
  ...organiserSide,
  name: 'price',
  holds: 'Prices of providers from a day on',
  columns: {
    id: plain('S0'),
    provider_id: plain('S0'),
    service_id: plain('S0'),
    valid_from: plain('S0'),
    price_cents: plain('S0'),
    per_units: plain('S0'),
    known_at: plain(),
  },
})
