import { z } from 'zod'
import { JsonSchema } from '../src/platform/http/json-schema.ts'

/** A JSON Schema with the bounds that ours give. */
export const BoundedSchema = JsonSchema.extend({
  maxLength: z.number().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  propertyNames: z.unknown().optional(),
  'x-id-of': z.string().optional(),
})
export type BoundedSchema = z.infer<typeof BoundedSchema>

/** A schema inside another, with the place where it stands. */
export interface Placed {
  readonly place: string
  readonly schema: BoundedSchema
}

/** Every schema inside a JSON Schema, itself first. */
export function schemasIn(unknown: unknown, place = ''): readonly Placed[] {
  if (typeof unknown === 'boolean') return []
  const schema = BoundedSchema.parse(unknown)
  const choices = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) => list ?? [])
  return [
    { place, schema },
    ...Object.entries(schema.properties ?? {}).flatMap(([name, part]) => schemasIn(part, `${place}.${name}`)),
    ...(schema.items === undefined ? [] : schemasIn(schema.items, `${place}[]`)),
    ...(typeof schema.additionalProperties === 'object' ? schemasIn(schema.additionalProperties, `${place}.*`) : []),
    ...choices.flatMap((choice) => schemasIn(choice, place)),
  ]
}

/** The kinds of value that a schema takes by itself. */
export const typesOf = (schema: BoundedSchema): readonly string[] =>
  schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type
