import { z } from 'zod'

/** A day without a time: `YYYY-MM-DD`, always a day of the calendar. Texts in this form sort by time. */
export type PlainDate = string & { readonly __plainDate: true }

/** The years that are days here: a birth day of the 1800s is, a slip of the hand in year 0026 is not. */
const years = { first: 1800, last: 2999 }
const form = /^(\d{4})-(\d{2})-(\d{2})$/

/** The text as a day, or null when there is no such day. */
export function parsePlainDate(text: string): PlainDate | null {
  const found = form.exec(text)
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const exists =
    year >= years.first &&
    year <= years.last &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= monthLength(year, month)
  return exists ? (text as PlainDate) : null
}

/** Schema of a day, for inputs and rows. */
export const PlainDate: z.ZodType<PlainDate, string> = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'not a day YYYY-MM-DD')
  .transform((text, context) => {
    const day = parsePlainDate(text)
    if (day !== null) return day
    context.addIssue({ code: 'custom', message: 'no such day' })
    return z.NEVER
  })

/** The text as a day; throws when it is none. For days that the program itself writes. */
export function plainDate(text: string): PlainDate {
  const day = parsePlainDate(text)
  if (day === null) throw new RangeError('not a day YYYY-MM-DD')
  return day
}

/** Negative when `a` is earlier than `b`, zero for the same day: for sorting. */
export const compareDays = (a: PlainDate, b: PlainDate): number => (a < b ? -1 : a > b ? 1 : 0)

/** The day so many days later, or earlier when negative. Throws outside the years 1800–2999. */
export const addDays = (day: PlainDate, days: number): PlainDate => dayOfNumber(numberOfDay(day) + whole(days))

/** The day so many months later; the month's last day when it has no such day: 31 January + 1 month is 28 or 29 February. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const { year, month, date } = parts(day)
  const count = year * 12 + month - 1 + whole(months)
  const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 }
  return written(target.year, target.month, Math.min(date, monthLength(target.year, target.month)))
}

/** The first day from which so many months have not passed yet: what is of an earlier day has had its time. */
export function firstDayWithin(months: number, today: PlainDate): PlainDate {
  let day = addMonths(today, -months)
  // 29 February has no twin in most years, so the reckoning back may stop a day early.
  while (addMonths(day, months) < today) day = addDays(day, 1)
  return day
}

/** The last day of the month in which the day is. */
export function lastDayOfMonth(day: PlainDate): PlainDate {
  const { year, month } = parts(day)
  return written(year, month, monthLength(year, month))
}

/** Days from one day to another: 1 for tomorrow, negative for a day in the past. */
export const daysBetween = (days: { readonly from: PlainDate; readonly to: PlainDate }): number =>
  numberOfDay(days.to) - numberOfDay(days.from)

/** The day of the week as ISO 8601 counts: 1 for Monday, 7 for Sunday. */
export const weekday = (day: PlainDate): number => ((numberOfDay(day) + 2) % 7) + 1

/** Days from the first to the last, both included. */
export interface DayRange {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** A range; throws when it would end before it starts. */
export function dayRange(range: DayRange): DayRange {
  if (range.to < range.from) throw new RangeError('the range ends before it starts')
  return { from: range.from, to: range.to }
}

export const isWithin = (day: PlainDate, range: DayRange): boolean => range.from <= day && day <= range.to

/** The days that both ranges have, or null. */
export function commonDays(a: DayRange, b: DayRange): DayRange | null {
  const from = a.from > b.from ? a.from : b.from
  const to = a.to < b.to ? a.to : b.to
  return from <= to ? { from, to } : null
}

/** Every day of the range in order. */
export function daysOf(range: DayRange): readonly PlainDate[] {
  const first = numberOfDay(range.from)
  return Array.from({ length: Math.max(0, numberOfDay(range.to) - first + 1) }, (_, index) =>
    dayOfNumber(first + index),
  )
}

function monthLength(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function parts(day: PlainDate): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

const written = (year: number, month: number, date: number): PlainDate =>
  plainDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)

/**
 * Days since 1 March 1600, a Wednesday. Years are counted from March, so that the leap day is a year's last day and
 * needs no exception; 1600 begins a 400-year round of the calendar.
 */
function numberOfDay(day: PlainDate): number {
  const { year, month, date } = parts(day)
  const sinceMarch = (month + 9) % 12
  const y = year - 1600 - (month <= 2 ? 1 : 0)
  return (
    y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + daysBeforeMonth(sinceMarch) + date - 1
  )
}

/** Days from 1 March to the first of the month, counted from March. */
const daysBeforeMonth = (sinceMarch: number): number => Math.floor((153 * sinceMarch + 2) / 5)

function dayOfNumber(number: number): PlainDate {
  const round = Math.floor(number / 146_097)
  const inRound = number - round * 146_097
  const yearOfRound = Math.floor(
    (inRound - Math.floor(inRound / 1460) + Math.floor(inRound / 36_524) - Math.floor(inRound / 146_096)) / 365,
  )
  const inYear =
    inRound -
    (yearOfRound * 365 + Math.floor(yearOfRound / 4) - Math.floor(yearOfRound / 100) + Math.floor(yearOfRound / 400))
  const sinceMarch = Math.floor((5 * inYear + 2) / 153)
  const month = ((sinceMarch + 2) % 12) + 1
  return written(
    1600 + round * 400 + yearOfRound + (month <= 2 ? 1 : 0),
    month,
    inYear - daysBeforeMonth(sinceMarch) + 1,
  )
}

function whole(count: number): number {
  if (!Number.isSafeInteger(count)) throw new RangeError('days and months are counted whole')
  return count
}
