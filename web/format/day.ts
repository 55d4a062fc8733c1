import type { Language } from '../i18n/languages.ts'

const EN_DASH = '\u2013'
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']

/** A day `YYYY-MM-DD` as people write it in Finland: `1.6.2026`; in English `1 June 2026`. */
export function formatDay(day: string, language: Language): string {
  const { year, month, date } = splitDay(day)
  return language === 'en' ? `${date} ${englishMonths[month - 1]} ${year}` : `${date}.${month}.${year}`
}

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  fi: ['sunnuntai', 'maanantai', 'tiistai', 'keskiviikko', 'torstai', 'perjantai', 'lauantai'],
  sv: ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

/** A day with its weekday, by which people notice a wrong one: `maanantai 1.6.2026`. */
export function formatWeekday(day: string, language: Language): string {
  const { year, month, date } = splitDay(day)
  // Sakamoto's rule: the year counts from March, and each month shifts the weekday by its own number.
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0
  const counted = month < 3 ? year - 1 : year
  const leaps = Math.floor(counted / 4) - Math.floor(counted / 100) + Math.floor(counted / 400)
  return `${weekdays[language][(counted + leaps + shift + date) % 7]} ${formatDay(day, language)}`
}

/** Two days as one period; an open end is left open. */
export function formatPeriod(from: string, to: string | undefined, language: Language): string {
  const start = formatDay(from, language)
  return to === undefined ? `${start} ${EN_DASH}` : `${start} ${EN_DASH} ${formatDay(to, language)}`
}

/** A month `YYYY-MM`: `6/2026`, in English `June 2026`. */
export function formatMonth(month: string, language: Language): string {
  const { year, month: number } = splitDay(`${month}-01`)
  return language === 'en' ? `${englishMonths[number - 1]} ${year}` : `${number}/${year}`
}

/** The clock time and day of an instant (ISO 8601) in Finland, whatever the device's own zone: `24.11.2026 klo 9.05`. */
export function formatInstant(instant: string, language: Language): string {
  const part = helsinkiParts(Date.parse(instant))
  const day = formatDay(`${part('year')}-${part('month')}-${part('day')}`, language)
  const hour = Number(part('hour'))
  if (language === 'en') return `${day} at ${part('hour')}:${part('minute')}`
  return `${day} ${language === 'sv' ? 'kl.' : 'klo'} ${hour}.${part('minute')}`
}

/** The clock time of an instant in Finland: `9.05`, in English `09:05`. */
export function formatClock(instant: string, language: Language): string {
  const part = helsinkiParts(Date.parse(instant))
  return language === 'en' ? `${part('hour')}:${part('minute')}` : `${Number(part('hour'))}.${part('minute')}`
}

/** A time of day from minutes since midnight: `9.05`. */
export const formatTimeOfDay = (minute: number): string =>
  `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, '0')}`

/** Today in Finland as `YYYY-MM-DD`, for what a form suggests; the server's clock decides. */
export function todayInFinland(): string {
  const part = helsinkiParts(undefined)
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** Whether a text is a real day: `2026-02-29` is not. */
export function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!found) return false
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])]
  return month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function splitDay(day: string): { year: number; month: number; date: number } {
  if (!isDay(day)) throw new Error('A day is written YYYY-MM-DD')
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

function helsinkiParts(at: number | undefined): (type: Intl.DateTimeFormatPartTypes) => string {
  const found = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Helsinki',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  return (type) => found.find((part) => part.type === type)?.value ?? ''
}
