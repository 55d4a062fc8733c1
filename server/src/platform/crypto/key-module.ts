import type { KeyObject } from 'node:crypto'
import type { RegisterId } from '../ids.ts'

/**
 * What a module inside the process answers at once, and one outside it (a token behind a worker, a transit API) later;
 * callers always `await`. Wrapping and unwrapping happen while keys are fetched from the database, so they may wait.
 * `mac` and `release` happen in the pure part of a request and must answer at once: a PKCS#11 call does, and released
 * keys are fetched before (decision record 0005). Sealing and opening do not come here at all.
 */
export type Answer<T> = T | Promise<T>

/** The fields that may have a blind index (security 6.6). Another one needs a decision record. */
export const indexPurposes = ['identity-code', 'name'] as const
export type IndexPurpose = (typeof indexPurposes)[number]

/**
 * Keys that the module hands out because they are used with each request: sealing the access log of a register,
 * sealing login sessions, and the HMAC of cookies. Register KEKs and index keys are never handed out.
 */
export const releasedPurposes = ['access-log', 'session', 'cookie'] as const
export type ReleasedPurpose = (typeof releasedPurposes)[number]

/** Whose key: a register's, or the whole installation's. */
export type KeyScope = RegisterId | 'installation'

export interface ReleasedKey {
  readonly version: number
  readonly key: KeyObject
}

/** A data key wrapped under the register's KEK, and under which version of it. */
export interface WrappedKey {
  readonly kekVersion: number
  readonly wrapped: Uint8Array
}

/**
 * The keeper of the keys that all others hang from (security 6.5). Each register has its own KEK (AES-256, versions)
 * and its own index keys, one for each purpose. `aad` binds a wrapped key to its row; it must be the same to unwrap.
 */
export interface KeyModule {
  /** Shown beside every benchmark figure (decisions 17). */
  readonly name: string
  /** Makes the register's first keys unless it has them. */
  register(registerId: RegisterId): Answer<void>
  /** The KEK versions that still exist, ascending; the last is the one that wraps. */
  kekVersions(registerId: RegisterId): Answer<readonly number[]>
  wrap(registerId: RegisterId, items: readonly { key: KeyObject; aad: string }[]): Answer<readonly WrappedKey[]>
  /** Unwraps in the order asked; null where the bytes, the place or the KEK version is wrong. */
  unwrap(
    registerId: RegisterId,
    items: readonly { wrapped: Uint8Array; aad: string }[],
  ): Answer<readonly (KeyObject | null)[]>
  /** HMAC-SHA-256 of each text under the register's index key for that purpose: 32 bytes each. */
  mac(registerId: RegisterId, purpose: IndexPurpose, texts: readonly string[]): readonly Buffer[]
  /** A released key: the newest, or the version asked for. */
  release(scope: KeyScope, purpose: ReleasedPurpose, version?: number): ReleasedKey
  /** Makes that KEK version if it is newer than all others. Asking twice is the same as asking once. */
  rotate(registerId: RegisterId, toVersion: number): Answer<void>
  /** A new version of a released key; older ones stay for reading. Gives the new version. */
  rotateReleased(scope: KeyScope, purpose: ReleasedPurpose): Answer<number>
  /** Destroys a KEK version, never the newest. What is still wrapped under it is lost for good. */
  destroyVersion(registerId: RegisterId, version: number): Answer<void>
}

/** The key module cannot be used as it is; the message says what to do, and never holds key bytes. */
export class KeyModuleError extends Error {}
