import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { languages } from '../i18n/languages.ts'
import { formatDay, formatInstant, formatMonth, formatPeriod, formatWeekday, isDay, todayInFinland } from './day.ts'
import { formatEuros, formatWhole, readEuros, readWhole } from './money.ts'
import { formatQuantity, readQuantity, typeQuantity } from './quantity.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('money reads as it is written in each language', () => {
  assert.equal(plain(formatEuros(1_234_50, 'fi')), '1 234,50 €')
  assert.equal(plain(formatEuros(1_234_567_05, 'sv')), '1 234 567,05 €')
  assert.equal(formatEuros(1_234_50, 'en'), '€1,234.50')
  assert.equal(plain(formatEuros(-5, 'fi')), '\u22120,05 €')
  assert.equal(formatWhole(12_345, 'en'), '12,345')
  assert.throws(() => formatEuros(0.5, 'fi'), /whole cents/)
})

test('euros typed with a comma or a point are cents, and anything doubtful is refused', () => {
  for (const [typed, cents] of [
    ['12', 1200],
    ['12,5', 1250],
    ['12.50 €', 1250],
    ['1 234,05', 123_405],
    ['0', 0],
  ] as const)
    assert.equal(readEuros(typed), cents, typed)
  for (const typed of ['', '-1', '1.234', '1,2,3', '12e3', 'kaksi', '1234567890'])
    assert.equal(readEuros(typed), undefined, typed)
  assert.equal(readWhole('1 200'), 1200)
  assert.equal(readWhole('1,5'), undefined)
})

test('whatever the amount, what is shown in Finnish and Swedish can be typed back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (cents) => {
      assert.equal(readEuros(formatEuros(cents, 'fi')), cents)
      assert.equal(readEuros(formatEuros(cents, 'sv')), cents)
    }),
  )
})

test('days, months and periods read as they are written in each language', () => {
  assert.equal(formatDay('2026-06-01', 'fi'), '1.6.2026')
  assert.equal(formatDay('2026-06-01', 'sv'), '1.6.2026')
  assert.equal(formatDay('2026-06-01', 'en'), '1 June 2026')
  assert.equal(formatMonth('2026-06', 'fi'), '6/2026')
  assert.equal(formatPeriod('2026-06-01', '2026-08-31', 'fi'), '1.6.2026 – 31.8.2026')
  assert.equal(formatPeriod('2026-06-01', undefined, 'fi'), '1.6.2026 –')
})

test('an instant is shown in the time of Finland, summer and winter', () => {
  assert.equal(formatInstant('2026-11-24T22:05:00Z', 'fi'), '25.11.2026 klo 0.05')
  assert.equal(formatInstant('2026-06-24T06:05:00Z', 'sv'), '24.6.2026 kl. 9.05')
  assert.equal(formatInstant('2026-06-24T06:05:00Z', 'en'), '24 June 2026 at 09:05')
})

test('the 29th of February is a day in leap years only', () => {
  assert.equal(isDay('2028-02-29'), true)
  assert.equal(isDay('2026-02-29'), false)
  assert.equal(isDay('2000-02-29'), true)
  assert.equal(isDay('1900-02-29'), false)
  assert.equal(isDay('2026-13-01'), false)
  assert.equal(isDay('1.6.2026'), false)
  assert.equal(isDay(todayInFinland()), true)
})

test('the weekday of a day is the calendar’s', () => {
  assert.equal(formatWeekday('2026-06-01', 'fi'), 'maanantai 1.6.2026')
  assert.equal(formatWeekday('2028-02-29', 'sv'), 'tisdag 29.2.2028')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
      const at = days * 86_400_000
      const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' }).format(at)
      const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' }).format(at)
      assert.equal(formatWeekday(day, 'en').split(' ')[0], weekday)
    }),
  )
})

test('quantities are told in hours, visits, days and euros', () => {
  assert.equal(plain(formatQuantity(90, 'minute', 'fi')), '1 h 30 min')
  assert.equal(plain(formatQuantity(120, 'minute', 'sv')), '2 h')
  assert.equal(plain(formatQuantity(45, 'minute', 'en')), '45 min')
  assert.equal(plain(formatQuantity(1, 'visit', 'fi')), '1 käynti')
  assert.equal(plain(formatQuantity(4, 'visit', 'fi')), '4 käyntiä')
  assert.equal(plain(formatQuantity(4, 'day', 'en')), '4 days')
  for (const language of languages) assert.match(plain(formatQuantity(1250, 'cent', language)), /12[.,]50/)
})

test('a quantity typed by a person becomes whole minor units, or nothing', () => {
  assert.equal(readQuantity('20', 'minute'), 1200)
  assert.equal(readQuantity(' 1,5 ', 'minute'), 90)
  assert.equal(readQuantity('1.25', 'minute'), 75)
  assert.equal(readQuantity('1:05', 'minute'), 65)
  assert.equal(readQuantity('8', 'visit'), 8)
  assert.equal(readQuantity('12,50', 'cent'), 1250)
  for (const doubtful of ['', '-1', '1:60', '1,333', '0,01', '1 h', 'kaksi'])
    assert.equal(readQuantity(doubtful, 'minute'), undefined, doubtful)
  assert.equal(readQuantity('1,5', 'visit'), undefined)
  assert.equal(plain(formatQuantity(2, 'month', 'fi')), '2 kuukautta')
})

test('what is typed beforehand reads as what it was', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.constantFrom('minute' as const, 'visit' as const, 'day' as const, 'month' as const, 'cent' as const),
      (quantity, unit) => readQuantity(typeQuantity(quantity, unit), unit) === quantity,
    ),
  )
})
