import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { openWorld, type World } from '../world.ts'
import { acceptOrder } from './accept-order.ts'
import { type GivenChain, givenChain } from './given.ts'
import { openContract } from './open-contract.ts'
import { sendOrder } from './send-order.ts'

let world: World
let chain: GivenChain
before(async () => {
  world = await openWorld()
  chain = await givenChain(world)
})
after(() => world.close())

test('PSOP-13: a provider sees of each period what is held for it, and not what is held for another', async () => {
  const first = await chain.contract({ quantity: 600, per: 'month', ordered: 400 })
  const other = await chain.anotherProvider()
  const { orderId } = await chain.register.call(sendOrder, first.client, {
    id: newId<'Order'>(world.clock.now()),
    clientId: first.clientId,
    decisionId: first.decisionId,
    providerId: other.id,
    quantity: 150,
    wantedFrom: plainDate('2026-01-05'),
  })
  await chain.register.call(acceptOrder, other.office, { order: orderId })
  const { periods } = await chain.register.call(openContract, chain.provider.recorder, { contract: first.contractId })
  assert.equal(periods.length, 12)
  for (const period of periods) {
    assert.equal(period.held, 400)
    assert.equal(period.reserved, 550)
  }
})
