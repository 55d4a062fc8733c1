import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tries } from '../../platform/crypto/proving.ts'
import { Month, shiftMonth } from '../../platform/time/month.ts'
import { openWorld, type World } from '../world.ts'
import { at, givenFinance } from './given-month.ts'
import { validateXml } from './validate-xml.ts'

/** What happens in a month: visits, and corrections of any earlier visit. */
const anyMonth = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('visit' as const),
      minutes: fc.integer({ min: 1, max: 200 }),
      day: fc.integer({ min: 5, max: 28 }),
      who: fc.nat(3),
    }),
    fc.record({
      do: fc.constant('correct' as const),
      minutes: fc.option(fc.integer({ min: 1, max: 200 })),
      which: fc.nat(),
    }),
  ),
  { maxLength: 6 },
)

/** Lives through a year, closing each month after its end, and looks at the books before and after each closing. */
async function liveThrough(
  world: World,
  year: readonly (typeof anyMonth extends fc.Arbitrary<infer M> ? M : never)[],
): Promise<void> {
  const ours = await givenFinance(world, { priceCents: 4_287 })
  const other = await ours.anotherProvider()
  await ours.agree()
  const contracts = [
    await ours.contract({ quantity: 100_000 }),
    await ours.contract({ quantity: 100_000 }),
    await ours.contractWith(other, 100_000),
    await ours.contractWith(other, 100_000),
  ]
  const recorders = [ours.provider.recorder, ours.provider.recorder, other.recorder, other.recorder]
  const standing: { id: string; contractId: string; day: string; who: number }[] = []
  let paid = 0

  for (const [number, acts] of year.entries()) {
    const month = shiftMonth(Month.parse('2026-01'), number)
    world.clock.set(at(`${month}-28T20:00:00Z`))
    for (const act of acts) {
      if (act.do === 'visit') {
        const [contract, recorder] = [contracts[act.who], recorders[act.who]]
        assert.ok(contract && recorder)
        const day = `${month}-${String(act.day).padStart(2, '0')}`
        const visit = await ours.visit(contract, act.minutes, day, recorder)
        standing.push({ id: visit.id, contractId: contract.contractId, day, who: act.who })
      } else if (standing.length > 0) {
        const [visit] = standing.splice(act.which % standing.length, 1)
        assert.ok(visit)
        const correction = await ours.correct(visit, act.minutes, recorders[visit.who])
        if (correction.replacement) standing.push({ ...visit, id: correction.replacement.id })
      }
    }
    const open = await ours.balances()
    assert.equal(open.events, open.statements + open.open)
    assert.equal(open.payable, open.open)
    world.clock.set(at(`${shiftMonth(month, 1)}-02T08:00:00Z`))
    const run = await ours.settle(month)

    const after = await ours.balances()
    assert.deepEqual(
      [after.open, after.payable, after.statements, after.settled, after.cost],
      [0, 0, after.events, after.events, 0 - after.events],
    )
    const heads = await ours.statements()
    const due = heads.filter((head) => head.runId === run.id).reduce((sum, head) => sum + head.payCents, 0)
    if (due > 0) {
      const [, sum] = /<CtrlSum>([\d.]+)</.exec(await ours.payments(run.id)) ?? []
      assert.equal(Math.round(Number(sum) * 100), due)
    } else await assert.rejects(ours.payments(run.id), { message: 'settlement.nothing-to-pay' })
    paid += due
  }

  const heads = (await ours.statements()).reverse()
  assert.deepEqual(
    heads.map((head) => Number(head.number.slice(-6))),
    heads.map((_, i) => i + 1),
  )
  // What was paid and what each provider still has as a credit make up all that was given.
  const credits = [ours.provider.id, other.id].map((provider) => {
    const last = heads.filter((head) => head.providerId === provider).at(-1)
    return last ? Math.min(0, last.totalCents + last.carriedCents) : 0
  })
  const given = heads.reduce((sum, head) => sum + head.totalCents, 0)
  assert.equal(paid + credits.reduce((a, b) => a + b, 0), given)
  for (const head of heads) assert.deepEqual(validateXml('finvoice-3.0', Buffer.from(await ours.finvoice(head.id))), [])
}

test('PSOP-17, INV-48, INV-54: any year balances to the cent: events = statements + open = the book, payments = statements + credits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyMonth, { minLength: 12, maxLength: 12 }), async (year) => {
      const world = await openWorld()
      try {
        await liveThrough(world, year)
      } finally {
        await world.close()
      }
    }),
    // Each try lives through a year of use cases: making a failing one smaller would take long, and its seed is printed.
    { numRuns: tries(40), endOnFailure: true },
  )
})
