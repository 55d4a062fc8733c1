import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { openWorld, type World } from '../world.ts'
import { answerWish, listReceivedWishes } from './answer-wish.ts'
import { endOwnContract } from './end-contract.ts'
import { givenChain } from './given.ts'
import { listOwnOrders } from './list-own-orders.ts'
import { sendWish } from './send-wish.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const aWish = (contract: { readonly contractId: string; readonly clientId: string }, wish = 'other-time') =>
  sendWish.input.parse({
    contract: contract.contractId,
    clientId: contract.clientId,
    id: newId(world.clock.now()),
    wish,
    wantedFrom: '2026-02-01',
  })

test('a client wishes, the provider of the service alone sees it and answers, and the client reads the answer', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract()
  const wish = aWish(contract)
  await register.call(sendWish, contract.client, wish)
  await register.call(sendWish, contract.client, wish)
  await assert.rejects(register.call(sendWish, contract.client, { ...wish, wish: 'pause' }), {
    message: 'order.id-already-used',
  })
  await assert.rejects(register.call(sendWish, contract.client, aWish(contract)), { message: 'order.wish-waits' })

  const other = await chain.anotherProvider()
  assert.deepEqual((await register.call(listReceivedWishes, other.office, {})).wishes, [])
  const { wishes } = await register.call(listReceivedWishes, provider.office, {})
  assert.deepEqual(
    wishes.map((one) => [one.id, one.wish, one.wanted_from, one.familyName]),
    [[wish.id, 'other-time', '2026-02-01', 'Meikäläinen']],
  )
  const answer = { contract: contract.contractId, wish: wish.id, answer: 'agreed' as const }
  await assert.rejects(register.call(answerWish, other.office, answer), { message: 'request.not-found' })
  await register.call(answerWish, provider.office, answer)
  await register.call(answerWish, provider.office, answer)
  await assert.rejects(register.call(answerWish, provider.office, { ...answer, answer: 'not-possible' }), {
    message: 'order.already-answered',
  })
  const own = await register.call(listOwnOrders, contract.client, { clientId: contract.clientId })
  assert.deepEqual(
    own.wishes.map((one) => [one.id, one.status]),
    [[wish.id, 'agreed']],
  )
  const log = (await register.log()).filter(({ subjectId }) => subjectId === contract.clientId)
  assert.ok(log.some(({ action, outcome }) => action === 'wish.answer' && outcome === 'done'))
})

test('PSOP-73: nobody wishes for another client, nor in a service that has ended', async () => {
  const chain = await givenChain(world)
  const { register } = chain
  const [mine, theirs] = [await chain.contract(), await chain.contract()]
  await assert.rejects(register.call(sendWish, mine.client, { ...aWish(theirs), clientId: mine.clientId }), {
    message: 'request.not-found',
  })
  await register.call(endOwnContract, mine.client, { contract: mine.contractId, clientId: mine.clientId })
  await assert.rejects(register.call(sendWish, mine.client, aWish(mine)), { message: 'order.contract-ended' })
})
