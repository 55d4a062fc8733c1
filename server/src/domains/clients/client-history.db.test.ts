import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { cutGrant } from '../grants/change-grant.ts'
import { givenService } from '../grants/given.ts'
import { givenChain } from '../orders/given.ts'
import { correctServiceEvent } from '../service-events/correct-service-event.ts'
import { aCorrection, aVisit } from '../service-events/given.ts'
import { recordServiceEvent } from '../service-events/record-service-event.ts'
import { respondToServiceEvent } from '../service-events/respond-to-event.ts'
import { openWorld, type World } from '../world.ts'
import { clientHistory } from './client-history.ts'
import { openClient } from './open-client.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const tick = () => world.clock.advance({ minutes: 1 })

test('PSOP-13, PSOP-14: the history of a client nets what was taken back, tells what waits, and is of one’s own services', async () => {
  const chain = await givenChain(world)
  const { register, provider, manager } = chain
  const official = await register.worker('official', { serviceId: chain.serviceId })
  const contract = await chain.contract({ quantity: 600 })
  const first = aVisit(world.clock, contract, 60)
  await register.call(recordServiceEvent, provider.recorder, first)
  tick()
  const dispute = (visit: typeof first) =>
    register.call(
      respondToServiceEvent,
      contract.client,
      respondToServiceEvent.input.parse({
        ...{ event: visit.id, clientId: contract.clientId, id: newId(world.clock.now()) },
        ...{ response: 'disputed', message: 'Kukaan ei käynyt.' },
      }),
    )
  await dispute(first)
  tick()
  const second = aVisit(world.clock, contract, 120)
  await register.call(recordServiceEvent, provider.recorder, second)
  tick()
  await register.call(correctServiceEvent, provider.recorder, aCorrection(world.clock, first, 90))
  tick()
  await dispute(second)
  tick()
  const history = await register.call(clientHistory, official, { client: contract.clientId })
  assert.deepEqual(history.months, [
    {
      ...{ decision_id: contract.decisionId, month: '2026-01', visits: 2, quantity: 210 },
      ...{ value_cents: 13_300, share_cents: 1_400 },
    },
  ])
  assert.deepEqual(
    history.standing.map(({ last_day, disputed }) => ({ last_day, disputed })),
    [{ last_day: plainDate('2026-01-05'), disputed: 1 }],
  )
  assert.deepEqual(
    history.happened.map(({ what }) => what),
    // The chain is made within one instant of the test's clock; moments that are equal come by name.
    ['disputed', 'disputed', 'accepted', 'granted', 'ordered'],
  )
  assert.equal(history.forecasts.length, 1)

  const other = await givenService(world, register, manager)
  const stranger = await register.worker('official', { serviceId: other.serviceId })
  await assert.rejects(register.call(clientHistory, stranger, { client: contract.clientId }))
  const looks = (await register.log()).filter(({ action }) => action === 'client.history')
  assert.deepEqual(
    looks.map(({ subjectId, outcome }) => [subjectId, outcome]),
    [
      [contract.clientId, 'done'],
      [null, 'not-found'],
    ],
  )
})

test('a cut is told once with what it took, and an end is no cut', async () => {
  const chain = await givenChain(world)
  const { register } = chain
  const official = await register.worker('official', { serviceId: chain.serviceId })
  const { clientId, decisionId } = await chain.grant({ quantity: 600 })
  tick()
  const { grants } = await register.call(openClient, official, { client: clientId })
  const [period] = grants[0]?.periods ?? []
  assert.ok(period)
  await register.call(cutGrant, official, { decision: decisionId, periodId: period.id, granted: 480 })
  const { happened } = await register.call(clientHistory, official, { client: clientId })
  assert.deepEqual(
    happened.map(({ what, quantity }) => [what, quantity]),
    [
      ['cut', 120],
      ['granted', null],
    ],
  )
})
