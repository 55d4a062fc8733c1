import type { KeyObject } from 'node:crypto'
import { RegisterId } from '../ids.ts'
import { KeyModuleError, type KeyScope, type ReleasedPurpose, releasedPurposes } from './key-module.ts'
import { KEY_BYTES, ownKey } from './primitives.ts'

export interface StoredKey {
  readonly scope: KeyScope
  readonly purpose: 'kek' | 'index' | ReleasedPurpose
  readonly version: number
  readonly key: KeyObject
}

// Fixed rows of bytes and no JSON: a text that held a key would stay in the JavaScript heap and in its dumps.
const SCOPE = 36
const PURPOSE = 16
const VERSION = 4
const ROW = SCOPE + PURPOSE + VERSION + KEY_BYTES

const purposes: readonly StoredKey['purpose'][] = ['kek', 'index', ...releasedPurposes]

/** The content of the key file before sealing. The caller overwrites it. */
export function encodeKeys(keys: readonly StoredKey[]): Buffer {
  const out = Buffer.alloc(keys.length * ROW, ' ')
  keys.forEach(({ scope, purpose, version, key }, i) => {
    const at = i * ROW
    out.write(scope, at, SCOPE, 'latin1')
    out.write(purpose, at + SCOPE, PURPOSE, 'latin1')
    out.writeUInt32BE(version, at + SCOPE + PURPOSE)
    const bytes = key.export()
    bytes.copy(out, at + SCOPE + PURPOSE + VERSION)
    bytes.fill(0)
  })
  return out
}

/** Reads what `encodeKeys` wrote, and overwrites it. */
export function decodeKeys(bytes: Buffer): StoredKey[] {
  if (bytes.length % ROW !== 0) throw new KeyModuleError('the key file has a torn row')
  return Array.from({ length: bytes.length / ROW }, (_, i) => {
    const row = bytes.subarray(i * ROW, (i + 1) * ROW)
    const scope = row.toString('latin1', 0, SCOPE).trimEnd()
    const named = row.toString('latin1', SCOPE, SCOPE + PURPOSE).trimEnd()
    const purpose = purposes.find((known) => known === named)
    if (!purpose) throw new KeyModuleError('the key file has a key of an unknown purpose')
    return {
      scope: scope === 'installation' ? scope : RegisterId.parse(scope),
      purpose,
      version: row.readUInt32BE(SCOPE + PURPOSE),
      key: ownKey(row.subarray(SCOPE + PURPOSE + VERSION)),
    }
  })
}
