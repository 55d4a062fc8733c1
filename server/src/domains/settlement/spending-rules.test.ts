import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '../../platform/money.ts'
import { Month } from '../../platform/time/month.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { shownSum, spentInYear, yearEndOf } from './spending-rules.ts'

test('a sum of one to four clients is not shown; of nobody, or of five, it is', () => {
  assert.deepEqual(
    [0, 1, 4, 5].map((clients) => shownSum(cents(clients * 100), clients)),
    [0, null, null, 500],
  )
})

test('what is hidden cannot be had by taking the shown months from the year', () => {
  const month = (text: string, sum: number | null) => ({
    month: Month.parse(text),
    deliveredCents: sum === null ? null : cents(sum),
    approvedCents: null,
    settledCents: null,
  })
  assert.equal(spentInYear([month('2026-01', 300), month('2026-02', null), month('2026-03', 200)]).deliveredCents, 500)
  assert.equal(spentInYear([month('2026-01', 0), month('2026-02', null)]).deliveredCents, null)
  assert.equal(spentInYear([month('2026-01', 0)]).deliveredCents, 0)
})

test('the year’s end is a straight line at the pace of eight weeks, or of as many days as there have been events', () => {
  const days = { today: plainDate('2026-03-01'), last: plainDate('2026-12-31') }
  const pace = { recent_cents: cents(56_00), clients: 5, since: plainDate('2025-01-01') }
  // One euro a day, 305 days left.
  assert.equal(yearEndOf(cents(100_00), pace, days), 405_00)
  // The same in ten days: 5,60 a day.
  assert.equal(yearEndOf(cents(100_00), { ...pace, since: plainDate('2026-02-20') }, days), 100_00 + 305 * 5_60)
  assert.equal(yearEndOf(cents(100_00), { ...pace, clients: 4 }, days), null)
  assert.equal(yearEndOf(cents(100_00), undefined, days), null)
  assert.equal(yearEndOf(cents(100_00), pace, { ...days, today: days.last }), null)
})
