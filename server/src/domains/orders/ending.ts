import { type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { type Asset, moved } from '../ledger/public.ts'
import type { EndReason } from './queries.ts'
import { reserving } from './rules.ts'
import { contractTable, reservationTable } from './tables.ts'

/** A reservation that has not ended, and what it still holds. */
export interface HeldReservation {
  readonly id: string
  readonly grant_period_id: string
  readonly open: number
}

/**
 * Ends a reservation that holds just this much: whoever was quicker makes the whole transaction start anew, and none ends twice
 * (INV-51).
 */
export const releasedRow = (context: Context, { id, open }: Pick<HeldReservation, 'id' | 'open'>): Write =>
  writeOne(
    reservationTable,
    sql`UPDATE reservation SET released = released + ${open}, ended_at = ${context.now}
      WHERE register_id = ${context.register.id} AND id = ${id} AND ended_at IS NULL AND quantity - posted - released = ${open}`,
  )

/** Ends reservations: what they still hold is free again. */
function releaseReservations(
  context: Context,
  of: {
    readonly unit: Asset
    readonly reservations: readonly HeldReservation[]
    readonly sourceId: string
    readonly providerId: string
  },
): Write[] {
  const reservations = [...of.reservations].sort((a, b) => (a.id < b.id ? -1 : 1))
  const rows = reservations.map((reservation) => releasedRow(context, reservation))
  const units = reservations.flatMap(({ grant_period_id, open }) =>
    reserving([{ periodId: grant_period_id, quantity: open }], {
      direction: 'release',
      unit: of.unit,
      day: context.today,
      sourceId: of.sourceId,
      providerId: of.providerId,
      decisionId: null,
    }),
  )
  return [...rows, ...moved(context, units)]
}

/**
 * The writes that end a contract: today is its last day, or it never began ('void') and then gives no access at all. Its days never
 * grow.
 */
export function endContract(
  context: Context,
  contract: {
    readonly id: string
    readonly provider_id: string
    readonly unit: Asset
    readonly reservations: readonly HeldReservation[]
    readonly reason: EndReason
  },
): Write[] {
  return [
    writeOne(
      contractTable,
      sql`UPDATE contract SET ended_at = ${context.now}, valid_to = GREATEST(valid_from, LEAST(valid_to, ${context.today}::date)),
          end_reason = CASE WHEN valid_from > ${context.today}::date THEN 'void' ELSE ${contract.reason} END
        WHERE register_id = ${context.register.id} AND id = ${contract.id} AND ended_at IS NULL`,
    ),
    ...releaseReservations(context, {
      unit: contract.unit,
      reservations: contract.reservations,
      sourceId: contract.id,
      providerId: contract.provider_id,
    }),
  ]
}

/** The contracts that hold these reservations end with their decision. */
export const endContractsOf = (context: Context, reservationIds: readonly string[]): Write[] => [
  writeAny(
    contractTable,
    sql`UPDATE contract SET ended_at = ${context.now}, valid_to = GREATEST(valid_from, LEAST(valid_to, ${context.today}::date)),
        end_reason = CASE WHEN valid_from > ${context.today}::date THEN 'void' ELSE 'decision-ended' END
      WHERE register_id = ${context.register.id} AND ended_at IS NULL AND id IN (SELECT r.contract_id FROM reservation r
        WHERE r.register_id = ${context.register.id} AND r.id = ANY(${reservationIds}::uuid[]))`,
  ),
]
