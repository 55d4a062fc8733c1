import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'

/** How a signature of a note was made (C2SP signed-note): by a log, or by a witness with its time (tlog-cosignature). */
export type SignatureKind = 'log' | 'witness'

const TYPE_BYTE = { log: 0x01, witness: 0x04 } as const
const SIGNATURE_BYTES = { log: 64, witness: 8 + 64 } as const
const MOST_SIGNATURES = 16
const MOST_CHARACTERS = 16_384

/** Who may sign: a name, the kind of signature and the public key. */
export interface Verifier {
  readonly name: string
  readonly kind: SignatureKind
  readonly publicKey: KeyObject
  /** First four bytes of SHA-256 over name, newline, kind and key, as a number. */
  readonly keyId: number
}

/** A signed note that was opened: its text and who is known to have signed it. */
export interface OpenedNote {
  readonly text: string
  readonly signedBy: readonly { readonly verifier: Verifier; readonly at: number | null; readonly line: string }[]
}

/** A note is not of the form, or not signed by who should have. The message holds no content of the note. */
export class BadNote extends Error {}

const rawKey = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url')

const keyFromRaw = (raw: Uint8Array): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') },
    format: 'jwk',
  })

/** Bytes of a base64 text in its one right spelling (RFC 4648 §4); null for any other. */
export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

/** The verifier of a key pair under a name. */
export function verifierOf(name: string, kind: SignatureKind, publicKey: KeyObject): Verifier {
  if (!/^[^\s+\p{Z}]+$/u.test(name)) throw new TypeError('a key name has no spaces and no plus')
  const seed = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(TYPE_BYTE[kind]), rawKey(publicKey)])
  return { name, kind, publicKey, keyId: hash('sha256', seed, 'buffer').readUInt32BE(0) }
}

const hexId = (id: number): string => id.toString(16).padStart(8, '0')

/** A verifier as one line of text: name, key id and key (the vkey of C2SP signed-note). */
export const writeVerifier = ({ name, kind, publicKey, keyId }: Verifier): string =>
  `${name}+${hexId(keyId)}+${Buffer.concat([Buffer.of(TYPE_BYTE[kind]), rawKey(publicKey)]).toString('base64')}`

/** Reads what `writeVerifier` wrote. Throws a `BadNote` for anything else. */
export function readVerifier(text: string): Verifier {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text)
  const key = fromBase64(match?.[3] ?? '')
  const kind = key?.[0] === TYPE_BYTE.log ? 'log' : key?.[0] === TYPE_BYTE.witness ? 'witness' : null
  if (!match || !key || key.length !== 33 || !kind) throw new BadNote('not a verifier key')
  const verifier = verifierOf(match[1] ?? '', kind, keyFromRaw(key.subarray(1)))
  if (hexId(verifier.keyId) !== match[2]) throw new BadNote('the key id of a verifier key does not fit its key')
  return verifier
}

const signatureLine = (name: string, keyId: number, signature: Uint8Array): string => {
  const id = Buffer.alloc(4)
  id.writeUInt32BE(keyId)
  return `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`
}

/** A whole note: the text with the log's signature. The text ends in a newline. */
export function signNote(text: string, by: { readonly verifier: Verifier; readonly privateKey: KeyObject }): string {
  const signature = sign(null, Buffer.from(text), by.privateKey)
  return `${text}\n${signatureLine(by.verifier.name, by.verifier.keyId, signature)}`
}

const cosigned = (text: string, seconds: number | bigint): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)

/** A witness's line under a note: it saw this text at that second (C2SP tlog-cosignature, Ed25519). */
export function cosignNote(
  text: string,
  by: { readonly verifier: Verifier; readonly privateKey: KeyObject },
  at: Date,
): string {
  const seconds = Math.floor(at.getTime() / 1000)
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(seconds))
  const signature = sign(null, cosigned(text, seconds), by.privateKey)
  return signatureLine(by.verifier.name, by.verifier.keyId, Buffer.concat([time, signature]))
}

/** Control characters other than the newline have no place in a note. */
const hasControls = (note: string): boolean => {
  for (let i = 0; i < note.length; i += 1) if (note.charCodeAt(i) < 0x20 && note[i] !== '\n') return true
  return false
}

const lineForm = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/

/**
 * Opens a note: signatures of unknown keys are passed over, a wrong signature of a known one refuses the whole (C2SP
 * signed-note). Throws a `BadNote` when nobody known has signed.
 */
export function openNote(note: string, verifiers: readonly Verifier[]): OpenedNote {
  if (note.length > MOST_CHARACTERS) throw new BadNote('the note is too long')
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n') || hasControls(note)) throw new BadNote('the note is not of the form')
  const text = note.slice(0, end + 1)
  const lines = note.slice(end + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) throw new BadNote('the note has too many signatures')
  const signedBy: { verifier: Verifier; at: number | null; line: string }[] = []
  for (const line of lines) {
    const match = lineForm.exec(line)
    const bytes = fromBase64(match?.[2] ?? '')
    if (!match || !bytes || bytes.length < 5) throw new BadNote('a signature line is not of the form')
    const verifier = verifiers.find((v) => v.name === match[1] && v.keyId === bytes.readUInt32BE(0))
    if (!verifier || signedBy.some((s) => s.verifier === verifier)) continue
    const at = mustVerify(text, verifier, bytes.subarray(4))
    signedBy.push({ verifier, at, line: `${line}\n` })
  }
  if (signedBy.length === 0) throw new BadNote('the note is not signed by a known key')
  return { text, signedBy }
}

/** Seconds of a witness's signature, null for a log's. */
function mustVerify(text: string, verifier: Verifier, signature: Buffer): number | null {
  if (signature.length !== SIGNATURE_BYTES[verifier.kind]) throw new BadNote('a signature has the wrong length')
  const seconds = verifier.kind === 'witness' ? signature.readBigUInt64BE(0) : null
  const signed = seconds === null ? Buffer.from(text) : cosigned(text, seconds)
  const bytes = seconds === null ? signature : signature.subarray(8)
  if (!verify(null, signed, verifier.publicKey, bytes)) throw new BadNote('a signature of a known key is wrong')
  return seconds === null ? null : Number(seconds)
}
