import path from 'node:path'
import pg from 'pg'
import { retireKeks, rewrapSlice, rotateKek, type SliceEnd } from '../platform/crypto/key-rotation.ts'
import { openSealedKeyFile } from '../platform/crypto/sealed-key-file.ts'
import { openPool } from '../platform/db/pool.ts'
import { RegisterId } from '../platform/ids.ts'

const SLICE = 1_000

/** What a rotation did in one register. `unreadable` keys were wrapped under a version that is gone. */
export interface Rotated {
  readonly register: string
  readonly version: number
  readonly rewrapped: number
  readonly unreadable: number
  readonly retired: number
}

/**
 * Gives every register's KEK a new version, wraps all data keys anew under it, and retires the old versions: yearly, at least
 * every 35 days where erasure must reach old database pages, at once on suspicion. Serving goes on meanwhile, and a rotation
 * that was cut off goes on where it was when it is run again.
 */
export async function rotateAllKeys(at: {
  readonly ownerUrl: string
  readonly keysUrl: string
  readonly keysFolder: string
}): Promise<readonly Rotated[]> {
  const module = openSealedKeyFile({
    keyFile: path.join(at.keysFolder, 'keys.json'),
    rootKeyFile: path.join(at.keysFolder, 'root.key'),
    profile: 'demo',
  })
  const owner = new pg.Client({ connectionString: at.ownerUrl })
  await owner.connect()
  const pool = openPool(at.keysUrl, 2, () => {})
  const sources = { pool, module, monotonicMs: () => performance.now() }
  try {
    const { rows } = await owner.query<{ id: string; code: string }>('SELECT id, code FROM register ORDER BY code')
    const results: Rotated[] = []
    for (const { id, code } of rows) {
      const register = RegisterId.parse(id)
      await module.register(register)
      const version = await rotateKek(sources, register)
      let rewrapped = 0
      let unreadable = 0
      let next: SliceEnd | null = null
      do {
        const slice = await rewrapSlice(sources, register, SLICE, next)
        rewrapped += slice.rewrapped
        unreadable += slice.unreadable
        next = slice.next
      } while (next)
      results.push({ register: code, version, rewrapped, unreadable, retired: await retireKeks(sources, register) })
    }
    return results
  } finally {
    await pool.end()
    await owner.end()
  }
}
