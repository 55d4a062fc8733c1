import { z } from 'zod'
import { code, fieldPattern, givenPattern, list, normRef } from './parts.ts'

/** When a field or a document may be there at all. */
const condition = z.enum(['also-contact-person', 'when-needed', 'if-any', 'essential-for-service'])

/** D: whose data, and which. */
export const content = {
  subjects: z
    .array(
      z.strictObject({
        group: code,
        fields: z.array(code).min(1),
        /** The kinds of persons in the group, when each has its own fields; together they have those of the group. */
        kinds: list(z.strictObject({ code, fields: z.array(code).min(1) })),
        conditions: list(z.strictObject({ when: condition, fields: z.array(code).min(1) })),
      }),
    )
    .min(1),
  documents: list(
    z.strictObject({
      document: code,
      phase: z.enum(['initiation', 'assessment', 'planning', 'arranging', 'implementing', 'follow-up']).optional(),
    }),
  ),
  existsFrom: z.enum([
    'first-grant',
    'contract',
    'order',
    'matter',
    'participation',
    'start-of-service',
    'user-right',
    'event',
  ]),
  /** Whether the register may hold personal identity codes. */
  identityCode: z.enum(['stored', 'refused', 'not-stated']),
}

/** E: where data comes from. */
export const sources = {
  sources: z
    .array(
      z.strictObject({
        kind: code,
        fields: list(givenPattern),
        documents: list(code),
        channels: list(z.enum(['paper', 'electronic', 'spoken', 'interface', 'staff', 'staff-or-integration'])),
        /** What the source is for, when it is not for all. */
        use: z.enum(['first-of-all', 'checking', 'also-entering-a-person', 'service-data']).optional(),
        grounds: list(code),
        norms: list(normRef),
      }),
    )
    .min(1),
  populationRegister: z.strictObject({
    mode: z.enum(['none', 'on-demand', 'weekly']),
    of: z.literal('active-clients').optional(),
    changes: list(z.enum(['death', 'move'])),
    entry: z.literal('query-by-identity-code').optional(),
  }),
  nonDisclosure: z.strictObject({
    address: z.literal('never-stored'),
    norms: list(normRef),
    notReturned: z.literal(true).optional(),
  }),
  /** How data may be asked of others. */
  acquisition: z.strictObject({
    from: list(z.enum(['social-and-health-organisations', 'authorities'])),
    without: z.enum(['named-provision', 'not-stated']),
    entered: z.enum(['in-system', 'in-client-file', 'not-stated']),
    norms: list(normRef),
  }),
  selfMaintained: list(fieldPattern),
  informing: list(z.enum(['notice', 'web', 'organisers-sites', 'notice-board'])),
}
