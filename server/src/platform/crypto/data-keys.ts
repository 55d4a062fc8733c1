import { BatchError } from '../db/batch.ts'
import { inRegister } from '../db/pool.ts'
import type { RegisterId } from '../ids.ts'
import { wrapForPerson } from './document-wrap.ts'
import { KeyCache } from './key-cache.ts'
import { fetchKeys, gatheringFetch, type KeySources } from './key-loader.ts'
import { type KeyNotice, listenForNotices } from './key-notices.ts'
import { destroyKeys, enterFirstKek, insertKeys, KeyRow, type NewKeyRow, statement, wrapPlace } from './key-store.ts'
import { type HolderKeys, KeyGone, Keyring } from './keyring.ts'
import { newKey } from './primitives.ts'
import type { DataKey, KeyPart } from './seal.ts'

export type { Keyring } from './keyring.ts'

const bothParts: readonly KeyPart[] = ['content', 'contact']
const FOREIGN_KEY_VIOLATION = '23503'
/** A holder whose keys were destroyed while they were being read is read again; nobody destroys this often. */
const MOST_READS = 3

/** The data keys of holders: data subjects (client, proxy, staff, a draft) and documents. */
export interface DataKeys {
  /** Makes the register known to the key module and the key store. Needed once; asking again changes nothing. */
  register(registerId: RegisterId): Promise<void>
  /** The keys of these holders, from memory where fresh; what is missing comes with one statement. */
  load(registerId: RegisterId, holders: readonly string[]): Promise<Keyring>
  /** Makes a holder's keys. One that is there stays, and one that was destroyed never comes back. */
  create(registerId: RegisterId, holder: string, parts?: readonly KeyPart[]): Promise<void>
  /** Makes a document's key, reachable through each of these people. Throws `KeyGone` if one has no content key. */
  createDocument(registerId: RegisterId, documentId: string, people: readonly string[]): Promise<void>
  /** Lets one more person's key reach a document. */
  shareDocument(registerId: RegisterId, documentId: string, person: string): Promise<void>
  /**
   * Crypto-erasure: the holder's keys of these parts, and the way through them to documents, are gone for good when it
   * resolves; other processes stop using them at the notice, and without it after a minute at most (INV-33, INV-39).
   * Resolves to the number of keys destroyed.
   */
  destroy(registerId: RegisterId, holder: string, parts?: readonly KeyPart[]): Promise<number>
  /** Forget what is in memory of a holder, after a change of its keys. */
  forget(registerId: RegisterId, holder: string): void
  /** Hears of changes in other processes from now on. */
  listen(): Promise<void>
  close(): Promise<void>
}

/** Opens the key store. Nothing is read until it is asked for. */
export function openDataKeys(given: Omit<KeySources, 'monotonicMs'> & Partial<KeySources>): DataKeys {
  const sources: KeySources = { monotonicMs: () => performance.now(), ...given }
  const { pool, module, monotonicMs } = sources
  const cache = new KeyCache(monotonicMs)
  const registered = new Set<RegisterId>()
  const flights = new Set<{ readonly spoilt: Set<string> }>()
  const fetchTogether = gatheringFetch((registerId, holders) => fetchKeys(sources, registerId, holders))
  const sweeping = setInterval(() => cache.sweep(), 10_000)
  sweeping.unref()
  let listening: { stop(): Promise<void> } | null = null

  function spoil(holder: string): void {
    for (const flight of flights) flight.spoilt.add(holder)
  }

  function hear(notice: KeyNotice): void {
    spoil(notice.holder)
    if (notice.what === 'gone') cache.kill(notice.registerId, notice.holder, notice.part)
    else cache.drop(notice.registerId, notice.holder)
  }

  async function read(registerId: RegisterId, holder: string): Promise<HolderKeys> {
    for (let reads = 1; ; reads += 1) {
      const flight = { spoilt: new Set<string>() }
      flights.add(flight)
      try {
        const keys = await fetchTogether(registerId, holder)
        if (flight.spoilt.has(holder) && reads < MOST_READS) continue
        // "No key" is not remembered: another process may make one at any moment.
        if (keys.keys.length > 0 && !flight.spoilt.has(holder)) cache.put(registerId, keys)
        return keys
      } finally {
        flights.delete(flight)
      }
    }
  }

  const keysOf = (registerId: RegisterId, holder: string): HolderKeys | Promise<HolderKeys> =>
    cache.get(registerId, holder) ?? read(registerId, holder)

  async function insert(registerId: RegisterId, rows: readonly NewKeyRow[]): Promise<number> {
    const [result] = await inRegister(pool, registerId, 'write', (transaction) =>
      transaction.send([statement(insertKeys(registerId, rows))], { commit: true }),
    )
    return result?.rows.length ?? 0
  }

  async function register(registerId: RegisterId): Promise<void> {
    if (registered.has(registerId)) return
    await module.register(registerId)
    const version = (await module.kekVersions(registerId)).at(-1)
    if (version === undefined) throw new Error('the key module gave the register no key')
    await inRegister(pool, registerId, 'write', (transaction) =>
      transaction.send([statement(enterFirstKek(registerId, version))], { commit: true }),
    )
    registered.add(registerId)
  }

  async function create(registerId: RegisterId, holder: string, parts: readonly KeyPart[] = bothParts): Promise<void> {
    await register(registerId)
    const made = parts.map((part) => ({
      row: { holder_id: holder, holder_kind: 'subject' as const, part, version: 1, opened_by: holder },
      key: newKey(),
    }))
    const items = made.map(({ row, key }) => ({ key, aad: wrapPlace(row) }))
    const madeAt = monotonicMs()
    const wrapAndInsert = async (): Promise<number> => {
      const wrapped = await module.wrap(registerId, items)
      const rows = made.flatMap(({ row }, i) => {
        const under = wrapped[i]
        return under ? [{ ...row, kek_version: under.kekVersion, content_version: null, wrapped: under.wrapped }] : []
      })
      return insert(registerId, rows)
    }
    const inserted = await wrapAndInsert().catch((error: unknown) => {
      // The KEK was retired between wrapping and inserting: the module now has a newer one.
      if (error instanceof BatchError && error.sqlState === FOREIGN_KEY_VIOLATION) return wrapAndInsert()
      throw error
    })
    if (inserted < made.length || made.length < bothParts.length) return cache.drop(registerId, holder)
    const keys = made.map(({ row, key }): DataKey => ({ part: row.part, version: 1, key, uses: 0, gone: false }))
    cache.put(registerId, { holder, keys, destroyed: [], loadedAt: madeAt })
  }

  async function person(registerId: RegisterId, id: string): Promise<{ id: string; content: DataKey }> {
    const { keys } = await keysOf(registerId, id)
    const content = keys.findLast((key) => key.part === 'content' && !key.gone)
    if (!content) throw new KeyGone('a person of the document has no content key')
    return { id, content }
  }

  return {
    register,
    create,

    async load(registerId, holders) {
      const found = await Promise.all(holders.map((holder) => keysOf(registerId, holder)))
      return new Keyring(registerId, new Map(found.map((keys) => [keys.holder, keys])), monotonicMs)
    },

    async createDocument(registerId, documentId, people) {
      if (people.length === 0) throw new RangeError('a document is about somebody')
      const reachers = await Promise.all(people.map((id) => person(registerId, id)))
      const document = { id: documentId, version: 1, key: newKey() }
      await insert(
        registerId,
        reachers.map((one) => wrapForPerson(registerId, document, one)),
      )
    },

    async shareDocument(registerId, documentId, personId) {
      const [document, one] = await Promise.all([keysOf(registerId, documentId), person(registerId, personId)])
      if (document.keys.length === 0) throw new KeyGone('the document has no key')
      const copies = document.keys.map(({ version, key }) => ({ id: documentId, version, key }))
      await insert(
        registerId,
        copies.map((copy) => wrapForPerson(registerId, copy, one)),
      )
    },

    async destroy(registerId, holder, parts = bothParts) {
      const [result] = await inRegister(pool, registerId, 'write', (transaction) =>
        transaction.send([statement(destroyKeys(registerId, holder, parts))], { commit: true }),
      )
      const gone = (result?.rows ?? []).map((row) => KeyRow.pick({ holder_id: true, part: true }).parse(row))
      for (const row of gone) hear({ what: 'gone', registerId, holder: row.holder_id, part: row.part })
      return gone.length
    },

    forget: (registerId, holder) => hear({ what: 'changed', registerId, holder }),

    async listen() {
      listening ??= await listenForNotices(pool, { notice: hear, missed: () => cache.clear() })
    },

    async close() {
      clearInterval(sweeping)
      await listening?.stop()
      listening = null
      cache.clear()
    },
  }
}
