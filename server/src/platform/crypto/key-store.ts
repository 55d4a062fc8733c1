import { z } from 'zod'
import type { BatchStatement } from '../db/batch.ts'
import { type Sql, sql } from '../db/sql.ts'
import type { RegisterId } from '../ids.ts'
import type { KeyPart } from './seal.ts'

/** A row of `keys.data_key`. */
export const KeyRow = z.object({
  holder_id: z.string(),
  holder_kind: z.enum(['subject', 'document']),
  part: z.enum(['content', 'contact']),
  version: z.int(),
  opened_by: z.string(),
  kek_version: z.int().nullable(),
  content_version: z.int().nullable(),
  wrapped: z.instanceof(Uint8Array).nullable(),
})
export type KeyRow = z.infer<typeof KeyRow>

/** A row to be written: where the key belongs, and its wrapped bytes. */
export type NewKeyRow = Omit<KeyRow, 'wrapped'> & { readonly wrapped: Uint8Array }

/** Other processes hear here which keys they must no longer use. */
export const KEY_CHANNEL = 'seloste_keys'

/** A statement as the batch sends it. */
export const statement = (piece: Sql): BatchStatement => ({ text: piece.text, name: piece.name, values: piece.values })

/** What binds a wrapped key to its row. */
export const wrapPlace = (row: Pick<KeyRow, 'holder_id' | 'holder_kind' | 'part' | 'version' | 'opened_by'>): string =>
  `data key|${row.holder_kind}|${row.holder_id}|${row.part}|${row.version}|${row.opened_by}`

/** The keys of holders, and of those through whom the documents among them are reached. */
export const selectKeys = (registerId: RegisterId, holders: readonly string[]): Sql => sql`
  SELECT holder_id, holder_kind, part, version, opened_by, kek_version, content_version, wrapped
  FROM keys.data_key
  WHERE register_id = ${registerId} AND holder_id = ANY(${holders}::uuid[])
  UNION
  SELECT s.holder_id, s.holder_kind, s.part, s.version, s.opened_by, s.kek_version, s.content_version, s.wrapped
  FROM keys.data_key d
  JOIN keys.data_key s ON s.register_id = d.register_id AND s.holder_id = d.opened_by AND s.opened_by = d.opened_by
    AND s.part = 'content' AND s.version = d.content_version
  WHERE d.register_id = ${registerId} AND d.holder_id = ANY(${holders}::uuid[]) AND d.content_version IS NOT NULL`

/** Adds keys; one that is there, alive or destroyed, stays as it is. Gives how many were added. */
export const insertKeys = (registerId: RegisterId, rows: readonly NewKeyRow[]): Sql => sql`
  INSERT INTO keys.data_key
    (register_id, holder_id, holder_kind, part, version, opened_by, kek_version, content_version, wrapped)
  SELECT ${registerId}::uuid, k.* FROM unnest(
    ${rows.map((row) => row.holder_id)}::uuid[], ${rows.map((row) => row.holder_kind)}::text[],
    ${rows.map((row) => row.part)}::text[], ${rows.map((row) => row.version)}::int[],
    ${rows.map((row) => row.opened_by)}::uuid[], ${rows.map((row) => text(row.kek_version))}::int[],
    ${rows.map((row) => text(row.content_version))}::int[], ${rows.map((row) => row.wrapped)}::bytea[]) AS k
  ON CONFLICT DO NOTHING
  RETURNING holder_id`

/** Puts the same keys under another wrapping; a key that was destroyed meanwhile stays destroyed. */
export const rewrapKeys = (registerId: RegisterId, rows: readonly NewKeyRow[]): Sql => sql`
  UPDATE keys.data_key d
  SET wrapped = k.wrapped, kek_version = k.kek_version, content_version = k.content_version
  FROM unnest(
    ${rows.map((row) => row.holder_id)}::uuid[], ${rows.map((row) => row.part)}::text[],
    ${rows.map((row) => row.version)}::int[], ${rows.map((row) => row.opened_by)}::uuid[],
    ${rows.map((row) => text(row.kek_version))}::int[], ${rows.map((row) => text(row.content_version))}::int[],
    ${rows.map((row) => row.wrapped)}::bytea[])
    AS k (holder_id, part, version, opened_by, kek_version, content_version, wrapped)
  WHERE d.register_id = ${registerId} AND d.holder_id = k.holder_id AND d.part = k.part AND d.version = k.version
    AND d.opened_by = k.opened_by AND d.destroyed_at IS NULL
  RETURNING 1`

const text = (value: number | null): string | null => (value === null ? null : String(value))

/** Destroys a holder's keys of some parts, and what they reached of documents, and tells the other processes. */
export const destroyKeys = (registerId: RegisterId, holder: string, parts: readonly KeyPart[]): Sql => sql`
  WITH gone AS (
    UPDATE keys.data_key
    SET wrapped = NULL, kek_version = NULL, content_version = NULL, destroyed_at = now()
    WHERE register_id = ${registerId} AND (holder_id = ${holder} OR opened_by = ${holder})
      AND part = ANY(${parts}) AND destroyed_at IS NULL
    RETURNING holder_id, part)
  SELECT holder_id, part, pg_notify(${KEY_CHANNEL}, concat_ws(' ', 'gone', ${registerId}::text, holder_id, part)) FROM gone`

/** Tells the other processes to read a holder's keys again. */
export const announceChange = (registerId: RegisterId, holder: string): Sql =>
  sql`SELECT pg_notify(${KEY_CHANNEL}, concat_ws(' ', 'changed', ${registerId}::text, ${holder}::text))`

/** Enters a register's first KEK version; a register that has one is left alone, so a retired version never returns. */
export const enterFirstKek = (registerId: RegisterId, version: number): Sql => sql`
  INSERT INTO keys.register_key (register_id, kek_version)
  SELECT ${registerId}::uuid, ${version}::int
  WHERE NOT EXISTS (SELECT FROM keys.register_key WHERE register_id = ${registerId})
  ON CONFLICT DO NOTHING`
