import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthEndOn, nothingRecorded } from './month-end.ts'

test('a month is asked for in its last five days and in the first five of the next', () => {
  for (const [today, expected] of [
    ['2026-11-25', undefined],
    ['2026-11-26', { month: '2026-11', isOver: false }],
    ['2026-11-30', { month: '2026-11', isOver: false }],
    ['2026-12-01', { month: '2026-11', isOver: true }],
    ['2026-12-05', { month: '2026-11', isOver: true }],
    ['2026-12-06', undefined],
    ['2027-01-03', { month: '2026-12', isOver: true }],
    ['2028-02-25', { month: '2028-02', isOver: false }],
    ['2028-02-24', undefined],
  ] as const)
    assert.deepEqual(monthEndOn(today), expected, today)
})

test('a contract is missing when it was in force in the month and no delivery of it stands there', () => {
  const contract = (id: string, from: string, to: string) => ({ id, valid_from: from, valid_to: to })
  const event = (of: string, day: string, more: { kind?: string; reversed_by?: string } = {}) => ({
    contract_id: of,
    day,
    kind: more.kind ?? 'delivery',
    reversed_by: more.reversed_by ?? null,
  })
  const missing = nothingRecorded(
    '2026-11',
    [
      contract('given', '2026-01-01', '2026-12-31'),
      contract('taken-back', '2026-01-01', '2026-12-31'),
      contract('last-month-only', '2026-01-01', '2026-12-31'),
      contract('began-later', '2026-12-01', '2026-12-31'),
      contract('ended-before', '2026-01-01', '2026-10-31'),
      contract('ended-within', '2026-01-01', '2026-11-02'),
    ],
    [
      event('given', '2026-11-30'),
      event('taken-back', '2026-11-10', { reversed_by: 'r' }),
      event('taken-back', '2026-11-10', { kind: 'reversal' }),
      event('last-month-only', '2026-10-31'),
    ],
  )
  assert.deepEqual(
    missing.map(({ id }) => id),
    ['taken-back', 'last-month-only', 'ended-within'],
  )
})
