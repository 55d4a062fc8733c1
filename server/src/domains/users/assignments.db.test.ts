import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { z } from 'zod'
import { idSchema, newId } from '../../platform/ids.ts'
import { openSessions } from '../../platform/sessions/sessions.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { anAdmittedProvider, aService } from '../providers/given.ts'
import { listProviders } from '../providers/list-providers.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { endRole, giveRole, listAssignments } from './assignments.ts'
import { createUser } from './create-user.ts'
import { myRegisters } from './my-registers.ts'
import { acceptUndertaking, showUndertaking } from './undertaking.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

/** A user of the organisation without any right. */
async function aUser(home: TestRegister): Promise<Actor> {
  const id = newId<'Account'>(world.clock.now())
  const organisationId = home.organisationId
  await world.installation.account({ id, organisationId, name: 'Sanelma Keksitty', email: 'sanelma@example.fi' })
  return { kind: 'worker', id, ids: [id], organisationId }
}

const aRight = (
  actor: Actor,
  role: string,
  serviceId: string | null = null,
  providerId: string | null = null,
): z.output<typeof giveRole.input> => ({
  id: newId<'Assignment'>(world.clock.now()),
  accountId: AccountId.parse(actor.id),
  role,
  serviceId,
  providerId,
  validFrom: plainDate('2026-01-05'),
  validTo: null,
})
const AccountId = idSchema('Account')
const give = (register: TestRegister, by: Actor, right: ReturnType<typeof aRight>) => register.call(giveRole, by, right)

const sessions = () => {
  const { pool, keyModule } = world.platform
  return openSessions(pool, keyModule)
}

test('PSOP-70, PSOP-77, INV-09: a right counts from the undertaking to its end, and its end closes the sessions', async () => {
  const register = await world.register('psop')
  const main = await register.worker('main-user')
  const worker = await aUser(register)
  const right = aRight(worker, 'finance')
  assert.deepEqual(await give(register, main, right), { id: right.id })
  assert.deepEqual(await give(register, main, right), { id: right.id })

  const closed = { message: 'request.not-permitted' }
  await assert.rejects(register.call(listProviders, worker, {}), closed)
  const shown = await register.call(showUndertaking, worker, {})
  assert.deepEqual(shown.waitingRoles, ['finance'])
  await assert.rejects(register.call(acceptUndertaking, worker, { version: 99 }), {
    message: 'undertaking.another-version',
  })
  const { version } = shown
  assert.deepEqual(await register.call(acceptUndertaking, worker, { version }), { acceptedRoles: ['finance'] })
  assert.deepEqual(await register.call(acceptUndertaking, worker, { version }), { acceptedRoles: [] })
  await register.call(listProviders, worker, {})

  const store = sessions()
  const now = world.clock.now()
  const { token } = await store.startWorker({ accountId: worker.id, way: 'oidc', critical: false }, now)
  assert.ok(await store.find(token, now))
  await register.call(endRole, main, { id: right.id })
  await assert.rejects(register.call(listProviders, worker, {}), closed)
  assert.equal(await sessions().find(token, world.clock.now()), null)

  // The ID stays readable: the list and the log still name the holder.
  const { assignments } = await register.call(listAssignments, main, {})
  const ended = assignments.find((one) => one.id === right.id)
  assert.deepEqual([ended?.name, ended?.ended_at !== null, ended?.undertaking_version], ['Sanelma Keksitty', true, 1])
  assert.deepEqual(
    (await register.log())
      .filter((event) => event.action === 'assignment.change')
      .map((event) => [event.outcome, event.actorId, event.subjectId]),
    [1, 2, 3].map(() => ['done', main.id, worker.id]),
  )
})

test('PSOP-79: nobody changes their own rights, and only a main user changes those of others', async () => {
  const register = await world.register('psop')
  const [main, other] = [await register.worker('main-user'), await register.worker('main-user')]
  await assert.rejects(give(register, main, aRight(main, 'finance')), { message: 'assignment.own-rights' })
  const { assignments } = await register.call(listAssignments, main, {})
  const own = assignments.find((one) => one.account_id === main.id)
  assert.ok(own)
  await assert.rejects(register.call(endRole, main, { id: own.id }), { message: 'assignment.own-rights' })
  const finance = await register.worker('finance')
  const closed = { message: 'request.not-permitted' }
  await assert.rejects(give(register, finance, aRight(other, 'finance')), closed)
  await assert.rejects(register.call(endRole, finance, { id: own.id }), closed)
  await assert.rejects(register.call(listAssignments, finance, {}), closed)
  await register.call(endRole, other, { id: own.id })
  await assert.rejects(register.call(listAssignments, main, {}), closed)
})

test('PSOP-18, PSOP-33: a role goes to those whose it can be, with the limits that it needs', async () => {
  const [register, elsewhere, home] = [
    await world.register('psop'),
    await world.register('psop'),
    await world.register('provider'),
  ]
  const main = await register.worker('main-user')
  const serviceId = await aService(register, world)
  const office = await home.worker('provider-office')
  const { providerId } = await anAdmittedProvider(world, { home, office, organiser: register, users: [] })
  const [own, stranger, providers] = [await aUser(register), await aUser(elsewhere), await aUser(home)]
  const nowhere = newId(world.clock.now())
  const refusals: readonly (readonly [ReturnType<typeof aRight>, string])[] = [
    [aRight(own, 'no-such-role'), 'unknown-role'],
    [aRight(own, 'client'), 'unknown-role'],
    [aRight(own, 'base-system'), 'unknown-role'],
    [aRight(stranger, 'finance'), 'unknown-account'],
    [aRight(providers, 'finance'), 'unknown-account'],
    [aRight(own, 'official'), 'limits-do-not-fit'],
    [aRight(own, 'official', nowhere), 'limits-do-not-fit'],
    [aRight(own, 'finance', serviceId), 'limits-do-not-fit'],
    [aRight(providers, 'provider-recorder', serviceId), 'limits-do-not-fit'],
    [aRight(own, 'provider-recorder', serviceId, providerId), 'unknown-account'],
    [{ ...aRight(own, 'finance'), validTo: plainDate('2026-01-04') }, 'ends-before-it-starts'],
  ]
  for (const [right, code] of refusals)
    await assert.rejects(give(register, main, right), { message: `assignment.${code}` }, right.role)
  await give(register, main, aRight(own, 'official', serviceId))
  await give(register, main, aRight(providers, 'provider-recorder', serviceId, providerId))
  // The main user of one register does nothing in another.
  await assert.rejects(give(elsewhere, main, aRight(stranger, 'finance')), { message: 'request.not-permitted' })
})

test('PSOP-68: a worker sees register by register where there is something to do, and only those registers know', async () => {
  const [north, south, third] = [
    await world.register('psop'),
    await world.register('psop'),
    await world.register('psop'),
  ]
  const worker = await north.worker('official')
  const main = await south.worker('main-user')
  // A guest from another organisation cannot be given a role, so the second right is entered by the installation.
  await world.installation.assignment(
    {
      id: newId(world.clock.now()),
      registerId: south.register.id,
      accountId: worker.id,
      role: 'finance',
      validFrom: '2026-01-01',
    },
    world.clock.now(),
  )
  const ask = () =>
    myRegisters(world.platform, world.platform.registers, worker.id, {
      now: world.clock.now(),
      correlation: newId(world.clock.now()),
    })
  const mine = await ask()
  assert.deepEqual(
    new Set(mine.map((one) => `${one.code} ${one.roles} ${one.waitingRoles}`)),
    new Set([`${north.register.code} official `, `${south.register.code} finance `]),
  )
  assert.equal(mine[0]?.name.sv, north.register.definition.name.sv)
  assert.deepEqual(
    (await south.log()).map((event) => [event.action, event.actorId, event.subjectId, event.groups]),
    [['session.roles', worker.id, null, []]],
  )
  assert.deepEqual(await third.log(), [])
  const { assignments } = await south.call(listAssignments, main, {})
  const held = assignments.find((one) => one.account_id === worker.id)
  assert.ok(held)
  await south.call(endRole, main, { id: held.id })
  assert.deepEqual(
    (await ask()).map((one) => one.code),
    [north.register.code],
  )
})

test('PSOP-37: a user ID has name and e-mail alone; an outsider’s has a last day, shows as such, and no right or session outlives it', async () => {
  const register = await world.register('psop')
  const main = await register.worker('main-user')
  const person = {
    id: newId<'Account'>(world.clock.now()),
    name: 'Ulla Ulkopuolinen',
    email: 'ulla@kumppani.example',
    subject: 'ulla.ulkopuolinen',
    validTo: plainDate('2026-03-31'),
  }
  const refused = (code: string) => ({ message: `assignment.${code}` })
  await assert.rejects(register.call(createUser, main, person), refused('no-sign-in-service'))
  const issuer = 'https://sign-in.example/'
  await world.installation.account({
    ...{ id: newId<'Account'>(world.clock.now()), organisationId: register.organisationId, name: 'Oma Väki' },
    ...{ email: 'oma@example.fi', issuer, subject: `oma.${register.register.code}` },
  })
  for (const validTo of ['2026-01-04', '2027-01-06'])
    await assert.rejects(
      register.call(createUser, main, { ...person, validTo: plainDate(validTo) }),
      refused('external-for-a-year-at-most'),
    )
  assert.deepEqual(await register.call(createUser, main, person), { id: person.id })
  assert.deepEqual(await register.call(createUser, main, person), { id: person.id })
  await assert.rejects(register.call(createUser, main, { ...person, name: 'Toinen' }), refused('id-already-used'))
  const again = { ...person, id: newId<'Account'>(world.clock.now()) }
  await assert.rejects(register.call(createUser, main, again), refused('user-exists'))
  await assert.rejects(register.call(createUser, await register.worker('finance'), again), {
    message: 'request.not-permitted',
  })
  assert.equal(createUser.input.safeParse({ ...again, phone: '0401234567' }).success, false)

  const { accounts } = await register.call(listAssignments, main, {})
  assert.deepEqual(
    accounts.filter(({ valid_to }) => valid_to !== null).map(({ name, valid_to }) => [name, valid_to]),
    [['Ulla Ulkopuolinen', '2026-03-31']],
  )
  const outsider: Actor = { kind: 'worker', id: person.id, ids: [person.id], organisationId: register.organisationId }
  const right = aRight(outsider, 'finance')
  for (const validTo of [null, plainDate('2026-04-01')])
    await assert.rejects(give(register, main, { ...right, validTo }), refused('outlives-user'))
  await give(register, main, { ...right, validTo: person.validTo })
  const { assignments } = await register.call(listAssignments, main, {})
  assert.equal(assignments.find(({ id }) => id === right.id)?.user_valid_to, '2026-03-31')
  const { version } = await register.call(showUndertaking, outsider, {})
  await register.call(acceptUndertaking, outsider, { version })
  await register.call(listProviders, outsider, {})

  const lastDay = new Date('2026-03-31T20:30:00Z')
  const { token } = await sessions().startWorker({ accountId: person.id, way: 'oidc', critical: false }, lastDay)
  assert.ok(await sessions().find(token, lastDay))
  // In Finland the next day has begun half an hour later.
  assert.equal(await sessions().find(token, new Date('2026-03-31T21:00:30Z')), null)
})
