import type { Language } from '../i18n/languages.ts'
import { formatEuros, formatWhole } from './money.ts'

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
