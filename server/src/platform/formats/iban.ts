import { z } from 'zod'

/** An account number in the international form, upper case and without spaces (ISO 13616). */
export type Iban = string & { readonly __iban: true }

/** The identifier of a bank (ISO 9362): 8 or 11 characters. */
export type Bic = string & { readonly __bic: true }

export type IbanReading =
  | { readonly ok: true; readonly iban: Iban }
  | { readonly ok: false; readonly reason: 'not-the-form' | 'length' | 'check-digits' }

/** Finland's length; of other countries only the standard's bounds are known. */
const FINNISH_LENGTH = 18

/** Reads an account number; spaces are left out. The whole, country moved to the end, must leave 1 by 97. */
export function parseIban(text: string): IbanReading {
  const bare = text.replace(/[ \u00a0\u202f]/g, '')
  if (!/^[A-Za-z]{2}\d{2}[A-Za-z0-9]{11,30}$/.test(bare)) return { ok: false, reason: 'not-the-form' }
  const iban = bare.toUpperCase()
  if (iban.startsWith('FI') && !(iban.length === FINNISH_LENGTH && /^FI\d+$/.test(iban)))
    return { ok: false, reason: 'length' }
  if (remainderBy97(iban.slice(4) + iban.slice(0, 4)) !== 1) return { ok: false, reason: 'check-digits' }
  return { ok: true, iban: iban as Iban }
}

/** The remainder by 97 of a text where letters stand for numbers, A for 10 and Z for 35 (ISO 7064). */
export function remainderBy97(text: string): number {
  let remainder = 0
  for (const character of text) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder
}

/** Schema of an account number, for inputs and rows. */
export const Iban: z.ZodType<Iban, string> = z
  .string()
  .max(50)
  .transform((text, context) => {
    const reading = parseIban(text)
    if (reading.ok) return reading.iban
    context.addIssue({ code: 'custom', message: `account number: ${reading.reason}` })
    return z.NEVER
  })

/** Schema of a bank's identifier. It is given with the account: which bank holds which number series is not ours to know. */
export const Bic: z.ZodType<Bic, string> = z
  .string()
  .regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'not a BIC')
  .transform((text) => text as Bic)

/** The account number in groups of four, as people read it. */
export const groupedIban = (iban: Iban): string => iban.replace(/(.{4})(?=.)/g, '$1 ')
