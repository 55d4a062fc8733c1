import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { correctServiceEvent } from './correct-service-event.ts'
import { aCorrection, aVisit, faultsOfBooks } from './given.ts'
import { recordServiceEvent } from './record-service-event.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('PSOP-16: a correction is a reversal and a new entry that net, sent twice it is one, and only the newest can be corrected', async () => {
  const chain = await givenChain(world)
  const other = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 600 })
  const visit = aVisit(world.clock, contract, 600)
  await register.call(recordServiceEvent, provider.recorder, visit)
  const correct = (input: ReturnType<typeof aCorrection>) =>
    register.call(correctServiceEvent, provider.recorder, input)

  // From all to less needs nothing free in between, and from less to all again only what came back.
  const less = aCorrection(world.clock, visit, 500, { note: 'Lähdin aiemmin.' })
  const answer = await correct(less)
  assert.deepEqual(answer.balance, { granted: 600, reserved: 100, spent: 500, left: 100 })
  assert.deepEqual(answer.replacement?.valueCents, 31_667)
  assert.deepEqual(await correct(less), answer)
  await assert.rejects(correct({ ...less, reason: 'other' }), { message: 'service-event.id-already-used' })
  await assert.rejects(correct({ ...less, replacement: null }), { message: 'service-event.id-already-used' })
  await assert.rejects(correct(aCorrection(world.clock, visit, 400)), { message: 'service-event.already-reversed' })
  const again = { id: less.replacement?.id ?? '', contractId: contract.contractId }
  await assert.rejects(correct(aCorrection(world.clock, again, 601)), {
    message: 'service-event.not-enough-left',
    facts: { asked: 601, left: 600, granted: 600, reserved: 600, spent: 0 },
  })
  const none = aCorrection(world.clock, again, null)
  assert.deepEqual(await correct(none), {
    reversalId: none.id,
    replacement: null,
    balance: { granted: 600, reserved: 600, spent: 0, left: 600 },
  })
  assert.deepEqual(await correct(none), {
    reversalId: none.id,
    replacement: null,
    balance: { granted: 600, reserved: 600, spent: 0, left: 600 },
  })
  assert.deepEqual(
    await register.rows(
      'SELECT kind, reason, quantity, reverses_id IS NOT NULL AS reverses, replaces_id IS NOT NULL AS replaces FROM service_event ORDER BY recorded_at, kind, quantity DESC',
    ),
    [
      { kind: 'delivery', reason: null, quantity: 600, reverses: false, replaces: false },
      { kind: 'delivery', reason: null, quantity: 500, reverses: false, replaces: true },
      { kind: 'reversal', reason: 'not-given', quantity: -500, reverses: true, replaces: false },
      { kind: 'reversal', reason: 'wrong-quantity', quantity: -600, reverses: true, replaces: false },
    ],
  )
  assert.deepEqual(await faultsOfBooks(register), [])
  assert.deepEqual(await other.register.rows('SELECT id FROM service_event'), [])
})

test('a correction may move a visit to a day of another period', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 600, per: 'month' })
  const now = world.clock.now()
  world.clock.advance({ minutes: 30 * 24 * 60 })
  try {
    const visit = aVisit(world.clock, contract, 600, { day: '2026-01-31' })
    await register.call(recordServiceEvent, provider.recorder, visit)
    await register.call(
      correctServiceEvent,
      provider.recorder,
      aCorrection(world.clock, visit, 300, { day: '2026-02-01' }),
    )
    assert.deepEqual(await register.rows('SELECT reserved, spent FROM grant_period ORDER BY period_from LIMIT 2'), [
      { reserved: 600, spent: 0 },
      { reserved: 300, spent: 300 },
    ])
    assert.deepEqual(await faultsOfBooks(register), [])
  } finally {
    world.clock.set(now)
  }
})
