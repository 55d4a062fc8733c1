import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { openWorld, type World } from '../world.ts'
import { listOwnFreePlaces, tellFreePlaces } from './free-places.ts'
import { anAdmittedProvider, aService, deliverFlows } from './given.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('a provider’s word on new clients reaches the organiser as it is, the newest counts, and sent twice it is once', async () => {
  const home = await world.register('provider')
  const organiser = await world.register('psop')
  await aService(organiser, world, 'kotipalvelu')
  const office = await home.worker('provider-office')
  const { providerId } = await anAdmittedProvider(world, { home, office, organiser, users: [] })
  const word = (takesNew: boolean, roomFrom: string | null) => ({
    id: newId<'FreePlaces'>(world.clock.now()),
    toRegister: organiser.register.code,
    serviceCode: 'kotipalvelu',
    takesNew,
    roomFrom: roomFrom === null ? null : plainDate(roomFrom),
  })
  const first = word(true, '2026-02-01')
  await home.call(tellFreePlaces, office, first)
  await home.call(tellFreePlaces, office, first)
  await assert.rejects(home.call(tellFreePlaces, office, { ...first, roomFrom: null }), {
    message: 'company.id-already-used',
  })
  world.clock.advance({ minutes: 1 })
  // Without room there is no day of it.
  await home.call(tellFreePlaces, office, word(false, '2026-03-01'))
  await home.call(tellFreePlaces, office, { ...word(true, null), serviceCode: 'muu-palvelu' })
  await deliverFlows(world)

  const { told } = await home.call(listOwnFreePlaces, office, {})
  assert.deepEqual(
    told.map((one) => [one.service_code, one.takes_new, one.room_from]),
    [
      ['kotipalvelu', false, null],
      ['muu-palvelu', true, null],
    ],
  )
  assert.deepEqual(
    await organiser.rows('SELECT provider_id, takes_new, room_from::text FROM free_places ORDER BY told_at'),
    [
      { provider_id: providerId, takes_new: true, room_from: '2026-02-01' },
      { provider_id: providerId, takes_new: false, room_from: null },
    ],
  )
  assert.ok(
    (await organiser.log()).some(({ action, outcome }) => action === 'received.free-places' && outcome === 'done'),
  )
})
