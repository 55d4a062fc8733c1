import type { RefusalFacts } from '../../platform/refusals.ts'
import { addDays, commonDays, type DayRange, isWithin, type PlainDate } from '../../platform/time/plain-date.ts'
import { type Asset, type Counters, freeOf, type UnitTransfer } from '../ledger/public.ts'

export interface Period extends Counters {
  readonly id: string
  readonly period_from: PlainDate
  readonly period_to: PlainDate
}

/** What an order rests on, as it is now. */
export interface OrderGround {
  /** The decision's days; its last day is earlier when it was ended. */
  readonly decisionDays: DayRange
  readonly decisionEnded: boolean
  readonly periods: readonly Period[]
  /** On the wanted first day. */
  readonly admitted: boolean
  readonly priced: boolean
}

type No<Code extends string> = { readonly ok: false; readonly code: Code; readonly facts: RefusalFacts }
const no = <Code extends string>(code: Code, facts: RefusalFacts = {}): No<Code> => ({ ok: false, code, facts })

export type GroundFault = 'decision-ended' | 'not-admitted' | 'no-price' | 'over-what-is-free'

/**
 * Whether an order of this quantity a period can be sent or accepted. The quantity is for each period of the grant: for a monthly
 * quota so much a month. It must be free in at least one of them. Order is meant: the first fault is the one to tell.
 */
export function decideGround(
  ground: OrderGround,
  order: { readonly from: PlainDate; readonly quantity: number },
): { readonly ok: true } | No<GroundFault> {
  if (ground.decisionEnded || !isWithin(order.from, ground.decisionDays))
    return no('decision-ended', { lastDay: ground.decisionDays.to })
  if (!ground.admitted) return no('not-admitted', { day: order.from })
  if (!ground.priced) return no('no-price', { day: order.from })
  const free = Math.max(0, ...ground.periods.filter((p) => p.period_to >= order.from).map(freeOf))
  return order.quantity > free ? no('over-what-is-free', { asked: order.quantity, free }) : { ok: true }
}

/** The last day for the provider's answer: so many days after the day of sending as the service's version says. */
export const answerBy = (sentOn: PlainDate, answerDays: number): PlainDate => addDays(sentOn, answerDays)

/** The days of the contract that an acceptance makes: from the wanted day or today, whichever is later, to the decision's last day. */
export const contractDays = (decision: DayRange, wantedFrom: PlainDate, today: PlainDate): DayRange | null =>
  commonDays(decision, { from: wantedFrom > today ? wantedFrom : today, to: decision.to })

export interface NewReservation {
  readonly id: string
  readonly periodId: string
  readonly quantity: number
}

/**
 * What the contract reserves: in each period that it reaches the ordered quantity, or what is free of it (a month that another
 * provider has partly used).
 */
export const reservationsFor = (
  periods: readonly Period[],
  contract: { readonly days: DayRange; readonly quantity: number; readonly newId: () => string },
): readonly NewReservation[] =>
  periods
    .filter((period) => commonDays(contract.days, { from: period.period_from, to: period.period_to }) !== null)
    .map((period) => ({ id: '', periodId: period.id, quantity: Math.min(contract.quantity, freeOf(period)) }))
    .filter(({ quantity }) => quantity > 0)
    .map((reservation) => ({ ...reservation, id: contract.newId() }))

/** What a reservation still holds. */
export const openOf = (reservation: { quantity: number; posted: number; released: number }): number =>
  reservation.quantity - reservation.posted - reservation.released

/** The entries of an acceptance, or of a release: units of each period between `free` and `reserved`. */
export const reserving = (
  lines: readonly { readonly periodId: string; readonly quantity: number }[],
  ground: {
    readonly direction: 'reserve' | 'release'
    readonly unit: Asset
    readonly day: PlainDate
    readonly sourceId: string
    readonly providerId: string | null
    readonly decisionId: string | null
  },
): readonly UnitTransfer[] =>
  lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ periodId, quantity }) => ({
      of: 'units',
      asset: ground.unit,
      from: ground.direction === 'reserve' ? 'free' : 'reserved',
      to: ground.direction === 'reserve' ? 'reserved' : 'free',
      amount: quantity,
      valueDay: ground.day,
      sourceId: ground.sourceId,
      providerId: ground.providerId,
      decisionId: ground.decisionId,
      periodId,
    }))
