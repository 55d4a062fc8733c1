import { z } from 'zod'

const code = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'a code is lower-case words joined by . or -')
/** A field code, or a whole branch of them: `address.*`. */
const fieldPattern = z
  .string()
  .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:\.\*)?$/, 'a field code, or a branch such as address.*')
const day = z.iso.date()
const text = z.strictObject({ fi: z.string().min(1), sv: z.string().min(1), en: z.string().min(1) })

const Flow = z.strictObject({ code, fields: z.array(fieldPattern).min(1), from: code.optional(), to: code.optional() })

const Role = z.strictObject({
  code,
  name: text,
  /** Whose people hold the role. */
  side: z.enum(['organiser', 'provider', 'client', 'machine']),
  /** How far it reaches: the whole controller, a service, a provider's own clients, oneself, a mandate. */
  scope: z.enum(['organiser', 'service', 'provider', 'self', 'mandate']),
  actions: z.array(code).min(1),
})

/** What a register may hold, why, from where, to whom, how long, and who may do what in it (claims 5.2). */
export const RegisterDefinition = z.strictObject({
  id: code,
  version: z.int().min(1),
  validFrom: day,
  kind: z.enum(['client', 'user', 'log']),
  name: text,
  controllers: z.enum(['each-organiser', 'each-provider']),
  purposes: z
    .array(z.strictObject({ code, text, basis: z.enum(['contract', 'legal-obligation', 'consent', 'public-task']) }))
    .min(1),
  forbiddenPurposes: z.array(code),
  subjects: z.array(z.strictObject({ group: code, fields: z.array(code).min(1) })).min(1),
  existsFrom: z.enum(['first-grant', 'contract']),
  sources: z.array(z.strictObject({ kind: code, fields: z.array(fieldPattern).min(1) })).min(1),
  nonDisclosure: z.strictObject({ address: z.literal('never-stored') }),
  combining: z.literal('forbidden'),
  recipients: z.array(z.strictObject({ code, name: text, fields: z.array(fieldPattern).min(1) })),
  flows: z.strictObject({ gives: z.array(Flow).default([]), receives: z.array(Flow).default([]) }),
  retention: z
    .array(
      z.strictObject({
        scope: code,
        atMostMonths: z.int().min(1).max(1440),
        startsAt: z.array(code).min(1),
        wins: z.enum(['earlier', 'later']),
        onEnd: z.literal('delete'),
      }),
    )
    .min(1),
  roles: z.array(Role).min(1),
  signIn: z.partialRecord(
    z.enum(['organiser', 'provider', 'client']),
    z.array(z.enum(['oidc', 'passkey', 'card', 'suomifi'])).min(1),
  ),
  session: z.strictObject({ cookies: z.literal('opaque') }),
})
export type RegisterDefinition = z.infer<typeof RegisterDefinition>

/** Whether a code is the pattern itself or stands in its branch. */
export const matchesField = (pattern: string, code: string): boolean =>
  pattern.endsWith('.*') ? code.startsWith(pattern.slice(0, -1)) : pattern === code

/** The roles of a definition that hold an action. */
export const rolesWith = (definition: RegisterDefinition, action: string): readonly string[] =>
  definition.roles.filter((role) => role.actions.includes(action)).map((role) => role.code)
