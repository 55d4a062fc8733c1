import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tries } from '../../platform/crypto/proving.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { counted, fold, freeOf, mustBeSound, noCounters, plus, type UnitTransfer, unitAccounts } from './rules.ts'

const transfer: fc.Arbitrary<UnitTransfer> = fc
  .tuple(fc.shuffledSubarray([...unitAccounts], { minLength: 2, maxLength: 2 }), fc.integer({ min: 1, max: 1_000_000 }))
  .map(([[from = 'granted', to = 'free'], amount]) => ({
    of: 'units',
    asset: 'minute',
    from,
    to,
    amount,
    valueDay: plainDate('2026-01-05'),
    sourceId: 's',
    periodId: 'p',
  }))

test('INV-48: the book sums to zero for each asset, whatever is posted', () => {
  fc.assert(
    fc.property(fc.array(transfer, { maxLength: 60 }), (transfers) => {
      const balances = fold(transfers)
      assert.equal(
        [...balances.values()].reduce((sum, balance) => sum + balance, 0),
        0,
      )
    }),
    { numRuns: tries(10_000) },
  )
})

test('INV-48: the counters that transfers move are the balances of their accounts', () => {
  fc.assert(
    fc.property(fc.array(transfer, { maxLength: 60 }), (transfers) => {
      const balances = fold(transfers)
      const of = (account: string): number => balances.get(`minute ${account}`) ?? 0
      const counters = transfers.reduce((sum, one) => plus(sum, counted([one])), noCounters)
      assert.deepEqual(counters, counted(transfers))
      // Minus nought is nought.
      assert.deepEqual(
        [counters.granted + of('granted'), counters.reserved - of('reserved'), counters.spent - of('delivered')],
        [0, 0, 0],
      )
      assert.equal(freeOf(counters) - of('free'), 0)
    }),
    { numRuns: tries(10_000) },
  )
})

test('a transfer moves a whole amount above zero between two accounts, or it is a bug', () => {
  const sound: UnitTransfer = {
    of: 'units',
    asset: 'visit',
    from: 'free',
    to: 'reserved',
    amount: 1,
    valueDay: plainDate('2026-01-05'),
    sourceId: 's',
    periodId: 'p',
  }
  assert.equal(mustBeSound(sound), sound)
  for (const amount of [0, -1, 0.5, Number.NaN, 2 ** 53]) assert.throws(() => mustBeSound({ ...sound, amount }))
  assert.throws(() => mustBeSound({ ...sound, to: 'free' }))
})
