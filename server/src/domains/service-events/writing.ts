import { type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { moved } from '../ledger/public.ts'
import { postReservation } from '../orders/public.ts'
import { type EventFacts, type GroundRow, stillNothingUnseen } from './queries.ts'
import { type Delivery, type Entry, entriesOf, type Recording, type Reservation } from './rules.ts'
import { eventNote, serviceEventTable } from './tables.ts'

/** A delivery that the rules let through, ready to be saved. */
export interface NewDelivery {
  readonly id: string
  readonly contractId: string
  readonly ground: Pick<GroundRow, 'unit' | 'client_id' | 'provider_id' | 'service_id' | 'decision_id'>
  readonly delivery: Delivery
  readonly recording: Pick<Recording, 'amounts' | 'priceId'> & {
    readonly reservation: Pick<Reservation, 'id' | 'ended'>
    readonly period: { readonly id: string }
  }
  readonly note: string | null
  readonly replacesId: string | null
}

/** A delivery that is taken back as a whole. */
export interface NewReversal {
  readonly id: string
  readonly original: EventFacts
  readonly reason: string
}

/**
 * The writes of a reversal, a delivery, or both at once: rows, entries, and one change of each guarded row by their sum, so that a
 * correction from 60 minutes to 45 needs nothing free in between.
 *
 * Event and ground come from two reads, and a contract may end between them. So each reservation is written in the state it was read
 * in, even by nothing: two states of one cannot both be met, and the transaction starts anew (INV-48).
 */
export function eventWrites(context: Context, of: { reversal?: NewReversal; delivery?: NewDelivery }): Write[] {
  const rows: Write[] = []
  const entries: { entry: Entry; direction: 'deliver' | 'reverse' }[] = []
  const changes = new Map<string, { reservationId: string; ended: boolean; change: number }>()
  const change = (reservationId: string, ended: boolean, by: number): void => {
    const asRead = `${reservationId} ${ended}`
    const before = changes.get(asRead)?.change ?? 0
    changes.set(asRead, { reservationId, ended, change: before + by })
  }
  if (of.reversal) {
    const { original } = of.reversal
    rows.push(reversalRow(context, of.reversal))
    entries.push({ entry: entryOfReversal(of.reversal), direction: 'reverse' })
    change(original.reservation_id, original.reservation_ended, -original.quantity)
  }
  if (of.delivery) {
    const { recording, delivery } = of.delivery
    rows.push(deliveryRow(context, of.delivery))
    entries.push({ entry: entryOfDelivery(of.delivery), direction: 'deliver' })
    change(recording.reservation.id, recording.reservation.ended, delivery.quantity)
  }
  const posted = entries.map(({ entry, direction }) => entriesOf(entry, direction))
  const reservations = [...changes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => postReservation(context, of))
  return [
    ...rows,
    ...reservations,
    ...moved(
      context,
      posted.flatMap((p) => p.units),
      posted.flatMap((p) => p.money),
    ),
  ]
}

/** After all others: that nobody recorded the same contract and day since the facts were read. */
export const nothingUnseenSince = (
  context: Context,
  of: { readonly contractId: string; readonly day: string; readonly seen: readonly string[] },
): Write =>
  writeAny(
    serviceEventTable,
    stillNothingUnseen({ register: context.register.id, contract: of.contractId, day: of.day, seen: of.seen }),
  )

export const entryOfDelivery = ({ id, ground, delivery, recording }: NewDelivery): Entry => ({
  eventId: id,
  unit: ground.unit,
  day: delivery.day,
  quantity: delivery.quantity,
  value: recording.amounts.value,
  share: recording.amounts.share,
  periodId: recording.period.id,
  decisionId: ground.decision_id,
  providerId: ground.provider_id,
  priceId: recording.priceId,
  ended: recording.reservation.ended,
})

export const entryOfReversal = ({ id, original }: NewReversal): Entry => ({
  eventId: id,
  unit: original.unit,
  day: original.day,
  quantity: original.quantity,
  value: original.value_cents,
  share: original.share_cents,
  periodId: original.grant_period_id,
  decisionId: original.decision_id,
  providerId: original.provider_id,
  priceId: original.price_id,
  ended: original.reservation_ended,
})

function deliveryRow(context: Context, of: NewDelivery): Write {
  const { id, ground, delivery, recording, note } = of
  const { amounts } = recording
  const sealed = note === null ? null : toSeal(eventNote, { rowId: id, holder: ground.client_id }, { note })
  return writeOne(
    serviceEventTable,
    sql`INSERT INTO service_event (register_id, id, contract_id, client_id, provider_id, service_id, grant_period_id, reservation_id, kind,
        replaces_id, day, start_minute, quantity, price_id, unit_value_cents, price_cents, value_cents, share_cents, note_sealed,
        recorded_by, recorded_at)
      VALUES (${context.register.id}, ${id}, ${of.contractId}, ${ground.client_id}, ${ground.provider_id}, ${ground.service_id},
        ${recording.period.id}, ${recording.reservation.id}, 'delivery', ${of.replacesId}, ${delivery.day}, ${delivery.startMinute},
        ${delivery.quantity}, ${recording.priceId}, ${amounts.unitValue}, ${amounts.price}, ${amounts.value}, ${amounts.share}, ${sealed},
        ${context.actor.id}, ${context.now})`,
  )
}

/** The amounts of a reversal are those of its original with the sign turned: it takes the whole back, at the same price. */
const reversalRow = (context: Context, { id, original, reason }: NewReversal): Write =>
  writeOne(
    serviceEventTable,
    sql`INSERT INTO service_event (register_id, id, contract_id, client_id, provider_id, service_id, grant_period_id, reservation_id, kind,
        reverses_id, reason, day, start_minute, quantity, price_id, unit_value_cents, price_cents, value_cents, share_cents,
        recorded_by, recorded_at)
      VALUES (${context.register.id}, ${id}, ${original.contract_id}, ${original.client_id}, ${original.provider_id},
        ${original.service_id}, ${original.grant_period_id}, ${original.reservation_id}, 'reversal', ${original.id}, ${reason},
        ${original.day}, ${original.start_minute}, ${-original.quantity}, ${original.price_id}, ${original.unit_value_cents},
        ${-original.price_cents}, ${-original.value_cents}, ${-original.share_cents}, ${context.actor.id}, ${context.now})`,
  )
