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

/** What a pattern of a source speaks of: the fields, and the one group of people, or null for every group that has them. */
export function readGiven(pattern: string): { readonly group: string | null; readonly fields: string } {
  const at = pattern.indexOf(':')
  return at < 0 ? { group: null, fields: pattern } : { group: pattern.slice(0, at), fields: pattern.slice(at + 1) }
}

/** Whether a pattern of a source speaks of this field of this group. */
export function matchesGiven(pattern: string, subject: string, field: string): boolean {
  const { group, fields } = readGiven(pattern)
  return (group === null || group === subject) && matchesField(fields, field)
}

/** Whether a source gives this field of this group of people. */
export const givesField = (
  source: Pick<RegisterDefinition['sources'][number], 'fields'>,
  subject: string,
  field: string,
): boolean => source.fields.some((pattern) => matchesGiven(pattern, subject, field))

/** The roles of a definition that hold an action. */
export const rolesWith = (definition: RegisterDefinition, action: string): readonly string[] =>
  definition.roles.filter((role) => role.actions.includes(action)).map((role) => role.code)
