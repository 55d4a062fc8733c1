import { type Instant, instantAt } from './instant.ts'
import { type PlainDate, plainDate } from './plain-date.ts'

/** The clock on a wall in Finland. */
export interface WallClock {
  readonly day: PlainDate
  /** Minutes since midnight as the clock shows them: 0–1439. On the nights when clocks are moved an hour is missing or shown twice. */
  readonly minuteOfDay: number
}

/**
 * Finland's time, Europe/Helsinki of the time zone database: the only place that knows it. An event belongs to the day
 * on which it starts in Finland, wherever the server stands.
 */
const finland = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Helsinki',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** The day in Finland at the instant. */
export function dayOf(instant: Instant): PlainDate {
  // A day starts at a whole minute, and every request asks: the calendar is asked once a minute.
  const minute = Math.floor(instant.getTime() / 60_000)
  if (latest?.minute !== minute) latest = { minute, day: wallClock(instant).day }
  return latest.day
}

let latest: { readonly minute: number; readonly day: PlainDate } | null = null

/** What the clock and the calendar show in Finland at the instant. */
export function wallClock(instant: Instant): WallClock {
  const { year, month, day, hour, minute } = fieldsAt(instant)
  return { day: plainDate(`${year}-${month}-${day}`), minuteOfDay: Number(hour) * 60 + Number(minute) }
}

/** The instant at which the day starts in Finland. Clocks are moved at three and four, so that every day has its midnight. */
export function startOfDay(day: PlainDate): Instant {
  const utcMidnight = Date.parse(`${day}T00:00:00Z`)
  const guess = utcMidnight - offsetAt(instantAt(utcMidnight)) * 60_000
  return instantAt(utcMidnight - offsetAt(instantAt(guess)) * 60_000)
}

/** The instant in ISO 8601 with Finland's offset, to the second: `2026-12-02T06:00:00+02:00`. For messages that people read. */
export function finnishTimestamp(instant: Instant): string {
  const { year, month, day, hour, minute, second } = fieldsAt(instant)
  const offset = offsetAt(instant)
  const [hours, minutes] = [Math.trunc(offset / 60), offset % 60]
  return `${year}-${month}-${day}T${hour}:${minute}:${second}+${two(hours)}:${two(minutes)}`
}

type Field = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

function fieldsAt(instant: Instant): Readonly<Record<Field, string>> {
  const fields = { year: '', month: '', day: '', hour: '', minute: '', second: '' }
  for (const { type, value } of finland.formatToParts(instant)) if (isField(type)) fields[type] = value
  return fields
}

const isField = (type: Intl.DateTimeFormatPartTypes): type is Field =>
  type === 'year' || type === 'month' || type === 'day' || type === 'hour' || type === 'minute' || type === 'second'

/** Minutes by which Finland's clocks are ahead of UTC at the instant; seconds of the time before 1921 are left out. */
function offsetAt(instant: Instant): number {
  const { year, month, day, hour, minute, second } = fieldsAt(instant)
  const shown = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Math.round((shown - Math.floor(instant.getTime() / 1000) * 1000) / 60_000)
}

const two = (number: number): string => String(number).padStart(2, '0')
