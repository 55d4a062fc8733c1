import type { KeyObject } from 'node:crypto'
import type { RegisterId } from '../ids.ts'
import { padBytes, padText, unpad } from './padding.ts'
import { CannotOpen, MOST_USES, openBytes, type Sealed, sealBytes } from './primitives.ts'

/** Contact data has a key of its own, which dies alone when a non-disclosure order comes (661/2009 36 §). */
export type KeyPart = 'content' | 'contact'

/** Where a sealed group stands: its place is bound into it, so that it opens nowhere else (INV-29). */
export interface SealContext {
  readonly registerId: RegisterId
  readonly table: string
  readonly group: string
  readonly rowId: string
  /** The data subject or document whose key it is under. */
  readonly holder: string
  readonly part: KeyPart
  readonly schemaVersion: number
}

/** A data key in memory, and how many nonces it has used here. */
export interface DataKey {
  readonly part: KeyPart
  readonly version: number
  readonly key: KeyObject
  uses: number
  /** Set when the key was destroyed: whoever still holds it can no longer use it. */
  gone: boolean
}

/** A key has sealed as often as random nonces allow; the holder needs a new version of it. */
export class KeyUsedUp extends Error {
  readonly code = 'seal.key-used-up'
}

// Format 1: format, key version, schema version; then nonce, ciphertext, tag.
const FORMAT = 1
const HEADER = 5
const MOST_VERSION = 0xffff

const name = /^[a-z][a-z0-9_.-]{0,62}$/
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const goodNames = new Set<string>()

/** The place as bytes. Names and ids cannot hold the separator, so two places never read the same. */
function placeOf(at: SealContext, keyVersion: number): Buffer {
  mustBeName(at.table)
  mustBeName(at.group)
  if (!id.test(at.rowId)) throw new TypeError('a sealed value hangs on a row with an id')
  return Buffer.from(
    `seloste|${at.registerId}|${at.table}|${at.group}|${at.rowId}|${keyVersion}|${at.schemaVersion}`,
    'latin1',
  )
}

function mustBeName(text: string): void {
  if (goodNames.has(text)) return
  if (!name.test(text)) throw new TypeError('not a name of a table or a field group')
  goodNames.add(text)
}

/** Seals bytes, or a text as UTF-8, under a data key. */
export function sealUnder(key: DataKey, at: SealContext, plaintext: Uint8Array | string): Sealed {
  if (key.uses >= MOST_USES) throw new KeyUsedUp('a data key has been used 2^32 times')
  if (key.version > MOST_VERSION || at.schemaVersion > MOST_VERSION) throw new RangeError('versions have 16 bits')
  key.uses += 1
  const header = Buffer.allocUnsafe(HEADER)
  header[0] = FORMAT
  header.writeUInt16BE(key.version, 1)
  header.writeUInt16BE(at.schemaVersion, 3)
  const padded = typeof plaintext === 'string' ? padText(plaintext) : padBytes(plaintext)
  const sealed = sealBytes(key.key, header, placeOf(at, key.version), padded)
  padded.fill(0)
  return sealed
}

/** Opens what `sealUnder` made in the same place. Throws `CannotOpen`. */
export function openUnder(key: DataKey, at: SealContext, sealed: Uint8Array): Buffer {
  if (schemaVersionOf(sealed) !== at.schemaVersion) throw new CannotOpen()
  return unpad(openBytes(key.key, HEADER, placeOf(at, key.version), sealed))
}

/** Under which version of its holder's key the bytes are. Not to be trusted before they are opened. */
export function keyVersionOf(sealed: Uint8Array): number {
  return header16(sealed, 1)
}

/** Which version of the group's schema the bytes hold, for a job that brings old rows up to date. */
export function schemaVersionOf(sealed: Uint8Array): number {
  return header16(sealed, 3)
}

function header16(sealed: Uint8Array, at: 1 | 3): number {
  if (sealed.length < HEADER || sealed[0] !== FORMAT) throw new CannotOpen()
  return ((sealed[at] ?? 0) << 8) | (sealed[at + 1] ?? 0)
}
