import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { z } from 'zod'
import { RegisterId } from '../ids.ts'
import { KEY_CHANNEL } from './key-store.ts'
import type { KeyPart } from './seal.ts'

/** What another process did to a holder's keys. */
export type KeyNotice =
  | { readonly what: 'gone'; readonly registerId: RegisterId; readonly holder: string; readonly part: KeyPart }
  | { readonly what: 'changed'; readonly registerId: RegisterId; readonly holder: string }

const Holder = z.uuid()

/** Reads a notice; null for what nobody of ours sent. A forged one can only make us read keys again. */
export function parseNotice(payload: string): KeyNotice | null {
  const [what, register, holder, part] = payload.split(' ')
  const registerId = RegisterId.safeParse(register)
  const holderId = Holder.safeParse(holder)
  if (!registerId.success || !holderId.success) return null
  if (what === 'changed') return { what, registerId: registerId.data, holder: holderId.data }
  if (what === 'gone' && (part === 'content' || part === 'contact')) {
    return { what, registerId: registerId.data, holder: holderId.data, part }
  }
  return null
}

/**
 * Listens on a connection of its own until `stop`. `missed` is called at each start of listening, for notices may have
 * been lost before it. A lost connection is made anew; meanwhile the age limit of keys still holds (INV-39).
 */
export async function listenForNotices(
  pool: pg.Pool,
  hear: { readonly notice: (notice: KeyNotice) => void; readonly missed: () => void },
): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  let current: pg.PoolClient | null = null

  async function connect(): Promise<void> {
    const client = await pool.connect()
    const lost = (): void => {
      if (current !== client) return
      current = null
      client.release(true)
      hear.missed()
      if (!stopped) void reconnect()
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload }) => {
      const notice = parseNotice(payload ?? '')
      if (notice) hear.notice(notice)
    })
    try {
      await client.query(`LISTEN ${KEY_CHANNEL}`)
    } catch (error) {
      client.release(true)
      throw error
    }
    current = client
    hear.missed()
    if (stopped) lost()
  }

  async function reconnect(): Promise<void> {
    while (!stopped) {
      await sleep(500, undefined, { ref: false })
      try {
        await connect()
        return
      } catch {
        // The database is away; every request says so. Keys die of age meanwhile.
      }
    }
  }

  await connect()
  return {
    async stop() {
      stopped = true
      const client = current
      current = null
      client?.release(true)
    },
  }
}
