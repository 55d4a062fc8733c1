import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { openWorld, type World } from '../world.ts'
import { acceptOrder } from './accept-order.ts'
import { cancelOrder } from './cancel-order.ts'
import { declineOrder } from './decline-order.ts'
import { clientActor, type GivenChain, givenChain } from './given.ts'
import { listOwnOrders } from './list-own-orders.ts'
import { listReceivedOrders } from './list-received-orders.ts'
import { expireOrders } from './nightly.ts'
import { sendOrder } from './send-order.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

type Granted = Awaited<ReturnType<GivenChain['grant']>>
const anOrder = (
  chain: GivenChain,
  granted: Granted,
  changes: { quantity?: number; from?: string; provider?: string } = {},
) =>
  sendOrder.input.parse({
    id: newId<'Order'>(world.clock.now()),
    clientId: granted.clientId,
    decisionId: granted.decisionId,
    providerId: changes.provider ?? chain.provider.id,
    quantity: changes.quantity ?? 600,
    wantedFrom: changes.from ?? '2026-01-05',
  })

test('an order is sent, shown to its provider by name, accepted, and makes contract, reservations and entries at once', async () => {
  const chain = await givenChain(world)
  const other = await givenChain(world)
  const granted = await chain.grant({
    per: 'month',
    quantity: 600,
    validTo: plainDate('2026-03-31'),
    familyName: 'Virtanen',
  })
  const order = anOrder(chain, granted)
  const { register, provider } = chain

  const sent = await register.call(sendOrder, granted.client, order)
  assert.deepEqual(sent, { orderId: order.id, status: 'sent', answerBy: '2026-01-08' })
  assert.deepEqual(
    await register.rows('SELECT reserved FROM grant_period WHERE reserved <> 0'),
    [],
    'sending reserves nothing',
  )

  const { orders } = await register.call(listReceivedOrders, provider.office, {})
  assert.deepEqual(orders, [
    {
      id: order.id,
      givenNames: 'Testi',
      familyName: 'Virtanen',
      serviceName: { fi: 'Lapsiperheiden kotipalvelu' },
      unit: 'minute',
      quantity: 600,
      wantedFrom: '2026-01-05',
      answerBy: '2026-01-08',
    },
  ])

  const accepted = await register.call(acceptOrder, provider.office, { order: order.id })
  assert.deepEqual([accepted.validFrom, accepted.validTo], ['2026-01-05', '2026-03-31'])
  assert.deepEqual(
    await register.rows('SELECT granted, reserved, spent FROM grant_period ORDER BY period_from'),
    [1, 2, 3].map(() => ({ granted: 600, reserved: 600, spent: 0 })),
  )
  assert.deepEqual(
    await register.rows(
      `SELECT from_account, to_account, sum(amount)::int AS amount, count(*)::int AS entries FROM posting
      WHERE source_id = $1 GROUP BY 1, 2`,
      [accepted.contractId],
    ),
    [{ from_account: 'free', to_account: 'reserved', amount: 1_800, entries: 3 }],
  )
  assert.deepEqual(
    (await register.log()).slice(-3).map((e) => [e.action, e.subjectId, e.basis, e.groups]),
    [
      ['own.order', granted.clientId, 'own-data', []],
      ['order.list', granted.clientId, 'provider-task', ['client.identity']],
      ['order.answer', granted.clientId, 'order-received', []],
    ],
  )
  assert.deepEqual(await other.register.rows('SELECT id FROM service_order'), [])
})

test('INV-50: the same order or answer sent again is the same, another content under its id is refused', async () => {
  const chain = await givenChain(world)
  const granted = await chain.grant()
  const order = anOrder(chain, granted)
  const { register, provider } = chain

  const answers = await Promise.all([1, 2, 3, 4].map(() => register.call(sendOrder, granted.client, order)))
  assert.equal(new Set(answers.map((a) => JSON.stringify(a))).size, 1)
  await assert.rejects(register.call(sendOrder, granted.client, { ...order, quantity: 601 }), {
    message: 'order.id-already-used',
  })
  const accepted = await Promise.all(
    [1, 2, 3, 4].map(() => register.call(acceptOrder, provider.office, { order: order.id })),
  )
  assert.equal(new Set(accepted.map((a) => a.contractId)).size, 1)
  assert.deepEqual(await register.rows('SELECT count(*)::int AS orders FROM service_order'), [{ orders: 1 }])
  assert.deepEqual(await register.rows('SELECT count(*)::int AS contracts FROM contract'), [{ contracts: 1 }])
  assert.deepEqual(await register.rows('SELECT reserved FROM grant_period'), [{ reserved: 600 }])
  await assert.rejects(register.call(declineOrder, provider.office, { order: order.id, reason: 'other' }), {
    message: 'order.already-answered',
  })
})

test('an order is refused with its reason: past day, ended or foreign decision, provider, price, quantity, a second one', async () => {
  const chain = await givenChain(world)
  const { register } = chain
  const granted = await chain.grant({ quantity: 600, validTo: plainDate('2026-06-30') })
  const stranger = await chain.grant()
  const refusedWith = async (message: string, order: ReturnType<typeof anOrder>, facts?: object): Promise<void> => {
    await assert.rejects(register.call(sendOrder, granted.client, order), facts ? { message, facts } : { message })
  }
  await refusedWith('order.day-in-the-past', anOrder(chain, granted, { from: '2026-01-04' }))
  await refusedWith('order.decision-ended', anOrder(chain, granted, { from: '2026-07-01' }))
  await refusedWith('order.not-admitted', anOrder(chain, granted, { provider: newId(world.clock.now()) }))
  await refusedWith('order.over-what-is-free', anOrder(chain, granted, { quantity: 601 }), { asked: 601, free: 600 })
  // Another client's decision is answered like one that does not exist (INV-12).
  await refusedWith('request.not-found', { ...anOrder(chain, granted), decisionId: stranger.decisionId })
  await refusedWith('request.not-found', {
    ...anOrder(chain, granted),
    decisionId: newId<'Decision'>(world.clock.now()),
  })
  await assert.rejects(register.call(sendOrder, stranger.client, anOrder(chain, granted)), {
    message: 'request.not-found',
  })

  const rival = await chain.anotherProvider()
  const first = anOrder(chain, granted)
  await register.call(sendOrder, granted.client, first)
  await refusedWith('order.already-open', anOrder(chain, granted, { provider: rival.id }), {
    orderId: first.id,
    answerBy: '2026-01-08',
  })
  await register.call(cancelOrder, granted.client, { order: first.id, clientId: granted.clientId })
  await register.call(sendOrder, granted.client, anOrder(chain, granted))
})

test('a provider without a price for the day cannot be ordered from', async () => {
  const chain = await givenChain(world)
  const granted = await chain.grant()
  const provider = await chain.anotherProvider()
  // Its only price begins later than the wanted day.
  const later = newId<'Provider'>(world.clock.now())
  const r = chain.register.register.id
  await chain.write(
    sql`INSERT INTO provider (register_id, id, organisation_id, home_register_id, business_id, name, street, postal_code, post_town, iban, bic, languages, created_at)
      SELECT register_id, ${later}::uuid, organisation_id, home_register_id, '0000000-0', name, street, postal_code, post_town, iban, bic, languages, created_at
      FROM provider WHERE register_id = ${r} AND id = ${provider.id}`,
    sql`INSERT INTO admission (register_id, id, provider_id, service_id, agreement, valid_from)
      VALUES (${r}, ${newId(world.clock.now())}, ${later}, ${chain.serviceId}, 'Sopimus', '2026-01-01')`,
    sql`INSERT INTO price (register_id, id, provider_id, service_id, valid_from, price_cents, per_units, known_at)
      VALUES (${r}, ${newId(world.clock.now())}, ${later}, ${chain.serviceId}, '2026-02-01', 4000, 60, ${world.clock.now()})`,
  )
  await assert.rejects(chain.register.call(sendOrder, granted.client, anOrder(chain, granted, { provider: later })), {
    message: 'order.no-price',
  })
})

test('a declined, cancelled or late order reserves nothing, and the client may choose again', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const granted = await chain.grant()
  const declined = anOrder(chain, granted)
  await register.call(sendOrder, granted.client, declined)
  await register.call(declineOrder, provider.office, { order: declined.id, reason: 'no-capacity' })
  assert.deepEqual(await register.call(declineOrder, provider.office, { order: declined.id, reason: 'no-capacity' }), {
    orderId: declined.id,
    status: 'declined',
  })
  const cancelled = anOrder(chain, granted)
  await register.call(sendOrder, granted.client, cancelled)
  await register.call(cancelOrder, granted.client, { order: cancelled.id, clientId: granted.clientId })
  await assert.rejects(register.call(acceptOrder, provider.office, { order: cancelled.id }), {
    message: 'request.not-found',
  })
  const late = anOrder(chain, granted)
  await register.call(sendOrder, granted.client, late)
  const before = world.clock.now()
  world.clock.advance({ minutes: 4 * 24 * 60 })
  try {
    await assert.rejects(register.call(acceptOrder, provider.office, { order: late.id }), {
      message: 'order.answer-too-late',
      facts: { answerBy: '2026-01-08' },
    })
    assert.deepEqual((await register.call(listReceivedOrders, provider.office, {})).orders, [])
    assert.deepEqual(await register.call(expireOrders, SYSTEM, {}), { count: 1, more: false })
    assert.deepEqual(await register.call(expireOrders, SYSTEM, {}), { count: 0, more: false })
    const { orders } = await register.call(listOwnOrders, granted.client, { clientId: granted.clientId })
    assert.deepEqual(orders.map((o) => o.status).sort(), ['cancelled', 'declined', 'expired'])
    await register.call(sendOrder, granted.client, anOrder(chain, granted, { from: '2026-01-10' }))
  } finally {
    world.clock.set(before)
  }
  assert.deepEqual(await register.rows('SELECT reserved FROM grant_period'), [{ reserved: 0 }])
})

test('PSOP-79: only the named roles and persons act: recorder cannot answer, another provider, client and register do not find', async () => {
  const chain = await givenChain(world)
  const other = await givenChain(world)
  const { register, provider } = chain
  const granted = await chain.grant()
  const stranger = await chain.grant()
  const rival = await chain.anotherProvider()
  const order = anOrder(chain, granted)
  await register.call(sendOrder, granted.client, order)
  for (const actor of [
    provider.recorder,
    rival.office,
    chain.manager,
    other.provider.office,
    stranger.client,
    clientActor(newId(world.clock.now())),
  ])
    await assert.rejects(register.call(acceptOrder, actor, { order: order.id }), { message: 'request.not-found' })
  for (const actor of [stranger.client, provider.office, chain.manager])
    await assert.rejects(register.call(cancelOrder, actor, { order: order.id, clientId: granted.clientId }), {
      message: 'request.not-found',
    })
  await assert.rejects(register.call(cancelOrder, stranger.client, { order: order.id, clientId: stranger.clientId }), {
    message: 'request.not-found',
  })
  assert.deepEqual((await register.call(listReceivedOrders, rival.office, {})).orders, [])
  for (const actor of [chain.manager, granted.client, other.provider.office])
    await assert.rejects(register.call(listReceivedOrders, actor, {}), { message: 'request.not-permitted' })
  await assert.rejects(register.call(expireOrders, chain.manager, {}), { message: 'request.not-permitted' })
  assert.deepEqual(await register.rows('SELECT status FROM service_order'), [{ status: 'sent' }])
})

test('a person with a valid mandate orders for the client, and nobody does after it has ended', async () => {
  const chain = await givenChain(world)
  const { register } = chain
  const granted = await chain.grant()
  const r = register.register.id
  const proxy = newId<'Proxy'>(world.clock.now())
  const mandate = newId<'Mandate'>(world.clock.now())
  await chain.write(
    sql`INSERT INTO proxy (register_id, id, identity_index, identity_sealed) VALUES (${r}, ${proxy}, ${Buffer.alloc(32, 7)}, ${Buffer.alloc(1)})`,
    sql`INSERT INTO mandate (register_id, id, proxy_id, client_id, ground, valid_from, valid_to, recorded_by, recorded_at)
      VALUES (${r}, ${mandate}, ${proxy}, ${granted.clientId}, 'written-mandate', '2026-01-01', '2026-12-31', ${chain.manager.id}, ${world.clock.now()})`,
  )
  const actor = clientActor(proxy)
  const order = anOrder(chain, granted)
  await register.call(sendOrder, actor, order)
  const entry = (await register.log()).at(-1)
  assert.deepEqual([entry?.basis, entry?.reference, entry?.subjectId], ['mandate', mandate, granted.clientId])
  assert.deepEqual(await register.rows('SELECT ordered_by FROM service_order'), [{ ordered_by: proxy }])
  await chain.write(
    sql`UPDATE mandate SET ended_at = ${world.clock.now()} WHERE register_id = ${r} AND id = ${mandate}`,
  )
  await assert.rejects(register.call(cancelOrder, actor, { order: order.id, clientId: granted.clientId }), {
    message: 'request.not-found',
  })
})
