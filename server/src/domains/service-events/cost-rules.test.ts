import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '../../platform/money.ts'
import { Month } from '../../platform/time/month.ts'
import { costOf, type GivenInMonth, type PublicFee } from './cost-rules.ts'

const given = (
  month: string,
  minutes: number,
  share: number,
  publicFee: readonly [euros: number, per: PublicFee['per']] | null,
): GivenInMonth => ({
  month: Month.parse(month),
  quantity: minutes,
  share: cents(share),
  unit: 'minute',
  publicFee: publicFee && { cents: cents(publicFee[0] * 100), per: publicFee[1] },
})

const cases: readonly [
  string,
  readonly GivenInMonth[],
  { quantity: number; shareCents: number; publicCents: number | null },
][] = [
  ['nothing was given', [], { quantity: 0, shareCents: 0, publicCents: null }],
  [
    'the organiser has entered no fee',
    [given('2026-01', 90, 600, null)],
    { quantity: 90, shareCents: 600, publicCents: null },
  ],
  [
    'a fee by the hour',
    [given('2026-01', 90, 600, [10, 'unit'])],
    { quantity: 90, shareCents: 600, publicCents: 1500 },
  ],
  [
    'a fee by the month is once a month',
    [
      given('2026-01', 90, 600, [40, 'month']),
      given('2026-01', 60, 400, [40, 'month']),
      given('2026-02', 60, 400, [45, 'month']),
    ],
    { quantity: 210, shareCents: 1400, publicCents: 8500 },
  ],
  [
    'the fee changed in the midst of a month: the last counts',
    [given('2026-01', 90, 600, [40, 'month']), given('2026-01', 60, 400, [50, 'month'])],
    { quantity: 150, shareCents: 1000, publicCents: 5000 },
  ],
  [
    'of a part no fee is known: nothing is compared',
    [given('2026-01', 90, 600, null), given('2026-02', 60, 400, [10, 'unit'])],
    { quantity: 150, shareCents: 1000, publicCents: null },
  ],
  [
    'a month whose visits were all taken back costs nothing on either side',
    [given('2026-01', 0, 0, [40, 'month']), given('2026-02', 60, 400, [40, 'month'])],
    { quantity: 60, shareCents: 400, publicCents: 4000 },
  ],
  [
    'a fee of nothing is a fee',
    [given('2026-01', 60, 400, [0, 'unit'])],
    { quantity: 60, shareCents: 400, publicCents: 0 },
  ],
]

for (const [name, rows, cost] of cases)
  test(`the cost beside the public one: ${name}`, () => assert.deepEqual(costOf(rows), cost))
