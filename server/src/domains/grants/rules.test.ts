import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tries } from '../../platform/crypto/proving.ts'
import { addDays, daysBetween, plainDate } from '../../platform/time/plain-date.ts'
import { forecastOf, PACE_DAYS } from './rules.ts'

const today = plainDate('2026-06-10')
const asked = { left: 600, recent: 560, since: plainDate('2026-01-01'), today, to: plainDate('2026-06-30') }

test('a forecast is a straight line: ten minutes a day of 600 go on for 60 days, and on the last day the rest is left', () => {
  assert.deepEqual(forecastOf(asked), { kind: 'lasts', over: 400 })
  assert.deepEqual(forecastOf({ ...asked, left: 100 }), { kind: 'runs-out', on: '2026-06-20' })
  assert.deepEqual(forecastOf({ ...asked, left: 0 }), { kind: 'used-up' })
  assert.deepEqual(forecastOf({ ...asked, recent: 0 }), { kind: 'unused' })
})

test('a young grant is told by its own days, not by weeks in which it was not there', () => {
  const young = { ...asked, since: addDays(today, -6), recent: 70 }
  assert.deepEqual(forecastOf(young), { kind: 'lasts', over: 400 })
  assert.deepEqual(forecastOf({ ...young, since: addDays(today, 5) }), { kind: 'unused' })
})

test('whatever the figures, a forecast stays within the period and never leaves more than there is', () => {
  const whole = fc.integer({ min: 0, max: 100_000 })
  fc.assert(
    fc.property(
      whole,
      whole,
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 400 }),
      (left, recent, old, ahead) => {
        const period = { left, recent, since: addDays(today, -old), today, to: addDays(today, ahead) }
        const forecast = forecastOf(period)
        const days = Math.min(PACE_DAYS, old + 1)
        if (forecast.kind === 'runs-out')
          return forecast.on < period.to && (daysBetween({ from: today, to: forecast.on }) + 1) * recent > left * days
        if (forecast.kind === 'lasts') return forecast.over >= 0 && forecast.over <= left
        return forecast.kind === 'used-up' ? left === 0 : recent === 0
      },
    ),
    { numRuns: tries(2_000) },
  )
})
