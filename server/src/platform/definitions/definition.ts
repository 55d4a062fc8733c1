import { z } from 'zod'
import { access } from './access.ts'
import { content, sources } from './content.ts'
import { identity, parties, purposes } from './identity.ts'
import { prose, recipients, retention } from './leaving.ts'
import { rights } from './rights.ts'

/**
 * What a register may hold, why, from where, to whom, how long, who may do what in it, and what its data subjects may ask
 * (claims 5.2). The only source of both the engine's rules and the notice that people read.
 */
export const RegisterDefinition = z.strictObject({
  ...identity,
  ...prose,
  ...parties,
  ...purposes,
  ...content,
  ...sources,
  ...recipients,
  ...retention,
  ...access,
  ...rights,
})
export type RegisterDefinition = z.infer<typeof RegisterDefinition>

/** Whether a code is the pattern itself or stands in its branch. */
export const matchesField = (pattern: string, code: string): boolean =>
  pattern.endsWith('.*') ? code.startsWith(pattern.slice(0, -1)) : pattern === code

/** The roles of a definition that hold an action. */
export const rolesWith = (definition: RegisterDefinition, action: string): readonly string[] =>
  definition.roles.filter((role) => role.actions.includes(action)).map((role) => role.code)
