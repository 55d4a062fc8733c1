import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { correctServiceEvent } from './correct-service-event.ts'
import { aCorrection, aVisit, faultsOfBooks } from './given.ts'
import { openDayOfContract } from './open-day-of-contract.ts'
import { recordServiceEvent } from './record-service-event.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

/** What two devices recorded without a line, each not knowing of the other. */
async function twoDevices() {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 600 })
  const record = (visit: ReturnType<typeof aVisit>, seen?: readonly { readonly id: string }[]) =>
    register.call(
      recordServiceEvent,
      provider.recorder,
      recordServiceEvent.input.parse({ ...visit, ...(seen ? { seen: seen.map(({ id }) => id) } : {}) }),
    )
  const day = (actor = provider.recorder) =>
    register.call(
      openDayOfContract,
      actor,
      openDayOfContract.input.parse({ contract: contract.contractId, day: '2026-01-05' }),
    )
  const one = aVisit(world.clock, contract, 60, { note: 'Ensimmäinen laite', startMinute: 540 })
  const other = aVisit(world.clock, contract, 45, { note: 'Toinen laite' })
  const spent = async () => (await register.rows('SELECT spent FROM grant_period')).map((row) => row.spent)
  return { register, provider, contract, record, day, one, other, spent }
}

test('a delivery of the same day that was not seen stops the second; nothing is doubled or overwritten, and both can be seen', async () => {
  const { register, record, day, one, other, spent } = await twoDevices()
  await record(one, [])
  await assert.rejects(record(other, []), { message: 'service-event.other-on-day', facts: { unseen: 1 } })
  assert.deepEqual(await spent(), [60])
  const { deliveries } = await day()
  assert.deepEqual(
    deliveries.map(({ recordedAt: _, recordedBy, ...rest }) => ({ ...rest, named: recordedBy !== null })),
    [{ id: one.id, quantity: 60, startMinute: 540, note: 'Ensimmäinen laite', own: true, named: true }],
  )
  const looked = (await register.log()).at(-1)
  assert.deepEqual([looked?.action, looked?.outcome], ['service-event.open', 'done'])
  assert.deepEqual(await faultsOfBooks(register), [])
})

test('both took place: said by having seen the first, the second is recorded too', async () => {
  const { register, record, one, other, spent } = await twoDevices()
  await record(one, [])
  const answer = await record(other, [one])
  assert.equal(answer.balance.spent, 105)
  assert.deepEqual(await record(other, [one]), answer, 'sent again it is the same')
  assert.deepEqual(await record(other, []), answer, 'whatever is said to have been seen')
  assert.deepEqual(await spent(), [105])
  assert.deepEqual(await faultsOfBooks(register), [])
})

test('the same visit, and mine is right: a correction of the standing one, which no longer stands in the way', async () => {
  const { register, provider, record, day, one, other, spent } = await twoDevices()
  await record(one, [])
  const correction = aCorrection(world.clock, one, 45, { note: 'Toinen laite' })
  await register.call(correctServiceEvent, provider.recorder, correction)
  assert.deepEqual(await spent(), [45])
  const { deliveries } = await day()
  assert.deepEqual(
    deliveries.map((one) => [one.id, one.quantity]),
    [[correction.replacement?.id, 45]],
  )
  assert.ok(correction.replacement)
  await record(other, [correction.replacement])
  assert.deepEqual(await spent(), [90])
})

test('who does not tell what was seen is not compared: the interface goes on as before', async () => {
  const { record, one, other, spent } = await twoDevices()
  await record(one)
  await record(other)
  assert.deepEqual(await spent(), [105])
})

test('of many that come at one moment and have seen nothing, one is recorded and the others are told', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { register, contract, record, spent } = await twoDevices()
    const visits = [10, 20, 30, 40].map((quantity) => aVisit(world.clock, contract, quantity))
    const outcomes = await Promise.allSettled(visits.map((visit) => record(visit, [])))
    const arrived = visits.filter((_, i) => outcomes[i]?.status === 'fulfilled')
    assert.equal(arrived.length, 1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') assert.equal(outcome.reason.message, 'service-event.other-on-day')
    assert.deepEqual(await spent(), [arrived[0]?.quantity])
    assert.deepEqual(await faultsOfBooks(register), [])
  }
})

test('another provider, and one’s own office, cannot open the day', async () => {
  const { register, provider, day } = await twoDevices()
  const strangers = await givenChain(world)
  await assert.rejects(day(strangers.provider.recorder), { message: 'request.not-found' })
  await assert.rejects(day(provider.office), { message: 'request.not-found' })
  assert.equal((await register.log()).at(-1)?.outcome, 'not-found')
})
