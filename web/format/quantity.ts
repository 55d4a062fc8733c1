import type { Language } from '../i18n/languages.ts'
import { formatEuros, formatWhole, readEuros, readWhole } from './money.ts'

/** What a grant may be measured in; quantities are whole minor units. */
export type Unit = 'minute' | 'visit' | 'day' | 'month' | 'cent'

const names: Readonly<
  Record<'visit' | 'day' | 'month', Readonly<Record<Language, readonly [one: string, other: string]>>>
> = {
  visit: { fi: ['käynti', 'käyntiä'], sv: ['besök', 'besök'], en: ['visit', 'visits'] },
  day: { fi: ['päivä', 'päivää'], sv: ['dag', 'dagar'], en: ['day', 'days'] },
  month: { fi: ['kuukausi', 'kuukautta'], sv: ['månad', 'månader'], en: ['month', 'months'] },
}

/** A quantity in words: `1 h 30 min`, `4 käyntiä`, `12,50 €`. */
export function formatQuantity(quantity: number, unit: Unit, language: Language): string {
  switch (unit) {
    case 'cent':
      return formatEuros(quantity, language)
    case 'minute':
      return formatMinutes(quantity, language)
    case 'visit':
    case 'day':
    case 'month': {
      const [one, other] = names[unit][language]
      return `${formatWhole(quantity, language)}\u00a0${quantity === 1 ? one : other}`
    }
  }
}

/** Minutes as hours and minutes: `90` is `1 h 30 min`, `120` is `2 h`. */
export function formatMinutes(minutes: number, language: Language): string {
  const size = Math.abs(minutes)
  const sign = minutes < 0 ? '\u2212' : ''
  const hours = Math.floor(size / 60)
  const rest = size % 60
  if (hours === 0) return `${sign}${rest}\u00a0min`
  const whole = `${sign}${formatWhole(hours, language)}\u00a0h`
  return rest === 0 ? whole : `${whole} ${rest}\u00a0min`
}

/**
 * A quantity as a person types it, in whole minor units, or undefined when it is none. Minutes are typed as hours:
 * `20`, `1,5` or `1:30`; what would leave part of a minute is refused.
 */
export function readQuantity(typed: string, unit: Unit): number | undefined {
  switch (unit) {
    case 'cent':
      return readEuros(typed)
    case 'minute':
      return readHours(typed)
    case 'visit':
    case 'day':
    case 'month':
      return readWhole(typed)
  }
}

function readHours(typed: string): number | undefined {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '')
  const clock = /^(\d{1,6}):([0-5]\d)$/.exec(plain)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2])
  const decimal = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(plain)
  if (!decimal) return undefined
  const hundredths = Number(decimal[1]) * 100 + Number((decimal[2] ?? '').padEnd(2, '0'))
  const minutes = (hundredths * 60) / 100
  return Number.isInteger(minutes) ? minutes : undefined
}

/** A quantity as it would be typed, for a field that is filled beforehand. */
export function typeQuantity(quantity: number, unit: Unit): string {
  if (unit === 'cent') return `${Math.floor(quantity / 100)},${String(quantity % 100).padStart(2, '0')}`
  if (unit !== 'minute') return String(quantity)
  const rest = quantity % 60
  return rest === 0 ? String(quantity / 60) : `${Math.floor(quantity / 60)}:${String(rest).padStart(2, '0')}`
}
