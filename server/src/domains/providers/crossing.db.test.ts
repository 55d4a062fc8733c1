import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { admitProvider, listApplications } from './admission-applications.ts'
import { applyForAdmission, listOwnApplications } from './apply.ts'
import { changeCompany } from './company.ts'
import { AccountId, type ApplicationForm, type ApplicationUser } from './flow-forms.ts'
import { aCompany, allDocuments, anApplication, aService, deliverFlows } from './given.ts'
import { receiveApplication } from './receive-application.ts'
import { receiveDecision } from './receive-decision.ts'

// What a register of another controller could send if its own checks were gone: the receiver trusts only who sent it.

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const arriving = <P>(from: TestRegister, payload: P) => ({
  id: newId<'FlowItem'>(world.clock.now()),
  from: from.register,
  sentAt: world.clock.now(),
  payload,
})
const at = () => ({ now: world.clock.now(), correlation: newId(world.clock.now()) })

test('PSOP-14: an organiser cannot answer for another organiser, nor change an answer back', async () => {
  const home = await world.register('provider')
  const [north, south] = [await world.register('psop'), await world.register('psop')]
  await aService(north, world)
  const office = await home.worker('provider-office')
  await home.call(changeCompany, office, aCompany(home))
  const application = anApplication(north, world)
  await home.call(applyForAdmission, office, application)
  await deliverFlows(world)
  const answer = (status: 'received' | 'refused' | 'ended') => ({
    about: 'application',
    id: application.id,
    status,
    reason: null,
    validFrom: null,
    validTo: null,
  })
  const status = async () => (await home.call(listOwnApplications, office, {})).applications.map((a) => a.status)

  await receiveDecision.receive(world.platform, home.register, arriving(south, answer('ended')), at())
  assert.deepEqual(await status(), ['received'])
  await receiveDecision.receive(world.platform, home.register, arriving(north, answer('refused')), at())
  await receiveDecision.receive(world.platform, home.register, arriving(north, answer('received')), at())
  assert.deepEqual(await status(), ['refused'])
})

test('PSOP-33: a provider cannot apply in another\u2019s name, nor get rights for another\u2019s people', async () => {
  const [home, other] = [await world.register('provider'), await world.register('provider')]
  const organiser = await world.register('psop')
  await aService(organiser, world)
  const manager = await organiser.worker('service-manager')
  const [own, stranger] = [await home.worker('provider-office'), await other.worker('provider-office')]
  const form = (company: ApplicationForm['company'], people: readonly string[]) => ({
    id: newId<'Application'>(world.clock.now()),
    serviceCode: 'kotipalvelu',
    company,
    documents: allDocuments,
    users: people.map((id): ApplicationUser => ({ accountId: AccountId.parse(id), role: 'provider-recorder' })),
  })
  const seen = async () => (await organiser.call(listApplications, manager, {})).applications

  const inAnothersName = arriving(home, form(aCompany(other), [own.id]))
  await receiveApplication.receive(world.platform, organiser.register, inAnothersName, at())
  assert.deepEqual(await seen(), [])
  const providers = await organiser.rows('SELECT id FROM provider WHERE register_id = $1', [organiser.register.id])
  assert.deepEqual(providers, [])

  const forAnothersPeople = arriving(home, form(aCompany(home), [own.id, stranger.id]))
  await receiveApplication.receive(world.platform, organiser.register, forAnothersPeople, at())
  const [application] = await seen()
  assert.deepEqual(
    [application?.checks.users, application?.passes, application?.users.map((user) => user.account_id)],
    ['not-of-the-company', false, [own.id]],
  )
  assert.ok(application)
  const admission = {
    applicationId: application.id,
    id: newId<'Admission'>(world.clock.now()),
    agreement: 'Sopimus 3',
    selfBillingAgreedOn: null,
    validFrom: plainDate('2026-01-05'),
    validTo: null,
  }
  await assert.rejects(organiser.call(admitProvider, manager, admission), { message: 'admission.checks-not-passed' })
  const rights = await organiser.rows('SELECT id FROM assignment WHERE register_id = $1 AND provider_id IS NOT NULL', [
    organiser.register.id,
  ])
  assert.deepEqual(rights, [])
  // Nor does its own office get past its own register's check.
  await home.call(changeCompany, own, aCompany(home))
  await assert.rejects(
    home.call(applyForAdmission, own, {
      ...anApplication(organiser, world),
      users: [{ accountId: AccountId.parse(stranger.id), role: 'provider-office' }],
    }),
    { message: 'company.unknown-user' },
  )
})

test('PSOP-71: racing admissions of one application make one admission and one set of rights', async () => {
  const home = await world.register('provider')
  const organiser = await world.register('psop')
  await aService(organiser, world)
  const office = await home.worker('provider-office')
  await home.call(changeCompany, office, aCompany(home))
  const asked: ApplicationUser = { accountId: AccountId.parse(office.id), role: 'provider-office' }
  const application = anApplication(organiser, world, [asked])
  await home.call(applyForAdmission, office, application)
  await deliverFlows(world)
  const managers = [await organiser.worker('service-manager'), await organiser.worker('service-manager')]
  const results = await Promise.allSettled(
    [...managers, ...managers].map((manager) =>
      organiser.call(admitProvider, manager, {
        applicationId: application.id,
        id: newId<'Admission'>(world.clock.now()),
        agreement: 'Sopimus 4',
        selfBillingAgreedOn: null,
        validFrom: plainDate('2026-01-05'),
        validTo: null,
      }),
    ),
  )
  assert.equal(results.filter((one) => one.status === 'fulfilled').length, 1)
  const count = async (what: string) => (await organiser.rows(`SELECT FROM ${what}`, [organiser.register.id])).length
  assert.equal(await count('admission WHERE register_id = $1'), 1)
  assert.equal(await count('assignment WHERE register_id = $1 AND provider_id IS NOT NULL'), 1)
  assert.equal(await count('flow_outbox WHERE register_id = $1'), 2)
})
