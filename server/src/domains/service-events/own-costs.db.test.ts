import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { correctServiceEvent } from './correct-service-event.ts'
import { aCorrection, aVisit } from './given.ts'
import { ownCosts } from './own-costs.ts'
import { recordServiceEvent } from './record-service-event.ts'
import { respondToServiceEvent } from './respond-to-event.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('PSOP-13: the client sees who comes, what is left in units and euros, the latest visit and the own share, less what was taken back', async () => {
  const chain = await givenChain(world, { service: { publicFee: { cents: 1_000, per: 'unit' } } })
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 600, ordered: 300 })
  const ask = { clientId: contract.clientId }

  const before = await register.call(ownCosts, contract.client, ask)
  assert.deepEqual([before.services, before.waiting], [[], []])
  const [comes] = before.providers
  assert.ok(comes?.left && comes.reserved)
  assert.deepEqual([comes.latestVisit, comes.left.quantity, comes.reserved.quantity], [null, 600, 300])
  assert.equal(
    comes.left.valueCents + comes.left.shareCents,
    2 * (comes.reserved.valueCents + comes.reserved.shareCents),
  )

  const kept = aVisit(world.clock, contract, 60)
  const wrong = aVisit(world.clock, contract, 90)
  for (const visit of [kept, wrong]) await register.call(recordServiceEvent, provider.recorder, visit)
  await register.call(correctServiceEvent, provider.recorder, aCorrection(world.clock, wrong, null))

  const { services, waiting, providers } = await register.call(ownCosts, contract.client, ask)
  const share = comes.left.shareCents / 10
  const cost = { quantity: 60, shareCents: share, publicCents: 1_000 }
  assert.ok(share > 0)
  assert.deepEqual(
    services.map(({ month, year }) => [month, year]),
    [[cost, cost]],
  )
  assert.deepEqual(
    waiting.map((event) => event.id),
    [kept.id],
  )
  assert.deepEqual([providers[0]?.latestVisit, providers[0]?.left?.quantity], ['2026-01-05', 540])

  const yes = { event: kept.id, clientId: contract.clientId, response: 'confirmed' as const, message: null }
  await register.call(
    respondToServiceEvent,
    contract.client,
    respondToServiceEvent.input.parse({ ...yes, id: newId(world.clock.now()) }),
  )
  assert.deepEqual((await register.call(ownCosts, contract.client, ask)).waiting, [])
})

test('without a fee of the organiser nothing is compared, and a purchased service leaves nothing to pay', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const voucher = await chain.contract({ quantity: 600 })
  await register.call(recordServiceEvent, provider.recorder, aVisit(world.clock, voucher, 60))
  const { services } = await register.call(ownCosts, voucher.client, { clientId: voucher.clientId })
  assert.deepEqual(
    services.map((one) => one.month.publicCents),
    [null],
  )

  const purchased = await chain.contract({ quantity: 600, kind: 'purchased-service' })
  await register.call(recordServiceEvent, provider.recorder, aVisit(world.clock, purchased, 60))
  const own = await register.call(ownCosts, purchased.client, { clientId: purchased.clientId })
  assert.deepEqual(own.services, [])
  assert.deepEqual([own.providers[0]?.ownShare, own.providers[0]?.left?.shareCents], [false, 0])
})

test('PSOP-73: another client asks in vain, and the try is in the log', async () => {
  const chain = await givenChain(world)
  const [mine, theirs] = [await chain.contract(), await chain.contract()]
  await assert.rejects(chain.register.call(ownCosts, mine.client, { clientId: theirs.clientId }), {
    message: 'request.not-found',
  })
  const entry = (await chain.register.log()).at(-1)
  assert.deepEqual([entry?.action, entry?.outcome, entry?.actorId], ['own.confirm', 'not-found', mine.clientId])
})
