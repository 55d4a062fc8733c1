import { z } from 'zod'
import { sealedGroup } from '../../platform/crypto/groups.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { field, plain, sealed, table } from '../../platform/tables.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'

const name = z.string().max(200)
const part = z.string().max(200).nullable()

export const Identity = z.strictObject({
  givenNames: name,
  familyName: name,
  identityCode: IdentityCode,
  sex: z.enum(['male', 'female']).nullable(),
  deathDay: PlainDate.nullable(),
  language: z.enum(['fi', 'sv', 'en']),
})
export type Identity = z.infer<typeof Identity>

/** Who the client is (PSOP-19, 20, 22, 25, 26). */
export const clientIdentity = sealedGroup<Identity>({
  table: 'client',
  group: 'identity',
  part: 'content',
  subject: 'client',
  schemaVersion: 1,
  schema: Identity,
  fields: {
    givenNames: 'person.given-names',
    familyName: 'person.family-name',
    identityCode: 'person.identity-code',
    sex: 'person.sex',
    deathDay: 'person.death-day',
    language: 'person.language-of-service',
  },
})

export const Residence = z.strictObject({
  homeMunicipality: z
    .string()
    .regex(/^\d{3}$/)
    .nullable(),
  movedInDay: PlainDate.nullable(),
  movedOutDay: PlainDate.nullable(),
})

/** Where the client is at home: contact data, because an order covers the municipality too (661/2009 36 §). */
export const clientResidence = sealedGroup<z.infer<typeof Residence>>({
  table: 'client',
  group: 'residence',
  part: 'contact',
  subject: 'client',
  schemaVersion: 1,
  schema: Residence,
  fields: {
    homeMunicipality: 'residence.home-municipality',
    movedInDay: 'residence.moved-in-day',
    movedOutDay: 'residence.moved-out-day',
  },
})

/** The eleven parts of PSOP-21. */
export const Address = z.strictObject({
  streetAddress: part,
  poBox: part,
  streetName: part,
  apartmentNumber: part,
  apartmentLetter: part,
  splitLetter: part,
  postalCode: part,
  postTown: part,
  specifier: part,
  municipality: part,
  countryCode: part,
})
export type Address = z.infer<typeof Address>

export const clientContact = sealedGroup<Address>({
  table: 'client',
  group: 'contact',
  part: 'contact',
  subject: 'client',
  schemaVersion: 1,
  schema: Address,
  fields: {
    streetAddress: 'address.street',
    poBox: 'address.po-box',
    streetName: 'address.street-name',
    apartmentNumber: 'address.apartment-number',
    apartmentLetter: 'address.apartment-letter',
    splitLetter: 'address.apartment-split-letter',
    postalCode: 'address.postal-code',
    postTown: 'address.post-town',
    specifier: 'address.specifier',
    municipality: 'address.municipality',
    countryCode: 'address.country-code',
  },
})

export const OwnContact = z.strictObject({
  phone: z.string().max(30).nullable(),
  email: z.string().max(200).nullable(),
  nextOfKinName: z.string().max(200).nullable(),
  nextOfKinPhone: z.string().max(30).nullable(),
})
export type OwnContact = z.infer<typeof OwnContact>

/** What the client keeps up: phone, e-mail, next of kin (PSOP-27, 30, 41). */
export const clientOwnContact = sealedGroup<OwnContact>({
  table: 'client',
  group: 'own_contact',
  part: 'contact',
  subject: 'client',
  schemaVersion: 1,
  schema: OwnContact,
  fields: {
    phone: 'contact.phone',
    email: 'contact.email',
    nextOfKinName: 'next-of-kin.name',
    nextOfKinPhone: 'next-of-kin.phone',
  },
})

export const Protection = z.strictObject({ nonDisclosure: z.boolean() })

/** The mark of a non-disclosure order. S4 itself: opened only where it must be acted on. */
export const clientProtection = sealedGroup<z.infer<typeof Protection>>({
  table: 'client',
  group: 'protection',
  part: 'content',
  subject: 'client',
  schemaVersion: 1,
  schema: Protection,
  fields: { nonDisclosure: 'person.non-disclosure' },
})

const ofClient = { scope: 'client', startsAt: 'last-service-event' } as const
const withClient = { ...ofClient, hangs: [{ by: 'client_id' }] } as const

export const clientTable = table({
  name: 'client',
  holds: 'Clients: born with the first grant',
  subject: 'client',
  retention: { ...ofClient, hangs: [{ by: 'id' }] },
  columns: {
    id: plain('S3'),
    identity_index: field('person.identity-code', 'S2'),
    identity_sealed: sealed(clientIdentity, 'S2'),
    residence_sealed: sealed(clientResidence, 'S4'),
    contact_sealed: sealed(clientContact, 'S4'),
    own_contact_sealed: sealed(clientOwnContact, 'S4'),
    protection_sealed: sealed(clientProtection, 'S4'),
    created_at: plain('S3'),
  },
})

export const clientNameTokenTable = table({
  name: 'client_name_token',
  holds: 'Keyed tokens of name beginnings',
  subject: 'client',
  retention: withClient,
  columns: { token: field('person.family-name', 'S2'), client_id: plain('S3') },
})

export const Draft = z.strictObject({
  identity: Identity,
  residence: Residence.nullable(),
  address: Address.nullable(),
  nonDisclosure: z.boolean(),
})
export type Draft = z.infer<typeof Draft>

/**
 * What the population register answered before the first grant (decisions 11). Its parts are declared by the groups of the client that
 * they become; a protected person's draft has no contact part to seal.
 */
export const personDraft = sealedGroup<Draft>({
  table: 'person_draft',
  group: 'draft',
  part: 'contact',
  subject: 'client',
  schemaVersion: 1,
  schema: Draft,
  fields: {
    identity: 'person.identity-code',
    residence: 'residence.home-municipality',
    address: 'address.street',
    nonDisclosure: 'person.non-disclosure',
  },
})

export const personDraftTable = table({
  name: 'person_draft',
  holds: 'Answers of the population register before the first grant, for a day at most',
  subject: 'client',
  retention: { ...ofClient, since: ['made_at'], days: 1 },
  columns: {
    id: plain(),
    identity_index: field('person.identity-code', 'S2'),
    draft_sealed: sealed(personDraft, 'S4'),
    made_by: plain('S2'),
    made_at: plain(),
  },
})

export const ProxyIdentity = z.strictObject({ givenNames: name, familyName: name, identityCode: IdentityCode })

/** A person acting on behalf: first name, last name, identity code (PSOP-31). */
export const proxyIdentity = sealedGroup<z.infer<typeof ProxyIdentity>>({
  table: 'proxy',
  group: 'identity',
  part: 'content',
  subject: 'proxy',
  schemaVersion: 1,
  schema: ProxyIdentity,
  fields: { givenNames: 'person.given-names', familyName: 'person.family-name', identityCode: 'person.identity-code' },
})

export const ProxyContact = z.strictObject({
  phone: z.string().max(30).nullable(),
  email: z.string().max(200).nullable(),
})

export const proxyContact = sealedGroup<z.infer<typeof ProxyContact>>({
  table: 'proxy',
  group: 'contact',
  part: 'contact',
  subject: 'proxy',
  schemaVersion: 1,
  schema: ProxyContact,
  fields: { phone: 'contact.phone', email: 'contact.email' },
})

export const proxyTable = table({
  name: 'proxy',
  holds: 'People who act on behalf of clients',
  subject: 'proxy',
  retention: { ...ofClient, hangs: [{ by: 'id', lastOf: { table: 'mandate', column: 'proxy_id' } }] },
  columns: {
    id: plain('S3'),
    identity_index: field('person.identity-code', 'S2'),
    identity_sealed: sealed(proxyIdentity, 'S2'),
    contact_sealed: sealed(proxyContact, 'S2'),
  },
})

export const mandateTable = table({
  name: 'mandate',
  holds: 'Mandates that the organiser has recorded',
  subject: null,
  retention: withClient,
  columns: {
    id: plain(),
    proxy_id: plain('S3'),
    client_id: plain('S3'),
    ground: plain('S3'),
    valid_from: plain(),
    valid_to: plain(),
    recorded_by: plain('S2'),
    recorded_at: plain(),
    ended_at: plain(),
  },
})
