import { randomInt } from 'node:crypto'
import { z } from 'zod'

/**
 * The number by which a voucher is named between people: 12 digits, 11 of them random, the last a check digit. It tells
 * nothing of the client, of how many vouchers there are, or of the one given before it.
 */
export type VoucherNumber = string & { readonly __voucherNumber: true }

/** Damm's quasigroup of order 10: the check digit finds every single wrong digit and every swap of neighbours. */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

/**
 * A new random number. Two may coincide (one chance in 90 thousand million for each pair): the table's unique key finds
 * it, and the caller draws again. It is a name, not a secret: knowing it opens nothing.
 */
export const newVoucherNumber = (): VoucherNumber => voucherNumberOf(String(randomInt(10_000_000_000, 100_000_000_000)))

/** The number of eleven given digits, for imports and tests. Throws for other texts. */
export function voucherNumberOf(elevenDigits: string): VoucherNumber {
  if (!/^[1-9]\d{10}$/.test(elevenDigits)) throw new RangeError('a voucher number is made of eleven digits')
  return `${elevenDigits}${dammDigit(elevenDigits)}` as VoucherNumber
}

/** Reads what a person typed from a letter or heard on the telephone; spaces are left out. Null when it is no number of ours. */
export function parseVoucherNumber(text: string): VoucherNumber | null {
  const digits = text.replace(/[ \u00a0\u202f]/g, '')
  return /^[1-9]\d{11}$/.test(digits) && dammDigit(digits) === '0' ? (digits as VoucherNumber) : null
}

/** Schema of a voucher number, for inputs and rows. */
export const VoucherNumber: z.ZodType<VoucherNumber, string> = z
  .string()
  .max(20)
  .transform((text, context) => {
    const number = parseVoucherNumber(text)
    if (number !== null) return number
    context.addIssue({ code: 'custom', message: 'not a voucher number' })
    return z.NEVER
  })

/** As people read it: `4821 0937 5514`. */
export const groupedVoucherNumber = (number: VoucherNumber): string => number.replace(/(\d{4})(?=\d)/g, '$1 ')

const dammDigit = (digits: string): string => {
  let interim = 0
  for (const digit of digits) interim = Number(damm[interim]?.charAt(Number(digit)))
  return String(interim)
}
