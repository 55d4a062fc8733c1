import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { givenClock, movableClock, systemClock } from './clock.ts'
import { dayOf, finnishTimestamp, startOfDay, wallClock } from './helsinki.ts'
import { instantAt, minutesBetween, parseInstant } from './instant.ts'
import { daysOfMonth, lastDayOf, Month, monthOf, parseMonth, shiftMonth } from './month.ts'
import {
  addDays,
  addMonths,
  commonDays,
  compareDays,
  dayRange,
  daysBetween,
  daysOf,
  isWithin,
  lastDayOfMonth,
  PlainDate,
  parsePlainDate,
  plainDate,
  weekday,
} from './plain-date.ts'

const at = (text: string) => {
  const instant = parseInstant(text)
  assert.ok(instant, text)
  return instant
}

/** Every day of the years that the program knows, by the calendar of the platform. */
const anyDay = fc
  .date({ min: at('1800-01-01T00:00:00Z'), max: at('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => plainDate(date.toISOString().slice(0, 10)))

test('a day is a day of the calendar and nothing else', () => {
  for (const day of ['2026-11-24', '2028-02-29', '2000-02-29', '1899-12-31']) assert.equal(parsePlainDate(day), day)
  for (const text of [
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '26-04-01',
    '2026-4-1',
    '0026-01-01',
    ' 2026-01-01',
    '2026-01-01T00:00',
    '',
  ])
    assert.equal(parsePlainDate(text), null, text)
  assert.equal(PlainDate.safeParse('2026-02-30').success, false)
  assert.throws(() => plainDate('2026-02-30'), RangeError)
})

test('days are added and counted as the calendar does, for any two days', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -80_000, max: 80_000 }), (day, days) => {
      const expected = instantAt(at(`${day}T00:00:00Z`).getTime() + days * 86_400_000)
        .toISOString()
        .slice(0, 10)
      fc.pre(parsePlainDate(expected) !== null)
      const later = addDays(day, days)
      assert.equal(later, expected)
      assert.equal(daysBetween({ from: day, to: later }), days)
      assert.equal(Math.sign(compareDays(later, day)), Math.sign(days))
      assert.equal(weekday(day) % 7, at(`${day}T00:00:00Z`).getUTCDay())
    }),
  )
})

test('every February ends as it should, centuries included', () => {
  for (let year = 1800; year < 2999; year++) {
    const first = plainDate(`${year}-03-01`)
    const leap = at(`${year}-03-01T00:00:00Z`).getTime() - at(`${year}-02-28T00:00:00Z`).getTime() === 172_800_000
    assert.equal(addDays(first, -1), leap ? `${year}-02-29` : `${year}-02-28`)
    assert.equal(addDays(addDays(first, -1), 1), first)
    assert.equal(addDays(plainDate(`${year}-12-31`), 1), `${year + 1}-01-01`)
  }
})

test('a month later is the same date, or the last of a shorter month', () => {
  assert.equal(addMonths(plainDate('2026-01-31'), 1), '2026-02-28')
  assert.equal(addMonths(plainDate('2028-01-31'), 1), '2028-02-29')
  assert.equal(addMonths(plainDate('2026-01-15'), -13), '2024-12-15')
  assert.equal(addMonths(plainDate('2028-02-29'), 12), '2029-02-28')
  assert.equal(addMonths(plainDate('2026-11-30'), 144), '2038-11-30')
  assert.equal(lastDayOfMonth(plainDate('2028-02-01')), '2028-02-29')
  assert.throws(() => addMonths(plainDate('2026-01-31'), 0.5), RangeError)
})

test('a range holds both of its ends', () => {
  const range = dayRange({ from: plainDate('2026-12-30'), to: plainDate('2027-01-02') })
  assert.deepEqual(daysOf(range), ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'])
  assert.equal(isWithin(plainDate('2027-01-02'), range), true)
  assert.equal(isWithin(plainDate('2027-01-03'), range), false)
  assert.deepEqual(commonDays(range, daysOfMonth(monthOf(plainDate('2027-01-20')))), {
    from: '2027-01-01',
    to: '2027-01-02',
  })
  assert.equal(commonDays(range, dayRange({ from: plainDate('2028-01-01'), to: plainDate('2028-01-01') })), null)
  assert.throws(() => dayRange({ from: range.to, to: range.from }), RangeError)
})

test('months are read, shifted and have their days', () => {
  assert.equal(parseMonth('2026-13'), null)
  assert.equal(parseMonth('2026-1'), null)
  const november = Month.parse('2026-11')
  assert.equal(lastDayOf(november), '2026-11-30')
  assert.equal(shiftMonth(november, 2), '2027-01')
  assert.equal(shiftMonth(november, -11), '2025-12')
})

test('the day of an instant is Finland’s, around midnight and in both nights when clocks are moved', () => {
  for (const [instant, day] of [
    ['2026-11-23T21:59:59Z', '2026-11-23'],
    ['2026-11-23T22:00:00Z', '2026-11-24'],
    ['2026-06-23T20:59:59Z', '2026-06-23'],
    ['2026-06-23T21:00:00Z', '2026-06-24'],
    ['2026-03-28T21:59:59Z', '2026-03-28'],
    ['2026-03-28T22:00:00Z', '2026-03-29'],
    ['2026-03-29T20:59:59Z', '2026-03-29'],
    ['2026-03-29T21:00:00Z', '2026-03-30'],
    ['2026-10-24T21:00:00Z', '2026-10-25'],
    ['2026-10-25T21:59:59Z', '2026-10-25'],
    ['2026-10-25T22:00:00Z', '2026-10-26'],
  ] as const)
    assert.equal(dayOf(at(instant)), day, instant)
  assert.deepEqual(wallClock(at('2026-03-29T01:00:00Z')), { day: '2026-03-29', minuteOfDay: 240 })
})

test('a night visit from 02:30 to 05:30 lasts as long as it lasted: 240 minutes in October, 120 in March', () => {
  assert.equal(minutesBetween({ start: at('2026-10-25T02:30:00+03:00'), end: at('2026-10-25T05:30:00+02:00') }), 240)
  assert.equal(minutesBetween({ start: at('2026-03-29T02:30:00+02:00'), end: at('2026-03-29T05:30:00+03:00') }), 120)
  assert.throws(() => minutesBetween({ start: instantAt(1), end: instantAt(0) }), RangeError)
})

test('every day starts at its own midnight, and the instant before belongs to the day before', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      fc.pre(day >= '1922-01-01')
      const start = startOfDay(day)
      assert.deepEqual(wallClock(start), { day, minuteOfDay: 0 })
      assert.equal(dayOf(instantAt(start.getTime() - 1)), addDays(day, -1))
    }),
  )
})

test('a time stamp tells the instant with Finland’s offset', () => {
  assert.equal(finnishTimestamp(at('2026-12-02T04:00:00Z')), '2026-12-02T06:00:00+02:00')
  assert.equal(finnishTimestamp(at('2026-07-01T20:59:59.999Z')), '2026-07-01T23:59:59+03:00')
  fc.assert(
    fc.property(fc.integer({ min: -1_500_000_000, max: 32_000_000_000 }), (seconds) => {
      assert.equal(at(finnishTimestamp(instantAt(seconds * 1000))).getTime(), seconds * 1000)
    }),
  )
})

test('an instant without its zone, or of no real time, is refused', () => {
  for (const text of [
    '2026-11-24T09:05:00',
    '2026-11-24',
    '2026-13-24T09:05:00Z',
    '2026-02-30T09:05:00Z',
    '24.11.2026 9.05',
    '',
  ])
    assert.equal(parseInstant(text), null, text)
})

test('a given clock shows what it was given; the machine’s goes on', () => {
  const clock = givenClock(at('2026-11-24T09:05:00Z'))
  clock.advance({ minutes: 90 })
  assert.equal(clock.now().toISOString(), '2026-11-24T10:35:00.000Z')
  clock.now().setTime(0)
  assert.equal(clock.now().toISOString(), '2026-11-24T10:35:00.000Z')
  clock.set(instantAt(0))
  assert.equal(clock.now().getTime(), 0)
  const [earlier, later] = [systemClock.now().getTime(), systemClock.now().getTime()]
  assert.ok(later >= earlier)
})

test('a movable clock goes on from where it was moved, as the clock under it goes', () => {
  const under = givenClock(at('2026-11-24T09:05:00Z'))
  const clock = movableClock(under)
  under.advance({ minutes: 1 })
  assert.equal(clock.now().toISOString(), '2026-11-24T09:06:00.000Z')
  clock.moveTo(at('2026-12-03T10:00:00Z'))
  under.advance({ minutes: 5 })
  assert.equal(clock.now().toISOString(), '2026-12-03T10:05:00.000Z')
})
