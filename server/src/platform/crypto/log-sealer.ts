import { hash, type KeyObject } from 'node:crypto'
import type { RegisterId } from '../ids.ts'
import type { KeyModule } from './key-module.ts'
import { lengthen, shorten } from './log-shortening.ts'
import { padBytes, unpad } from './padding.ts'
import { CannotOpen, deriveKey, openBytes, type Sealed, sealBytes } from './primitives.ts'

/** Seals and opens the records of a register's access log. The key is the register's own log key, not a person's. */
export interface LogSealer {
  seal(registerId: RegisterId, eventId: string, record: Uint8Array): Sealed
  /** Throws `CannotOpen` when the bytes were changed or stand in another row or register. */
  open(registerId: RegisterId, eventId: string, sealed: Uint8Array): Buffer
}

// Format, key version, SHA-256 of the plain record; then nonce, ciphertext, tag. AES-GCM does not bind to one key and one
// plaintext; the hash does, so what a leaf of the log's tree commits to can be shown to anybody who is given the plain record.
const FORMAT = 4
const HASHED = 5
const HEADER = HASHED + 32
// Older records: not written short (3), and from before the tree without a hash in their header (2).
const LONG_FORMAT = 3
const OLD_FORMAT = 2
const DAY_MS = 86_400_000
const MOST_DAY_KEYS = 1_000

const eventIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * A log key lives for a year and a busy register writes more than 2^32 records in that time, so each day has a key
 * derived from it (HKDF). The day stands in the event's id (UUIDv7).
 */
export function openLogSealer(module: KeyModule): LogSealer {
  const dayKeys = new Map<string, KeyObject>()

  function dayKey(registerId: RegisterId, eventId: string, version?: number): { version: number; key: KeyObject } {
    if (!eventIdPattern.test(eventId)) throw new TypeError('a log event has a UUIDv7')
    const day = Math.floor(Number.parseInt(eventId.slice(0, 8) + eventId.slice(9, 13), 16) / DAY_MS)
    const released = module.release(registerId, 'access-log', version)
    const name = `seloste access log|${registerId}|${released.version}|${day}`
    const known = dayKeys.get(name)
    if (known) return { version: released.version, key: known }
    if (dayKeys.size >= MOST_DAY_KEYS) dayKeys.clear()
    const key = deriveKey(released.key, name)
    dayKeys.set(name, key)
    return { version: released.version, key }
  }

  return {
    seal(registerId, eventId, record) {
      const { version, key } = dayKey(registerId, eventId)
      const header = Buffer.allocUnsafe(HEADER)
      header[0] = FORMAT
      header.writeUInt32BE(version, 1)
      header.write(hash('sha256', record, 'binary'), HASHED, 'latin1')
      return sealBytes(key, header, placeOf(registerId, eventId, version), padBytes(shorten(record)))
    },
    open(registerId, eventId, sealed) {
      const format = sealed[0]
      const header = format === OLD_FORMAT ? HASHED : HEADER
      if (format !== FORMAT && format !== LONG_FORMAT && format !== OLD_FORMAT) throw new CannotOpen()
      if (sealed.length < header) throw new CannotOpen()
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, header)
      const version = bytes.readUInt32BE(1)
      const { key } = dayKey(registerId, eventId, version)
      const stored = unpad(openBytes(key, header, placeOf(registerId, eventId, version), sealed))
      const record = format === FORMAT ? lengthen(stored) : stored
      if (header === HEADER && hash('sha256', record, 'binary') !== bytes.toString('latin1', HASHED))
        throw new CannotOpen()
      return record
    },
  }
}

const placeOf = (registerId: RegisterId, eventId: string, version: number): Buffer =>
  Buffer.from(`seloste log|${registerId}|${eventId}|${version}`, 'latin1')
