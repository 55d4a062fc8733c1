import type { KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { RegisterId } from '../ids.ts'
import { assertMode, fileStamp, hasCode, replaceFile, withFileLock, writeNewFile } from './guarded-file.ts'
import { decodeKeys, encodeKeys, type StoredKey } from './key-file-format.ts'
import {
  type IndexPurpose,
  indexPurposes,
  type KeyModule,
  KeyModuleError,
  type KeyScope,
  type ReleasedKey,
  type ReleasedPurpose,
  releasedPurposes,
  type WrappedKey,
} from './key-module.ts'
import { CannotOpen, deriveKey, hmac, newKey, openBytes, ownKey, type Sealed, sealBytes } from './primitives.ts'

const WRAP_FORMAT = 1
const WRAP_PREFIX = 5

/** The demo's key module answers at once, so its methods are typed without a promise. */
export interface SealedKeyFile extends KeyModule {
  kekVersions(registerId: RegisterId): readonly number[]
  wrap(registerId: RegisterId, items: readonly { key: KeyObject; aad: string }[]): readonly WrappedKey[]
  unwrap(registerId: RegisterId, items: readonly { wrapped: Uint8Array; aad: string }[]): readonly (KeyObject | null)[]
}

/**
 * Opens the demo's key module: all keys in one file (0600), sealed under a root key in a second file (0400). Makes both
 * when neither is there. It protects a copy of the database or of one of the files, not the machine it runs on:
 * who reads both files has every key. So `production` refuses it (decisions 17).
 */
export function openSealedKeyFile(at: {
  keyFile: string
  rootKeyFile: string
  profile: 'demo' | 'production'
}): SealedKeyFile {
  if (at.profile === 'production') {
    throw new KeyModuleError(
      'the sealed key file is for demonstrations: the production profile needs a key module that keeps its keys inside (PKCS#11 or a transit service)',
    )
  }
  const root = openRootKey(at.rootKeyFile, at.keyFile)
  return new KeyFile(at.keyFile, root)
}

function openRootKey(rootKeyFile: string, keyFile: string): KeyObject {
  if (!existsSync(rootKeyFile)) {
    if (existsSync(keyFile)) {
      throw new KeyModuleError(`${rootKeyFile} is missing, and without it ${keyFile} cannot be opened: restore it`)
    }
    const bytes = newKey().export()
    try {
      writeNewFile(rootKeyFile, bytes, 0o400)
    } catch (error) {
      // Another process made it at the same moment: its key counts.
      if (!hasCode(error, 'EEXIST')) throw error
    } finally {
      bytes.fill(0)
    }
  }
  assertMode(rootKeyFile, 0o400)
  const bytes = readFileSync(rootKeyFile)
  if (bytes.length !== 32) throw new KeyModuleError(`${rootKeyFile} does not hold 32 bytes`)
  return ownKey(bytes)
}

const FILE_MAGIC = Buffer.from('SELOSTE-KEYS-1\n')
const installation: KeyScope = 'installation'

/** Keys by scope, purpose and version; the derived index keys beside them. */
class KeyFile implements SealedKeyFile {
  readonly name = 'sealed key file (demonstration)'
  readonly #path: string
  readonly #root: KeyObject
  #stamp = ''
  #keys = new Map<string, StoredKey[]>()
  #indexKeys = new Map<string, KeyObject>()

  constructor(path: string, root: KeyObject) {
    this.#path = path
    this.#root = root
    if (!existsSync(path)) {
      withFileLock(path, () => {
        if (existsSync(path)) return
        writeNewFile(path, this.#seal(newKeysOf(installation, releasedPurposes)), 0o600)
      })
    }
    this.#read()
  }

  register(registerId: RegisterId): void {
    if (this.#find(registerId, 'kek').length > 0) return
    this.#change((keys) =>
      keys.some((key) => key.scope === registerId)
        ? keys
        : [...keys, ...newKeysOf(registerId, ['kek', 'index', 'access-log'])],
    )
  }

  kekVersions(registerId: RegisterId): readonly number[] {
    this.#readIfChanged()
    return this.#find(registerId, 'kek').map((key) => key.version)
  }

  wrap(registerId: RegisterId, items: readonly { key: KeyObject; aad: string }[]): readonly WrappedKey[] {
    // Rare, and must not use a KEK that another process has replaced.
    this.#readIfChanged()
    const kek = this.#newest(registerId, 'kek')
    const prefix = Buffer.alloc(WRAP_PREFIX)
    prefix.writeUInt8(WRAP_FORMAT, 0)
    prefix.writeUInt32BE(kek.version, 1)
    return items.map(({ key, aad }) => {
      const bytes = key.export()
      const wrapped = sealBytes(kek.key, prefix, wrapAad(registerId, kek.version, aad), bytes)
      bytes.fill(0)
      return { kekVersion: kek.version, wrapped }
    })
  }

  unwrap(
    registerId: RegisterId,
    items: readonly { wrapped: Uint8Array; aad: string }[],
  ): readonly (KeyObject | null)[] {
    return items.map(({ wrapped, aad }) => {
      if (wrapped.length < WRAP_PREFIX || wrapped[0] !== WRAP_FORMAT) return null
      const version = Buffer.from(wrapped.buffer, wrapped.byteOffset, WRAP_PREFIX).readUInt32BE(1)
      const kek = this.#version(registerId, 'kek', version)
      if (!kek) return null
      try {
        return ownKey(openBytes(kek.key, WRAP_PREFIX, wrapAad(registerId, version, aad), wrapped))
      } catch (error) {
        if (error instanceof CannotOpen) return null
        throw error
      }
    })
  }

  mac(registerId: RegisterId, purpose: IndexPurpose, texts: readonly string[]): readonly Buffer[] {
    const key = this.#indexKey(registerId, purpose)
    return texts.map((text) => hmac(key, text))
  }

  release(scope: KeyScope, purpose: ReleasedPurpose, version?: number): ReleasedKey {
    const stored = version === undefined ? this.#newest(scope, purpose) : this.#version(scope, purpose, version)
    if (!stored) throw new KeyModuleError(`no ${purpose} key of version ${version}`)
    return { version: stored.version, key: stored.key }
  }

  rotate(registerId: RegisterId, toVersion: number): void {
    this.#change((keys) => {
      const newest = keys.filter((k) => k.scope === registerId && k.purpose === 'kek').at(-1)
      if (!newest) throw new KeyModuleError('the register has no keys')
      if (newest.version >= toVersion) return keys
      return [...keys, { scope: registerId, purpose: 'kek', version: toVersion, key: newKey() }]
    })
  }

  rotateReleased(scope: KeyScope, purpose: ReleasedPurpose): number {
    let version = 0
    this.#change((keys) => {
      version = (keys.filter((k) => k.scope === scope && k.purpose === purpose).at(-1)?.version ?? 0) + 1
      return [...keys, { scope, purpose, version, key: newKey() }]
    })
    return version
  }

  destroyVersion(registerId: RegisterId, version: number): void {
    this.#change((keys) => {
      const newest = keys.filter((k) => k.scope === registerId && k.purpose === 'kek').at(-1)
      if (newest?.version === version) throw new KeyModuleError('the newest KEK cannot be destroyed')
      return keys.filter((k) => !(k.scope === registerId && k.purpose === 'kek' && k.version === version))
    })
  }

  #indexKey(registerId: RegisterId, purpose: IndexPurpose): KeyObject {
    const name = `${registerId}|${purpose}`
    const known = this.#indexKeys.get(name)
    if (known) return known
    if (!indexPurposes.includes(purpose)) throw new KeyModuleError('no index is declared for that purpose')
    const key = deriveKey(this.#newest(registerId, 'index').key, `seloste index ${name}`)
    this.#indexKeys.set(name, key)
    return key
  }

  #find(scope: KeyScope, purpose: StoredKey['purpose']): StoredKey[] {
    const found = this.#keys.get(`${scope}|${purpose}`)
    if (found) return found
    this.#readIfChanged()
    return this.#keys.get(`${scope}|${purpose}`) ?? []
  }

  #newest(scope: KeyScope, purpose: StoredKey['purpose']): StoredKey {
    const newest = this.#find(scope, purpose).at(-1)
    if (!newest)
      throw new KeyModuleError(`there is no ${purpose} key: has the register been made known to the key module?`)
    return newest
  }

  #version(scope: KeyScope, purpose: StoredKey['purpose'], version: number): StoredKey | undefined {
    const known = this.#find(scope, purpose).find((key) => key.version === version)
    if (known) return known
    this.#readIfChanged()
    return this.#find(scope, purpose).find((key) => key.version === version)
  }

  #change(change: (keys: readonly StoredKey[]) => readonly StoredKey[]): void {
    withFileLock(this.#path, () => {
      this.#read()
      const before = [...this.#keys.values()].flat()
      const after = change(before)
      if (after === before) return
      replaceFile(this.#path, this.#seal(after), 0o600)
      this.#read()
    })
  }

  #readIfChanged(): void {
    if (fileStamp(this.#path) !== this.#stamp) this.#read()
  }

  #read(): void {
    assertMode(this.#path, 0o600)
    // Taken before reading: a file replaced in between is read once more, never missed.
    const stamp = fileStamp(this.#path)
    const keys = new Map<string, StoredKey[]>()
    for (const key of this.#open(readFileSync(this.#path))) {
      const name = `${key.scope}|${key.purpose}`
      keys.set(
        name,
        [...(keys.get(name) ?? []), key].sort((a, b) => a.version - b.version),
      )
    }
    this.#keys = keys
    this.#indexKeys = new Map()
    this.#stamp = stamp
  }

  #seal(keys: readonly StoredKey[]): Sealed {
    const bytes = encodeKeys(keys)
    const sealed = sealBytes(this.#root, FILE_MAGIC, FILE_MAGIC, bytes)
    bytes.fill(0)
    return sealed
  }

  #open(sealed: Buffer): StoredKey[] {
    try {
      const bytes = openBytes(this.#root, FILE_MAGIC.length, FILE_MAGIC, sealed)
      return decodeKeys(bytes)
    } catch (error) {
      if (error instanceof CannotOpen) {
        throw new KeyModuleError(`${this.#path} is damaged, or was sealed under another root key`)
      }
      throw error
    }
  }
}

const newKeysOf = (scope: KeyScope, purposes: readonly StoredKey['purpose'][]): StoredKey[] =>
  purposes.map((purpose) => ({ scope, purpose, version: 1, key: newKey() }))

const wrapAad = (registerId: RegisterId, kekVersion: number, aad: string): Buffer =>
  Buffer.from(`seloste wrap|${registerId}|${kekVersion}|${aad}`)
