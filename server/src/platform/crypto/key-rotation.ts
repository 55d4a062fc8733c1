import { z } from 'zod'
import { BatchError } from '../db/batch.ts'
import { inRegister, type RegisterTransaction } from '../db/pool.ts'
import { type Sql, sql } from '../db/sql.ts'
import type { RegisterId } from '../ids.ts'
import type { DataKeys } from './data-keys.ts'
import { unwrapForPerson, wrapForPerson } from './document-wrap.ts'
import { fetchKeys, type KeySources } from './key-loader.ts'
import { announceChange, insertKeys, KeyRow, type NewKeyRow, rewrapKeys, statement, wrapPlace } from './key-store.ts'
import { KeyGone } from './keyring.ts'
import { newKey } from './primitives.ts'
import type { KeyPart } from './seal.ts'

/** Older wrappings or versions are still in use; the rotation has to be finished first. */
export class RotationUnfinished extends Error {}

/** Where a slice ended: the key of its last row. */
export interface SliceEnd {
  readonly holder: string
  readonly part: KeyPart
  readonly version: number
}

const columns = sql`holder_id, holder_kind, part, version, opened_by, kek_version, content_version, wrapped`

/** Gives the register's KEK a new version, yearly or at once on suspicion. Then `rewrapSlice` until the end, then `retireKeks`. */
export async function rotateKek(sources: KeySources, registerId: RegisterId): Promise<number> {
  const newest = (await sources.module.kekVersions(registerId)).at(-1) ?? 0
  const next = newest + 1
  // The store first: a version that the store does not know could not be wrapped under.
  await inTransaction(sources, registerId, [
    sql`INSERT INTO keys.register_key (register_id, kek_version) VALUES (${registerId}, ${next}) ON CONFLICT DO NOTHING`,
  ])
  await sources.module.rotate(registerId, next)
  return next
}

/**
 * Puts up to `size` keys under the newest KEK, in one transaction, and gives where to go on, or null at the end. What is
 * done stays done: after a crash begin anew without `after`. Keys that cannot be unwrapped are counted and left.
 */
export async function rewrapSlice(
  { pool, module }: KeySources,
  registerId: RegisterId,
  size: number,
  after: SliceEnd | null,
): Promise<{ rewrapped: number; unreadable: number; next: SliceEnd | null }> {
  const newest = (await module.kekVersions(registerId)).at(-1) ?? 0
  const from = after ? sql`AND (holder_id, part, version) > (${after.holder}, ${after.part}, ${after.version})` : sql``
  return await inRegister(pool, registerId, 'write', async (transaction) => {
    const [selected] = await transaction.send([
      statement(sql`
        SELECT ${columns} FROM keys.data_key
        WHERE register_id = ${registerId} AND kek_version < ${newest} ${from}
        ORDER BY holder_id, part, version LIMIT ${size} FOR UPDATE`),
    ])
    const rows = (selected?.rows ?? []).map((row) => KeyRow.parse(row))
    const keys = await module.unwrap(
      registerId,
      rows.map((row) => ({ wrapped: row.wrapped ?? new Uint8Array(), aad: wrapPlace(row) })),
    )
    const readable = rows.flatMap((row, i) => {
      const key = keys[i]
      return key ? [{ row, key }] : []
    })
    const wrapped = await module.wrap(
      registerId,
      readable.map(({ row, key }) => ({ key, aad: wrapPlace(row) })),
    )
    const changed = readable.flatMap(({ row }, i): NewKeyRow[] => {
      const under = wrapped[i]
      return under ? [{ ...row, kek_version: under.kekVersion, wrapped: under.wrapped }] : []
    })
    await transaction.send([statement(rewrapKeys(registerId, changed))], { commit: true })
    const last = rows.at(-1)
    return {
      rewrapped: changed.length,
      unreadable: rows.length - readable.length,
      next: last && rows.length === size ? { holder: last.holder_id, part: last.part, version: last.version } : null,
    }
  })
}

/**
 * Destroys all KEK versions but the newest. Throws `RotationUnfinished` while a key is still wrapped under one of them:
 * the database refuses, also against a process that is just now inserting such a key.
 */
export async function retireKeks(sources: KeySources, registerId: RegisterId): Promise<number> {
  const versions = await sources.module.kekVersions(registerId)
  const newest = versions.at(-1) ?? 0
  try {
    await inTransaction(sources, registerId, [
      sql`DELETE FROM keys.register_key WHERE register_id = ${registerId} AND kek_version < ${newest}`,
    ])
  } catch (error) {
    if (!(error instanceof BatchError) || error.sqlState !== '23503') throw error
    throw new RotationUnfinished('keys are still wrapped under an older KEK: rewrap them first')
  }
  const old = versions.filter((version) => version < newest)
  for (const version of old) await sources.module.destroyVersion(registerId, version)
  return old.length
}

/**
 * Gives a subject's data key a new version, which seals from now on; older ones still open. Then the owner of the rows
 * seals them anew, and `destroyOldVersions` ends it.
 */
export async function rotateDataKey(
  sources: KeySources,
  dataKeys: DataKeys,
  registerId: RegisterId,
  holder: string,
  part: KeyPart,
): Promise<number> {
  const [keys] = await fetchKeys(sources, registerId, [holder])
  const newest = keys?.keys.findLast((key) => key.part === part)
  if (!newest) throw new KeyGone('the holder has no key to rotate')
  const row = {
    holder_id: holder,
    holder_kind: 'subject' as const,
    part,
    version: newest.version + 1,
    opened_by: holder,
  }
  const wrapped = await sources.module.wrap(registerId, [{ key: newKey(), aad: wrapPlace(row) }])
  const rows = wrapped.map((under) => ({
    ...row,
    kek_version: under.kekVersion,
    content_version: null,
    wrapped: under.wrapped,
  }))
  await inTransaction(sources, registerId, [insertKeys(registerId, rows), announceChange(registerId, holder)])
  dataKeys.forget(registerId, holder)
  return row.version
}

/** Wraps the documents that a person's older content keys reach under the newest one. May be run again. */
async function moveDocuments(sources: KeySources, registerId: RegisterId, holder: string): Promise<void> {
  const [person] = await fetchKeys(sources, registerId, [holder])
  const content = person?.keys.findLast((key) => key.part === 'content')
  if (!person || !content) return
  await inRegister(sources.pool, registerId, 'write', async (transaction) => {
    const rows = await documentsOf(transaction, registerId, holder, content.version)
    const moved = rows.flatMap((row): NewKeyRow[] => {
      const old = person.keys.find((key) => key.part === 'content' && key.version === row.content_version)
      const key = old && unwrapForPerson(registerId, row, old.key)
      return key
        ? [wrapForPerson(registerId, { id: row.holder_id, version: row.version, key }, { id: holder, content })]
        : []
    })
    await transaction.send([statement(rewrapKeys(registerId, moved))], { commit: true })
  })
}

async function documentsOf(
  transaction: RegisterTransaction,
  registerId: RegisterId,
  holder: string,
  below: number,
): Promise<KeyRow[]> {
  const [result] = await transaction.send([
    statement(sql`
      SELECT ${columns} FROM keys.data_key
      WHERE register_id = ${registerId} AND opened_by = ${holder} AND holder_kind = 'document' AND content_version < ${below}
      ORDER BY holder_id FOR UPDATE`),
  ])
  return (result?.rows ?? []).map((row) => KeyRow.parse(row))
}

const Version = z.object({ version: z.int() })

/**
 * Moves the documents that an older content key reaches to the newest one, and destroys the older versions of a data key,
 * after its rows were sealed anew; what is still under them is lost. Throws `RotationUnfinished` in the first two minutes of the newest version, when another process may still seal under an
 * older one from memory, and while a document is reached through one.
 */
export async function destroyOldVersions(
  sources: KeySources,
  dataKeys: DataKeys,
  registerId: RegisterId,
  holder: string,
  part: KeyPart,
): Promise<number> {
  if (part === 'content') await moveDocuments(sources, registerId, holder)
  return await inRegister(sources.pool, registerId, 'write', async (transaction) => {
    const [newest] = await transaction.send([
      statement(sql`
        SELECT version FROM keys.data_key
        WHERE register_id = ${registerId} AND holder_id = ${holder} AND part = ${part} AND destroyed_at IS NULL
        ORDER BY version DESC LIMIT 1`),
    ])
    if (!newest?.rows[0]) throw new KeyGone('the holder has no key of which to destroy versions')
    const { version } = Version.parse(newest.rows[0])
    const [young, left] = await transaction.send([
      statement(sql`
        SELECT FROM keys.data_key
        WHERE register_id = ${registerId} AND holder_id = ${holder} AND part = ${part} AND version = ${version}
          AND created_at > now() - interval '2 minutes'`),
      statement(sql`
        SELECT FROM keys.data_key
        WHERE register_id = ${registerId} AND opened_by = ${holder} AND content_version < ${version} AND ${part} = 'content'`),
    ])
    if (young?.rowCount || left?.rowCount)
      throw new RotationUnfinished('an older version of the key may still be needed')
    const [destroyed] = await transaction.send(
      [
        statement(sql`
          UPDATE keys.data_key
          SET wrapped = NULL, kek_version = NULL, content_version = NULL, destroyed_at = now()
          WHERE register_id = ${registerId} AND holder_id = ${holder} AND part = ${part} AND version < ${version}
            AND destroyed_at IS NULL`),
        statement(announceChange(registerId, holder)),
      ],
      { commit: true },
    )
    dataKeys.forget(registerId, holder)
    return destroyed?.rowCount ?? 0
  })
}

const inTransaction = (sources: KeySources, registerId: RegisterId, pieces: readonly Sql[]) =>
  inRegister(sources.pool, registerId, 'write', (transaction) =>
    transaction.send(pieces.map(statement), { commit: true }),
  )
