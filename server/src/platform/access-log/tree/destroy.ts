import { z } from 'zod'
import type { RegisterTransaction } from '../../db/pool.ts'
import { sql } from '../../db/sql.ts'
import { idAt, type RegisterId } from '../../ids.ts'
import { HASH_BYTES } from './hashing.ts'
import type { LogKeys } from './keys.ts'
import { witnessedBefore } from './public.ts'
import { rowsOf } from './store.ts'

/** Runs of leaves destroyed in one transaction: at most 8,192 rows. */
const RUNS_AT_ONCE = 32
const ID_BYTES = 16

const Destroyed = z.object({ runs: z.int(), rows: z.int() })

/**
 * Destroys the oldest records of a log whose every event of a run is older than an instant, a slice at a time: the row goes with its salt,
 * the event's id goes from the tree, the leaf's hash stays (INV-24, INV-26). Where witnesses are known, only what one of them had signed
 * before that instant goes: their signature is what tells a destroyed record from a removed one for ever after. Within the caller's
 * transaction; resolves to how many runs and rows went.
 */
export async function destroyOldest(
  transaction: RegisterTransaction,
  keys: LogKeys,
  register: RegisterId,
  before: Date,
): Promise<z.infer<typeof Destroyed>> {
  const upTo = await witnessedBefore(transaction, register, keys.witnesses(), before)
  const [done] = await rowsOf(
    transaction,
    Destroyed,
    sql`WITH due AS MATERIALIZED (
        SELECT f.tile, f.start, f.event_ids FROM log_leaf f
        WHERE f.register_id = ${register} AND length(f.event_ids) > 0
          AND f.tile * 256 + f.start + length(f.hashes) / ${HASH_BYTES}::int <= ${upTo ?? Number.MAX_SAFE_INTEGER}::bigint
          AND NOT EXISTS (SELECT FROM generate_series(0, length(f.event_ids) / ${ID_BYTES}::int - 1) AS n (i)
            WHERE substring(f.event_ids FROM n.i * ${ID_BYTES}::int + 1 FOR ${ID_BYTES}::int) >= uuid_send(${idAt(before)}::uuid))
        ORDER BY f.tile, f.start LIMIT ${RUNS_AT_ONCE}::int),
      ids AS (SELECT encode(substring(d.event_ids FROM n.i * ${ID_BYTES}::int + 1 FOR ${ID_BYTES}::int), 'hex')::uuid AS id
        FROM due d CROSS JOIN LATERAL generate_series(0, length(d.event_ids) / ${ID_BYTES}::int - 1) AS n (i)),
      gone AS (DELETE FROM access_log l USING ids WHERE l.register_id = ${register} AND l.id = ids.id RETURNING 1),
      emptied AS (UPDATE log_leaf f SET event_ids = ''::bytea FROM due
        WHERE f.register_id = ${register} AND f.tile = due.tile AND f.start = due.start RETURNING 1)
      SELECT (SELECT count(*) FROM emptied)::int AS runs, (SELECT count(*) FROM gone)::int AS rows`,
  )
  return done ?? { runs: 0, rows: 0 }
}
