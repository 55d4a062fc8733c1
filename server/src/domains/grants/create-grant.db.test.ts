import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { PopulationRegister } from '../../adapters/population-register/port.ts'
import type { PopulationRegisterSimulator } from '../../adapters/population-register/simulator.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { changeOwnContact } from '../clients/change-own-contact.ts'
import { findClient } from '../clients/find-client.ts'
import { lookUpPerson } from '../clients/look-up-person.ts'
import { openClient } from '../clients/open-client.ts'
import { ownSituation } from '../clients/own-situation.ts'
import { recordMandate } from '../clients/record-mandate.ts'
import { openWorld, type World } from '../world.ts'
import { givenGrant, givenPopulationRegister, givenService } from './given.ts'

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
const SAARA_WITH_ORDER = '220990-930N'
const IIDA_HER_CHILD = '300519A932B'

async function anOrganiser() {
  const register = await world.register('psop')
  const manager = await register.worker('service-manager')
  const { serviceId } = await givenService(world, register, manager)
  const official = await register.worker('official', { serviceId })
  return { register, manager, serviceId, official }
}

test('PSOP-39, PSOP-40: no client before the first grant; the grant makes one from the population register’s answer', async () => {
  const { register, serviceId, official } = await anOrganiser()
  await register.call(lookUpPerson(port), official, {
    draftId: newId<'PersonDraft'>(world.clock.now()),
    identityCode: IdentityCode.parse(AINO),
  })
  assert.deepEqual(await register.rows('SELECT id FROM client'), [])

  const granted = await givenGrant(world, { register, official, port, serviceId, identityCode: AINO })

  const client = await register.call(openClient, official, { client: granted.clientId })
  assert.equal(client.identity?.familyName, 'Virtanen')
  assert.equal(client.contact?.postTown?.toLowerCase(), 'hyvinkää')
  assert.equal(client.grants[0]?.periods.length, 12)
  const events = await register.log()
  assert.deepEqual(
    events.map((e) => [e.action, e.outcome, e.subjectId === granted.clientId]),
    [
      ['service.publish', 'done', false],
      ['client.look-up/asked.population-register', 'done', false],
      ['client.look-up', 'done', false],
      ['client.look-up/asked.population-register', 'done', false],
      ['client.look-up', 'done', false],
      ['grant.create', 'done', true],
      ['grant.create', 'done', false],
      ['client.open', 'done', true],
    ],
  )
  assert.deepEqual(events.at(-1)?.groups, [
    'client.identity',
    'client.residence',
    'client.contact',
    'client.protection',
  ])
})

test('PSOP-47, INV-41: under a non-disclosure order no contact data is stored, nor taken from the client; also of the child at home', async () => {
  const { register, serviceId, official } = await anOrganiser()
  for (const identityCode of [SAARA_WITH_ORDER, IIDA_HER_CHILD]) {
    const { clientId } = await givenGrant(world, { register, official, port, serviceId, identityCode })
    const [row] = await register.rows(
      'SELECT contact_sealed, residence_sealed, own_contact_sealed FROM client WHERE id = $1',
      [clientId],
    )
    assert.deepEqual(row, { contact_sealed: null, residence_sealed: null, own_contact_sealed: null })
    const self = { kind: 'client', id: clientId, ids: [clientId] } as const
    await assert.rejects(
      register.call(changeOwnContact, self, {
        client: clientId,
        phone: '0501234567',
        email: null,
        nextOfKinName: null,
        nextOfKinPhone: null,
      }),
      { message: 'client.protected' },
    )
  }
})

test('PSOP-14, PSOP-72: an official of another service neither finds nor opens the client, and the client of another register does not exist', async () => {
  const { register, manager, serviceId, official } = await anOrganiser()
  const other = await givenService(world, register, manager)
  const stranger = await register.worker('official', { serviceId: other.serviceId })
  const { clientId } = await givenGrant(world, { register, official, port, serviceId, identityCode: AINO })
  const elsewhere = await anOrganiser()

  assert.equal(
    (await register.call(findClient, official, { identityCode: IdentityCode.parse(AINO) })).clients.length,
    1,
  )
  assert.equal((await register.call(findClient, official, { names: 'Virtanen Aino' })).clients.length, 1)
  assert.equal((await register.call(findClient, official, { names: 'Virtanen Mikko' })).clients.length, 0)
  assert.equal(
    (await register.call(findClient, stranger, { identityCode: IdentityCode.parse(AINO) })).clients.length,
    0,
  )
  await assert.rejects(register.call(openClient, stranger, { client: clientId }), { message: 'request.not-found' })
  await assert.rejects(elsewhere.register.call(openClient, elsewhere.official, { client: clientId }), {
    message: 'request.not-found',
  })
})

test('INV-13: a search by one short name is refused, and after 30 searches in ten minutes comes a stop', async () => {
  const { register, official } = await anOrganiser()
  await assert.rejects(register.call(findClient, official, { names: 'Ai' }), { message: 'client.search-too-wide' })
  for (let i = 0; i < 29; i += 1) await register.call(findClient, official, { names: 'Virtanen' })
  await assert.rejects(register.call(findClient, official, { names: 'Virtanen' }), { message: 'request.too-many' })
})

test('PSOP-13, PSOP-73: the client sees the grant and what is left; nobody else’s, and the log says so', async () => {
  const { register, serviceId, official } = await anOrganiser()
  const mine = await givenGrant(world, { register, official, port, serviceId, identityCode: AINO })
  const theirs = await givenGrant(world, { register, official, port, serviceId, identityCode: '030683-915P' })
  const self = { kind: 'client', id: mine.clientId, ids: [mine.clientId] } as const

  const situation = await register.call(ownSituation, self, { client: mine.clientId })
  assert.deepEqual(
    situation.grants.map((g) => [g.unit, g.periods[0]?.granted, g.periods[0]?.spent]),
    [['minute', 1_200, 0]],
  )
  await assert.rejects(register.call(ownSituation, self, { client: theirs.clientId }), { message: 'request.not-found' })
  assert.equal((await register.log()).at(-1)?.outcome, 'not-found')
})

test('PSOP-20: the same person found again is the same client, by whichever way', async () => {
  const { register, serviceId, official } = await anOrganiser()
  const first = await givenGrant(world, { register, official, port, serviceId, identityCode: AINO })
  const second = await givenGrant(world, { register, official, port, serviceId, identityCode: AINO })
  assert.equal(second.clientId, first.clientId)
  assert.equal((await register.rows('SELECT id FROM client')).length, 1)
})

test('PSOP-31, PSOP-73: who acts on behalf is logged as themself, for whom, and only within the mandate; a sixth fact is refused', async () => {
  const { register, serviceId, official } = await anOrganiser()
  const { clientId } = await givenGrant(world, { register, official, port, serviceId, identityCode: AINO })
  const mandate = {
    client: clientId,
    id: newId<'Mandate'>(world.clock.now()),
    ground: 'written-mandate' as const,
    validFrom: plainDate('2026-01-05'),
    validTo: plainDate('2026-02-05'),
    givenNames: 'Pentti',
    familyName: 'Puolesta',
    identityCode: IdentityCode.parse('030683-915P'),
    phone: null,
    email: null,
  }
  assert.equal(recordMandate.input.safeParse({ ...mandate, street: 'Mallikatu 1' }).success, false)
  const { proxyId } = await register.call(recordMandate, official, mandate)
  const proxy = { kind: 'client', id: proxyId, ids: [proxyId] } as const

  assert.equal((await register.call(ownSituation, proxy, { client: clientId })).onBehalf, true)
  const looked = (await register.log()).find((e) => e.action === 'own.situation' && e.subjectId === clientId)
  assert.deepEqual([looked?.actorId, looked?.onBehalfOf, looked?.basis], [proxyId, clientId, 'mandate'])

  world.clock.advance({ minutes: 60 * 24 * 40 })
  await assert.rejects(register.call(ownSituation, proxy, { client: clientId }), { message: 'request.not-found' })
})

test('INV-15: what was opened on the way to a refusal is logged with it', async () => {
  const { register, serviceId, official } = await anOrganiser()
  const { clientId } = await givenGrant(world, { register, official, port, serviceId, identityCode: SAARA_WITH_ORDER })
  const self = { kind: 'client', id: clientId, ids: [clientId] } as const
  const contact = { client: clientId, phone: '0501234567', email: null, nextOfKinName: null, nextOfKinPhone: null }
  await assert.rejects(register.call(changeOwnContact, self, contact), { message: 'client.protected' })
  const refusal = (await register.log()).at(-1)
  assert.deepEqual(
    [refusal?.outcome, refusal?.reason, refusal?.subjectId, refusal?.groups],
    ['refused', 'client.protected', clientId, ['client.protection']],
  )
})
