import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto'

/** Bytes that can be read only with a key. The brand is given in this file and nowhere else. */
export type Sealed = Uint8Array & { readonly __sealed: true }

/**
 * Sealed bytes could not be opened. A flipped bit, a cut, a wrong key and a wrong place all give this same error with
 * this same text, so that an attacker learns nothing from trying (INV-31).
 */
export class CannotOpen extends Error {
  readonly code = 'seal.cannot-open'

  constructor() {
    super('the sealed value cannot be opened')
  }
}

export const NONCE_BYTES = 12
export const TAG_BYTES = 16
export const KEY_BYTES = 32
/** Random 96-bit nonces may be used at most 2^32 times under one key (NIST SP 800-38D, section 8.3). */
export const MOST_USES = 2 ** 32

// One call to the random source for 4,096 nonces: a call for each costs 2 of the 5 microseconds of a small seal.
const noncePool = Buffer.allocUnsafeSlow(NONCE_BYTES * 4096)
let nextNonce = noncePool.length

/** Writes a fresh random 96-bit nonce into `out` at `offset`. */
export function writeNonce(out: Buffer, offset: number): void {
  if (nextNonce === noncePool.length) {
    randomFillSync(noncePool)
    nextNonce = 0
  }
  noncePool.copy(out, offset, nextNonce, nextNonce + NONCE_BYTES)
  nextNonce += NONCE_BYTES
}

/**
 * AES-256-GCM (NIST SP 800-38D): writes the ciphertext and its 128-bit tag into `out` at `at`. The key is a KeyObject:
 * a raw buffer costs five times as much.
 */
export function gcmEncrypt(
  key: KeyObject,
  nonce: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
  out: Buffer,
  at: number,
): void {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(aad)
  cipher.update(plaintext).copy(out, at)
  cipher.final()
  cipher.getAuthTag().copy(out, at + plaintext.length)
}

/** The opposite of `gcmEncrypt`; gives nothing at all unless the tag is right. */
export function gcmDecrypt(
  key: KeyObject,
  nonce: Uint8Array,
  aad: Uint8Array,
  text: Uint8Array,
  tag: Uint8Array,
): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(aad)
  decipher.setAuthTag(tag)
  const plaintext = decipher.update(text)
  try {
    decipher.final()
  } catch {
    plaintext.fill(0)
    throw new CannotOpen()
  }
  return plaintext
}

/** Seals with a fresh nonce: prefix, nonce, ciphertext, tag. The prefix travels in the clear; put it in the AAD. */
export function sealBytes(key: KeyObject, prefix: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Sealed {
  const start = prefix.length + NONCE_BYTES
  const out = Buffer.allocUnsafe(start + plaintext.length + TAG_BYTES)
  out.set(prefix, 0)
  writeNonce(out, prefix.length)
  gcmEncrypt(key, out.subarray(prefix.length, start), aad, plaintext, out, start)
  return out as Uint8Array as Sealed
}

/** Opens what `sealBytes` made. Throws `CannotOpen`. */
export function openBytes(key: KeyObject, prefixLength: number, aad: Uint8Array, sealed: Uint8Array): Buffer {
  const start = prefixLength + NONCE_BYTES
  const end = sealed.length - TAG_BYTES
  if (end < start) throw new CannotOpen()
  return gcmDecrypt(key, sealed.subarray(prefixLength, start), aad, sealed.subarray(start, end), sealed.subarray(end))
}

/** HMAC-SHA-256 (RFC 2104): 32 bytes. */
export const hmac = (key: KeyObject, data: string | Uint8Array): Buffer =>
  createHmac('sha256', key).update(data).digest()

/** HKDF-SHA-256 (RFC 5869): `length` bytes derived from a key. */
export const hkdf = (from: KeyObject, salt: Uint8Array, info: Uint8Array, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', from, salt, info, length))

/** A 256-bit key for one purpose, derived from another key. */
export const deriveKey = (from: KeyObject, purpose: string): KeyObject =>
  ownKey(hkdf(from, Buffer.alloc(0), Buffer.from(purpose), KEY_BYTES))

/**
 * Takes key bytes into a KeyObject and overwrites them. The KeyObject keeps its copy outside the JavaScript heap, out
 * of reach of heap dumps and `inspect`, and OpenSSL clears it when it is freed.
 */
export function ownKey(bytes: Buffer): KeyObject {
  if (bytes.length !== KEY_BYTES) throw new RangeError('a key has 256 bits')
  const key = createSecretKey(bytes)
  bytes.fill(0)
  return key
}

/** A new random 256-bit key. */
export const newKey = (): KeyObject => ownKey(randomFillSync(Buffer.allocUnsafeSlow(KEY_BYTES)))
