import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { PopulationRegister } from '../../adapters/population-register/port.ts'
import type { PopulationRegisterSimulator } from '../../adapters/population-register/simulator.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { givenGrant, givenPopulationRegister, givenService } from '../grants/given.ts'
import { givenChain } from '../orders/given.ts'
import { sendOrder } from '../orders/send-order.ts'
import { openWorld, type World } from '../world.ts'
import { findClient } from './find-client.ts'
import { lookUpPerson } from './look-up-person.ts'
import { openClient } from './open-client.ts'

let world: World
let port: PopulationRegister
let simulator: PopulationRegisterSimulator
before(async () => {
  world = await openWorld()
  ;({ port, simulator } = await givenPopulationRegister(world))
})
after(async () => {
  await simulator.stop()
  await world.close()
})

const AINO = '140385-912T'

test('PSOP-14: an official of two services’ common client sees the grants and the relations of the own service only', async () => {
  const chain = await givenChain(world)
  const { register, manager } = chain
  const other = await givenService(world, register, manager)
  const official = await register.worker('official', { serviceId: chain.serviceId })
  const stranger = await register.worker('official', { serviceId: other.serviceId })
  const mine = await givenGrant(world, {
    register,
    official,
    port,
    serviceId: chain.serviceId,
    identityCode: AINO,
  })
  const theirs = await givenGrant(world, {
    register,
    official: stranger,
    port,
    serviceId: other.serviceId,
    identityCode: AINO,
  })
  const { clientId } = mine
  assert.equal(theirs.clientId, clientId)
  await register.call(
    sendOrder,
    { kind: 'client', id: clientId, ids: [clientId] },
    {
      id: newId<'Order'>(world.clock.now()),
      clientId,
      decisionId: mine.decisionId,
      providerId: chain.provider.id,
      quantity: 60,
      wantedFrom: plainDate('2026-01-05'),
    },
  )

  const seen = async (actor: typeof official) => {
    const { grants, relations } = await register.call(openClient, actor, { client: clientId })
    return [grants.map((grant) => grant.id), relations.map((relation) => relation.decision_id)]
  }
  assert.deepEqual(await seen(official), [[mine.decisionId], [mine.decisionId]])
  assert.deepEqual(await seen(stranger), [[theirs.decisionId], []])
})

test('PSOP-14: a look-up tells nobody that the person is a client of another service', async () => {
  const register = await world.register('psop')
  const manager = await register.worker('service-manager')
  const [own, other] = [await givenService(world, register, manager), await givenService(world, register, manager)]
  const official = await register.worker('official', { serviceId: own.serviceId })
  const stranger = await register.worker('official', { serviceId: other.serviceId })
  const { clientId } = await givenGrant(world, {
    register,
    official,
    port,
    serviceId: own.serviceId,
    identityCode: AINO,
  })
  const lookedUpBy = async (actor: typeof official) => {
    const draftId = newId<'PersonDraft'>(world.clock.now())
    return (await register.call(lookUpPerson(port), actor, { draftId, identityCode: IdentityCode.parse(AINO) }))
      .clientId
  }
  assert.equal(await lookedUpBy(official), clientId)
  assert.equal(await lookedUpBy(stranger), null)
  assert.equal((await register.log()).at(-1)?.subjectId, clientId, 'the client sees that somebody looked')
})

test('PSOP-14, INV-13: a name that hundreds of others’ clients bear finds one’s own client; whose clients they are is told to type on, and nobody was looked at', async () => {
  const chain = await givenChain(world)
  const { register, manager } = chain
  const other = await givenService(world, register, manager)
  const official = await register.worker('official', { serviceId: chain.serviceId })
  const stranger = await register.worker('official', { serviceId: other.serviceId })
  const { clientId } = await givenGrant(world, {
    register,
    official: stranger,
    port,
    serviceId: other.serviceId,
    identityCode: AINO,
  })
  const { familyName } = (await register.call(openClient, stranger, { client: clientId })).identity ?? assert.fail()
  for (let i = 0; i < 210; i += 1) await chain.grant({ familyName })

  const own = await register.call(findClient, stranger, { names: familyName })
  assert.deepEqual(
    own.clients.map(({ id }) => id),
    [clientId],
  )
  assert.equal(own.more, false)

  const before = (await register.log()).length
  const crowd = await register.call(findClient, official, { names: familyName.slice(0, 4) })
  assert.deepEqual(crowd, { clients: [], more: true })
  const lines = (await register.log()).slice(before)
  assert.ok(lines.length > 0)
  assert.ok(lines.every(({ subjectId }) => subjectId === null))
})
