import type { z } from 'zod'
import { Refusal } from '../refusals.ts'
import { Problem } from './problems.ts'

export const MAX_BODY_BYTES = 256 * 1024
const MAX_DEPTH = 20
const MAX_LIST = 1_000

/** Refuses what no schema should have to think of: too deep, too long (security.md 6.12). */
export function mustBeBounded(value: unknown, depth = 0): void {
  if (depth > MAX_DEPTH) throw new Refusal(Problem.malformed)
  if (typeof value !== 'object' || value === null) return
  const parts = Object.values(value)
  if (parts.length > MAX_LIST) throw new Refusal(Problem.malformed)
  for (const part of parts) mustBeBounded(part, depth + 1)
}

/** Input that its schema refused: which places, by which rule. What was written there is not repeated. */
export class InvalidInput extends Refusal {
  readonly places: readonly { readonly path: string; readonly rule: string }[]

  constructor(places: readonly { readonly path: string; readonly rule: string }[]) {
    super(Problem.invalid)
    this.places = places.slice(0, 50)
  }
}

/** A bounded value as its schema reads it. Throws `InvalidInput`. */
export function parseBounded<T>(schema: z.ZodType<T>, value: unknown): T {
  mustBeBounded(value)
  const parsed = schema.safeParse(value)
  if (!parsed.success)
    throw new InvalidInput(
      parsed.error.issues.map(({ path, code }) => ({
        // A key that its schema refused is the sender's own text.
        path: (code === 'invalid_key' ? path.slice(0, -1) : path).join('.'),
        rule: code,
      })),
    )
  return parsed.data
}
