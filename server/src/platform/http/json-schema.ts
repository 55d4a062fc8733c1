import { z } from 'zod'

/** The parts of JSON Schema 2020-12 that our schemas use. */
export const JsonSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
})
export type JsonSchema = z.infer<typeof JsonSchema>

/** What travels: JSON before our schemas turn it into days, ids and cents, and after they have been written out again. */
export const wireSchema = (schema: z.ZodType): JsonSchema =>
  JsonSchema.parse(
    z.toJSONSchema(schema, {
      io: 'input',
      unrepresentable: 'any',
      // An instant leaves as ISO 8601 text.
      override: ({ zodSchema, jsonSchema }) => {
        if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
      },
    }),
  )

/** A JSON Schema as a TypeScript type, for the web's calls. Throws for a form that our schemas do not have. */
export function typeOf(unknown: unknown): string {
  if (typeof unknown === 'boolean') return 'unknown'
  const schema = JsonSchema.parse(unknown)
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map(typeOf))].join(' | ')
  if (schema.allOf) return schema.allOf.map((part) => `(${typeOf(part)})`).join(' & ')
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(' | ')
  switch (schema.type) {
    case 'string':
      return 'string'
    case 'number':
    case 'integer':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array': {
      const item = typeOf(schema.items ?? {})
      return `readonly ${item.includes(' ') ? `(${item})` : item}[]`
    }
    case 'object':
      return objectType(schema)
    case undefined:
      return 'unknown'
    default:
      throw new Error(`no type for ${JSON.stringify(schema.type)}`)
  }
}

function objectType(schema: JsonSchema): string {
  const required = new Set(schema.required ?? [])
  const properties = Object.entries(schema.properties ?? {})
  if (properties.length === 0 && typeof schema.additionalProperties === 'object')
    return `Readonly<Record<string, ${typeOf(schema.additionalProperties)}>>`
  const parts = properties.map(([name, value]) => `readonly ${name}${required.has(name) ? '' : '?'}: ${typeOf(value)}`)
  return parts.length === 0 ? '{}' : `{ ${parts.join('; ')} }`
}
