import { z } from 'zod'
import { addMonths, type DayRange, lastDayOfMonth, type PlainDate, parsePlainDate, plainDate } from './plain-date.ts'

/** A month `YYYY-MM`. Texts in this form sort by time. */
export type Month = string & { readonly __month: true }

/** The text as a month, or null when there is no such month. */
export const parseMonth = (text: string): Month | null =>
  parsePlainDate(`${text}-01`) === null ? null : (text as Month)

/** Schema of a month, for inputs and rows. */
export const Month: z.ZodType<Month, string> = z
  .string()
  .regex(/^\d{4}-\d{2}$/, 'not a month YYYY-MM')
  .transform((text, context) => {
    const month = parseMonth(text)
    if (month !== null) return month
    context.addIssue({ code: 'custom', message: 'no such month' })
    return z.NEVER
  })

/** The month in which the day is. */
export const monthOf = (day: PlainDate): Month => day.slice(0, 7) as Month

export const firstDayOf = (month: Month): PlainDate => plainDate(`${month}-01`)

export const lastDayOf = (month: Month): PlainDate => lastDayOfMonth(firstDayOf(month))

/** The days of the month, first and last included. */
export const daysOfMonth = (month: Month): DayRange => ({ from: firstDayOf(month), to: lastDayOf(month) })

/** The month so many months later, or earlier when negative. */
export const shiftMonth = (month: Month, months: number): Month => monthOf(addMonths(firstDayOf(month), months))

/** Schema of a calendar year `YYYY`, for inputs. */
export const Year = z
  .string()
  .regex(/^\d{4}$/, 'not a year YYYY')
  .refine((text) => parsePlainDate(`${text}-01-01`) !== null, 'no such year')
