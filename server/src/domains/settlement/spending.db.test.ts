import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, givenFinance, ownWorld } from './given-month.ts'
import { showSpending } from './show-spending.ts'

test('spending is shown by service and month as the ledger has it, of at least five clients, to finance and the person in charge alone', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  const theirs = await givenFinance(world)
  const contracts = []
  for (let client = 0; client < 5; client += 1) contracts.push(await ours.contract())
  const [first, ...others] = contracts
  assert.ok(first)
  await ours.visit(first, 60, '2026-01-05')
  for (const contract of others.slice(1)) await ours.visit(contract, 60, '2026-01-05')
  const look = async () => (await ours.register.call(showSpending, ours.finance, { year: '2026' })).services
  // Four clients: there is a month, and no sum of it.
  assert.deepEqual(
    (await look()).map(({ months, year, yearEndCents }) => [
      months[0]?.deliveredCents,
      year.deliveredCents,
      yearEndCents,
    ]),
    [[null, null, null]],
  )
  const [second] = others
  assert.ok(second)
  await ours.visit(second, 60, '2026-01-05')
  await ours.correct(await ours.visit(second, 30, '2026-01-05'), null)
  const [open] = await look()
  assert.deepEqual(
    open?.months.map((one) => [one.month, one.deliveredCents, one.approvedCents, one.settledCents]),
    [['2026-01', 19_000, 19_000, 0]],
  )
  assert.equal(open?.year.deliveredCents, (await ours.balances()).payable)
  // One day tells the pace: 190 euros a day for the rest of the year.
  assert.equal(open?.yearEndCents, 190_00 + 190_00 * 360)

  world.clock.set(at('2026-02-02T08:00:00Z'))
  await ours.settle('2026-01')
  const [settled] = await look()
  assert.equal(settled?.year.settledCents, (await ours.balances()).settled)
  assert.deepEqual((await ours.register.call(showSpending, ours.finance, { year: '2025' })).services, [])

  const inCharge = await ours.register.worker('person-in-charge')
  assert.deepEqual((await ours.register.call(showSpending, inCharge, { year: '2026' })).services, [settled])
  assert.deepEqual((await theirs.register.call(showSpending, theirs.finance, { year: '2026' })).services, [])
  for (const year of ['0000', '9999', '26', '2026-01'])
    assert.equal(showSpending.input.safeParse({ year }).success, false)
  for (const stranger of [ours.manager, ours.provider.office, first.client, theirs.finance])
    await assert.rejects(ours.register.call(showSpending, stranger, { year: '2026' }), {
      message: 'request.not-permitted',
    })
})
