import { type Write, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { reservationTable } from './tables.ts'

/**
 * Moves what a reservation has given to service events, up or down. An open one keeps the rest; an ended one holds nothing, so what
 * it gives comes from what it had released, and what comes back is released. The row's CHECKs refuse more than was reserved.
 */
export const postReservation = (
  context: Context,
  of: { readonly reservationId: string; readonly ended: boolean; readonly change: number },
): Write =>
  writeOne(
    reservationTable,
    of.ended
      ? sql`UPDATE reservation SET posted = posted + ${of.change}, released = released - ${of.change}
          WHERE register_id = ${context.register.id} AND id = ${of.reservationId} AND ended_at IS NOT NULL`
      : sql`UPDATE reservation SET posted = posted + ${of.change}
          WHERE register_id = ${context.register.id} AND id = ${of.reservationId} AND ended_at IS NULL`,
  )
