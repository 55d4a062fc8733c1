import type { KeyObject } from 'node:crypto'
import type { RegisterId } from '../ids.ts'
import { type KeyRow, type NewKeyRow, wrapPlace } from './key-store.ts'
import { CannotOpen, openBytes, ownKey, sealBytes } from './primitives.ts'
import type { DataKey } from './seal.ts'

const PREFIX = Buffer.from([3])

const placeOf = (registerId: RegisterId, row: Pick<KeyRow, 'holder_id' | 'opened_by' | 'version'>, content: number) =>
  Buffer.from(
    `seloste document|${registerId}|${content}|${wrapPlace({ ...row, holder_kind: 'document', part: 'content' })}`,
    'latin1',
  )

/** A document's key wrapped under the content key of one of its people: it is gone with the last of them. */
export function wrapForPerson(
  registerId: RegisterId,
  document: { readonly id: string; readonly version: number; readonly key: KeyObject },
  person: { readonly id: string; readonly content: DataKey },
): NewKeyRow {
  const row = { holder_id: document.id, opened_by: person.id, version: document.version }
  const bytes = document.key.export()
  const wrapped = sealBytes(person.content.key, PREFIX, placeOf(registerId, row, person.content.version), bytes)
  bytes.fill(0)
  person.content.uses += 1
  return {
    ...row,
    holder_kind: 'document',
    part: 'content',
    kek_version: null,
    content_version: person.content.version,
    wrapped,
  }
}

/** The document's key from a person's copy; null where bytes, place or key are wrong. */
export function unwrapForPerson(registerId: RegisterId, row: KeyRow, content: KeyObject): KeyObject | null {
  if (!row.wrapped || row.content_version === null || row.wrapped[0] !== PREFIX[0]) return null
  try {
    return ownKey(openBytes(content, PREFIX.length, placeOf(registerId, row, row.content_version), row.wrapped))
  } catch (error) {
    if (error instanceof CannotOpen) return null
    throw error
  }
}
