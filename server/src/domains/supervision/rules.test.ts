import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainDate } from '../../platform/time/plain-date.ts'
import { faultOfOutcome, faultOfSearch, nextDrawOn, ownersOf, periodToDraw } from './rules.ts'

const period = (months: number, drawnTo: string | null, today: string) => {
  const found = periodToDraw(months, drawnTo === null ? null : plainDate(drawnTo), plainDate(today))
  return found && `${found.from}/${found.to}`
}

test('LOI-68: a period is drawn from once it has ended; the first is the last whole one, and missed ones are made up one by one', () => {
  assert.equal(period(1, null, '2026-03-01'), '2026-02-01/2026-02-28')
  assert.equal(period(1, null, '2026-03-31'), '2026-02-01/2026-02-28')
  assert.equal(period(1, '2026-02-28', '2026-03-31'), null)
  assert.equal(period(1, '2026-02-28', '2026-04-01'), '2026-03-01/2026-03-31')
  assert.equal(period(1, '2025-12-31', '2026-04-01'), '2026-01-01/2026-01-31')
  assert.equal(period(3, null, '2026-02-10'), '2025-10-01/2025-12-31')
  assert.equal(period(3, '2025-12-31', '2026-03-31'), null)
  assert.equal(period(12, null, '2028-02-29'), '2027-01-01/2027-12-31')
})

test('LOI-68: where the rhythm has changed the next period ends with the new grid, and no day is left out or drawn twice', () => {
  assert.equal(period(3, '2026-01-31', '2026-04-01'), '2026-02-01/2026-03-31')
  assert.equal(period(1, '2026-03-31', '2026-04-30'), null)
  // Drawn to the end of a year that still ran by a shorter grid: nothing to draw.
  assert.equal(period(1, '2026-12-31', '2026-06-01'), null)
  assert.equal(nextDrawOn(3, plainDate('2026-03-31'), plainDate('2026-04-15')), '2026-07-01')
  assert.equal(nextDrawOn(1, null, plainDate('2026-04-15')), '2026-04-15')
})

test('LOI-68: owners take turns, and nobody owns the check of their own handlings', () => {
  assert.deepEqual(ownersOf(['a', 'b', 'c', 'd'], ['x', 'y']), ['x', 'y', 'x', 'y'])
  assert.deepEqual(ownersOf(['x', 'x', 'a'], ['x', 'y']), ['y', 'y', 'x'])
  assert.deepEqual(ownersOf(['x'], ['x']), [null])
  assert.deepEqual(ownersOf(['a'], []), [null])
})

test('LOI-68: an outcome is given once, not by the drawn worker, and with a consequence that fits', () => {
  const open = { worker: 'w', isDecided: false }
  const of = { by: 's', outcome: 'unfounded', consequence: 'caution' } as const
  assert.equal(faultOfOutcome(open, of), null)
  assert.equal(faultOfOutcome({ ...open, isDecided: true }, of), 'already-decided')
  assert.equal(faultOfOutcome(open, { ...of, by: 'w' }), 'own-handling')
  assert.equal(faultOfOutcome(open, { ...of, consequence: 'none' }), 'consequence-does-not-fit')
  assert.equal(faultOfOutcome(open, { ...of, outcome: 'in-order' }), 'consequence-does-not-fit')
  assert.equal(faultOfOutcome(open, { ...of, outcome: 'in-order', consequence: 'none' }), null)
  for (const consequence of ['none', 'guidance'] as const)
    assert.equal(faultOfOutcome(open, { ...of, outcome: 'unclear', consequence }), null)
})

test('AC-03: days alone are searched for 31 days at most', () => {
  const all = { byClient: false, worker: null, from: plainDate('2026-01-01'), to: plainDate('2026-01-31') }
  assert.equal(faultOfSearch(all), null)
  assert.equal(faultOfSearch({ ...all, to: plainDate('2026-02-01') }), 'too-wide')
  assert.equal(faultOfSearch({ ...all, to: plainDate('2027-02-01'), worker: 'w' }), null)
  assert.equal(faultOfSearch({ ...all, to: plainDate('2025-12-31') }), 'days-turned')
})
