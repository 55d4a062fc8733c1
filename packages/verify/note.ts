import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto'

/** What is wrong, in words for whoever verifies. */
export class Wrong extends Error {}

/** A key that is trusted: of the log (type 1) or of a witness (type 4). */
export interface Key {
  readonly name: string
  readonly id: string
  readonly type: 1 | 4
  readonly key: KeyObject
}

export interface Head {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
  /** When each known witness signed, in seconds of 1970. */
  readonly witnessed: readonly { readonly name: string; readonly at: number }[]
}

const strictBase64 = (text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

/** Bytes of a base64 text, or a complaint that says what it should have been. */
export function bytesOf(text: unknown, what: string): Buffer {
  const bytes = typeof text === 'string' ? strictBase64(text) : null
  if (!bytes) throw new Wrong(`${what} is not base64`)
  return bytes
}

/** Reads a verifier key (C2SP signed-note): `name+id+base64`. */
export function readKey(text: string): Key {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? []
  const bytes = strictBase64(encoded)
  const type = bytes?.[0]
  if (bytes?.length !== 33 || (type !== 1 && type !== 4)) throw new Wrong(`not a verifier key: ${text}`)
  if (hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), bytes]), 'buffer').toString('hex', 0, 4) !== id)
    throw new Wrong(`the key of ${name} does not fit its id`)
  const x = bytes.subarray(1).toString('base64url')
  return { name, id, type, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }) }
}

/** A text with the signatures under it that were verified, by known keys. */
interface SignedText {
  readonly text: string
  readonly byLog: readonly string[]
  readonly witnessed: readonly { readonly name: string; readonly at: number }[]
}

/** Opens a signed note (C2SP signed-note). A wrong signature of any known key refuses the whole. */
export function openSigned(note: string, what: string, keys: readonly Key[]): SignedText {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) throw new Wrong(`${what} is not a signed note`)
  const text = note.slice(0, end + 1)
  const byLog: string[] = []
  const witnessed: { name: string; at: number }[] = []
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name, encoded = ''] = /^— (\S+) (\S+)$/.exec(line) ?? []
    const bytes = strictBase64(encoded)
    if (!name || !bytes) throw new Wrong(`a signature line of ${what} is not of the form`)
    const key = keys.find((k) => k.name === name && k.id === bytes.toString('hex', 0, 4))
    if (!key) continue
    const at = key.type === 4 && bytes.length === 76 ? Number(bytes.readBigUInt64BE(4)) : 0
    const signed = key.type === 4 ? `cosignature/v1\ntime ${at}\n${text}` : text
    if (!verify(null, Buffer.from(signed), key.key, bytes.subarray(key.type === 4 ? 12 : 4)))
      throw new Wrong(`the signature of ${name} under ${what} is wrong`)
    if (key.type === 4) witnessed.push({ name, at })
    else byLog.push(name)
  }
  return { text, byLog, witnessed }
}

/** Opens a signed head. The log must have signed it. */
export function openHead(note: string, keys: readonly Key[]): Head {
  const { text, byLog, witnessed } = openSigned(note, 'the checkpoint', keys)
  const [origin = '', size = '', root = '', ...rest] = text.split('\n')
  const rootBytes = strictBase64(root)
  if (
    !/^(0|[1-9]\d*)$/.test(size) ||
    !Number.isSafeInteger(Number(size)) ||
    rootBytes?.length !== 32 ||
    rest.join() !== ''
  )
    throw new Wrong('the checkpoint does not hold an origin, a size and a root')
  if (!byLog.includes(origin)) throw new Wrong('the checkpoint is not signed by a known key of its log')
  return { origin, size: Number(size), root: rootBytes, witnessed }
}
