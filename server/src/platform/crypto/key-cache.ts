import type { RegisterId } from '../ids.ts'
import { type HolderKeys, LONGEST_LIFE_MS } from './keyring.ts'
import type { KeyPart } from './seal.ts'

/** A key this old is read again, so that a request that starts now can end before the key is too old to use. */
const FRESH_MS = LONGEST_LIFE_MS - 15_000
const MOST_KEYS = 1_000
/** A key that sealed this often while it was in memory is remembered for its count (INV-30). */
const HEAVY_USE = 2 ** 16

/**
 * Keys of holders for at most a minute and at most 1,000 keys, least recently used out first. Keys are KeyObjects:
 * their bytes are outside the JavaScript heap, and OpenSSL overwrites them when the last reference is dropped.
 */
export class KeyCache {
  readonly #now: () => number
  readonly #holders = new Map<string, HolderKeys>()
  readonly #heavy = new Map<string, number>()
  /** Taken out at a notice, and perhaps still in the hands of a request: a later notice must reach them too. */
  #lent: { readonly name: string; readonly keys: WeakRef<HolderKeys> }[] = []
  #keys = 0

  constructor(monotonicMs: () => number) {
    this.#now = monotonicMs
  }

  get size(): number {
    return this.#keys
  }

  /** A holder's keys if they are fresh. */
  get(registerId: RegisterId, holder: string): HolderKeys | undefined {
    const name = nameOf(registerId, holder)
    const found = this.#holders.get(name)
    if (!found) return undefined
    this.#holders.delete(name)
    if (this.#now() - found.loadedAt > FRESH_MS) {
      this.#forget(name, found)
      return undefined
    }
    // Put last again: the order of a Map is the order of use.
    this.#holders.set(name, found)
    return found
  }

  put(registerId: RegisterId, keys: HolderKeys): void {
    const name = nameOf(registerId, keys.holder)
    const older = this.#holders.get(name)
    if (older && older.loadedAt > keys.loadedAt) return
    if (older) this.drop(registerId, keys.holder)
    for (const key of keys.keys)
      key.uses = Math.max(key.uses, this.#heavy.get(`${name}|${key.part}|${key.version}`) ?? 0)
    this.#holders.set(name, keys)
    this.#keys += keys.keys.length
    for (const [first, oldest] of this.#holders) {
      if (this.#keys <= MOST_KEYS) break
      this.#holders.delete(first)
      this.#forget(first, oldest)
    }
  }

  /** Takes a holder's keys out; whoever still holds them may use them until they are too old. */
  drop(registerId: RegisterId, holder: string): void {
    const name = nameOf(registerId, holder)
    const found = this.#holders.get(name)
    if (!found) return
    this.#holders.delete(name)
    this.#forget(name, found)
    this.#lent.push({ name, keys: new WeakRef(found) })
  }

  /** The keys of a part were destroyed: from now on nobody in this process can use them. */
  kill(registerId: RegisterId, holder: string, part: KeyPart): void {
    this.drop(registerId, holder)
    const name = nameOf(registerId, holder)
    for (const lent of this.#lent) {
      if (lent.name !== name) continue
      for (const key of lent.keys.deref()?.keys ?? []) if (key.part === part) key.gone = true
    }
  }

  /** Drops what is too old; call it now and then, so that keys of quiet hours do not stay. */
  sweep(): void {
    for (const [name, keys] of this.#holders) {
      if (this.#now() - keys.loadedAt <= FRESH_MS) continue
      this.#holders.delete(name)
      this.#forget(name, keys)
    }
    this.#lent = this.#lent.filter(({ keys }) => keys.deref() !== undefined)
  }

  clear(): void {
    for (const [name, keys] of this.#holders) {
      this.#forget(name, keys)
      this.#lent.push({ name, keys: new WeakRef(keys) })
    }
    this.#holders.clear()
  }

  #forget(name: string, keys: HolderKeys): void {
    this.#keys -= keys.keys.length
    for (const key of keys.keys)
      if (key.uses > HEAVY_USE) this.#heavy.set(`${name}|${key.part}|${key.version}`, key.uses)
  }
}

const nameOf = (registerId: RegisterId, holder: string): string => `${registerId}|${holder}`
