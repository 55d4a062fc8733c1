import { z } from 'zod'
import { remainderBy97 } from './iban.ts'

/** A payment reference: the national one of 4–20 digits, or the international RF form (ISO 11649). No spaces. */
export type ReferenceNumber = string & { readonly __referenceNumber: true }

const weights = [7, 3, 1]

/** The national reference of 3–19 digits: the check digit is put last. Throws for other bases; zeros in front fall away. */
export function nationalReference(base: string): ReferenceNumber {
  const digits = base.replace(/^0+/, '')
  if (!/^\d{3,19}$/.test(digits)) throw new RangeError('a reference is made of 3 to 19 digits')
  return `${digits}${nationalCheckDigit(digits)}` as ReferenceNumber
}

/** The RF form of a national reference: `RF`, two check digits, the reference. */
export function rfReference(national: ReferenceNumber): ReferenceNumber {
  if (isRf(national)) return national
  const check = 98 - remainderBy97(`${national}RF00`)
  return `RF${String(check).padStart(2, '0')}${national}` as ReferenceNumber
}

export const isRf = (reference: ReferenceNumber): boolean => reference.startsWith('RF')

/**
 * Reads a reference as printed, in groups or not; null when a check fails. The part after an RF reference's check digits
 * must be a national reference, as Finnish ones are.
 */
export function parseReferenceNumber(text: string): ReferenceNumber | null {
  const bare = text.replace(/[ \u00a0\u202f]/g, '').toUpperCase()
  const [, check, afterCheck] = /^RF(\d{2})(\d{4,20})$/.exec(bare) ?? []
  const national = nationalPart(afterCheck ?? bare)
  if (national === null) return null
  if (check === undefined) return national
  return remainderBy97(`${afterCheck}RF${check}`) === 1 ? (`RF${check}${national}` as ReferenceNumber) : null
}

/** Schema of a reference, for inputs and rows. */
export const ReferenceNumber: z.ZodType<ReferenceNumber, string> = z
  .string()
  .max(40)
  .transform((text, context) => {
    const reference = parseReferenceNumber(text)
    if (reference !== null) return reference
    context.addIssue({ code: 'custom', message: 'not a reference number' })
    return z.NEVER
  })

/** As people read it: the national form in groups of five from the right, RF in groups of four from the left. */
export const groupedReference = (reference: ReferenceNumber): string =>
  isRf(reference) ? reference.replace(/(.{4})(?=.)/g, '$1 ') : reference.replace(/\B(?=(\d{5})+$)/g, ' ')

function nationalPart(text: string): ReferenceNumber | null {
  const digits = text.replace(/^0+/, '')
  if (!/^\d{4,20}$/.test(digits)) return null
  return nationalCheckDigit(digits.slice(0, -1)) === Number(digits.slice(-1)) ? (digits as ReferenceNumber) : null
}

/** Weights 7, 3, 1 from the right; what is missing from the next ten. */
function nationalCheckDigit(digits: string): number {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (weights[index % 3] ?? 0), 0)
  return (10 - (sum % 10)) % 10
}
