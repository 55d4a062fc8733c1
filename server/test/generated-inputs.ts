import fc from 'fast-check'
import { isProof } from '../src/platform/crypto/proving.ts'
import { wireSchema } from '../src/platform/http/json-schema.ts'
import type { AnyEndpoint } from '../src/platform/use-case/endpoint.ts'
import { BoundedSchema } from './json-schemas.ts'

/** Values for the fields that only certain texts fit, by the name of the field and the kind of its id; null lets the schema decide. */
export type Known = (field: string, idOf: string | null) => fc.Arbitrary<unknown> | null

/** Texts with a check of their own, which no pattern tells. */
const identityCodes = fc.constantFrom('140385-912T', '210270-913N', '010180-950R')
const CHECKED: Readonly<Record<string, fc.Arbitrary<string>>> = {
  identityCode: identityCodes,
  userCode: identityCodes,
  userId: identityCodes,
  periodStart: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-05T12:00:00.5+02:00'),
  periodEnd: fc.constantFrom('2026-12-31T23:59:59Z', '2026-01-06T00:00:00-01:00'),
  iban: fc.constantFrom('FI2112345600000785', 'FI5810171000000122'),
  publicKey: fc.constantFrom(
    '{"kty":"EC","x":"j2cflKR5NDxIWyfA_UoV74kaJD5_4sR8875z4uXvodM","y":"8xCOsfIdpR1dnrYkhWzpVr-bzenzSL46iwfz_wo5xPo","crv":"P-256"}',
    '{"crv":"Ed25519","x":"0-xFxrW_gspOd8FHYs0c2sLGTVBS4JSpCZqMbZim3pA","kty":"OKP"}',
  ),
  businessId: fc.constantFrom('2345678-0', '3456788-1'),
  ...Object.fromEntries(
    ['value', 'ceiling', 'percent', 'bySize'].map((field) => [field, fc.constantFrom('0', '1', '1.5')]),
  ),
}

/** Inputs of an endpoint as its schema describes them, made from the definition alone. */
export const inputsOf = (endpoint: AnyEndpoint, known: Known = () => null): fc.Arbitrary<Record<string, unknown>> =>
  valuesOf(wireSchema(endpoint.input), known, '').map((value) =>
    typeof value === 'object' && value !== null ? { ...value } : {},
  )

/** A few inputs that the endpoint's own schema takes: the same in each ordinary run, others when proving. Throws when the definition leads to none. */
export function validInputs(
  endpoint: AnyEndpoint,
  known: Known,
  count: number,
): readonly Readonly<Record<string, unknown>>[] {
  const inputs = inputsOf(endpoint, known)
  const valid: Readonly<Record<string, unknown>>[] = []
  for (let tries = 0; tries < 50 && valid.length < count; tries += 1) {
    const sample = fc.sample(inputs, { numRuns: count, ...(isProof ? {} : { seed: tries }) })
    valid.push(...sample.filter((one) => endpoint.input.safeParse(one).success))
  }
  if (valid.length < count) throw new Error(`no valid inputs are made for ${endpoint.method} ${endpoint.path}`)
  return valid.slice(0, count)
}

/** Values that a JSON Schema of ours takes. */
export function valuesOf(unknown: unknown, known: Known, field: string): fc.Arbitrary<unknown> {
  const schema = BoundedSchema.parse(unknown)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, known, field)))
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type) => valuesOf({ ...schema, type }, known, field)))
  switch (schema.type) {
    case 'string':
      return known(field, schema['x-id-of'] ?? null) ?? CHECKED[field] ?? textOf(schema)
    case 'number':
    case 'integer':
      return numberOf(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, known, field), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      })
    case 'object':
      return objectOf(schema, known)
    default:
      throw new Error(`no values for the schema of ${field}`)
  }
}

function objectOf(schema: BoundedSchema, known: Known): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {})
  if (properties.length === 0 && typeof schema.additionalProperties === 'object')
    return fc.dictionary(
      schema.propertyNames ? textOf(BoundedSchema.parse(schema.propertyNames)) : fc.string({ maxLength: 20 }),
      valuesOf(schema.additionalProperties, known, ''),
      { maxKeys: 3 },
    )
  const parts = Object.fromEntries(properties.map(([name, part]) => [name, valuesOf(part, known, name)]))
  return fc.record(parts, { requiredKeys: schema.required ?? [] })
}

const UUID = /^\^(\(?)\[0-9a-f/
const DAY = '^\\d{4}-\\d{2}-\\d{2}$'
const MONTH = '^\\d{4}-\\d{2}$'

function textOf(schema: BoundedSchema): fc.Arbitrary<string> {
  const { pattern, maxLength = 60 } = schema
  if (schema.format === 'email') return fc.constantFrom('eero@example.fi', 'a.b+c@example.com')
  if (pattern === DAY) return days
  if (pattern === MONTH) return days.map((day) => day.slice(0, 7))
  if (pattern && UUID.test(pattern)) return fc.uuid()
  if (pattern) return fc.stringMatching(new RegExp(pattern), { size: '-1' })
  const length = Math.min(maxLength, 60)
  return fc.oneof(
    fc.string({ minLength: 1, maxLength: length, unit: 'grapheme' }),
    fc.constantFrom('Meikäläinen', '0', '1.5', 'voucher').map((text) => text.slice(0, length)),
  )
}

/** Days around those of the tests, and at the ends of what is a day here. */
const days: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('2026-01-01', '2026-01-05', '2026-01-06', '2026-02-28', '2026-12-31') },
  { weight: 1, arbitrary: fc.constantFrom('1800-01-01', '2024-02-29', '2999-12-31') },
)

function numberOf({ minimum = 0, maximum = 1_000 }: BoundedSchema): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: minimum, max: Math.min(maximum, minimum + 120) }) },
    { weight: 1, arbitrary: fc.integer({ min: minimum, max: maximum }) },
    { weight: 1, arbitrary: fc.constantFrom(minimum, maximum) },
  )
}
