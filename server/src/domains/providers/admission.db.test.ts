import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Iban } from '../../platform/formats/iban.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { acceptUndertaking } from '../users/undertaking.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { admitProvider, listApplications, refuseApplication } from './admission-applications.ts'
import { applyForAdmission, listOwnApplications } from './apply.ts'
import { organisersServices } from './catalogue.ts'
import { changeCompany } from './company.ts'
import { endAdmission } from './end-admission.ts'
import type { ApplicationUser } from './flow-forms.ts'
import { aCompany, anAdmittedProvider, anApplication, aService, deliverFlows } from './given.ts'
import { listOwnAdmissions, listProviders } from './list-providers.ts'
import { admittedProviders } from './public.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const recorder = async (home: TestRegister): Promise<{ actor: Actor; asked: ApplicationUser }> => {
  const id = newId<'Account'>(world.clock.now())
  await world.installation.account({
    id,
    organisationId: home.organisationId,
    name: 'Kaino Keksitty',
    email: 'kaino@example.fi',
  })
  return {
    actor: { kind: 'worker', id, ids: [id], organisationId: home.organisationId },
    asked: { accountId: id, role: 'provider-office' },
  }
}

const twoOrganisersAndAProvider = async () => {
  const home = await world.register('provider')
  const [north, south] = [await world.register('psop'), await world.register('psop')]
  for (const organiser of [north, south]) await aService(organiser, world)
  const office = await home.worker('provider-office')
  return { home, office, north, south }
}

test('PSOP-14: a provider applies to two organisers, and nothing of one is seen in the other', async () => {
  const { home, office, north, south } = await twoOrganisersAndAProvider()
  await home.call(changeCompany, office, aCompany(home))
  const { asked } = await recorder(home)
  const toNorth = anApplication(north, world, [asked])
  const toSouth = anApplication(south, world)
  await home.call(applyForAdmission, office, toNorth)
  await home.call(applyForAdmission, office, toSouth)

  await deliverFlows(world)

  const managers = [await north.worker('service-manager'), await south.worker('service-manager')] as const
  const seenNorth = await north.call(listApplications, managers[0], {})
  const seenSouth = await south.call(listApplications, managers[1], {})
  assert.deepEqual(
    seenNorth.applications.map((a) => [a.id, a.passes, a.users.map((u) => [u.account_id, u.role])]),
    [[toNorth.id, true, [[asked.accountId, 'provider-office']]]],
  )
  assert.deepEqual(
    seenSouth.applications.map((a) => [a.id, a.passes, a.users]),
    [[toSouth.id, true, []]],
  )
  // A manager of the one cannot decide in the other, nor the other's application at home.
  await assert.rejects(south.call(refuseApplication, managers[0], { applicationId: toSouth.id, reason: 'Ei' }), {
    message: 'request.not-permitted',
  })
  await assert.rejects(south.call(refuseApplication, managers[1], { applicationId: toNorth.id, reason: 'Ei' }), {
    message: 'request.not-found',
  })
  const { applications } = await home.call(listOwnApplications, office, {})
  assert.deepEqual(
    new Set(applications.map((a) => `${a.to_register} ${a.status}`)),
    new Set([`${north.register.code} received`, `${south.register.code} received`]),
  )
})

test('703/2023 10 §: each flow leaves a disclosure in the giving register and an acquisition in the receiving one', async () => {
  const { home, office, north } = await twoOrganisersAndAProvider()
  await home.call(changeCompany, office, aCompany(home))
  const { asked } = await recorder(home)
  await home.call(applyForAdmission, office, anApplication(north, world, [asked]))
  await deliverFlows(world)

  const crossing = async (register: TestRegister) =>
    (await register.log())
      .filter((event) => event.counterpart !== null)
      .map((event) => [event.action, event.subjectId, event.counterpart, event.channel])
  assert.deepEqual(await crossing(home), [
    ['application.make/disclosed.admission-application', asked.accountId, north.register.id, 'web'],
    ['received.admission-decision', null, north.register.id, 'flow'],
  ])
  assert.deepEqual(await crossing(north), [
    ['received.admission-application', asked.accountId, home.register.id, 'flow'],
    ['received.admission-application/disclosed.admission-decision', asked.accountId, home.register.id, 'flow'],
  ])
  const [received] = (await north.log()).filter((event) => event.action === 'received.admission-application')
  assert.ok(received?.groups.includes('staff.role') && received.groups.includes('organisation.account'))
})

test('INV-55, AC-26: one person of a provider cannot turn an organiser’s payments to another account or name', async () => {
  const { home, office, north } = await twoOrganisersAndAProvider()
  const company = aCompany(home)
  await home.call(changeCompany, office, company)
  await home.call(applyForAdmission, office, anApplication(north, world))
  await deliverFlows(world)
  const known = await north.rows('SELECT name, iban, bic FROM provider')
  assert.equal(known.length, 1)

  const other = { ...company, name: 'Aivan muu Oy', iban: Iban.parse('FI2012345600000997') }
  await home.call(changeCompany, office, other)
  await aService(north, world, 'siivous')
  await home.call(applyForAdmission, office, { ...anApplication(north, world), serviceCode: 'siivous', documents: [] })
  await deliverFlows(world)

  assert.deepEqual(await north.rows('SELECT name, iban, bic FROM provider'), known)
})

test('an application sent twice counts once, and other content under the same id is refused', async () => {
  const { home, office, north } = await twoOrganisersAndAProvider()
  await home.call(changeCompany, office, aCompany(home))
  const application = anApplication(north, world)
  const tries = await Promise.all([1, 2].map(() => home.call(applyForAdmission, office, application)))
  assert.deepEqual(tries, [{ id: application.id }, { id: application.id }])
  await assert.rejects(home.call(applyForAdmission, office, { ...application, documents: [] }), {
    message: 'company.id-already-used',
  })
  await assert.rejects(home.call(applyForAdmission, office, anApplication(north, world)), {
    message: 'company.already-applied',
  })
  await deliverFlows(world)
  const { applications } = await north.call(listApplications, await north.worker('service-manager'), {})
  assert.equal(applications.length, 1)
})

test('569/2009 5 §: what fails a check is shown and cannot be admitted; the reason of a refusal reaches the provider', async () => {
  const { home, office, north } = await twoOrganisersAndAProvider()
  const manager = await north.worker('service-manager')
  await home.call(changeCompany, office, aCompany(home, { registerNumber: '1.2.246.10.12345678.10.0' }))
  const application = { ...anApplication(north, world), documents: [] }
  await home.call(applyForAdmission, office, application)
  await deliverFlows(world)

  const { applications } = await north.call(listApplications, manager, {})
  const [shown] = applications
  assert.equal(shown?.passes, false)
  assert.equal(shown?.checks.registerNumber, 'of-another-company')
  assert.equal(shown?.checks.missingDocuments.length, 3)
  const admission = {
    applicationId: application.id,
    id: newId<'Admission'>(world.clock.now()),
    agreement: 'Sopimus 2',
    selfBillingAgreedOn: null,
    validFrom: plainDate('2026-01-05'),
    validTo: null,
  }
  await assert.rejects(north.call(admitProvider, manager, admission), { message: 'admission.checks-not-passed' })
  await north.call(refuseApplication, manager, { applicationId: application.id, reason: 'Liitteet puuttuvat' })
  await assert.rejects(north.call(admitProvider, manager, admission), { message: 'admission.already-decided' })
  await deliverFlows(world)
  const answered = await home.call(listOwnApplications, office, {})
  assert.deepEqual(
    answered.applications.map((a) => [a.status, a.reason]),
    [['refused', 'Liitteet puuttuvat']],
  )
  // A new application may follow a refused one.
  await home.call(applyForAdmission, office, anApplication(north, world))
})

test('PSOP-33, PSOP-71, PSOP-77, INV-09: rights begin with admission and undertaking, and end in the same second', async () => {
  const { home, office, north, south } = await twoOrganisersAndAProvider()
  const { actor, asked } = await recorder(home)
  const { admissionId, providerId } = await anAdmittedProvider(world, {
    home,
    office,
    organiser: north,
    users: [asked],
    priceCents: 4_200,
  })
  const closed = { message: 'request.not-permitted' }
  await assert.rejects(north.call(listOwnAdmissions, actor, {}), closed)
  await north.call(acceptUndertaking, actor, { version: 1 })
  const { providers } = await north.call(listOwnAdmissions, actor, {})
  assert.deepEqual(
    providers.map((p) => [p.id, p.admissions.map((m) => [m.id, m.prices.map((price) => price.price_cents)])]),
    [[providerId, [[admissionId, [4_200]]]]],
  )
  await assert.rejects(south.call(listOwnAdmissions, actor, {}), closed)

  const manager = await north.worker('service-manager')
  const serviceId = String(
    (await north.rows('SELECT id FROM service WHERE register_id = $1', [north.register.id]))[0]?.id,
  )
  const end = { id: admissionId, reason: 'Sopimus purettu', lastDay: null }
  const ended = await north.call(endAdmission, manager, end)
  await assert.rejects(north.call(listOwnAdmissions, actor, {}), closed)
  // Either alone would close the door; both the rights and what they rest on are gone.
  const left = await north.rows(
    'SELECT id FROM assignment WHERE register_id = $1 AND account_id = $2 AND ended_at IS NULL',
    [north.register.id, actor.id],
  )
  assert.deepEqual(left, [])
  const chosen = admittedProviders(north.register.id, serviceId, '2026-01-05')
  assert.deepEqual(await north.rows(chosen.sql.text, chosen.sql.values), [])
  assert.deepEqual(await north.call(endAdmission, manager, end), ended)
  await assert.rejects(north.call(endAdmission, manager, { ...end, reason: 'Muu syy' }), {
    message: 'admission.already-ended',
  })
  await deliverFlows(world)
  const { applications } = await home.call(listOwnApplications, office, {})
  assert.deepEqual(
    applications.map((a) => [a.status, a.reason, a.valid_to]),
    [['ended', 'Sopimus purettu', '2026-01-05']],
  )

  // It may come back, but not as if it had never left.
  const again = anApplication(north, world, [asked])
  await home.call(applyForAdmission, office, again)
  await deliverFlows(world)
  const readmit = (validFrom: string) =>
    north.call(admitProvider, manager, {
      applicationId: again.id,
      id: newId<'Admission'>(world.clock.now()),
      agreement: 'Sopimus 9',
      selfBillingAgreedOn: null,
      validFrom: plainDate(validFrom),
      validTo: null,
    })
  await assert.rejects(readmit('2026-01-05'), { message: 'admission.already-admitted' })
  await readmit('2026-01-06')
})

test('PSOP-09: what an organiser publishes can be read before any admission, each register by itself', async () => {
  const { north, south } = await twoOrganisersAndAProvider()
  const catalogue = await organisersServices(world.platform.pool, world.platform.registers, world.clock.now())
  for (const organiser of [north, south]) {
    const found = catalogue.find((one) => one.register === organiser.register.code)
    assert.deepEqual(
      found?.services.map((one) => [one.code, one.unit]),
      [['kotipalvelu', 'minute']],
    )
    assert.equal((await organiser.log()).length, 1, 'only the publishing was logged')
  }
})

test('PSOP-71: an admission with a last day holds on that day and not on the next', async () => {
  const { home, office, north } = await twoOrganisersAndAProvider()
  const { actor, asked } = await recorder(home)
  const { admissionId } = await anAdmittedProvider(world, { home, office, organiser: north, users: [asked] })
  await north.call(acceptUndertaking, actor, { version: 1 })
  const manager = await north.worker('service-manager')
  await assert.rejects(
    north.call(endAdmission, manager, { id: admissionId, reason: 'x', lastDay: plainDate('2026-01-04') }),
    { message: 'admission.last-day-in-the-past' },
  )
  const today = plainDate('2026-01-05')
  await north.call(endAdmission, manager, { id: admissionId, reason: 'Sopimuskausi päättyy', lastDay: today })
  assert.equal((await north.call(listOwnAdmissions, actor, {})).providers.length, 1)
  world.clock.advance({ minutes: 24 * 60 })
  await assert.rejects(north.call(listOwnAdmissions, actor, {}), { message: 'request.not-permitted' })
})

test('PSOP-79: a role without the action is refused at every door of the provider domain', async () => {
  const { home, office, north } = await twoOrganisersAndAProvider()
  const official = await north.worker('official')
  assert.deepEqual((await north.call(listProviders, official, {})).providers, [])
  const no = { message: 'request.not-permitted' }
  await assert.rejects(north.call(listApplications, official, {}), no)
  await assert.rejects(
    north.call(refuseApplication, official, { applicationId: newId<'Application'>(world.clock.now()), reason: 'x' }),
    no,
  )
  await assert.rejects(north.call(listProviders, office, {}), no)
  await assert.rejects(home.call(listOwnApplications, official, {}), no)
  await assert.rejects(home.call(changeCompany, official, aCompany(home)), no)
})
