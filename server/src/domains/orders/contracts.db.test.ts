import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import { startOfDay } from '../../platform/time/helsinki.ts'
import { addDays, type PlainDate, plainDate } from '../../platform/time/plain-date.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { correctServiceEvent } from '../service-events/correct-service-event.ts'
import { recordServiceEvent } from '../service-events/record-service-event.ts'
import { openWorld, type World } from '../world.ts'
import { CLOSING_DAYS } from './actions.ts'
import { endOwnContract } from './end-contract.ts'
import { type GivenContract, givenChain } from './given.ts'
import { orderJobs } from './jobs.ts'
import { listContracts } from './list-contracts.ts'
import { closeContracts } from './nightly.ts'
import { openContract } from './open-contract.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

/** Runs on a day, at noon, and puts the clock back. */
async function onDay<T>(day: PlainDate, work: () => Promise<T>): Promise<T> {
  const before = world.clock.now()
  world.clock.set(startOfDay(day))
  world.clock.advance({ minutes: 720 })
  try {
    return await work()
  } finally {
    world.clock.set(before)
  }
}

const visit = (contract: GivenContract, quantity: number, day = '2026-01-05') => ({
  id: newId<'ServiceEvent'>(world.clock.now()),
  contractId: contract.contractId,
  day: plainDate(day),
  quantity,
  startMinute: null,
  note: null,
})

test('PSOP-13, PSOP-29: the chosen provider sees content, unit, granted, used and left, and what it needs to know while the relation lasts', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({
    quantity: 1_200,
    information: 'Soita ovipuhelimesta kahdesti.',
    validTo: plainDate('2026-01-31'),
  })
  await register.call(recordServiceEvent, provider.recorder, visit(contract, 90))
  const open = () => register.call(openContract, provider.recorder, { contract: contract.contractId })

  const during = await open()
  assert.deepEqual(during.contract.service_name, { fi: 'Lapsiperheiden kotipalvelu' })
  assert.deepEqual([during.contract.unit, during.contract.reserved, during.contract.spent], ['minute', 1_110, 90])
  assert.deepEqual(
    during.periods.map((p) => [p.granted, p.reserved, p.spent]),
    [[1_200, 1_110, 90]],
  )
  assert.equal(during.additionalInformation, 'Soita ovipuhelimesta kahdesti.')
  const entry = (await register.log()).at(-1)
  assert.deepEqual(
    [entry?.subjectId, [...(entry?.groups ?? [])].sort()],
    [contract.clientId, ['client.identity', 'decision.details']],
  )

  const closing = await onDay(plainDate('2026-02-01'), open)
  assert.equal(closing.additionalInformation, null)
  assert.deepEqual((await register.log()).at(-1)?.groups, ['client.identity'], 'what is not shown is not opened')
})

test('INV-11: the provider reaches a client from the first day to the end of the closing window, never outside', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const from = plainDate('2026-01-20')
  const to = plainDate('2026-02-10')
  const contract = await chain.contract({ from, validTo: to })
  const reaches = async (day: PlainDate): Promise<boolean> =>
    await onDay(day, async () => {
      const listed = (await register.call(listContracts, provider.recorder, {})).contracts.length === 1
      const opened = await register.call(openContract, provider.recorder, { contract: contract.contractId }).then(
        () => true,
        (error: Error) => {
          assert.equal(error.message, 'request.not-found')
          return false
        },
      )
      assert.equal(listed, opened, 'the list and the door agree')
      return opened
    })
  for (let day = addDays(from, -3); day <= addDays(to, CLOSING_DAYS + 3); day = addDays(day, 1))
    assert.equal(await reaches(day), day >= from && day <= addDays(to, CLOSING_DAYS), day)
})

test('PSOP-71: without admission the provider sees nothing, also not old clients', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract()
  const r = register.register.id
  assert.equal((await register.call(listContracts, provider.recorder, {})).contracts.length, 1)
  await chain.write(
    sql`UPDATE admission SET valid_to = '2026-01-04' WHERE register_id = ${r} AND provider_id = ${provider.id}`,
  )
  assert.deepEqual((await register.call(listContracts, provider.recorder, {})).contracts, [])
  for (const call of [
    () => register.call(openContract, provider.recorder, { contract: contract.contractId }),
    () => register.call(recordServiceEvent, provider.recorder, visit(contract, 60)),
  ])
    await assert.rejects(call, { message: 'request.not-found' })
})

test('PSOP-72: another provider, service or register gets the answer of what does not exist, and each try is logged', async () => {
  const chain = await givenChain(world)
  const other = await givenChain(world)
  const { register } = chain
  const contract = await chain.contract({ familyName: 'Korhonen' })
  const theirs = await other.contract()
  const rival = await chain.anotherProvider()
  const narrow = await register.worker('provider-recorder', {
    providerId: chain.provider.id,
    serviceId: newId(world.clock.now()),
  })
  const missing = { ...contract, contractId: newId<'Contract'>(world.clock.now()) }
  for (const actor of [rival.recorder, rival.office, narrow, chain.manager, contract.client, other.provider.recorder]) {
    for (const id of [contract.contractId, missing.contractId, theirs.contractId]) {
      await assert.rejects(register.call(openContract, actor, { contract: id }), { message: 'request.not-found' })
      const last = (await register.log()).at(-1)
      assert.deepEqual([last?.outcome, last?.actorId, last?.subjectId], ['not-found', actor.id, null])
    }
    await assert.rejects(register.call(recordServiceEvent, actor, visit(contract, 60)), {
      message: 'request.not-found',
    })
  }
  assert.deepEqual((await register.call(listContracts, rival.recorder, {})).contracts, [])
  const { contracts } = await register.call(listContracts, chain.provider.recorder, {})
  assert.deepEqual(
    contracts.map((c) => [c.id, c.familyName]),
    [[contract.contractId, 'Korhonen']],
  )
  const entry = (await register.log()).at(-1)
  assert.deepEqual([entry?.subjectId, entry?.groups], [contract.clientId, ['client.identity']])
})

test('INV-51: a reservation ends exactly once, whoever ends it at the same time, and then holds nothing', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 600 })
  await register.call(recordServiceEvent, provider.recorder, visit(contract, 100))
  const input = { contract: contract.contractId, clientId: contract.clientId }
  const outcomes = await Promise.allSettled(
    Array.from({ length: 6 }, () => register.call(endOwnContract, contract.client, input)),
  )
  const done = outcomes.filter((o) => o.status === 'fulfilled')
  assert.deepEqual(
    done.map((o) => o.value),
    [{ contractId: contract.contractId, lastDay: '2026-01-05', released: 500 }],
  )
  for (const o of outcomes) if (o.status === 'rejected') assert.equal(o.reason.message, 'order.contract-ended')
  assert.deepEqual(
    await register.rows('SELECT quantity, posted, released, ended_at IS NOT NULL AS ended FROM reservation'),
    [{ quantity: 600, posted: 100, released: 500, ended: true }],
  )
  assert.deepEqual(await register.rows('SELECT granted, reserved, spent FROM grant_period'), [
    { granted: 600, reserved: 0, spent: 100 },
  ])
  await assert.rejects(
    chain.write(sql`UPDATE reservation SET posted = posted - 1 WHERE register_id = ${register.register.id}`),
    { sqlState: '23514', constraint: 'reservation_ended_holds_nothing' },
  )
  await assert.rejects(
    chain.write(
      sql`UPDATE reservation SET posted = posted + 501, released = 0 WHERE register_id = ${register.register.id}`,
    ),
    { sqlState: '23514' },
  )
})

test('INV-51: after the end a late visit and a correction use what was released, as far as it is still free', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 600 })
  const first = visit(contract, 100)
  await register.call(recordServiceEvent, provider.recorder, first)
  await register.call(endOwnContract, contract.client, { contract: contract.contractId, clientId: contract.clientId })
  await register.call(recordServiceEvent, provider.recorder, visit(contract, 50))
  const { id, day, quantity, startMinute, note } = visit(contract, 120)
  await register.call(correctServiceEvent, provider.recorder, {
    event: first.id,
    contractId: contract.contractId,
    id: newId<'ServiceEvent'>(world.clock.now()),
    reason: 'wrong-quantity',
    replacement: { id, day, quantity, startMinute, note },
  })
  assert.deepEqual(await register.rows('SELECT quantity, posted, released FROM reservation'), [
    { quantity: 600, posted: 170, released: 430 },
  ])
  assert.deepEqual(await register.rows('SELECT granted, reserved, spent FROM grant_period'), [
    { granted: 600, reserved: 0, spent: 170 },
  ])
  // A visit of the day after the end is not of this contract.
  await onDay(plainDate('2026-01-06'), () =>
    assert.rejects(register.call(recordServiceEvent, provider.recorder, visit(contract, 10, '2026-01-06')), {
      message: 'service-event.day-outside-contract',
    }),
  )
})

test('INV-51: the nightly work releases what a contract holds when its closing window is over, once', async () => {
  const chain = await givenChain(world)
  const { register } = chain
  const contract = await chain.contract({ quantity: 600, validTo: plainDate('2026-01-31') })
  const run = () => register.call(closeContracts, SYSTEM, {})
  assert.deepEqual(await onDay(plainDate('2026-03-02'), run), { count: 0, more: false })
  const job = orderJobs(world.platform, world.platform.registers).get('orders.close-contracts')
  const now = startOfDay(plainDate('2026-03-03'))
  assert.equal(await job?.({ id: newId(now), register: register.register.id, payload: {}, now }), 'done')
  assert.deepEqual(await onDay(plainDate('2026-03-03'), run), { count: 0, more: false })
  assert.deepEqual(await register.rows('SELECT reserved FROM grant_period'), [{ reserved: 0 }])
  assert.deepEqual(await register.rows('SELECT end_reason, valid_to FROM contract'), [
    { end_reason: 'time-ran-out', valid_to: '2026-01-31' },
  ])
  const closing = (await register.log()).find((e) => e.action === 'contract.close' && e.subjectId)
  assert.deepEqual([closing?.subjectId, closing?.actorKind, closing?.channel], [contract.clientId, 'system', 'job'])
})

test('INV-11: a contract that never began gives no access, and its units are free at once', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 600, from: plainDate('2026-01-20') })
  await register.call(endOwnContract, contract.client, { contract: contract.contractId, clientId: contract.clientId })
  assert.deepEqual(await register.rows('SELECT end_reason FROM contract'), [{ end_reason: 'void' }])
  assert.deepEqual(await register.rows('SELECT reserved FROM grant_period'), [{ reserved: 0 }])
  await onDay(plainDate('2026-01-20'), () =>
    assert.rejects(register.call(openContract, provider.recorder, { contract: contract.contractId }), {
      message: 'request.not-found',
    }),
  )
})
