import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import { givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { correctServiceEvent } from './correct-service-event.ts'
import { aCorrection, aVisit, faultsOfBooks } from './given.ts'
import { listServiceEvents } from './list-events.ts'
import { listOwnServiceEvents } from './list-own-events.ts'
import { eventsByIds } from './queries.ts'
import { recordServiceEvent } from './record-service-event.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('PSOP-16: a provider records a visit: the answer says at once what it cost whom and what is left, and the log whose it was', async () => {
  const ours = await givenChain(world)
  const theirs = await givenChain(world)
  const contract = await ours.contract({ quantity: 1_200 })
  const visit = aVisit(world.clock, contract, 90, { note: 'Käynti sujui hyvin.' })

  const answer = await ours.register.call(recordServiceEvent, ours.provider.recorder, visit)

  assert.deepEqual(answer, {
    event: { id: visit.id, day: '2026-01-05', quantity: 90, priceCents: 6_300, valueCents: 5_700, shareCents: 600 },
    balance: { granted: 1_200, reserved: 1_110, spent: 90, left: 1_110 },
  })
  assert.deepEqual(await ours.register.rows('SELECT granted, reserved, spent FROM grant_period'), [
    { granted: 1_200, reserved: 1_110, spent: 90 },
  ])
  assert.deepEqual(
    await ours.register.rows(
      `SELECT asset, from_account, to_account, amount FROM posting WHERE source_id = $1 ORDER BY from_account`,
      [visit.id],
    ),
    [
      { asset: 'cent', from_account: 'cost', to_account: 'payable', amount: 5_700 },
      { asset: 'minute', from_account: 'reserved', to_account: 'delivered', amount: 90 },
      { asset: 'cent', from_account: 'share-memo', to_account: 'share-of-client', amount: 600 },
    ],
  )
  const entry = (await ours.register.log()).at(-1)
  assert.deepEqual(
    [entry?.action, entry?.outcome, entry?.subjectId, entry?.basis, entry?.reference, entry?.actorId],
    [
      'service-event.record',
      'done',
      contract.clientId,
      'client-relationship',
      contract.contractId,
      ours.provider.recorder.id,
    ],
  )
  assert.deepEqual(await theirs.register.rows('SELECT id FROM service_event'), [])
})

test('INV-50: one effect for one id through repeats at once and in any order; another body under it is refused and nothing changes', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 1_200 })
  const elsewhere = await chain.contract({ quantity: 1_200 })
  const send = (visit: ReturnType<typeof aVisit>) => register.call(recordServiceEvent, provider.recorder, visit)
  const visits = [30, 45, 60].map((quantity) => aVisit(world.clock, contract, quantity, { note: `Käynti ${quantity}` }))
  const [first] = visits
  assert.ok(first)

  const answers = await Promise.all([...visits, ...visits.toReversed(), ...visits].map(send))
  for (const visit of visits) {
    const about = answers.map((a) => a.event).filter((e) => e.id === visit.id)
    assert.equal(about.length, 3)
    assert.equal(new Set(about.map((e) => JSON.stringify(e))).size, 1)
  }
  const before = await register.rows('SELECT * FROM service_event ORDER BY id')
  assert.equal(before.length, 3)
  assert.deepEqual(await send(first), await send(first), 'balance included')
  const others = [
    { ...first, quantity: 31 },
    { ...first, day: aVisit(world.clock, contract, 1, { day: '2026-01-06' }).day },
    { ...first, note: 'Toinen' },
    { ...first, note: null },
    { ...first, startMinute: 600 },
    { ...first, contractId: elsewhere.contractId },
  ]
  for (const other of others) await assert.rejects(send(other), { message: 'service-event.id-already-used' })
  assert.deepEqual(await register.rows('SELECT * FROM service_event ORDER BY id'), before)
  assert.deepEqual(await register.rows('SELECT spent FROM grant_period ORDER BY spent'), [{ spent: 0 }, { spent: 135 }])
  assert.deepEqual(await faultsOfBooks(register), [])
})

test('INV-50: the id of an event of another client opens no note of that client', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const mine = await chain.contract()
  const theirs = await chain.contract()
  const secret = aVisit(world.clock, theirs, 30, { note: 'Vain toisen asiakkaan' })
  await register.call(recordServiceEvent, provider.recorder, secret)
  await assert.rejects(
    register.call(recordServiceEvent, provider.recorder, { ...secret, contractId: mine.contractId }),
    { message: 'service-event.id-already-used' },
  )
  const asked = (contract: string) => eventsByIds(register.register.id, [secret.id], contract).sql
  const notes = async (contract: string): Promise<unknown[]> =>
    (await register.rows(asked(contract).text, asked(contract).values)).map((row) => row.note === null)
  assert.deepEqual(await notes(mine.contractId), [true], 'the sealed note does not even leave the database')
  assert.deepEqual(await notes(theirs.contractId), [false])
})

test('INV-53: a visit is refused with its reason: future, outside the contract, before the price, too much', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 600 })
  const record = (quantity: number, day?: string) =>
    register.call(recordServiceEvent, provider.recorder, aVisit(world.clock, contract, quantity, day ? { day } : {}))
  await assert.rejects(record(60, '2026-01-06'), {
    message: 'service-event.day-in-the-future',
    facts: { today: '2026-01-05' },
  })
  await assert.rejects(record(60, '2026-01-04'), {
    message: 'service-event.day-outside-contract',
    facts: { validFrom: '2026-01-05', validTo: '2026-12-31' },
  })
  await assert.rejects(record(601), {
    message: 'service-event.not-enough-left',
    facts: { asked: 601, left: 600, granted: 600, reserved: 600, spent: 0 },
  })
  await chain.write(
    sql`UPDATE admission SET valid_from = '2026-01-06' WHERE register_id = ${register.register.id} AND provider_id = ${provider.id}`,
  )
  await assert.rejects(record(60), { message: 'request.not-found' })
  assert.deepEqual(await register.rows('SELECT id FROM service_event'), [])
})

test('the day of service picks the price, and a coefficient asks for the time of day', async () => {
  const chain = await givenChain(world, {
    service: {
      valueRule: {
        form: 1,
        kind: 'hourly',
        valueCents: 3_600,
        coefficients: [
          {
            code: 'evening',
            days: { weekdays: [1, 2, 3, 4, 5] },
            from: '18:00',
            to: '24:00',
            value: '1.15',
            ceiling: '1',
          },
        ],
      },
    },
    priceCents: 4_500,
  })
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 1_200 })
  const record = (changes: Parameters<typeof aVisit>[3]) =>
    register.call(recordServiceEvent, provider.recorder, aVisit(world.clock, contract, 60, changes))
  await assert.rejects(record({}), { message: 'service-event.start-missing' })
  assert.equal((await record({ startMinute: 600 })).event.valueCents, 3_600)
  assert.equal((await record({ startMinute: 18 * 60 })).event.valueCents, 4_140)
  await chain.write(
    sql`INSERT INTO price (register_id, id, provider_id, service_id, valid_from, price_cents, per_units, known_at)
      VALUES (${register.register.id}, ${newId(world.clock.now())}, ${provider.id}, ${chain.serviceId}, '2026-01-06', 3000, 60, ${world.clock.now()})`,
  )
  const now = world.clock.now()
  world.clock.advance({ minutes: 24 * 60 })
  try {
    const cheap = (await record({ day: '2026-01-06', startMinute: 600 })).event
    assert.deepEqual(
      [cheap.priceCents, cheap.valueCents, cheap.shareCents],
      [3_000, 3_000, 0],
      'INV-52: never over the price',
    )
    const dear = (await record({ day: '2026-01-05', startMinute: 600 })).event
    assert.deepEqual([dear.priceCents, dear.valueCents, dear.shareCents], [4_500, 3_600, 900])
  } finally {
    world.clock.set(now)
  }
})

test('a purchased service leaves the client no own share', async () => {
  const chain = await givenChain(world)
  const contract = await chain.contract({ kind: 'purchased-service' })
  const { event } = await chain.register.call(
    recordServiceEvent,
    chain.provider.recorder,
    aVisit(world.clock, contract, 60),
  )
  assert.deepEqual([event.priceCents, event.valueCents, event.shareCents], [4_200, 4_200, 0])
})

test('INV-49: the application can neither change nor delete entries and events: no right in the catalogue, and the try fails', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract()
  await register.call(recordServiceEvent, provider.recorder, aVisit(world.clock, contract, 60))
  assert.deepEqual(
    await register.rows(
      `SELECT t.name, has_table_privilege(current_user, t.name, 'UPDATE') OR has_any_column_privilege(current_user, t.name, 'UPDATE') AS updates,
        has_table_privilege(current_user, t.name, 'DELETE') AS deletes, has_table_privilege(current_user, t.name, 'TRUNCATE') AS truncates,
        has_table_privilege(current_user, t.name, 'INSERT') AS inserts
      FROM unnest(ARRAY['event_response', 'event_review', 'posting', 'service_event']) AS t (name) ORDER BY 1`,
    ),
    ['event_response', 'event_review', 'posting', 'service_event'].map((name) => ({
      name,
      updates: false,
      deletes: false,
      truncates: false,
      inserts: true,
    })),
  )
  const r = register.register.id
  for (const attempt of [
    sql`UPDATE posting SET amount = 1 WHERE register_id = ${r}`,
    sql`DELETE FROM posting WHERE register_id = ${r}`,
    sql`UPDATE service_event SET quantity = 1 WHERE register_id = ${r}`,
    sql`DELETE FROM service_event WHERE register_id = ${r}`,
    sql`TRUNCATE posting`,
  ])
    await assert.rejects(chain.write(attempt), { sqlState: '42501' })
})

test('PSOP-79: the office reads and may not record; a list shows own events only, and logs whose they were', async () => {
  const chain = await givenChain(world)
  const other = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract()
  const rival = await chain.anotherProvider()
  const visit = aVisit(world.clock, contract, 60, { note: 'Hyvin meni.' })
  await register.call(recordServiceEvent, provider.recorder, visit)
  const month = listServiceEvents.input.parse({ month: '2026-01' })
  for (const call of [
    () => register.call(recordServiceEvent, provider.office, aVisit(world.clock, contract, 60)),
    () => register.call(correctServiceEvent, provider.office, aCorrection(world.clock, visit, 30)),
    () => register.call(correctServiceEvent, rival.recorder, aCorrection(world.clock, visit, 30)),
  ])
    await assert.rejects(call, { message: 'request.not-found' })
  const { events } = await register.call(listServiceEvents, provider.office, month)
  assert.deepEqual(
    events.map((e) => [e.id, e.quantity, e.has_note, e.settled, e.response, e.verdict]),
    [[visit.id, 60, true, false, null, null]],
  )
  const entry = (await register.log()).at(-1)
  assert.deepEqual([entry?.action, entry?.subjectId, entry?.groups], ['service-event.list', contract.clientId, []])
  assert.equal((await register.call(listServiceEvents, provider.office, { ...month, day: visit.day })).events.length, 1)
  assert.deepEqual((await register.call(listServiceEvents, rival.recorder, month)).events, [])
  await assert.rejects(register.call(listServiceEvents, other.provider.office, month), {
    message: 'request.not-permitted',
  })

  const own = { clientId: contract.clientId, month: month.month }
  const mine = await register.call(listOwnServiceEvents, contract.client, own)
  assert.deepEqual(
    mine.events.map((e) => [e.note, e.value_cents, e.share_cents]),
    [['Hyvin meni.', 3_800, 400]],
  )
  assert.deepEqual((await register.log()).at(-1)?.groups, ['service_event.note'])
  const stranger = await chain.grant()
  await assert.rejects(register.call(listOwnServiceEvents, stranger.client, own), { message: 'request.not-found' })
})

test('INV-52: a value by client fee is the provider’s price less the fee of an hour, from a decision that keeps the fee and asks no income again', async () => {
  const chain = await givenChain(world, {
    service: {
      valueRule: {
        kind: 'by-client-fee',
        ceilingCents: 10_000,
        floorCents: 0,
        incomeLimits: { bySize: [50_000], perExtraPerson: 0 },
        percents: [{ hours: 0, bySize: ['10'] }],
        rounding: 'cent-to-client',
      },
    },
    priceCents: 4_200,
  })
  // Ten per cent of what exceeds 500 euros: 100 euros a month over 20 hours, so 5 euros an hour.
  const contract = await chain.contract({
    per: 'month',
    quantity: 1_200,
    income: { monthlyCents: 150_000, householdSize: 1 },
  })
  const { event } = await chain.register.call(
    recordServiceEvent,
    chain.provider.recorder,
    aVisit(world.clock, contract, 90),
  )
  assert.deepEqual([event.priceCents, event.valueCents, event.shareCents], [6_300, 5_550, 750])
})
