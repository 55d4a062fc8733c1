import { z } from 'zod'
import { BusinessId } from '../../platform/formats/business-id.ts'
import { Bic, Iban } from '../../platform/formats/iban.ts'
import { lineText } from '../../platform/formats/text.ts'
import { idSchema } from '../../platform/ids.ts'
import { centsBetween } from '../../platform/money.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'

export const ApplicationId = idSchema('Application')
export const AccountId = idSchema('Account')
export const OwnPriceId = idSchema('Price')
export const CompanyChangeId = idSchema('CompanyChange')
export const ServiceCode = z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/)

/** Roles that a provider's people can get in an organiser's register (PSOP-33). */
export const ProviderRole = z.enum(['provider-office', 'provider-recorder'])
/** Papers that the organiser must have seen (569/2009 5 §). */
export const REQUIRED_DOCUMENTS = [
  'prepayment-register-extract',
  'insurance-certificate',
  'self-monitoring-plan',
] as const
export const DocumentKind = z.enum([...REQUIRED_DOCUMENTS, 'other'])
export type DocumentKind = z.infer<typeof DocumentKind>

/** What a provider says of itself: public facts of a legal person, and where it is paid. */
export const CompanyFacts = z.strictObject({
  businessId: BusinessId,
  name: lineText(200),
  street: lineText(200),
  postalCode: z.string().regex(/^\d{5}$/),
  postTown: lineText(100),
  iban: Iban,
  bic: Bic,
  /** Languages of service as ISO 639 codes. */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1)
    .max(20),
  /** The company's identifier in the national register of social and health care organisations. */
  registerNumber: lineText(60),
})
export type CompanyFacts = z.infer<typeof CompanyFacts>

export const StatedDocument = z.strictObject({ kind: DocumentKind, name: lineText(200) })
export type StatedDocument = z.infer<typeof StatedDocument>

export const ApplicationUser = z.strictObject({ accountId: AccountId, role: ProviderRole })
export type ApplicationUser = z.infer<typeof ApplicationUser>

/** Provider → organiser: an application for one service. */
export const ApplicationForm = z.strictObject({
  id: ApplicationId,
  serviceCode: ServiceCode,
  company: CompanyFacts,
  documents: z.array(StatedDocument).max(20),
  users: z.array(ApplicationUser).max(200),
})
export type ApplicationForm = z.infer<typeof ApplicationForm>

export const APPLICATION_FIELDS = [
  'organisation.business-id',
  'organisation.name',
  'organisation.address',
  'organisation.account',
  'organisation.languages',
  'organisation.register-number',
  'organisation.documents',
  'staff.name',
  'staff.email',
  'staff.role',
  'staff.service-authority',
]

/** Provider → organiser: a price of a service from a day on. */
export const PriceForm = z.strictObject({
  id: OwnPriceId,
  serviceCode: ServiceCode,
  validFrom: PlainDate,
  /** From a cent to a million euros. */
  priceCents: centsBetween(1, 100_000_000),
  /** How many minor units the price is for: 60 for a price by the hour. */
  perUnits: z.int().min(1).max(10_000),
})
export type PriceForm = z.infer<typeof PriceForm>

export const PRICE_FIELDS = ['organisation.price']

/** Provider → organiser: whether it takes new clients of a service, and from which day; null: now. */
export const FreePlacesForm = z.strictObject({
  id: idSchema('FreePlaces'),
  serviceCode: ServiceCode,
  takesNew: z.boolean(),
  roomFrom: PlainDate.nullable(),
})
export type FreePlacesForm = z.infer<typeof FreePlacesForm>

export const FREE_PLACES_FIELDS = ['organisation.free-places']

/** What is proposed to change: facts that one of the organiser confirms, or where the money goes, which two confirm. */
export const ChangeKind = z.enum(['facts', 'account'])
export type ChangeKind = z.infer<typeof ChangeKind>

const changeParts = { id: CompanyChangeId, madeBy: AccountId, madeAt: z.iso.datetime() }

/** Provider → organiser that knows it: how the company or its account has changed. */
export const CompanyChangeForm = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('facts'),
    ...changeParts,
    ...CompanyFacts.pick({ name: true, street: true, postalCode: true, postTown: true, languages: true }).shape,
  }),
  z.strictObject({ kind: z.literal('account'), ...changeParts, ...CompanyFacts.pick({ iban: true, bic: true }).shape }),
])
export type CompanyChangeForm = z.infer<typeof CompanyChangeForm>

export const COMPANY_CHANGE_FIELDS = [
  'organisation.name',
  'organisation.address',
  'organisation.account',
  'organisation.languages',
  'staff.name',
]

/** Why the organiser's register did not take a price, an application or a change by itself. */
export const AnswerReason = z.enum([
  'business-id-not-yours',
  'unknown-service',
  'not-applied',
  'starts-in-the-past',
  'day-taken',
  'unit-does-not-fit',
  'above-ceiling',
  'replaced',
])
export type AnswerReason = z.infer<typeof AnswerReason>

/** Organiser → provider: what became of an application, a price or a change. */
export const DecisionForm = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('application'),
    id: ApplicationId,
    status: z.enum(['received', 'admitted', 'refused', 'ended']),
    /** A code of `AnswerReason`, or the organiser's own words. */
    reason: z.string().max(500).nullable(),
    validFrom: PlainDate.nullable(),
    validTo: PlainDate.nullable(),
  }),
  z.strictObject({
    about: z.literal('price'),
    id: OwnPriceId,
    status: z.enum(['waiting', 'accepted', 'refused']),
    /** A code of `AnswerReason`, or the organiser's own words. */
    reason: z.string().max(500).nullable(),
    takesEffectOn: PlainDate.nullable(),
  }),
  z.strictObject({
    about: z.literal('change'),
    id: CompanyChangeId,
    status: z.enum(['waiting', 'confirmed-once', 'accepted', 'refused', 'replaced']),
    reason: z.string().max(500).nullable(),
    countsFrom: z.iso.datetime().nullable(),
  }),
])
export type DecisionForm = z.infer<typeof DecisionForm>

export const DECISION_FIELDS = ['organisation.admission', 'organisation.price', 'organisation.change']

/** The answer as a flow to the provider's own register. */
export const decisionTo = (register: string, decision: DecisionForm) => ({
  flow: 'admission-decision',
  toRegister: register,
  fields: DECISION_FIELDS,
  payload: decision,
})
