import { readWhole } from '../format/money.ts'
import { readQuantity, typeQuantity, type Unit } from '../format/quantity.ts'

/** A quantity as the three fields of `QuantityInput` have it: hours and minutes of a service by the hour, one of any other. */
export interface QuantityParts {
  readonly hours: string
  readonly minutes: string
  readonly amount: string
}

export const noParts: QuantityParts = { hours: '', minutes: '', amount: '' }

/** A quantity of whole minor units as it would be typed. */
export const typeParts = (quantity: number, unit: Unit): QuantityParts =>
  unit === 'minute'
    ? { ...noParts, hours: String(Math.floor(quantity / 60)), minutes: String(quantity % 60) }
    : { ...noParts, amount: typeQuantity(quantity, unit) }

/** What was typed in whole minor units, or undefined when it is none, or nothing. An empty half of a time counts as zero. */
export function readParts(typed: QuantityParts, unit: Unit): number | undefined {
  const quantity = unit === 'minute' ? readTime(typed) : readQuantity(typed.amount, unit)
  return quantity === 0 ? undefined : quantity
}

function readTime({ hours, minutes }: QuantityParts): number | undefined {
  const [whole, rest] = [readWhole(hours.trim() || '0'), readWhole(minutes.trim() || '0')]
  return whole === undefined || rest === undefined ? undefined : whole * 60 + rest
}

/** A time of day such as `9.30`, `9:30`, `0930` or `9` in minutes from midnight, or undefined. */
export function readTimeOfDay(typed: string): number | undefined {
  const found = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(typed.trim())
  if (!found) return undefined
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)]
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined
}
