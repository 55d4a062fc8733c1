import { z } from 'zod'
import type { SealedColumn } from '../crypto/evidence.ts'
import { one } from '../db/query.ts'
import { sql } from '../db/sql.ts'
import { evidence } from '../evidence/evidence.ts'
import { count } from '../evidence/figures.ts'

/** A delivery is a matter of seconds; one that waits this long does not come by itself. */
const LATE_AFTER = '1 hour'

export const flowsDelivered = evidence({
  code: 'flows.delivered',
  of: ['flows'],
  name: {
    fi: 'Toiseen rekisteriin annetut tiedot on toimitettu perille.',
    sv: 'Uppgifter som lämnats till ett annat register har kommit fram.',
    en: 'What was given to another register has arrived there.',
  },
  owner: 'register-contact',
  audience: 'public',
  role: 'app',
  figures: {
    delivered: count('toimitettuja', 'levererade', 'delivered'),
    waiting: count('odottavia', 'väntande', 'waiting'),
    late: count('yli tunnin odottaneita', 'väntat över en timme', 'waiting for over an hour'),
  },
  ask: ({ register, now }) => ({
    found: one(
      z.object({ delivered: z.int(), waiting: z.int(), late: z.int() }),
      sql`SELECT count(delivered_at)::int AS delivered, (count(*) - count(delivered_at))::int AS waiting,
          count(*) FILTER (WHERE delivered_at IS NULL AND sent_at < ${now}::timestamptz - ${LATE_AFTER}::interval)::int AS late
        FROM flow_outbox WHERE register_id = ${register.id}`,
    ),
  }),
  judge: ({ found }) => {
    if (found.delivered + found.waiting === 0) return { verdict: 'nothing-yet', figures: found }
    return { verdict: found.late > 0 ? 'broken' : 'kept', figures: found }
  },
})

/** A payload is emptied after delivery. */
export const sealedFlowColumns: readonly SealedColumn[] = [
  {
    place: 'flow_outbox.payload',
    values: ({ register }) =>
      sql`SELECT payload AS value FROM flow_outbox WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
]
