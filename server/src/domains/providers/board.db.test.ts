import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import { parseInstant } from '../../platform/time/instant.ts'
import { type GivenContract, givenChain } from '../orders/given.ts'
import { aVisit } from '../service-events/given.ts'
import { recordServiceEvent } from '../service-events/record-service-event.ts'
import { respondToServiceEvent } from '../service-events/respond-to-event.ts'
import { reviewServiceEvent } from '../service-events/review-event.ts'
import { openWorld, type World } from '../world.ts'
import { showProviderBoard } from './show-board.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('the board tells of each provider what waits, how its records have gone and what was done last, to the service manager alone', async () => {
  const chain = await givenChain(world)
  const { register, manager, provider } = chain
  const other = await chain.anotherProvider()
  const elsewhere = await givenChain(world)
  const look = async () => {
    const { providers } = await register.call(showProviderBoard, manager, {})
    return providers.map(({ id, needs, events, last }) => ({
      of: id === provider.id ? 'ours' : 'other',
      needs: needs.map(({ what, count }) => `${what} ${count}`),
      events,
      last: last?.what ?? null,
    }))
  }
  const nothing = { recorded: 0, late: 0, adjusted: 0, rejected: 0 }
  assert.deepEqual(
    (await look()).map(({ needs, events }) => [needs, events]),
    [
      [[], nothing],
      [[], nothing],
    ],
  )

  const contracts: GivenContract[] = []
  for (let client = 0; client < 5; client += 1) contracts.push(await chain.contract())
  const visits = []
  for (const contract of contracts.slice(0, 4)) {
    const visit = aVisit(world.clock, contract, 60)
    await register.call(recordServiceEvent, provider.recorder, visit)
    visits.push(visit)
  }
  // Four clients: there are events, and no count of them. What waits is counted.
  await register.call(respondToServiceEvent, contracts[0]?.client ?? assert.fail(), {
    ...respondToServiceEvent.input.parse({
      event: visits[0]?.id,
      clientId: contracts[0]?.clientId,
      id: newId(world.clock.now()),
      response: 'disputed',
    }),
  })
  await chain.write(
    sql`INSERT INTO price_proposal (register_id, id, provider_id, service_id, valid_from, price_cents, per_units, received_at, status)
      VALUES (${register.register.id}, ${newId(world.clock.now())}, ${other.id}, ${chain.serviceId}, '2026-02-01', 4300, 60,
        ${world.clock.now()}, 'waiting')`,
  )
  assert.deepEqual(await look(), [
    { of: 'ours', needs: ['disputed 1'], events: null, last: null },
    { of: 'other', needs: ['price 1'], events: nothing, last: null },
  ])

  world.clock.set(parseInstant('2026-01-13T08:00:00Z') ?? assert.fail())
  const late = aVisit(world.clock, contracts[4] ?? assert.fail(), 60)
  await register.call(recordServiceEvent, provider.recorder, late)
  const review = (event: string | undefined, said: object) =>
    register.call(
      reviewServiceEvent,
      manager,
      reviewServiceEvent.input.parse({ event, id: newId(world.clock.now()), ...said }),
    )
  await review(visits[0]?.id, { verdict: 'adjusted', quantity: 30, cause: 'part-recorded-twice' })
  await review(visits[1]?.id, { verdict: 'rejected', reason: 'Ei ollut' })
  assert.deepEqual(await look(), [
    { of: 'other', needs: ['price 1'], events: nothing, last: null },
    { of: 'ours', needs: [], events: { recorded: 5, late: 1, adjusted: 1, rejected: 1 }, last: 'event-reviewed' },
  ])

  assert.equal((await elsewhere.register.call(showProviderBoard, elsewhere.manager, {})).providers.length, 1)
  for (const stranger of [provider.office, contracts[0]?.client ?? assert.fail(), elsewhere.manager])
    await assert.rejects(register.call(showProviderBoard, stranger, {}), { message: 'request.not-permitted' })
})
