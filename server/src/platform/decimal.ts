import { z } from 'zod'

/**
 * An exact decimal kept as text with a point: percentages, coefficients and hours ("0.35", "1.15"). Never a `number`,
 * whose fractions are not exact. At most 9 digits before the point and 8 after.
 */
export type Decimal = string & { readonly __decimal: true }

const form = /^(-?)(0|[1-9]\d{0,8})(?:\.(\d{1,8}))?$/

/** The text as an exact decimal, or null. A comma is not taken: that is how people write, not how values are kept. */
export const parseDecimal = (text: string): Decimal | null => (form.test(text) ? (text as Decimal) : null)

/** Schema of an exact decimal, for values and rows. */
export const Decimal: z.ZodType<Decimal, string> = z
  .string()
  .max(40)
  .transform((text, context) => {
    const decimal = parseDecimal(text)
    if (decimal !== null) return decimal
    context.addIssue({ code: 'custom', message: 'not an exact decimal with a point' })
    return z.NEVER
  })

/** A number that no step of a calculation rounds: `over` divided by `under`, which is always positive. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

/** A fraction of two whole numbers. Throws when a part is not whole or the divisor is not positive. */
export function fraction(over: number | bigint, under: number | bigint = 1n): Fraction {
  const divisor = BigInt(under)
  if (divisor <= 0n) throw new RangeError('a fraction has a positive divisor')
  return { over: BigInt(over), under: divisor }
}

/** The decimal as a fraction: "1.15" is 115/100. */
export function fractionOf(decimal: Decimal): Fraction {
  const [, sign, whole, decimals] = form.exec(decimal) ?? []
  if (whole === undefined) throw new RangeError('not an exact decimal')
  const digits = decimals ?? ''
  return { over: BigInt(`${sign}${whole}${digits}`), under: 10n ** BigInt(digits.length) }
}

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
})

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { over: -b.over, under: b.under })

export const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under })

/** Negative when `a` is smaller, zero when they are the same number. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = minus(a, b).over
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The nearest whole number; a half goes away from zero, so that a negative rounds as its positive does. */
export function roundHalfAwayFromZero({ over, under }: Fraction): bigint {
  const size = over < 0n ? -over : over
  const rounded = (2n * size + under) / (2n * under)
  return over < 0n ? -rounded : rounded
}

/** The least whole number that is not smaller. */
export function roundUp({ over, under }: Fraction): bigint {
  const cut = over / under
  return over > 0n && cut * under !== over ? cut + 1n : cut
}
