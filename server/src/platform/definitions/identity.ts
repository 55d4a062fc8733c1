import { z } from 'zod'
import { code, day, list, normRef, text } from './parts.ts'

/** A: what the register is, its version, and which notice speaks of it (claims 5.2). */
export const identity = {
  id: code,
  version: z.int().min(1).max(9_999),
  status: z.enum(['draft', 'published', 'superseded']),
  validFrom: day,
  /** The last day of a superseded version; the next one begins on the day after. */
  validTo: day.optional(),
  draftedOn: day.optional(),
  updatedOn: day.optional(),
  /** Whether the engine opens registers of this definition. A notice that is only expressed gives nobody a way in. */
  serves: z.boolean(),
  kind: z.enum(['client', 'sub-register', 'user', 'log', 'network']),
  media: z.array(z.enum(['electronic', 'paper'])).min(1),
  name: text,
  alsoCalled: text.optional(),
  givenUnder: list(normRef),
  legalGround: list(normRef),
  /** The register it is a part of, for a sub-register or a part with a definition of its own. */
  partOf: code.optional(),
  /** Registers that one public notice covers together share this code. */
  sharedNotice: code.optional(),
  /** Whose notice holds the text, when another one tells of this register. */
  textIn: text.optional(),
  /** Who draws up the notice and may publish it. */
  issuer: code,
  /** What people should know of this version, and how they are told; demanded when it is more than the earlier one. */
  significantChange: z
    .strictObject({
      summary: text,
      announce: z.array(z.enum(['web', 'letter', 'notice-board', 'next-contact', 'message'])).min(1),
    })
    .optional(),
  parts: list(z.strictObject({ code, services: list(code), system: code.optional() })),
  systems: list(z.strictObject({ system: code, areas: list(z.string().min(1)) })),
  annexes: list(code),
  forms: list(code),
}

const Contact = z.strictObject({
  code,
  position: code,
  organisation: code,
  /** What the contact is for: a service or a group of services of the catalogue. */
  area: code.optional(),
  system: code.optional(),
  address: z
    .strictObject({ street: z.string().min(1), postalCode: z.string().min(1), town: z.string().min(1) })
    .optional(),
  /** Of a position or a body, never of a person. */
  email: z.email().optional(),
})

/** B: whose register it is, and who helps. */
export const parties = {
  controllers: z.enum(['each-organiser', 'each-provider', 'one', 'orderer', 'of-parent']),
  /** The organisation, where there is one. */
  controller: code.optional(),
  technicalAdministrator: code.optional(),
  processors: list(
    z.strictObject({
      organisation: code,
      does: z.enum([
        'maintains-system',
        'supplies-system',
        'itself',
        'purchased-services',
        'records-for-controller',
        'gives-service',
      ]),
      system: code.optional(),
    }),
  ),
  personsInCharge: list(Contact),
  contacts: list(Contact),
  dataProtectionOfficer: Contact.optional(),
  /** Where the contact details of every organiser are public. */
  publicDirectory: z.hostname().optional(),
}

/** C: why data is processed, and on what ground. */
export const purposes = {
  purposes: z
    .array(
      z.strictObject({
        code,
        text,
        basis: code,
        scope: z.enum(['client-work', 'statistics', 'planning', 'research', 'billing', 'administration']),
        norms: list(normRef),
        /** Why data collected before the purpose was declared may be used for it (GDPR 6(4), 5(1)(b)); else it may not. */
        compatible: z.enum(['consent', 'provision-of-law', 'archiving-research-statistics', 'assessment']).optional(),
      }),
    )
    .min(1),
  forbiddenPurposes: list(z.enum(['profiling', 'direct-marketing'])),
  automatedDecisions: z.enum(['none', 'not-stated']),
  specialCategories: list(
    z.strictObject({
      category: z.enum(['need-for-social-care', 'health', 'functional-ability', 'social-economic-health', 'care-data']),
      condition: normRef.optional(),
    }),
  ),
  secrecy: list(normRef),
  norms: list(normRef),
  protectionNorms: list(normRef),
  disclosureNorms: list(normRef),
  services: list(code),
  functions: list(code),
}
