import { formatDay, formatInstant, formatMonth, formatPeriod } from '../../format/day.ts'
import { formatEuros } from '../../format/money.ts'
import { formatQuantity, type Unit } from '../../format/quantity.ts'
import { useLanguage } from '../../i18n/language.ts'

/** Whole cents, as euros in the person's language. */
export function Money(props: { readonly cents: number }) {
  return (
    <data class="number" value={(props.cents / 100).toFixed(2)}>
      {formatEuros(props.cents, useLanguage())}
    </data>
  )
}

/** A quantity of whole minor units, in words. */
export function Quantity(props: { readonly quantity: number; readonly unit: Unit }) {
  return <span class="number">{formatQuantity(props.quantity, props.unit, useLanguage())}</span>
}

/** A day `YYYY-MM-DD`. */
export function Day(props: { readonly day: string }) {
  return (
    <time class="number" dateTime={props.day}>
      {formatDay(props.day, useLanguage())}
    </time>
  )
}

/** From a day to a day, both within; without an end it goes on. */
export function Period(props: { readonly from: string; readonly to?: string | undefined }) {
  return <span class="number">{formatPeriod(props.from, props.to, useLanguage())}</span>
}

/** A month `YYYY-MM`. */
export function Month(props: { readonly month: string }) {
  return (
    <time class="number" dateTime={props.month}>
      {formatMonth(props.month, useLanguage())}
    </time>
  )
}

/** An instant (ISO 8601) on the clocks of Finland. */
export function Instant(props: { readonly at: string }) {
  return (
    <time class="number" dateTime={props.at}>
      {formatInstant(props.at, useLanguage())}
    </time>
  )
}
