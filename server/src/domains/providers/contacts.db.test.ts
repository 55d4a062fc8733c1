import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { changeCompany } from './company.ts'
import { CompanyContactsForm } from './contact-forms.ts'
import {
  addCompanyContact,
  addCompanyUnit,
  changeCompanyContact,
  changeCompanyUnit,
  endCompanyUnit,
  listCompanyContacts,
  removeCompanyContact,
} from './contacts.ts'
import { endAdmission } from './end-admission.ts'
import { aCompany, anAdmittedProvider, aService, deliverFlows } from './given.ts'
import { lapseContacts, listProviderContacts } from './provider-contacts.ts'
import { receiveContacts } from './receive-contacts.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const person = (name: string) => ({ name, phone: '040 123 4567', email: 'yhteys@example.fi' })
const aContact = (unitId: ReturnType<typeof aUnit>['id'] | null, name = 'Taimi Keksitty') => {
  // Ids of one instant have no order.
  world.clock.advance({ minutes: 1 })
  return { id: newId<'CompanyContact'>(world.clock.now()), unitId, ...person(name) }
}
const aUnit = (name = 'Pohjoinen toimipaikka') => ({
  id: newId<'CompanyUnit'>(world.clock.now()),
  name,
  address: { street: 'Keksitynkuja 5', postalCode: '00100', postTown: 'Helsinki' },
})

const aCompanyAtHome = async () => {
  const home = await world.register('provider')
  const office = await home.worker('provider-office')
  await home.call(changeCompany, office, aCompany(home))
  return { home, office }
}

const admitted = async () => {
  const { home, office } = await aCompanyAtHome()
  const organiser = await world.register('psop')
  await aService(organiser, world)
  const manager = await organiser.worker('service-manager')
  const { providerId, admissionId } = await anAdmittedProvider(world, { home, office, organiser, users: [] })
  const seen = () => organiser.call(listProviderContacts, manager, { provider: providerId })
  return { home, office, organiser, manager, providerId, admissionId, seen }
}
const rowsOf = async (register: TestRegister, table: 'company_contact' | 'provider_contact') =>
  (await register.rows(`SELECT id FROM ${table} WHERE register_id = $1`, [register.register.id])).length

test('PSOP-36: a company has units, and company and unit their own contact persons with name, phone and e-mail, sealed and logged', async () => {
  const { home, office } = await aCompanyAtHome()
  const [unit, ofCompany] = [aUnit(), aContact(null, 'Aava Keksitty')]
  const ofUnit = aContact(unit.id)
  await home.call(addCompanyUnit, office, unit)
  await home.call(addCompanyContact, office, ofCompany)
  await home.call(addCompanyContact, office, ofUnit)
  // Sent again because the reply was lost: the same answer, and once.
  assert.deepEqual(await home.call(addCompanyContact, office, ofUnit), { id: ofUnit.id })
  assert.deepEqual(await home.call(listCompanyContacts, office, {}), {
    units: [{ ...unit, endedOn: null }],
    contacts: [ofCompany, ofUnit],
  })
  const bytes = await home.rows(
    `SELECT encode(person_sealed, 'escape') AS bytes FROM company_contact WHERE register_id = $1`,
    [home.register.id],
  )
  for (const row of bytes) assert.doesNotMatch(String(row.bytes), /Keksitty|040 123|yhteys@/)
  const read = (await home.log()).filter(({ action }) => action === 'company-contact.list')
  assert.deepEqual(
    read.map(({ subjectId, groups }) => [subjectId, groups]),
    [ofCompany, ofUnit].map(({ id }) => [id, ['company_contact.person']]),
  )
})

test('PSOP-36: a fourth fact of a contact person is refused, at every door', async () => {
  const fourth = { title: 'Johtaja' }
  for (const { input } of [addCompanyContact, changeCompanyContact]) {
    const { unitId: _unit, ...own } = aContact(null)
    const given = input === addCompanyContact.input ? { ...own, unitId: null } : own
    assert.equal(input.safeParse(given).success, true)
    assert.equal(input.safeParse({ ...given, ...fourth }).success, false)
    for (const key of ['name', 'phone', 'email'] as const)
      assert.equal(input.safeParse({ ...given, [key]: '' }).success, false, key)
  }
  const { id, unitId, ...facts } = aContact(null)
  const message = { version: 1, units: [], contacts: [{ id, unitId, person: facts }] }
  assert.equal(CompanyContactsForm.safeParse(message).success, true)
  const more = { ...message, contacts: [{ id, unitId, person: { ...facts, ...fourth } }] }
  assert.equal(CompanyContactsForm.safeParse(more).success, false)
})

test('PSOP-36: with a unit that ends its contact persons leave the register at once, and none can be added to it', async () => {
  const { home, office } = await aCompanyAtHome()
  const unit = aUnit()
  const [stays, goes] = [aContact(null, 'Aava Keksitty'), aContact(unit.id)]
  await home.call(addCompanyUnit, office, unit)
  for (const contact of [stays, goes]) await home.call(addCompanyContact, office, contact)
  const ended = { id: unit.id, endedOn: plainDate('2026-01-05') }
  assert.deepEqual(await home.call(endCompanyUnit, office, { id: unit.id }), ended)
  assert.deepEqual(await home.call(endCompanyUnit, office, { id: unit.id }), ended)
  const { units, contacts } = await home.call(listCompanyContacts, office, {})
  assert.deepEqual(contacts, [stays])
  assert.deepEqual(
    units.map(({ id, endedOn }) => [id, endedOn]),
    [[unit.id, '2026-01-05']],
  )
  assert.equal(await rowsOf(home, 'company_contact'), 1)
  await assert.rejects(home.call(addCompanyContact, office, aContact(unit.id)), {
    message: 'company-contact.unit-ended',
  })
  await assert.rejects(home.call(changeCompanyUnit, office, { ...unit, name: 'Muu' }), {
    message: 'company-contact.unit-ended',
  })
  await assert.rejects(home.call(changeCompanyContact, office, { id: goes.id, ...person('Muu') }), {
    message: 'request.not-found',
  })
  const [logged] = (await home.log())
    .filter(({ subjectId, action }) => subjectId === goes.id && action === 'company-contact.change')
    .slice(-1)
  assert.ok(logged, 'the log tells of the person whose data went')
})

test('PSOP-36: another company neither sees nor changes them, and without facts of the company there are none', async () => {
  const { home, office } = await aCompanyAtHome()
  const theirs = await world.register('provider')
  const stranger = await theirs.worker('provider-office')
  const contact = aContact(null)
  await home.call(addCompanyContact, office, contact)
  await assert.rejects(theirs.call(addCompanyContact, stranger, aContact(null)), { message: 'company.missing' })
  await assert.rejects(theirs.call(removeCompanyContact, stranger, { id: contact.id }), {
    message: 'request.not-found',
  })
  await assert.rejects(home.call(listCompanyContacts, stranger, {}), { message: 'request.not-permitted' })
  await assert.rejects(home.call(addCompanyContact, office, aContact(aUnit().id)), { message: 'request.not-found' })
})

test('PSOP-36: an organiser gets them with the admission and with each change, and loses them with a removal; both sides log it', async () => {
  const { home, office, organiser, seen } = await admitted()
  assert.deepEqual(await seen(), { company: [], units: [] })
  const unit = aUnit()
  const [ofCompany, ofUnit] = [aContact(null, 'Aava Keksitty'), aContact(unit.id)]
  await home.call(addCompanyUnit, office, unit)
  for (const contact of [ofCompany, ofUnit]) await home.call(addCompanyContact, office, contact)
  await deliverFlows(world)
  const facts = ({ id: _id, unitId: _unit, ...own }: typeof ofUnit) => own
  const { id: _id, ...place } = unit
  assert.deepEqual(await seen(), { company: [facts(ofCompany)], units: [{ ...place, contacts: [facts(ofUnit)] }] })

  await home.call(changeCompanyContact, office, { id: ofUnit.id, ...person('Uusi Nimi') })
  await home.call(removeCompanyContact, office, { id: ofCompany.id })
  await deliverFlows(world)
  assert.deepEqual(await seen(), { company: [], units: [{ ...place, contacts: [person('Uusi Nimi')] }] })
  await home.call(endCompanyUnit, office, { id: unit.id })
  await deliverFlows(world)
  assert.deepEqual(await seen(), { company: [], units: [] })
  assert.equal(await rowsOf(organiser, 'provider_contact'), 0)

  const given = (await home.log()).filter(({ action }) => action.endsWith('/disclosed.company-contacts'))
  assert.ok(
    given.some(({ subjectId, counterpart }) => subjectId === ofUnit.id && counterpart === organiser.register.id),
  )
  const taken = (await organiser.log()).filter(({ action }) => action === 'received.company-contacts')
  assert.ok(
    taken.some(
      ({ subjectId, counterpart, groups }) =>
        subjectId && counterpart === home.register.id && groups.includes('contact.phone'),
    ),
  )
  const looked = (await organiser.log()).filter(({ action }) => action === 'provider-contact.list')
  assert.ok(looked.some(({ groups }) => groups.includes('provider_contact.person')))
})

test('PSOP-36: who was a contact person before the admission is told with it, and goes with the last admission, by act or by its last day', async () => {
  for (const lastDay of [null, plainDate('2026-01-20')]) {
    const { home, office } = await aCompanyAtHome()
    await home.call(addCompanyContact, office, aContact(null))
    const organiser = await world.register('psop')
    await aService(organiser, world)
    const manager = await organiser.worker('service-manager')
    const { providerId, admissionId } = await anAdmittedProvider(world, { home, office, organiser, users: [] })
    await deliverFlows(world)
    const seen = async () =>
      (await organiser.call(listProviderContacts, manager, { provider: providerId })).company.length
    assert.equal(await seen(), 1)
    await organiser.call(endAdmission, manager, { id: admissionId, reason: 'Sopimus päättyi', lastDay })
    await deliverFlows(world)
    if (lastDay) {
      await organiser.call(lapseContacts, SYSTEM, {})
      assert.equal(await seen(), 1, 'the last day has not passed')
      world.clock.advance({ minutes: 16 * 24 * 60 })
      assert.equal(await seen(), 0)
      assert.equal(await rowsOf(organiser, 'provider_contact'), 1)
      await organiser.call(lapseContacts, SYSTEM, {})
    }
    assert.equal(await rowsOf(organiser, 'provider_contact'), 0)
    // Nothing more goes to an organiser that has ended it.
    await home.call(addCompanyContact, office, aContact(null))
    await deliverFlows(world)
    assert.equal(await rowsOf(organiser, 'provider_contact'), 0)
  }
})

test('INV-50: of changes at once none is lost, and old news that comes late changes nothing', async () => {
  const { home, office, organiser, seen } = await admitted()
  const all = ['Aava', 'Elo', 'Halla', 'Ilta'].map((name) => aContact(null, `${name} Keksitty`))
  await Promise.all(
    all.map(async (contact) => {
      // A refusal as changed meanwhile says so and is sent again, as the page does.
      for (let tries = 0; tries < 5; tries += 1)
        try {
          return await home.call(addCompanyContact, office, contact)
        } catch (error) {
          if (!(error instanceof Error) || error.message !== 'request.changed-meanwhile') throw error
        }
      throw new Error('never added')
    }),
  )
  await deliverFlows(world)
  const names = async () => (await seen()).company.map(({ name }) => name).sort()
  assert.deepEqual(
    await names(),
    all.map(({ name }) => name),
  )
  const [row] = await organiser.rows('SELECT contacts_version FROM provider WHERE register_id = $1', [
    organiser.register.id,
  ])
  const version = Number(row?.contacts_version)
  assert.equal(version, all.length)
  // What was sent before the newest change arrives after it.
  const arrives = (of: number) => {
    const { id, unitId, ...facts } = aContact(null, 'Usva Keksitty')
    const payload = { version: of, units: [], contacts: [{ id, unitId, person: facts }] }
    const now = world.clock.now()
    const message = { id: newId<'FlowItem'>(now), from: home.register, sentAt: now, payload }
    return receiveContacts.receive(world.platform, organiser.register, message, { now, correlation: newId(now) })
  }
  for (const old of [1, version]) await arrives(old)
  assert.deepEqual(
    await names(),
    all.map(({ name }) => name),
  )
  await arrives(version + 1)
  assert.deepEqual(await names(), ['Usva Keksitty'])
})
