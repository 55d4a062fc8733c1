import type { RegisterId } from '../ids.ts'
import type { IndexPurpose, KeyModule } from './key-module.ts'
import { nameWords } from './names.ts'

/**
 * Keyed indexes of one register: equal values can be found without being read. Whoever copies the database learns
 * which rows share a value or a collision, and nothing else; who has the index key can try all values (security 6.6).
 */
export interface BlindIndexes {
  /** The full 256-bit index of a personal identity code, unique with `register_id`. Case and outer spaces do not count. */
  identityCode(code: string): Buffer
  /** The tokens to store for a person: for each name its prefixes of 4 to 8 letters, or the whole shorter name. */
  nameTokens(names: readonly string[]): number[]
  /** One token for each word of a query; a row must have all of them, and then be compared with the query. */
  searchTokens(query: string): number[]
}

const SHORTEST_PREFIX = 4
const LONGEST_PREFIX = 8
/** Fewer people cannot hide in collisions: no whole number of bits fits the bounds for 5, 6 and 7. */
const SMALLEST_SIZE = 8
const MOST_BITS = 30

/**
 * How many bits of a name's HMAC are kept in a register of so many people: the middle of the lengths for which
 * `2 <= R / 2^L <= sqrt(R)` (INV-35), so that each token stands for several people and still few enough to compare.
 */
export function tokenBits(registerSize: number): number {
  const size = Math.max(registerSize, SMALLEST_SIZE)
  const least = Math.ceil(Math.log2(Math.sqrt(size)))
  const most = Math.floor(Math.log2(size / 2))
  return Math.min(Math.floor((least + most) / 2), MOST_BITS)
}

/** How many bits a stored token has: a job compares it with `tokenBits` of today and makes tokens anew if they differ. */
export const bitsOfToken = (token: number): number => Math.floor(token / 2 ** 32)

/**
 * The indexes of a register. `registerSize` is how many people it is made for, from its settings: the same number must
 * be used for storing and searching until the tokens are made anew.
 */
export function blindIndexes(module: KeyModule, registerId: RegisterId, registerSize: number): BlindIndexes {
  const bits = tokenBits(registerSize)
  const mac = (purpose: IndexPurpose, texts: readonly string[]) => module.mac(registerId, purpose, texts)
  // The length stands in the token, so that tokens of an outgrown length are never taken for those of today.
  const tokens = (words: readonly string[]): number[] => [
    ...new Set(mac('name', words).map((full) => bits * 2 ** 32 + (full.readUInt32BE(0) >>> (32 - bits)))),
  ]
  return {
    identityCode(code) {
      const [index] = mac('identity-code', [code.trim().toUpperCase()])
      if (!index) throw new Error('the key module gave no index')
      return index
    },
    nameTokens: (names) => tokens([...new Set(names.flatMap(nameWords).flatMap(prefixes))]),
    searchTokens: (query) => tokens(nameWords(query).map((word) => word.slice(0, LONGEST_PREFIX))),
  }
}

function prefixes(word: string): string[] {
  if (word.length < SHORTEST_PREFIX) return [word]
  const longest = Math.min(word.length, LONGEST_PREFIX)
  return Array.from({ length: longest - SHORTEST_PREFIX + 1 }, (_, i) => word.slice(0, SHORTEST_PREFIX + i))
}
