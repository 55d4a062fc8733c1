import { type Cents, lineAmount } from '../../platform/money.ts'
import type { Unit } from '../../platform/quantity.ts'
import type { RefusalFacts } from '../../platform/refusals.ts'
import { type DayRange, isWithin, type PlainDate } from '../../platform/time/plain-date.ts'
import { type Counters, freeOf, type MoneyTransfer, type UnitTransfer } from '../ledger/public.ts'
import { type ClientFee, coefficientAt, isOverCeiling, sharesOf, unitValue } from '../services/shares.ts'
import type { ValueRule } from '../services/value-rules.ts'

/** What a delivery of a day rests on. */
export interface RecordingGround {
  /** The days of the contract; its last day is earlier when it was ended. */
  readonly contract: DayRange
  /** On the day of the service. */
  readonly admitted: boolean
  /** Deliveries of the same day that stand and that the sender, who tells what was seen, has not. */
  readonly unseen: number
  readonly price: { readonly id: string; readonly cents: Cents; readonly per: number } | null
  readonly reservation: Reservation | null
  /** The counters of the grant period of the day. */
  readonly period: (Counters & { readonly id: string }) | null
  readonly value: ValueGround
}

export interface Reservation {
  readonly id: string
  readonly quantity: number
  readonly posted: number
  readonly released: number
  readonly ended: boolean
}

export interface ValueGround {
  readonly rule: ValueRule
  readonly freeOfCharge: boolean
  /** A purchased service has none: the organiser pays the price (569/2009 3 § speaks of vouchers only). */
  readonly ownShare: boolean
  /** Set by the client's own decision when the rule asks for income. */
  readonly decidedUnitValue: Cents | null
  /** The client fee that the own share follows, from the decision; null under other rules. */
  readonly decidedFee?: ClientFee | null
}

export interface Delivery {
  readonly day: PlainDate
  readonly quantity: number
  readonly startMinute: number | null
}

export interface Amounts {
  /** What the organiser pays for one priced unit. */
  readonly unitValue: Cents
  readonly price: Cents
  readonly value: Cents
  readonly share: Cents
}

type AmountFault = 'start-missing' | 'value-not-set' | 'price-over-ceiling' | 'own-share-in-free-service'
type RecordingFault =
  | AmountFault
  | 'other-on-day'
  | 'day-in-the-future'
  | 'day-outside-contract'
  | 'not-admitted'
  | 'no-price'
  | 'not-enough-left'

type No<Code extends string> = { readonly ok: false; readonly code: Code; readonly facts: RefusalFacts }
const no = <Code extends string>(code: Code, facts: RefusalFacts = {}): No<Code> => ({ ok: false, code, facts })

export interface Recording {
  readonly ok: true
  readonly amounts: Amounts
  readonly priceId: string
  readonly reservation: Reservation
  readonly period: Counters & { readonly id: string }
}

/** Whether a delivery may be recorded, and what it costs whom. Order is meant: the first fault is the one to tell (INV-53). */
export function decideRecording(
  ground: RecordingGround,
  delivery: Delivery,
  today: PlainDate,
): Recording | No<RecordingFault> {
  const { contract, price, reservation, period } = ground
  // Two devices without a line may have recorded one visit: whether they did is for a person to say, before anything else is told.
  if (ground.unseen > 0) return no('other-on-day', { unseen: ground.unseen })
  if (delivery.day > today) return no('day-in-the-future', { today })
  if (!isWithin(delivery.day, contract))
    return no('day-outside-contract', { validFrom: contract.from, validTo: contract.to })
  if (!ground.admitted) return no('not-admitted', { day: delivery.day })
  if (!price) return no('no-price', { day: delivery.day })
  if (!period || !reservation) return no('not-enough-left', { asked: delivery.quantity, left: 0 })
  const left = leftOf(reservation, period)
  if (delivery.quantity > left)
    return no('not-enough-left', {
      asked: delivery.quantity,
      left,
      granted: period.granted,
      reserved: period.reserved,
      spent: period.spent,
    })
  const amounts = amountsOf(ground.value, price, delivery)
  if (!amounts.ok) return amounts
  return { ok: true, amounts, priceId: price.id, reservation, period }
}

/**
 * What can still be recorded on a reservation. An ended one has given its rest back, so a late or corrected entry takes from that
 * rest, as far as it is still free.
 */
export const leftOf = (reservation: Reservation, period: Counters): number =>
  reservation.ended
    ? Math.max(0, Math.min(reservation.released, freeOf(period)))
    : reservation.quantity - reservation.posted - reservation.released

/**
 * The organiser pays the smaller of voucher value and agreed price, the client the rest (569/2009 3 § and 9 §, INV-52). Each side is
 * rounded once and their sum is the price, by construction.
 */
export function amountsOf(
  ground: ValueGround,
  price: { readonly cents: Cents; readonly per: number },
  delivery: Delivery,
): ({ readonly ok: true } & Amounts) | No<AmountFault> {
  const { rule } = ground
  if (rule.coefficients.length > 0 && delivery.startMinute === null) return no('start-missing')
  const coefficient =
    delivery.startMinute === null ? null : coefficientAt(rule, { day: delivery.day, minuteOfDay: delivery.startMinute })
  if (!ground.ownShare) {
    if (isOverCeiling(rule, price.cents, coefficient)) return no('price-over-ceiling', { priceCents: price.cents })
    const whole = lineAmount({ price: price.cents, quantity: delivery.quantity, per: price.per })
    return { ok: true, unitValue: price.cents, price: whole, value: whole, share: 0 as Cents }
  }
  const set = unitValueOf(ground, price.cents)
  if (set === null) return no('value-not-set')
  const shares = sharesOf(rule, {
    unitValue: set,
    price: price.cents,
    quantity: delivery.quantity,
    partMonth: null,
    coefficient,
    freeOfCharge: ground.freeOfCharge,
  })
  if (!shares.ok) {
    if (shares.reason === 'part-month-not-in-rule') throw new Error('a part of a month that nobody gave')
    return no(shares.reason, { priceCents: price.cents })
  }
  return { ok: true, unitValue: shares.paidPerUnit, price: shares.gross, value: shares.paid, share: shares.ownShare }
}

function unitValueOf(ground: ValueGround, ordinaryPrice: Cents): Cents | null {
  if (ground.decidedUnitValue !== null) return ground.decidedUnitValue
  const value = unitValue(ground.rule, { income: null, fee: ground.decidedFee ?? null, ordinaryPrice })
  return value.ok ? value.value : null
}

/**
 * What is approved of an event instead of the whole: a smaller quantity of the same day, at the price and by the rule that it was recorded
 * with. Whether the provider is still admitted is no matter: what was given was given.
 */
export function decideAdjusting(
  ground: ValueGround,
  price: { readonly cents: Cents; readonly per: number },
  recorded: Delivery,
  quantity: number,
):
  | { readonly ok: true; readonly amounts: Amounts; readonly delivery: Delivery }
  | No<AmountFault | 'not-less-than-recorded'> {
  if (quantity >= recorded.quantity) return no('not-less-than-recorded', { recorded: recorded.quantity })
  const delivery = { ...recorded, quantity }
  const amounts = amountsOf(ground, price, delivery)
  return amounts.ok ? { ok: true, amounts, delivery } : amounts
}

/** What the entries of a delivery and of its reversal have in common. */
export interface Entry {
  readonly eventId: string
  readonly unit: Unit
  readonly day: PlainDate
  readonly quantity: number
  readonly value: number
  readonly share: number
  readonly periodId: string
  readonly decisionId: string
  readonly providerId: string
  readonly priceId: string
  /** Whether the reservation has ended: then units come from and go to `free`. */
  readonly ended: boolean
}

/** The entries of a delivery, or the other way round of its reversal. Quantities and cents are above zero in both. */
export function entriesOf(
  entry: Entry,
  direction: 'deliver' | 'reverse',
): { readonly units: readonly UnitTransfer[]; readonly money: readonly MoneyTransfer[] } {
  const ground = {
    valueDay: entry.day,
    sourceId: entry.eventId,
    periodId: entry.periodId,
    decisionId: entry.decisionId,
    providerId: entry.providerId,
    priceId: entry.priceId,
  }
  const home = entry.ended ? ('free' as const) : ('reserved' as const)
  const turned = <A extends string>(from: A, to: A) => (direction === 'deliver' ? { from, to } : { from: to, to: from })
  return {
    units: [
      {
        of: 'units',
        asset: entry.unit,
        ...turned<UnitTransfer['from']>(home, 'delivered'),
        amount: entry.quantity,
        ...ground,
      },
    ],
    money: [
      {
        of: 'money',
        asset: 'cent',
        ...turned<MoneyTransfer['from']>('cost', 'payable'),
        amount: entry.value,
        ...ground,
      },
      {
        of: 'money',
        asset: 'cent',
        ...turned<MoneyTransfer['from']>('share-memo', 'share-of-client'),
        amount: entry.share,
        ...ground,
      },
    ],
  }
}

/** The ground after a delivery: as if it were recorded already. */
export function withDelivery(ground: RecordingGround, recording: Recording, quantity: number): RecordingGround {
  const { reservation, period } = ground
  const fromRest = recording.reservation.ended
  return {
    ...ground,
    reservation:
      reservation?.id === recording.reservation.id
        ? {
            ...reservation,
            posted: reservation.posted + quantity,
            released: reservation.released - (fromRest ? quantity : 0),
          }
        : reservation,
    period:
      period?.id === recording.period.id
        ? { ...period, spent: period.spent + quantity, reserved: period.reserved - (fromRest ? 0 : quantity) }
        : period,
  }
}

/** The ground of a corrected delivery: as if the one it replaces had already gone back. */
export function withoutOriginal(
  ground: RecordingGround,
  original: { readonly reservationId: string; readonly periodId: string; readonly quantity: number },
): RecordingGround {
  const { reservation, period } = ground
  const sameReservation = reservation?.id === original.reservationId
  const samePeriod = period?.id === original.periodId
  return {
    ...ground,
    reservation:
      reservation && sameReservation
        ? {
            ...reservation,
            posted: reservation.posted - original.quantity,
            released: reservation.released + (reservation.ended ? original.quantity : 0),
          }
        : reservation,
    period:
      period && samePeriod
        ? {
            ...period,
            spent: period.spent - original.quantity,
            reserved: period.reserved + (reservation?.ended ? 0 : original.quantity),
          }
        : period,
  }
}
