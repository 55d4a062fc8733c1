import { allowed } from '../definitions/allowed.ts'
import type { RegisterDefinition } from '../definitions/definition.ts'
import { holdsIdentityCode, holdsRealCode } from '../formats/free-text.ts'
import { Problem } from '../http/problems.ts'
import { Refusal } from '../refusals.ts'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const SHORTEST = 11

/** Whether any text inside a value, however deep, holds such a code. Ids are passed over: their digits may look like one. */
function someText(value: unknown, holds: (text: string) => boolean): boolean {
  if (typeof value === 'string') return value.length >= SHORTEST && !uuid.test(value) && holds(value)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof Date) return false
  return Object.values(value).some((part) => someText(part, holds))
}

/** Whether any text inside a value holds an identity code. */
export const identityCodeIn = (value: unknown): boolean => someText(value, holdsIdentityCode)

/** Outside production everybody is invented: a code that could be a real person’s gets no further than this (AC-40, INV-28). */
export function mustBeInvented(value: unknown): void {
  if (someText(value, holdsRealCode)) throw new Refusal(Problem['not-invented'])
}

/** A text with an identity code in it goes only into the field that is one, and only where the definition stores codes. */
export function mustHoldNoIdentityCode(definition: RegisterDefinition, value: unknown, field: string | null): void {
  const verdict = allowed(definition, { door: 'identity-code', field })
  if (!verdict.ok && identityCodeIn(value)) throw new Refusal(verdict.kind)
}
