import { z } from 'zod'
import { type Decimal, type Fraction, fraction, fractionOf, roundHalfAwayFromZero, roundUp, times } from './decimal.ts'
import type { Trilingual } from './refusals.ts'

/** An amount of euros in whole cents: a safe integer, negative in corrections. `bigint` in SQL. */
export type Cents = number & { readonly __cents: true }

/** A whole number of cents as an amount. Throws for parts of a cent and for what is too large to be exact. */
export function cents(amount: number | bigint): Cents {
  const whole = Number(amount)
  if (!Number.isSafeInteger(whole) || BigInt(whole) !== BigInt(amount)) throw new RangeError('an amount is whole cents')
  // A sum must never be written "-0".
  return (whole === 0 ? 0 : whole) as Cents
}

/** Schema of an amount, for inputs and rows. */
export const Cents: z.ZodType<Cents, number> = z.int().transform(cents)

/** Schema of an amount between two others, both included; an input has nobody to take the largest number from. */
export const centsBetween = (least: number, most: number): z.ZodType<Cents, number> =>
  z.int().min(least).max(most).transform(cents)

export const ZERO: Cents = cents(0)

/** The sum of amounts, exact. Totals are sums of rounded lines, never rounded themselves. */
export const sumOfCents = (amounts: Iterable<Cents>): Cents => {
  let sum = 0n
  for (const amount of amounts) sum += BigInt(amount)
  return cents(sum)
}

export const negated = (amount: Cents): Cents => cents(-amount)

export const smaller = (a: Cents, b: Cents): Cents => (a < b ? a : b)

/** The one rounding of lines: an exact amount in cents to whole cents, half away from zero. */
export const roundedToCents = (exact: Fraction): Cents => cents(roundHalfAwayFromZero(exact))

/** An exact amount in cents to whole cents, never less: where a rule declares that the cent goes to the client. */
export const roundedUpToCents = (exact: Fraction): Cents => cents(roundUp(exact))

/** An amount times an exact percentage or coefficient, to the cent. */
export const scaled = (amount: Cents, factor: Decimal): Cents =>
  roundedToCents(times(fraction(amount), fractionOf(factor)))

/**
 * Quantity times price, rounded once: `quantity` is whole minor units (minutes), `price` is for `per` of them (60 when
 * the price is for an hour). Negative quantities round as their positives do.
 */
export const lineAmount = (line: { readonly price: Cents; readonly quantity: number; readonly per: number }): Cents =>
  roundedToCents(times(fraction(line.price), fraction(line.quantity, line.per)))

const NO_BREAK_SPACE = '\u00a0'
const MINUS = '\u2212'

/**
 * An amount as people read it: `1 234,50 €` in Finnish and Swedish (no-break spaces), `€1,234.50` in English, with the
 * real minus sign. For letters and pages only; files for machines write their own form.
 */
export function formatEuros(amount: Cents, language: keyof Trilingual): string {
  const sign = amount < 0 ? MINUS : ''
  const size = Math.abs(amount)
  const fraction = String(size % 100).padStart(2, '0')
  const whole = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : NO_BREAK_SPACE)
  return language === 'en' ? `${sign}€${whole}.${fraction}` : `${sign}${whole},${fraction}${NO_BREAK_SPACE}€`
}

/** The cents of an amount with the given mark, for files: `156,17` in Finvoice, `156.17` in bank messages. */
export const plainEuros = (amount: Cents, mark: ',' | '.'): string => {
  const size = Math.abs(amount)
  return `${amount < 0 ? '-' : ''}${Math.floor(size / 100)}${mark}${String(size % 100).padStart(2, '0')}`
}

// A space, a no-break space and a narrow no-break space; the hyphen and the real minus.
const spaces = /[ \u00a0\u202f]/g
const finnishForm = /^([-\u2212]?)(\d{1,12})(?:[.,](\d{1,2}))?$/
const englishForm = /^([-\u2212]?)(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,2}))?$/

/**
 * What a person wrote as euros, or null when it is doubtful. Takes both minus signs, three kinds of spaces and the euro
 * sign at either end. A comma parts thousands in English only; a point never does, so `1.234` is refused.
 */
export function parseEuros(text: string, language: keyof Trilingual): Cents | null {
  const bare = text
    .replace(spaces, '')
    .replace(/^([-\u2212]?)€/, '$1')
    .replace(/€$/, '')
  const [, sign, whole, decimals] = (language === 'en' ? englishForm : finnishForm).exec(bare) ?? []
  if (whole === undefined) return null
  const size = Number(whole.replaceAll(',', '')) * 100 + Number((decimals ?? '').padEnd(2, '0'))
  return cents(sign === '' ? size : -size)
}
