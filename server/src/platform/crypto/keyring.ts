import { channel } from 'node:diagnostics_channel'
import type { RegisterId } from '../ids.ts'
import { type Comparison, compares } from './comparison.ts'
import { CannotOpen, type Sealed } from './primitives.ts'
import { type DataKey, type KeyPart, keyVersionOf, openUnder, type SealContext, sealUnder } from './seal.ts'

/** The keys of one holder as they were at one instant. `loadedAt` is in monotonic milliseconds. */
export interface HolderKeys {
  readonly holder: string
  /** Live keys, ascending by version. */
  readonly keys: readonly DataKey[]
  /** Parts that had a key and have none now. */
  readonly destroyed: readonly KeyPart[]
  readonly loadedAt: number
}

/** A key may live in memory this long (security 6.5), counted from before it was read. */
export const LONGEST_LIFE_MS = 60_000

/** The holder's key was destroyed, or the holder never had one: its data is unreadable for good. */
export class KeyGone extends Error {
  readonly code = 'seal.key-gone'
}

/** The keyring is older than a key may live in memory; load it again. */
export class KeyringExpired extends Error {
  readonly code = 'seal.keyring-expired'
}

/** Told of each opening, by ids only, so that a test can hold what was opened against what was logged (INV-15). */
export const unsealed = channel('seloste.unsealed')

const eventIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The data keys of some holders of one register, at hand for one request or one slice of a job. */
export class Keyring {
  readonly registerId: RegisterId
  readonly #holders: ReadonlyMap<string, HolderKeys>
  readonly #now: () => number

  constructor(registerId: RegisterId, holders: ReadonlyMap<string, HolderKeys>, monotonicMs: () => number) {
    this.registerId = registerId
    this.#holders = holders
    this.#now = monotonicMs
  }

  /** Whether the holder's part can be sealed and opened, was destroyed, or never had a key. */
  state(holder: string, part: KeyPart): 'live' | 'destroyed' | 'missing' {
    const found = this.#holders.get(holder)
    if (found?.keys.some((key) => key.part === part && !key.gone)) return 'live'
    const had = found?.destroyed.includes(part) || found?.keys.some((key) => key.part === part)
    return had ? 'destroyed' : 'missing'
  }

  /** Seals a field group under the newest version of the holder's key. A text is sealed as UTF-8. */
  seal(at: SealContext, plaintext: Uint8Array | string): Sealed {
    const key = this.#keys(at).findLast((candidate) => candidate.part === at.part && !candidate.gone)
    if (!key) throw new KeyGone('the holder has no key to seal under')
    return sealUnder(key, at, plaintext)
  }

  /**
   * Opens a field group. `eventId` is the access-log event under which it happens; without one nothing is opened.
   * Throws `CannotOpen` when the bytes, their place or the key are wrong, `KeyGone` when there is no such key.
   */
  open(at: SealContext, sealed: Uint8Array, eventId: string): Buffer {
    if (!eventIdPattern.test(eventId)) throw new TypeError('nothing is opened without the id of its log event')
    const plaintext = this.#open(at, sealed)
    if (unsealed.hasSubscribers) unsealed.publish({ eventId, ...at })
    return plaintext
  }

  /**
   * Answers a fixed question about a sealed group with yes or no. Nothing of it leaves this folder, so it is not an
   * opening and needs no log event (decisions 18).
   */
  matches(at: SealContext, sealed: Uint8Array, comparison: Comparison): boolean {
    const plaintext = this.#open(at, sealed)
    const answer = compares(plaintext, comparison)
    plaintext.fill(0)
    return answer
  }

  #open(at: SealContext, sealed: Uint8Array): Buffer {
    const keys = this.#keys(at)
    const version = keyVersionOf(sealed)
    const key = keys.find((candidate) => candidate.version === version && candidate.part === at.part)
    if (key && !key.gone) return openUnder(key, at, sealed)
    // Another version is live: the number was tampered with. None is live: the part was destroyed.
    if (this.state(at.holder, at.part) === 'live') throw new CannotOpen()
    throw new KeyGone('the holder has no key to open with')
  }

  #keys(at: SealContext): readonly DataKey[] {
    if (at.registerId !== this.registerId) throw new CannotOpen()
    const found = this.#holders.get(at.holder)
    if (!found) throw new KeyGone('the keys of that holder were not loaded')
    if (this.#now() - found.loadedAt > LONGEST_LIFE_MS) throw new KeyringExpired('the keyring is over a minute old')
    return found.keys
  }
}
