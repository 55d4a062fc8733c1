import { type Cents, cents, lineAmount, sumOfCents } from '../../platform/money.ts'
import { pricedBy, type Unit } from '../../platform/quantity.ts'
import type { Month } from '../../platform/time/month.ts'

/** What the organiser's own service costs a client: for a priced unit, or for a calendar month. */
export interface PublicFee {
  readonly cents: Cents
  readonly per: 'unit' | 'month'
}

/** Deliveries of one service in one month, less their reversals, under one version of it. */
export interface GivenInMonth {
  readonly month: Month
  /** Whole minor units of the service. */
  readonly quantity: number
  readonly share: Cents
  readonly unit: Unit
  /** Of the version that was in force on the days of the service; null when the organiser has entered none. */
  readonly publicFee: PublicFee | null
}

/** What a service cost its client, and what the same would have cost as the public one; null when that is not known of all of it. */
export interface ServiceCost {
  readonly quantity: number
  readonly shareCents: Cents
  readonly publicCents: Cents | null
}

/**
 * Adds up months of one service. A fee for a month is reckoned once for a month in which something was given; when the fee changed
 * in its midst, the last one counts, as given.
 */
export function costOf(given: readonly GivenInMonth[]): ServiceCost {
  const used = given.filter((one) => one.quantity > 0)
  const fees = used.map(publicCostOf)
  const monthly = new Map<Month, Cents>()
  for (const one of used) if (one.publicFee?.per === 'month') monthly.set(one.month, one.publicFee.cents)
  const known = fees.flatMap((fee) => fee ?? [])
  return {
    quantity: given.reduce((sum, one) => sum + one.quantity, 0),
    shareCents: sumOfCents(given.map((one) => one.share)),
    publicCents: known.length < fees.length || fees.length === 0 ? null : sumOfCents([...known, ...monthly.values()]),
  }
}

/** What is reckoned by the unit; what is by the month is added once for the month. */
function publicCostOf({ publicFee, quantity, unit }: GivenInMonth): Cents | null {
  if (publicFee === null) return null
  return publicFee.per === 'month' ? cents(0) : lineAmount({ price: publicFee.cents, quantity, per: pricedBy(unit) })
}
