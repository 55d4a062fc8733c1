import { createHash } from 'node:crypto'
import type { KeyModule } from '../crypto/key-module.ts'
import { CannotOpen, hmac, openBytes, sealBytes } from '../crypto/primitives.ts'

/** The part of the key module that sessions need: keys of the installation, handed out. */
export type ReleasedKeys = Pick<KeyModule, 'release'>

/** Seals what the server keeps of a sign-in. `place` names the row, so that a value moved to another row opens nowhere. */
export interface SessionSealer {
  seal(place: string, text: string): Uint8Array
  /** Throws `CannotOpen`. */
  open(place: string, sealed: Uint8Array): string
}

// Format 3: format, key version; then nonce, ciphertext, tag.
const FORMAT = 3
const HEADER = 5

/** Seals under the installation's session key, whose older versions still open. */
export function sessionSealer(keys: ReleasedKeys): SessionSealer {
  const aad = (place: string, version: number): Buffer => Buffer.from(`seloste session|${place}|${version}`)
  return {
    seal(place, text) {
      const { version, key } = keys.release('installation', 'session')
      const header = Buffer.alloc(HEADER)
      header.writeUInt8(FORMAT, 0)
      header.writeUInt32BE(version, 1)
      return sealBytes(key, header, aad(place, version), Buffer.from(text))
    },
    open(place, sealed) {
      if (sealed.length < HEADER || sealed[0] !== FORMAT) throw new CannotOpen()
      const version = Buffer.from(sealed.buffer, sealed.byteOffset, HEADER).readUInt32BE(1)
      const { key } = keys.release('installation', 'session', version)
      return openBytes(key, HEADER, aad(place, version), sealed).toString()
    },
  }
}

/** The token that a page sends back with each change of state. Derived, so that every page load of a session gets the same one. */
export interface FormTokens {
  make(sessionToken: string): string
  /** The one whose hash the session keeps; the key may have been changed since it was made. */
  again(sessionToken: string, hash: Uint8Array): string
}

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** HMAC of the session's token under the installation's cookie key: whoever sees it learns nothing of the session's token. */
export function formTokens(keys: ReleasedKeys): FormTokens {
  const under = (sessionToken: string, version?: number): { token: string; version: number } => {
    const released = keys.release('installation', 'cookie', version)
    const token = hmac(released.key, `seloste form token|${sessionToken}`).toString('base64url')
    return { token, version: released.version }
  }
  return {
    make: (sessionToken) => under(sessionToken).token,
    again(sessionToken, hash) {
      let found = under(sessionToken)
      while (!sha256(found.token).equals(hash) && found.version > 1) found = under(sessionToken, found.version - 1)
      return found.token
    },
  }
}
