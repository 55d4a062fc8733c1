import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inRegister } from '../../platform/db/pool.ts'
import { sql } from '../../platform/db/sql.ts'
import { Iban } from '../../platform/formats/iban.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { allPayees } from '../settlement/queries.ts'
import { openWorld, type World } from '../world.ts'
import { applyForAdmission } from './apply.ts'
import { changeCompany, listCompanyChanges, showCompany } from './company.ts'
import { aCompany, anAdmittedProvider, anApplication, aService, deliverFlows } from './given.ts'
import { listProviders } from './list-providers.ts'
import { confirmProviderChange, listProviderChanges, refuseProviderChange } from './provider-changes.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const OLD = Iban.parse('FI2112345600000785')
const NEW = Iban.parse('FI6412345600000884')
const THIRD = Iban.parse('FI7944052020036082')
const DAY = 24 * 60

const given = async () => {
  const home = await world.register('provider')
  const organiser = await world.register('psop')
  await aService(organiser, world)
  const office = await home.worker('provider-office')
  await anAdmittedProvider(world, { home, office, organiser, users: [] })
  const [manager, finance, third] = [
    await organiser.worker('service-manager'),
    await organiser.worker('finance'),
    await organiser.worker('finance'),
  ]
  return {
    home,
    organiser,
    office,
    manager,
    finance,
    third,
    change: async (changes: Parameters<typeof aCompany>[1]) => {
      await home.call(changeCompany, office, aCompany(home, changes))
      await deliverFlows(world)
    },
    /** Where money would go now. */
    paidTo: async () => {
      const query = allPayees(organiser.register.id, world.clock.now())
      return (await organiser.rows(query.sql.text, query.sql.values)).map((row) => row.iban)
    },
    seen: async () => (await organiser.call(listProviderChanges, manager, {})).changes,
    /** What the provider's office reads, newest first. */
    told: async () => {
      await deliverFlows(world)
      const { changes } = await home.call(listCompanyChanges, office, {})
      return changes.map((one) => [one.kind, one.iban, one.status, one.counts_from?.toISOString() ?? null])
    },
  }
}

test('INV-55 AC-26: an account changes by two people of the organiser and after a day, and the provider reads every step', async () => {
  const g = await given()
  await g.change({ iban: NEW })
  assert.deepEqual(await g.told(), [['account', NEW, 'waiting', null]])
  const [asked] = await g.seen()
  assert.ok(asked)
  assert.deepEqual([asked.account_now.iban, asked.account?.iban], [OLD, NEW])
  const confirm = { changeId: asked.id }

  await g.organiser.call(confirmProviderChange, g.finance, confirm)
  assert.deepEqual(await g.told(), [['account', NEW, 'confirmed-once', null]])
  await assert.rejects(g.organiser.call(confirmProviderChange, g.finance, confirm), {
    message: 'provider-change.two-people-needed',
  })
  assert.deepEqual(await g.paidTo(), [OLD])

  const { countsFrom } = await g.organiser.call(confirmProviderChange, g.manager, confirm)
  assert.ok(countsFrom)
  assert.deepEqual(await g.organiser.call(confirmProviderChange, g.manager, confirm), { id: asked.id, countsFrom })
  assert.deepEqual(await g.told(), [['account', NEW, 'accepted', countsFrom]])
  assert.deepEqual(await g.paidTo(), [OLD])
  world.clock.advance({ minutes: DAY - 1 })
  assert.deepEqual(await g.paidTo(), [OLD])
  world.clock.advance({ minutes: 1 })
  assert.deepEqual(await g.paidTo(), [NEW])
  await assert.rejects(g.organiser.call(refuseProviderChange, g.third, { changeId: asked.id, reason: 'Myöhässä' }), {
    message: 'provider-change.counts-already',
  })
})

test('INV-55: a confirmed account is stopped during the day of waiting, by anybody who may confirm', async () => {
  const g = await given()
  await g.change({ iban: NEW })
  const [asked] = await g.seen()
  assert.ok(asked)
  await g.organiser.call(confirmProviderChange, g.finance, { changeId: asked.id })
  await g.organiser.call(confirmProviderChange, g.manager, { changeId: asked.id })
  world.clock.advance({ minutes: DAY / 2 })
  await g.organiser.call(refuseProviderChange, g.third, { changeId: asked.id, reason: 'Tuottaja ei tunne tiliä.' })
  assert.deepEqual((await g.told()).at(0)?.slice(0, 3), ['account', NEW, 'refused'])
  world.clock.advance({ minutes: 2 * DAY })
  assert.deepEqual(await g.paidTo(), [OLD])
})

test('AC-26: the provider\u2019s own later word stops an account that two have confirmed, before it counts', async () => {
  const g = await given()
  await g.change({ iban: NEW })
  const [asked] = await g.seen()
  assert.ok(asked)
  await g.organiser.call(confirmProviderChange, g.finance, { changeId: asked.id })
  await g.organiser.call(confirmProviderChange, g.manager, { changeId: asked.id })
  world.clock.advance({ minutes: 60 })
  await g.change({ iban: OLD })
  const told = await g.told()
  assert.deepEqual(
    told.map(([, iban, status]) => [iban, status]),
    [
      [OLD, 'accepted'],
      [NEW, 'replaced'],
    ],
  )
  world.clock.advance({ minutes: 2 * DAY })
  assert.deepEqual(await g.paidTo(), [OLD])
  await assert.rejects(g.organiser.call(confirmProviderChange, g.third, { changeId: asked.id }), {
    message: 'provider-change.already-decided',
  })
})

test('INV-55: the database itself refuses one person twice, the maker, and a day cut short', async () => {
  const g = await given()
  await g.change({ iban: NEW })
  const [asked] = await g.seen()
  assert.ok(asked)
  const now = world.clock.now()
  const tomorrow = instantAt(now.getTime() + DAY * 60_000)
  const [maker, first, second] = [g.office.id, g.finance.id, g.manager.id]
  const tries: readonly (readonly [string, string, string, Date, string])[] = [
    ['one twice', first, first, tomorrow, 'provider_change_two_people'],
    ['the maker first', maker, second, tomorrow, 'provider_change_not_by_maker'],
    ['the maker second', first, maker, tomorrow, 'provider_change_two_people'],
    ['at once', first, second, now, 'provider_change_hold'],
  ]
  for (const [what, one, two, countsFrom, constraint] of tries)
    await assert.rejects(
      inRegister(world.platform.pool, g.organiser.register.id, 'write', (transaction) =>
        transaction.send(
          [
            sql`UPDATE provider_change SET status = 'accepted', first_by = ${one}, first_at = ${now}, second_by = ${two},
              second_at = ${now}, counts_from = ${countsFrom} WHERE register_id = ${g.organiser.register.id} AND id = ${asked.id}`,
          ],
          { commit: true },
        ),
      ),
      { constraint },
      what,
    )
})

test('facts change by one person\u2019s word, name and address and languages together, and not before it', async () => {
  const g = await given()
  const facts = {
    name: 'Uusi Nimi Oy',
    street: 'Uusikatu 5',
    postalCode: '00200',
    postTown: 'Espoo',
    languages: ['en'],
  }
  await g.change(facts)
  const known = async () => {
    const { providers } = await g.organiser.call(listProviders, g.manager, {})
    return providers.map((p) => [p.name, p.street, p.postal_code, p.post_town, p.languages])
  }
  const before = await known()
  const [asked] = await g.seen()
  assert.ok(asked)
  assert.equal(asked.facts?.name, 'Uusi Nimi Oy')
  assert.notEqual(asked.facts_now.name, 'Uusi Nimi Oy')
  assert.deepEqual(await known(), before)
  await g.organiser.call(confirmProviderChange, g.manager, { changeId: asked.id })
  assert.deepEqual(await known(), [['Uusi Nimi Oy', 'Uusikatu 5', '00200', 'Espoo', ['en']]])
  assert.deepEqual((await g.told()).at(0)?.slice(0, 3), ['facts', null, 'accepted'])
  assert.deepEqual(await g.paidTo(), [OLD])
})

test('PSOP-33: an application of a known provider changes none of its facts', async () => {
  const g = await given()
  await g.change({ iban: NEW, name: 'Uusi Nimi Oy' })
  await aService(g.organiser, world, 'toinen')
  await g.home.call(applyForAdmission, g.office, { ...anApplication(g.organiser, world), serviceCode: 'toinen' })
  await deliverFlows(world)
  const { providers } = await g.organiser.call(listProviders, g.manager, {})
  assert.notEqual(providers[0]?.name, 'Uusi Nimi Oy')
  assert.deepEqual(await g.paidTo(), [OLD])
})

test('a change is told once to each organiser applied to; the same again is no change, and the newest word waits alone', async () => {
  const g = await given()
  const other = await world.register('psop')
  await g.change({ iban: NEW })
  await g.change({ iban: NEW })
  world.clock.advance({ minutes: 1 })
  await g.change({ iban: THIRD })
  assert.deepEqual(
    (await g.told()).map(([, iban, status]) => [iban, status]),
    [
      [THIRD, 'waiting'],
      [NEW, 'replaced'],
    ],
  )
  assert.deepEqual(
    (await g.seen()).map((change) => change.account?.iban),
    [THIRD],
  )
  const manager = await other.worker('service-manager')
  assert.deepEqual((await other.call(listProviderChanges, manager, {})).changes, [])
  for (const role of ['official', 'main-user'] as const)
    await assert.rejects(g.organiser.call(listProviderChanges, await g.organiser.worker(role), {}), {
      message: 'request.not-permitted',
    })
  const { company } = await g.home.call(showCompany, g.office, {})
  assert.equal(company?.iban, THIRD)
})

test('racing confirmations of one account are two people\u2019s, whoever they are', async () => {
  const g = await given()
  await g.change({ iban: NEW })
  const [asked] = await g.seen()
  assert.ok(asked)
  const tries = await Promise.allSettled(
    [g.finance, g.finance, g.finance, g.finance].map((who) =>
      g.organiser.call(confirmProviderChange, who, { changeId: asked.id }),
    ),
  )
  assert.ok(tries.some((each) => each.status === 'fulfilled'))
  const [change] = await g.seen()
  assert.deepEqual([change?.status, change?.second_at], ['waiting', null])
})
