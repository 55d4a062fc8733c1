import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { schemasIn } from '../../../test/json-schemas.ts'
import type { PopulationRegister } from '../../adapters/population-register/port.ts'
import type { PopulationRegisterSimulator } from '../../adapters/population-register/simulator.ts'
import { endpointsByName } from '../../endpoints.ts'
import { allowed } from '../../platform/definitions/allowed.ts'
import { rolesWith } from '../../platform/definitions/definition.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { wireSchema } from '../../platform/http/json-schema.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { createGrant } from '../grants/create-grant.ts'
import { givenGrant, givenPopulationRegister, givenService } from '../grants/given.ts'
import { ServiceId } from '../services/queries.ts'
import { openWorld, type World } from '../world.ts'
import { changeOwnContact } from './change-own-contact.ts'
import { findClient } from './find-client.ts'
import { lookUpPerson } from './look-up-person.ts'
import { openClient } from './open-client.ts'
import { ownSituation } from './own-situation.ts'
import { recordMandate } from './record-mandate.ts'
import { Address } from './tables.ts'

const AINO = '140385-912T'

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

async function aClient() {
  const register = await world.register('psop')
  const manager = await register.worker('service-manager')
  const { serviceId } = await givenService(world, register, manager)
  const official = await register.worker('official', { serviceId })
  const granted = await givenGrant(world, { register, official, port, serviceId, identityCode: AINO })
  const self: Actor = { kind: 'client', id: granted.clientId, ids: [granted.clientId] }
  return { register, manager, serviceId, official, granted, self }
}

test('PSOP-27, PSOP-30, PSOP-49: the client adds, changes and removes own phone, e-mail and next of kin, and nothing else of that kin', async () => {
  const { register, granted, self } = await aClient()
  const contact = {
    client: granted.clientId,
    phone: '050 123 4567',
    email: 'aino@example.fi',
    nextOfKinName: 'Ville Virtanen',
    nextOfKinPhone: '+358 40 765 4321',
  }
  const seen = async () => (await register.call(ownSituation, self, { client: granted.clientId })).ownContact

  await register.call(changeOwnContact, self, contact)
  const { client: _, ...stored } = contact
  assert.deepEqual(await seen(), stored)

  const nothing = { phone: null, email: null, nextOfKinName: null, nextOfKinPhone: null }
  await register.call(changeOwnContact, self, { client: granted.clientId, ...nothing })
  assert.deepEqual(await seen(), nothing)

  assert.equal(changeOwnContact.input.safeParse({ ...contact, nextOfKinStreet: 'Mallikatu 1' }).success, false)
  assert.equal(changeOwnContact.input.safeParse({ ...contact, nextOfKinIdentityCode: AINO }).success, false)
})

test('PSOP-49, PSOP-50, PSOP-51: each field comes from its declared source; an address from the population register alone', async () => {
  const { register, granted, official } = await aClient()
  const { definition } = register.register
  const sources = definition.sources.map((source) => source.kind)
  const from = (field: string) =>
    sources.filter((source) => allowed(definition, { door: 'write', subject: 'client', field, source }).ok)
  assert.deepEqual(from('address.street'), ['population-register'])
  assert.deepEqual(from('person.family-name').includes('organiser'), false)
  assert.deepEqual(from('next-of-kin.name'), ['client'])
  assert.deepEqual(from('grant.quantity'), ['organiser', 'base-system'])

  // No endpoint takes an address of a client by hand.
  const before = await register.call(openClient, official, { client: granted.clientId })
  assert.notEqual(before.contact, null)
  const parts = Object.keys(Address.shape)
  const endpoints = Object.values(
    endpointsByName({ populationRegister: port, ...world.platform, definitionParts: world.platform }),
  )
  const taking = endpoints.filter(({ input }) =>
    schemasIn(wireSchema(input)).some(({ schema }) => parts.some((part) => part in (schema.properties ?? {}))),
  )
  // A company's own address has parts of the same names, in the register of the provider.
  assert.deepEqual([...new Set(taking.flatMap((endpoint) => endpoint.registers))], ['provider'])
  const [decision] = await register.rows('SELECT decided_by, base_system_id FROM decision')
  assert.equal(decision?.decided_by, official.id)
})

test('PSOP-11, PSOP-15: no client and no grant without a decision on a service, with its day', async () => {
  const { register, serviceId, official, granted } = await aClient()
  const content = {
    id: newId<'Decision'>(world.clock.now()),
    for: { clientId: granted.clientId },
    serviceId,
    kind: 'voucher',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    quota: { per: 'month', quantity: 60 },
    decidedOn: '2026-01-05',
    monthlyIncomeCents: null,
    householdSize: null,
    additionalInformation: null,
  }
  assert.equal(createGrant.input.safeParse(content).success, true)
  for (const missing of ['id', 'serviceId', 'decidedOn'] as const) {
    const { [missing]: _, ...rest } = content
    assert.equal(createGrant.input.safeParse(rest).success, false, missing)
  }
  await assert.rejects(
    register.call(createGrant, official, createGrant.input.parse({ ...content, serviceId: newId(world.clock.now()) })),
  )
  const loose = await register.rows(
    'SELECT id FROM client c WHERE NOT EXISTS (SELECT FROM decision d WHERE d.register_id = c.register_id AND d.client_id = c.id)',
  )
  assert.deepEqual(loose, [])
  assert.equal(register.register.definition.existsFrom, 'first-grant')
})

test('PSOP-44: only an official looks a new person up by identity code, and the log names the official', async () => {
  const { register, official, manager } = await aClient()
  const asking = () => ({
    draftId: newId<'PersonDraft'>(world.clock.now()),
    identityCode: IdentityCode.parse('030683-915P'),
  })
  assert.deepEqual(rolesWith(register.register.definition, lookUpPerson(port).permit.code), ['official'])
  const others = [manager, await register.worker('finance'), await register.worker('main-user')]
  for (const other of others)
    await assert.rejects(register.call(lookUpPerson(port), other, asking()), { message: 'request.not-permitted' })
  await register.call(lookUpPerson(port), official, asking())
  const looked = (await register.log()).filter((event) => event.action.startsWith('client.look-up'))
  assert.deepEqual(
    looked.slice(-2).map((event) => [event.actorId, event.outcome]),
    [
      [official.id, 'done'],
      [official.id, 'done'],
    ],
  )
})

test('PSOP-76: who has only administration roles can neither find, open nor change client data', async () => {
  const { register, granted, serviceId } = await aClient()
  const before = await register.rows('SELECT count(*)::int AS n FROM decision')
  for (const role of ['main-user', 'finance', 'service-manager']) {
    const worker = await register.worker(role)
    await assert.rejects(register.call(findClient, worker, { identityCode: IdentityCode.parse(AINO) }), role)
    await assert.rejects(register.call(openClient, worker, { client: granted.clientId }), {
      message: 'request.not-found',
    })
    await assert.rejects(
      register.call(recordMandate, worker, {
        client: granted.clientId,
        id: newId<'Mandate'>(world.clock.now()),
        ground: 'written-mandate',
        validFrom: plainDate('2026-01-05'),
        validTo: plainDate('2026-02-05'),
        givenNames: 'Pentti',
        familyName: 'Puolesta',
        identityCode: IdentityCode.parse('030683-915P'),
        phone: null,
        email: null,
      }),
      role,
    )
    await assert.rejects(
      register.call(createGrant, worker, {
        id: newId<'Decision'>(world.clock.now()),
        for: { clientId: granted.clientId },
        serviceId: ServiceId.parse(serviceId),
        kind: 'voucher',
        validFrom: plainDate('2026-01-01'),
        validTo: plainDate('2026-12-31'),
        quota: { per: 'month', quantity: 60 },
        decidedOn: plainDate('2026-01-05'),
        monthlyIncomeCents: null,
        householdSize: null,
        additionalInformation: null,
      }),
      role,
    )
  }
  assert.deepEqual(await register.rows('SELECT count(*)::int AS n FROM decision'), before)
})
