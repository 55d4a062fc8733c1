import { z } from 'zod'
import { blockText } from '../../platform/formats/text.ts'
import { Cents } from '../../platform/money.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Counters, counted, plus, type UnitTransfer } from '../ledger/public.ts'
import { type EventFacts, ServiceEventId } from './queries.ts'
import type { Recording } from './rules.ts'

/** What a provider says of a delivery. Quantities are whole minor units of the service. */
export const deliveryInput = {
  day: PlainDate,
  quantity: z.int().min(1).max(1_000_000),
  /** Minutes since midnight; needed when the value depends on the time of day. */
  startMinute: z.int().min(0).max(1439).nullable().default(null),
  note: blockText(2_000).nullable().default(null),
}

/** What the event cost whom, as recorded: the same in every answer about it. */
export const Recorded = z.object({
  id: ServiceEventId,
  day: PlainDate,
  quantity: z.int(),
  priceCents: Cents,
  valueCents: Cents,
  shareCents: Cents,
})

/** The grant period at the moment of the answer. `left` is granted less spent: what is reserved is still to come. */
export const Balance = z.object({ granted: z.int(), reserved: z.int(), spent: z.int(), left: z.int() })
export type Balance = z.infer<typeof Balance>

export const recordedBefore = (event: EventFacts): z.infer<typeof Recorded> => ({
  id: event.id,
  day: event.day,
  quantity: event.quantity,
  priceCents: event.price_cents,
  valueCents: event.value_cents,
  shareCents: event.share_cents,
})

export const recordedNow = (
  id: z.infer<typeof ServiceEventId>,
  delivery: { readonly day: PlainDate; readonly quantity: number },
  recording: Recording,
): z.infer<typeof Recorded> => ({
  id,
  day: delivery.day,
  quantity: delivery.quantity,
  priceCents: recording.amounts.price,
  valueCents: recording.amounts.value,
  shareCents: recording.amounts.share,
})

export const balanceOf = ({ granted, reserved, spent }: Counters): Balance => ({
  granted,
  reserved,
  spent,
  left: granted - spent,
})

export const balanceAfter = (before: Counters, transfers: readonly UnitTransfer[]): Balance =>
  balanceOf(plus(before, counted(transfers)))

/** Whether an event says just what is said now: then it is the same entry, sent again. */
export const saysTheSame = (
  event: EventFacts & { readonly note: { readonly note: string } | null },
  said: {
    readonly contractId: string
    readonly day: PlainDate
    readonly quantity: number
    readonly startMinute: number | null
    readonly note: string | null
    readonly replacesId: string | null
  },
): boolean =>
  event.kind === 'delivery' &&
  event.contract_id === said.contractId &&
  event.day === said.day &&
  event.quantity === said.quantity &&
  event.start_minute === said.startMinute &&
  (event.note?.note ?? null) === said.note &&
  event.replaces_id === said.replacesId
