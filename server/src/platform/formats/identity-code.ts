import { z } from 'zod'
import { type PlainDate, parsePlainDate } from '../time/plain-date.ts'

/**
 * A Finnish personal identity code (henkilötunnus), upper case, 11 characters. All of them make the code: two people may
 * differ in the century sign alone, which is no part of the check.
 */
export type IdentityCode = string & { readonly __identityCode: true }

/** Why a text is no identity code. Says nothing of its content. */
export type IdentityCodeFault = 'not-the-form' | 'no-such-day' | 'individual-number' | 'check-character'

export type IdentityCodeReading =
  | {
      readonly ok: true
      readonly code: IdentityCode
      readonly birthDay: PlainDate
      /** Individual number 900–999: a temporary or test code that belongs to no person. */
      readonly artificial: boolean
    }
  | { readonly ok: false; readonly reason: IdentityCodeFault }

const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY'
/** The signs of each century; the letters after `-` and after `A` came into use in 2023. */
const centuries: Readonly<Record<string, string>> = {
  '+': '18',
  ...Object.fromEntries([...'-YXWVU'].map((sign) => [sign, '19'])),
  ...Object.fromEntries([...'ABCDEF'].map((sign) => [sign, '20'])),
}
const form = /^(\d{2})(\d{2})(\d{2})([-+U-YA-Fu-ya-f])(\d{3})([0-9A-FHJ-NPR-Ya-fhj-npr-y])$/
/** Hyphens and minus signs that word processors put in the place of the plain one. */
const dashes = /[\u2010-\u2015\u2212]/g

/**
 * Reads what a person typed or a system sent: spaces around it and small letters are forgiven, nothing else is.
 * Government decree 128/2010, section 2; century signs of the decree's change in 2023.
 */
export function parseIdentityCode(text: string): IdentityCodeReading {
  const [found, day, month, year, sign, number, check] = form.exec(text.trim().replace(dashes, '-')) ?? []
  if (!found || !sign || !check) return { ok: false, reason: 'not-the-form' }
  const birthDay = parsePlainDate(`${centuries[sign.toUpperCase()]}${year}-${month}-${day}`)
  if (birthDay === null) return { ok: false, reason: 'no-such-day' }
  const individual = Number(number)
  // 000 and 001 are given to nobody.
  if (individual < 2) return { ok: false, reason: 'individual-number' }
  if (identityCheckCharacter(`${day}${month}${year}${number}`) !== check.toUpperCase())
    return { ok: false, reason: 'check-character' }
  return { ok: true, code: found.toUpperCase() as IdentityCode, birthDay, artificial: individual >= 900 }
}

/** The check character of the nine digits `ppkkvvnnn`: their remainder by 31 picks it. */
export const identityCheckCharacter = (nineDigits: string): string => checkCharacters.charAt(Number(nineDigits) % 31)

/** Schema of an identity code, for inputs and sealed rows: any allowed spelling in, the one spelling out. */
export const IdentityCode: z.ZodType<IdentityCode, string> = z
  .string()
  .max(32)
  .transform((text, context) => {
    const reading = parseIdentityCode(text)
    if (reading.ok) return reading.code
    context.addIssue({ code: 'custom', message: `identity code: ${reading.reason}` })
    return z.NEVER
  })

/** The day of birth that the code carries. */
export function birthDayOf(code: IdentityCode): PlainDate {
  const reading = parseIdentityCode(code)
  if (!reading.ok) throw new Error('an identity code that is none was let through')
  return reading.birthDay
}
