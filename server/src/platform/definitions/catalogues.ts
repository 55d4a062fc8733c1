import { z } from 'zod'
import { BusinessId } from '../formats/business-id.ts'
import { day, text } from './parts.ts'

const named = text.shape
const Named = z.strictObject(named)
const catalogue = <T extends z.ZodType>(entry: T) => z.record(z.string(), entry)

const Organisation = z.strictObject({
  ...named,
  kind: z.enum(['municipality', 'joint-authority', 'county', 'company', 'foundation', 'state', 'group']),
  businessId: BusinessId.optional(),
  street: z.string().min(1).optional(),
  poBox: z.string().min(1).optional(),
  postalCode: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  town: z.string().min(1).optional(),
  phone: z.string().min(1).optional(),
  email: z.email().optional(),
  web: z.url().optional(),
  /** A controller whose tasks moved to another: from which day, and to whom. */
  succeededOn: day.optional(),
  successor: text.optional(),
})

const Norm = z.strictObject({
  ...named,
  number: z.string(),
  about: z.string().min(1),
  validFrom: day,
  validTo: day.optional(),
  successor: z.string().optional(),
  link: z.url().optional(),
  /** The dates are not checked against the statute book. */
  uncertain: z.literal(true).optional(),
})

/** The sections of a notice, in one order for all registers (claims 5.5). */
export const SECTIONS = [
  'name',
  'parties',
  'purposes',
  'services',
  'content',
  'sources',
  'recipients',
  'transfers',
  'retention',
  'paper',
  'access',
  'protection',
  'automation',
  'rights',
  'representatives',
  'non-disclosure',
  'changes',
  'annexes',
] as const
export type SectionCode = (typeof SECTIONS)[number]

/** How a promise is kept: refused otherwise, a record demanded, or words alone. */
export const LEVELS = ['enforced', 'evidenced', 'declared'] as const
export type Level = (typeof LEVELS)[number]

/** The shape of each file of `registers/catalogues`, by its name. */
export const Catalogues = z.strictObject({
  fields: catalogue(z.strictObject({ ...named, class: z.enum(['S0', 'S1', 'S2', 'S3', 'S4', 'M']) })),
  norms: catalogue(Norm),
  organisations: catalogue(Organisation),
  systems: catalogue(Named),
  people: z.strictObject({ subjects: catalogue(Named), kinds: catalogue(Named), positions: catalogue(Named) }),
  sources: catalogue(Named),
  grounds: z.strictObject({
    bases: catalogue(z.strictObject({ ...named, article: z.string().min(1) })),
    disclosure: catalogue(Named),
    refusal: catalogue(Named),
  }),
  recipients: catalogue(Named),
  documents: catalogue(Named),
  services: z.strictObject({
    services: catalogue(z.strictObject({ ...named, care: z.enum(['social', 'health']), group: z.string() })),
    groups: catalogue(Named),
    functions: catalogue(Named),
  }),
  actions: catalogue(Named),
  flows: z.strictObject({ registers: catalogue(Named), flows: catalogue(Named) }),
  measures: catalogue(z.strictObject({ ...named, section: z.enum(SECTIONS), level: z.enum(LEVELS) })),
})
export type Catalogues = z.infer<typeof Catalogues>
