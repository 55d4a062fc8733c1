import { z } from 'zod'

/** A Finnish business ID (Y-tunnus): seven digits, a hyphen and a check digit. */
export type BusinessId = string & { readonly __businessId: true }

export type BusinessIdReading =
  | { readonly ok: true; readonly businessId: BusinessId }
  | { readonly ok: false; readonly reason: 'not-the-form' | 'check-digit' }

const weights = [7, 9, 10, 5, 8, 4, 2]

/** Reads a business ID. The six digits of old ones are padded with a zero in front. */
export function parseBusinessId(text: string): BusinessIdReading {
  const [, written, check] = /^(\d{6,7})-(\d)$/.exec(text.trim()) ?? []
  if (!written || !check) return { ok: false, reason: 'not-the-form' }
  const digits = written.padStart(7, '0')
  const remainder = weights.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0) % 11
  // Remainder 1 would need the check digit 10: such numbers are never given.
  const expected = remainder === 0 ? 0 : 11 - remainder
  if (expected !== Number(check)) return { ok: false, reason: 'check-digit' }
  return { ok: true, businessId: `${digits}-${check}` as BusinessId }
}

/** Schema of a business ID, for inputs and rows. */
export const BusinessId: z.ZodType<BusinessId, string> = z
  .string()
  .max(16)
  .transform((text, context) => {
    const reading = parseBusinessId(text)
    if (reading.ok) return reading.businessId
    context.addIssue({ code: 'custom', message: `business ID: ${reading.reason}` })
    return z.NEVER
  })

/** The organisation's own identifier in electronic messages (OVT): 0037 and the business ID without its hyphen. */
export const ovtOf = (businessId: BusinessId): string => `0037${businessId.replace('-', '')}`
