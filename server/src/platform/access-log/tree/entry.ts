import { type Sql, sql } from '../../db/sql.ts'

/**
 * What a leaf commits to: every column of the row that a change could hide in, then the sealed record. Version 1: event id,
 * actor, subject (zeros for nobody), writer, number, transaction, record; numbers big-endian. The record holds a 256-bit salt,
 * so the hash of an entry says nothing once the record is destroyed (INV-24).
 */
const AT = { version: 0, id: 1, actor: 17, subject: 33, writer: 49, number: 57, xid: 61, record: 69 } as const
const VERSION = 1

/** The entry of a row, written by PostgreSQL. The row's table is called `l`. */
export const entryOfRow = (): Sql => sql`
  '\\x01'::bytea || uuid_send(l.id) || uuid_send(l.actor_id)
    || coalesce(uuid_send(l.subject_id), '\\x00000000000000000000000000000000'::bytea)
    || int8send(l.writer) || int4send(l.number) || xid8send(l.xid) || l.record`

/** An entry's columns apart from the record. */
export interface EntryHead {
  readonly id: Buffer
  readonly writer: bigint
  readonly number: number
  readonly xid: bigint
  /** The first byte of the record: rows from before the tree (2) were numbered across registers. */
  readonly recordFormat: number
}

/** Reads an entry's columns; the id is a view. Throws when the bytes are no entry. */
export function headOf(entry: Buffer): EntryHead {
  if (entry.length <= AT.record || entry[AT.version] !== VERSION) throw new TypeError('not an entry of the log')
  return {
    id: entry.subarray(AT.id, AT.actor),
    writer: entry.readBigInt64BE(AT.writer),
    number: entry.readInt32BE(AT.number),
    xid: entry.readBigUInt64BE(AT.xid),
    recordFormat: entry.readUInt8(AT.record),
  }
}

/** Cuts a batch, each entry behind its length of four bytes, into views of its entries. */
export function entriesIn(batch: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = 0; at < batch.length; ) {
    const end = at + 4 + batch.readUInt32BE(at)
    if (end > batch.length) throw new RangeError('a batch of entries is cut off')
    found.push(batch.subarray(at + 4, end))
    at = end
  }
  return found
}
