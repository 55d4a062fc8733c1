import type pg from 'pg'
import { z } from 'zod'
import { listenOn } from '../db/listen.ts'
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
 * Hears what other processes did to keys, until `stop`. `missed` is called when notices may have been lost; while the
 * connection is away the age limit of keys still holds (INV-39).
 */
export const listenForNotices = (
  pool: pg.Pool,
  hear: { readonly notice: (notice: KeyNotice) => void; readonly missed: () => void },
): Promise<{ stop(): Promise<void> }> =>
  listenOn(pool, KEY_CHANNEL, {
    missed: hear.missed,
    notice(payload) {
      const notice = parseNotice(payload)
      if (notice) hear.notice(notice)
    },
  })
