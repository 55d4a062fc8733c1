import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths, daysBetween } from './day-count.ts'

test('days are counted over months, leap days and centuries', () => {
  assert.equal(daysBetween('2026-01-31', '2026-02-01'), 1)
  assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2)
  assert.equal(daysBetween('2026-02-28', '2026-03-01'), 1)
  assert.equal(daysBetween('2000-01-01', '2100-01-01'), 36_525)
  assert.equal(daysBetween('2026-12-31', '2026-01-01'), -364)
})

test('months are counted over the year', () => {
  assert.equal(addMonths('2026-12', 1), '2027-01')
  assert.equal(addMonths('2026-01', -1), '2025-12')
  assert.equal(addMonths('2026-06', 0), '2026-06')
})
