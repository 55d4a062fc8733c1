import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Id, newId } from '../../platform/ids.ts'
import { type Actor, SYSTEM } from '../../platform/use-case/actor.ts'
import { clientActor } from '../orders/given.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { listApplications, refuseApplication } from './admission-applications.ts'
import { applyForAdmission, listOwnApplications } from './apply.ts'
import { changeCompany } from './company.ts'
import { aCompany, anApplication, aService, deliverFlows } from './given.ts'
import { recordSigningRight, showSigning, signApplication } from './signing.ts'
import type { SigningRight } from './signing-forms.ts'
import { decideSigningRight, isCheckFresh } from './signing-rules.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const email = 'allekirjoittaja@example.fi'

/** A company whose application waits at the organiser. */
async function applied() {
  const home = await world.register('provider')
  const office = await home.worker('provider-office')
  const organiser = await world.register('psop')
  await aService(organiser, world)
  const manager = await organiser.worker('service-manager')
  await home.call(changeCompany, office, aCompany(home))
  const application = anApplication(organiser, world)
  await home.call(applyForAdmission, office, application)
  await deliverFlows(world)
  return { home, office, organiser, manager, application }
}

/** Somebody whose right was checked this minute. */
async function aSignatory(home: TestRegister, signingRight: SigningRight = 'NIMKO'): Promise<Actor> {
  const id: Id<'CompanySignatory'> = newId<'CompanySignatory'>(world.clock.now())
  await home.call(recordSigningRight, SYSTEM, { id, name: 'Minna Keksitty', signingRight })
  return clientActor(id)
}

const roles: readonly (readonly [string, boolean, ReturnType<typeof decideSigningRight>])[] = [
  ['NIMKO', true, { right: 'NIMKO' }],
  ['NIMKO', false, { right: 'NIMKO' }],
  ['J NIMKO TJ', true, { right: 'NIMKO' }],
  ['ELI', true, { right: 'ELI' }],
  ['TJ J', true, { right: 'TJ' }],
  ['J', true, { refused: 'no-signing-right' }],
  ['PJ IS TIL S YHM', true, { refused: 'no-signing-right' }],
  ['NONE', true, { refused: 'no-signing-right' }],
  ['ALL', true, { refused: 'no-signing-right' }],
  ['', true, { refused: 'no-signing-right' }],
  ['nimko NIMKO2', true, { refused: 'no-signing-right' }],
  ['J', false, { refused: 'registers-incomplete' }],
  ['', false, { refused: 'registers-incomplete' }],
]
test('PSOP-32: who signs alone by the registers, and who does not', () => {
  for (const [told, isComplete, verdict] of roles)
    assert.deepEqual(decideSigningRight({ roles: told.split(' ').filter(Boolean), isComplete }), verdict, told)
})

test('INV-46: a check holds for an hour and not a moment longer, and one of the future never', () => {
  const now = world.clock.now()
  const ago = (ms: number) => isCheckFresh(new Date(now.getTime() - ms), now)
  assert.deepEqual([ago(0), ago(3_600_000), ago(3_600_001), ago(-1)], [true, true, false, false])
})

test('PSOP-32: the four facts are stored sealed with source and time of checking, and the signature reaches the organiser, logged on both sides', async () => {
  const { home, office, organiser, manager, application } = await applied()
  const person = await aSignatory(home)
  const checkedAt = world.clock.now()
  const shown = await home.call(showSigning, person, {})
  assert.deepEqual(
    [shown.name, shown.signingRight, shown.email, shown.checkedAt, shown.company.businessId],
    ['Minna Keksitty', 'NIMKO', null, checkedAt, home.register.controller.businessId],
  )
  world.clock.advance({ minutes: 5 })
  const signedAt = world.clock.now()
  const signed = { id: application.id, signedAt }
  assert.deepEqual(await home.call(signApplication, person, { id: application.id, email }), signed)
  // Sent again because the reply was lost.
  world.clock.advance({ minutes: 1 })
  assert.deepEqual(await home.call(signApplication, person, { id: application.id, email }), signed)
  await deliverFlows(world)

  const [row] = await home.rows(
    `SELECT source, checked_at, encode(right_sealed, 'escape') || encode(own_sealed, 'escape') AS bytes FROM company_signatory
      WHERE register_id = $1`,
    [home.register.id],
  )
  assert.deepEqual([row?.source, row?.checked_at], ['company-mandate', checkedAt])
  assert.doesNotMatch(String(row?.bytes), /Minna|NIMKO|allekirjoittaja|kotipalvelu/)
  const { applications } = await organiser.call(listApplications, manager, {})
  const signature = { name: 'Minna Keksitty', email, signingRight: 'NIMKO', checkedAt, signedAt }
  assert.deepEqual(
    applications.map((one) => one.signature),
    [signature],
  )
  const own = await home.call(listOwnApplications, office, {})
  assert.deepEqual(
    own.applications.map((one) => one.signed_at),
    [signedAt],
  )

  const here = (await home.log()).filter(({ subjectId }) => subjectId === person.id)
  const acts = here.map(({ action, actorKind, basis }) => `${action} ${actorKind} ${basis}`)
  for (const act of [
    'signing.check system signing-right',
    'signing.show client signing-right',
    'application.sign client signing-right',
    'application.sign/disclosed.application-signature client signing-right',
  ])
    assert.ok(acts.includes(act), `${act} of ${acts.join(', ')}`)
  const there = (await organiser.log()).find(({ action }) => action === 'received.application-signature')
  assert.ok(there?.subjectId && there.groups.includes('staff.signing-right') && there.counterpart === home.register.id)
})

test('PSOP-60: without a checked right of this company nobody signs: not its office, not the signatory of another, nor an old check', async () => {
  const { home, office, application } = await applied()
  const theirs = await applied()
  const stranger = await aSignatory(theirs.home)
  const input = { id: application.id, email }
  const notPermitted = { message: 'request.not-permitted' }
  await assert.rejects(home.call(signApplication, office, input), notPermitted)
  await assert.rejects(home.call(showSigning, office, {}), notPermitted)
  await assert.rejects(home.call(signApplication, stranger, input), notPermitted)
  await assert.rejects(home.call(showSigning, stranger, {}), notPermitted)
  // In one's own company another's application is not there.
  await assert.rejects(theirs.home.call(signApplication, stranger, input), { message: 'request.not-found' })
  // Nobody but the sign-in writes a check down.
  const forged = { id: newId<'CompanySignatory'>(world.clock.now()), name: 'Väärä', signingRight: 'NIMKO' as const }
  await assert.rejects(home.call(recordSigningRight, office, forged), notPermitted)
  const person = await aSignatory(home)
  await assert.rejects(home.call(recordSigningRight, person, forged), notPermitted)
  world.clock.advance({ minutes: 61 })
  await assert.rejects(home.call(signApplication, person, input), { message: 'signing.check-too-old' })
  await assert.rejects(home.call(showSigning, person, {}), { message: 'signing.check-too-old' })
  const [row] = await home.rows('SELECT signed_by FROM own_application WHERE register_id = $1', [home.register.id])
  assert.equal(row?.signed_by, null)
})

test('PSOP-32: an application is signed once, by one of two at the same moment, and only while it waits', async () => {
  const { home, organiser, manager, application } = await applied()
  const people = [await aSignatory(home), await aSignatory(home, 'TJ')]
  const tries = await Promise.allSettled(
    people.map((person) => home.call(signApplication, person, { id: application.id, email })),
  )
  assert.deepEqual(tries.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const [lost] = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  assert.equal(lost instanceof Error && lost.message, 'signing.already-signed')
  await deliverFlows(world)
  const count = async () =>
    (await organiser.rows('SELECT id FROM application_signatory WHERE register_id = $1', [organiser.register.id]))
      .length
  assert.equal(await count(), 1)

  const second = { ...anApplication(organiser, world), serviceCode: 'perhetyo' }
  await aService(organiser, world, 'perhetyo')
  const office = await home.worker('provider-office')
  await home.call(applyForAdmission, office, second)
  const late = await aSignatory(home)
  // On its way it cannot be signed: the organiser would not know what was.
  await assert.rejects(home.call(signApplication, late, { id: second.id, email }), { message: 'signing.not-waiting' })
  await deliverFlows(world)
  await organiser.call(refuseApplication, manager, { applicationId: second.id, reason: 'Ei tarvetta' })
  await deliverFlows(world)
  await assert.rejects(home.call(signApplication, late, { id: second.id, email }), { message: 'signing.not-waiting' })
  assert.equal(await count(), 1)
})
