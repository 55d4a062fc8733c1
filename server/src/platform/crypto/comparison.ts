import { timingSafeEqual } from 'node:crypto'
import { namesMatch } from './names.ts'
import { hmac, newKey } from './primitives.ts'

/**
 * The questions that may be asked of a sealed group without opening it. The list is closed on purpose: a question
 * given as a function could carry the content out.
 */
export type Comparison =
  /** Does each word of the query begin one of the names in these keys? */
  | { readonly ask: 'names'; readonly keys: readonly string[]; readonly query: string }
  /** Does this key hold exactly this text, or this yes or no as `true` or `false`? */
  | { readonly ask: 'equals'; readonly key: string; readonly text: string }
  /** Does this key hold exactly one of these texts? */
  | { readonly ask: 'equals-any'; readonly key: string; readonly texts: readonly string[] }

// Equal length for texts of any length, so that the comparison takes the same time.
const comparing = newKey()

/** Answers for an opened group, which is the JSON of an object. */
export function compares(plaintext: Buffer, comparison: Comparison): boolean {
  const group: unknown = JSON.parse(plaintext.toString())
  const textsAt = (key: string): string[] => {
    const value: unknown = typeof group === 'object' && group !== null ? Reflect.get(group, key) : undefined
    if (typeof value === 'string') return [value]
    if (typeof value === 'boolean') return [String(value)]
    return Array.isArray(value) ? value.filter((part) => typeof part === 'string') : []
  }
  switch (comparison.ask) {
    case 'names':
      return namesMatch(comparison.keys.flatMap(textsAt), comparison.query)
    case 'equals':
      return isAmong(textsAt(comparison.key), [comparison.text])
    case 'equals-any':
      return isAmong(textsAt(comparison.key), comparison.texts)
  }
}

/** Whether one of these is one of those, in a time that does not tell which. */
function isAmong(held: readonly string[], asked: readonly string[]): boolean {
  const ours = held.map((text) => hmac(comparing, text))
  const found = asked.map((text) => {
    const theirs = hmac(comparing, text)
    return ours.map((one) => timingSafeEqual(one, theirs)).includes(true)
  })
  return found.includes(true)
}
