import type { Language } from '../i18n/languages.ts'

const NO_BREAK_SPACE = '\u00a0'
const MINUS = '\u2212'

/**
 * Whole cents as euros: `1 234,50 €` in Finnish and Swedish, `€1,234.50` in English. Made by hand, so that every
 * browser and the test show the same; a minus is the real minus sign, so that a screen reader says it.
 */
export function formatEuros(cents: number, language: Language): string {
  if (!Number.isSafeInteger(cents)) throw new Error('An amount of money is whole cents')
  const sign = cents < 0 ? MINUS : ''
  const size = Math.abs(cents)
  const fraction = String(size % 100).padStart(2, '0')
  const whole = groupThousands(Math.floor(size / 100), language)
  return language === 'en' ? `${sign}€${whole}.${fraction}` : `${sign}${whole},${fraction}${NO_BREAK_SPACE}€`
}

/** A whole number with its thousands apart: `12 345`, in English `12,345`. */
export function formatWhole(value: number, language: Language): string {
  const sign = value < 0 ? MINUS : ''
  return sign + groupThousands(Math.abs(value), language)
}

function groupThousands(value: number, language: Language): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : NO_BREAK_SPACE)
}

/**
 * What a person typed as euros, in whole cents, or undefined when it is not an amount. A comma or a point parts the
 * cents; spaces and the euro sign may be there. A point or comma is never taken for thousands: `1.234` is refused.
 */
export function readEuros(typed: string): number | undefined {
  const plain = typed.replace(/[\s\u00a0\u202f€]/g, '')
  const found = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(plain)
  if (!found) return undefined
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}

/** What a person typed as a whole number, or undefined. */
export function readWhole(typed: string): number | undefined {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '')
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined
}
