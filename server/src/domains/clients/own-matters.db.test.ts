import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { type GivenChain, givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { listOwnMatters } from './own-matters.ts'
import { recordMandate } from './record-mandate.ts'

let world: World
let chain: GivenChain
before(async () => {
  world = await openWorld()
  chain = await givenChain(world)
})
after(() => world.close())

test('PSOP-73: a person sees the own matters first and then those behind a mandate in force, nobody else', async () => {
  const own = await chain.grant({ familyName: 'Oma' })
  const child = await chain.grant({ familyName: 'Lapsi' })
  await chain.grant({ familyName: 'Vieras' })
  const official = await chain.register.worker('official')
  const { proxyId } = await chain.register.call(recordMandate, official, {
    client: child.clientId,
    id: newId<'Mandate'>(world.clock.now()),
    ground: 'guardian-of-child',
    validFrom: plainDate('2026-01-05'),
    validTo: plainDate('2026-01-06'),
    givenNames: 'Testi',
    familyName: 'Oma',
    identityCode: IdentityCode.parse('010180-9004'),
    phone: null,
    email: null,
  })
  const person = { kind: 'client', id: own.clientId, ids: [own.clientId, proxyId] } as const
  const matters = async () =>
    (await chain.register.call(listOwnMatters, person, {})).matters.map((one) => [one.familyName, one.onBehalf])
  assert.deepEqual(await matters(), [
    ['Oma', false],
    ['Lapsi', true],
  ])
  world.clock.advance({ minutes: 2 * 24 * 60 })
  assert.deepEqual(await matters(), [['Oma', false]])
})
