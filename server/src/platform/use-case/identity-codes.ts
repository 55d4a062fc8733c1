import { allowed } from '../definitions/allowed.ts'
import type { RegisterDefinition } from '../definitions/definition.ts'
import { holdsIdentityCode } from '../formats/free-text.ts'
import { Refusal } from '../refusals.ts'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const SHORTEST = 11

/** Whether any text inside a value holds an identity code. Ids are passed over: their digits may look like one. */
export function identityCodeIn(value: unknown): boolean {
  if (typeof value === 'string') return value.length >= SHORTEST && !uuid.test(value) && holdsIdentityCode(value)
  if (Array.isArray(value)) return value.some(identityCodeIn)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof Date) return false
  return Object.values(value).some(identityCodeIn)
}

/** A text with an identity code in it goes only into the field that is one, and only where the definition stores codes. */
export function mustHoldNoIdentityCode(definition: RegisterDefinition, value: unknown, field: string | null): void {
  const verdict = allowed(definition, { door: 'identity-code', field })
  if (!verdict.ok && identityCodeIn(value)) throw new Refusal(verdict.kind)
}
