import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import { inRegister } from '../db/pool.ts'
import type { RegisterId } from '../ids.ts'
import { unwrapForPerson } from './document-wrap.ts'
import type { KeyModule } from './key-module.ts'
import { KeyRow, selectKeys, statement, wrapPlace } from './key-store.ts'
import type { HolderKeys } from './keyring.ts'
import type { DataKey, KeyPart } from './seal.ts'

/** What the key store and the key module are reached through. */
export interface KeySources {
  /** Connected as the keys role. */
  readonly pool: pg.Pool
  readonly module: KeyModule
  /** Milliseconds that never go back; for ages of keys in memory. */
  readonly monotonicMs: () => number
}

/** Reads and unwraps the keys of holders with one statement. A holder without keys is in the answer, with none. */
export async function fetchKeys(
  sources: KeySources,
  registerId: RegisterId,
  holders: readonly string[],
): Promise<HolderKeys[]> {
  const first = await fetchOnce(sources, registerId, holders)
  // A KEK may have been retired between reading a row and unwrapping it; the row is then wrapped anew.
  const { found } = first.unreadable === 0 ? first : await fetchOnce(sources, registerId, holders)
  return found
}

async function fetchOnce(
  { pool, module, monotonicMs }: KeySources,
  registerId: RegisterId,
  holders: readonly string[],
): Promise<{ found: HolderKeys[]; unreadable: number }> {
  const loadedAt = monotonicMs()
  const [result] = await inRegister(pool, registerId, 'read', (transaction) =>
    transaction.send([statement(selectKeys(registerId, holders))], { commit: true }),
  )
  const rows = (result?.rows ?? []).map((row) => KeyRow.parse(row))

  const ofSubjects: { row: KeyRow; wrapped: Uint8Array }[] = []
  for (const row of rows) if (row.kek_version !== null && row.wrapped) ofSubjects.push({ row, wrapped: row.wrapped })
  const unwrapped = await module.unwrap(
    registerId,
    ofSubjects.map(({ row, wrapped }) => ({ wrapped, aad: wrapPlace(row) })),
  )
  let unreadable = 0
  const keys = new Map<string, { holder: string; key: DataKey }>()
  const add = (row: KeyRow, key: KeyObject): void => {
    const { part, version, holder_id: holder } = row
    keys.set(nameOf(holder, part, version), { holder, key: { part, version, key, uses: 0, gone: false } })
  }
  ofSubjects.forEach(({ row }, i) => {
    const key = unwrapped[i]
    if (key) add(row, key)
    else unreadable += 1
  })
  for (const row of rows) {
    if (row.content_version === null || keys.has(nameOf(row.holder_id, row.part, row.version))) continue
    const content = keys.get(nameOf(row.opened_by, 'content', row.content_version))
    const key = content && unwrapForPerson(registerId, row, content.key.key)
    if (key) add(row, key)
  }

  const found = holders.map((holder) => {
    const live = [...keys.values()].filter((entry) => entry.holder === holder).map((entry) => entry.key)
    const had = new Set(rows.filter((row) => row.holder_id === holder).map((row) => row.part))
    return {
      holder,
      keys: live.sort((a, b) => a.version - b.version),
      destroyed: [...had].filter((part) => !live.some((key) => key.part === part)),
      loadedAt,
    }
  })
  return { found, unreadable }
}

const nameOf = (holder: string, part: KeyPart, version: number): string => `${holder}|${part}|${version}`

interface Waiting {
  readonly promise: Promise<HolderKeys>
  readonly resolve: (keys: HolderKeys) => void
  readonly reject: (reason: unknown) => void
}

/** Gathers what concurrent requests miss in one turn of the event loop and fetches it with one statement a register. */
export function gatheringFetch(
  fetch: (registerId: RegisterId, holders: readonly string[]) => Promise<HolderKeys[]>,
): (registerId: RegisterId, holder: string) => Promise<HolderKeys> {
  const gathering = new Map<RegisterId, Map<string, Waiting>>()

  function send(registerId: RegisterId): void {
    const waiting = gathering.get(registerId)
    gathering.delete(registerId)
    if (!waiting) return
    fetch(registerId, [...waiting.keys()]).then(
      (found) => {
        for (const keys of found) waiting.get(keys.holder)?.resolve(keys)
      },
      (error: unknown) => {
        for (const one of waiting.values()) one.reject(error)
      },
    )
  }

  return (registerId, holder) => {
    let waiting = gathering.get(registerId)
    if (!waiting) {
      waiting = new Map()
      gathering.set(registerId, waiting)
      setImmediate(send, registerId)
    }
    const known = waiting.get(holder)
    if (known) return known.promise
    const one = Promise.withResolvers<HolderKeys>()
    waiting.set(holder, one)
    return one.promise
  }
}
