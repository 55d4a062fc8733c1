import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { cents } from '../../platform/money.ts'
import { type PlainDate, plainDate } from '../../platform/time/plain-date.ts'
import { type ValueRule, valueRule } from '../services/value-rules.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { acceptWaitingPrices, anAdmittedProvider, aService, deliverFlows } from './given.ts'
import { acceptPrice, listPriceProposals, refusePrice } from './price-proposals.ts'
import { listOwnPrices, setPrice } from './prices.ts'
import { AdmittedProvider, admittedProviders, priceOn } from './public.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const price = (to: TestRegister, validFrom: string, amount: number, perUnits = 60) => ({
  id: newId<'Price'>(world.clock.now()),
  toRegister: to.register.code,
  serviceCode: 'kotipalvelu',
  validFrom: plainDate(validFrom),
  priceCents: cents(amount),
  perUnits,
})

const given = async (changes: { readonly valueRule?: ValueRule } = {}) => {
  const home = await world.register('provider')
  const organiser = await world.register('psop')
  const serviceId = await aService(organiser, world, 'kotipalvelu', changes)
  const office = await home.worker('provider-office')
  const { providerId, admissionId } = await anAdmittedProvider(world, { home, office, organiser, users: [] })
  const answers = async () => {
    await deliverFlows(world)
    return (await home.call(listOwnPrices, office, {})).prices.map((p) => [p.valid_from, p.status, p.reason])
  }
  return { home, organiser, serviceId, office, providerId, admissionId, answers }
}

const ask = async (organiser: TestRegister, query: ReturnType<typeof admittedProviders>) =>
  (await organiser.rows(query.sql.text, query.sql.values)).map((row) => AdmittedProvider.parse(row))

test('a price holds from its day on, and the day picks it; the past is never changed', async () => {
  const { home, organiser, serviceId, office, providerId, admissionId, answers } = await given()
  const on = (day: PlainDate) => ask(organiser, admittedProviders(organiser.register.id, serviceId, day))
  const today = plainDate('2026-01-05')
  assert.deepEqual(
    (await on(today)).map((p) => [p.provider_id, p.admission_id, p.price_cents]),
    [[providerId, admissionId, null]],
  )
  await home.call(setPrice, office, price(organiser, '2026-01-05', 4_000))
  await home.call(setPrice, office, price(organiser, '2026-02-01', 4_400))
  assert.deepEqual(await answers(), [
    ['2026-02-01', 'waiting', null],
    ['2026-01-05', 'waiting', null],
  ])
  assert.deepEqual(
    (await on(plainDate('2026-02-01'))).map((p) => p.price_cents),
    [null],
  )
  await acceptWaitingPrices(organiser)
  assert.deepEqual(await answers(), [
    ['2026-02-01', 'accepted', null],
    ['2026-01-05', 'accepted', null],
  ])
  assert.deepEqual(
    (await on(plainDate('2026-01-31'))).map((p) => p.price_cents),
    [4_000],
  )
  assert.deepEqual(
    (await on(plainDate('2026-02-01'))).map((p) => p.price_cents),
    [4_400],
  )
  assert.deepEqual(await on(plainDate('2026-01-04')), [])
  await assert.rejects(home.call(setPrice, office, price(organiser, '2026-01-04', 4_000)), {
    message: 'company.price-in-the-past',
  })
  await assert.rejects(home.call(setPrice, office, price(organiser, '2026-02-01', 5_000)), {
    message: 'company.price-day-taken',
  })
  const query = priceOn(organiser.register.id, { providerId, serviceId, day: '2026-02-10' })
  assert.deepEqual(
    (await organiser.rows(query.sql.text, query.sql.values)).map((row) => row.price_cents),
    [4_400],
  )
})

test('what the organiser cannot take comes back with its reason, and of two for one day the newer waits', async () => {
  const { home, organiser, office, answers } = await given()
  // Both are on their way before either is answered.
  const [first, second] = [price(organiser, '2026-03-01', 4_000), price(organiser, '2026-03-01', 9_900)]
  await home.call(setPrice, office, first)
  await home.call(setPrice, office, second)
  await home.call(setPrice, office, price(organiser, '2026-03-02', 4_000, 1))
  await home.call(setPrice, office, { ...price(organiser, '2026-03-03', 4_000), serviceCode: 'tuntematon' })
  assert.deepEqual(
    new Set((await answers()).map((line) => line.join(' '))),
    new Set([
      '2026-03-01 waiting ',
      '2026-03-01 refused replaced',
      '2026-03-02 refused unit-does-not-fit',
      '2026-03-03 refused unknown-service',
    ]),
  )
  const kept = await organiser.rows('SELECT id FROM price WHERE register_id = $1', [organiser.register.id])
  assert.deepEqual(kept, [])
  await acceptWaitingPrices(organiser)
  await home.call(setPrice, office, price(organiser, '2026-03-01', 5_000)).catch(() => undefined)
  assert.ok((await answers()).some((line) => line.join(' ') === '2026-03-01 accepted '))
  await assert.rejects(home.call(setPrice, office, price(organiser, '2026-03-01', 5_000)), {
    message: 'company.price-day-taken',
  })
})

test('PSOP-71: a provider that has not applied here cannot bring a price, and a price goes to organisers only', async () => {
  const home = await world.register('provider')
  const organiser = await world.register('psop')
  await aService(organiser, world)
  const office = await home.worker('provider-office')
  await home.call(setPrice, office, price(organiser, '2026-06-01', 4_000))
  await deliverFlows(world)
  const { prices } = await home.call(listOwnPrices, office, {})
  assert.deepEqual(
    prices.map((p) => [p.status, p.reason]),
    [['refused', 'not-applied']],
  )
  await assert.rejects(
    home.call(setPrice, office, { ...price(organiser, '2026-06-01', 1), toRegister: home.register.code }),
    {
      message: 'company.unknown-organiser',
    },
  )
})

const waitingOf = async (organiser: TestRegister) => {
  const manager = await organiser.worker('service-manager')
  const { proposals } = await organiser.call(listPriceProposals, manager, {})
  return { manager, waiting: proposals.filter((one) => one.status === 'waiting') }
}

test('PSOP-33: without a rule that says so no price takes effect by a provider\u2019s word, and a refusal is read by the provider', async () => {
  const { home, organiser, office, answers } = await given()
  await home.call(setPrice, office, price(organiser, '2026-01-05', 100_000_000))
  assert.deepEqual(await answers(), [['2026-01-05', 'waiting', null]])
  const { manager, waiting } = await waitingOf(organiser)
  const [one] = waiting
  assert.ok(one)
  assert.deepEqual([one.price_cents, one.before_cents], [100_000_000, null])
  await organiser.call(refusePrice, manager, { proposalId: one.id, reason: 'Hinta on kohtuuton.' })
  await organiser.call(refusePrice, manager, { proposalId: one.id, reason: 'Hinta on kohtuuton.' })
  assert.deepEqual(await answers(), [['2026-01-05', 'refused', 'Hinta on kohtuuton.']])
  await assert.rejects(organiser.call(acceptPrice, manager, { proposalId: one.id, priceCents: one.price_cents }), {
    message: 'price.already-decided',
  })
  assert.deepEqual(await organiser.rows('SELECT id FROM price WHERE register_id = $1', [organiser.register.id]), [])
})

test('a price within a ceiling whose rule says so takes effect by itself, one above comes back, and no other role decides', async () => {
  const { home, organiser, office, answers } = await given({
    valueRule: valueRule({
      kind: 'hourly',
      valueCents: 3_800,
      priceCeilingCents: 4_500,
      pricesWithinCeiling: 'take-effect',
    }),
  })
  await home.call(setPrice, office, price(organiser, '2026-01-05', 4_500))
  await home.call(setPrice, office, price(organiser, '2026-01-06', 4_501))
  assert.deepEqual(await answers(), [
    ['2026-01-06', 'refused', 'above-ceiling'],
    ['2026-01-05', 'accepted', null],
  ])
  for (const role of ['official', 'finance', 'main-user'] as const)
    await assert.rejects(organiser.call(listPriceProposals, await organiser.worker(role), {}), {
      message: 'request.not-permitted',
    })
})

test('racing acceptances of one price make one price', async () => {
  const { home, organiser, office, answers } = await given()
  await home.call(setPrice, office, price(organiser, '2026-01-05', 4_000))
  await answers()
  const { waiting } = await waitingOf(organiser)
  const [one] = waiting
  assert.ok(one)
  const managers = await Promise.all([1, 2, 3, 4].map(() => organiser.worker('service-manager')))
  const tries = await Promise.allSettled(
    managers.map((manager) =>
      organiser.call(acceptPrice, manager, { proposalId: one.id, priceCents: one.price_cents }),
    ),
  )
  assert.equal(tries.filter((each) => each.status === 'fulfilled').length, 1)
  assert.equal((await organiser.rows('SELECT id FROM price WHERE register_id = $1', [organiser.register.id])).length, 1)
})

// The clock goes on from here.

test('INV-53: a price accepted late starts on the day of the acceptance, and what held before stays', async () => {
  const { home, organiser, serviceId, office, providerId, answers } = await given()
  await home.call(setPrice, office, price(organiser, '2026-01-05', 4_000))
  await answers()
  await acceptWaitingPrices(organiser)
  world.clock.advance({ minutes: 24 * 60 })
  await home.call(setPrice, office, price(organiser, '2026-01-06', 4_400))
  await answers()
  world.clock.advance({ minutes: 3 * 24 * 60 })
  const { manager, waiting } = await waitingOf(organiser)
  const [one] = waiting
  assert.ok(one)
  assert.deepEqual([one.before_cents, one.before_from], [4_000, '2026-01-05'])
  await assert.rejects(organiser.call(acceptPrice, manager, { proposalId: one.id, priceCents: cents(4_399) }), {
    message: 'request.not-found',
  })
  const accepted = await organiser.call(acceptPrice, manager, { proposalId: one.id, priceCents: cents(4_400) })
  assert.equal(accepted.takesEffectOn, '2026-01-09')
  assert.deepEqual(
    await organiser.call(acceptPrice, manager, { proposalId: one.id, priceCents: cents(4_400) }),
    accepted,
  )
  const priceOf = async (day: string) => {
    const query = priceOn(organiser.register.id, { providerId, serviceId, day })
    return (await organiser.rows(query.sql.text, query.sql.values)).map((row) => row.price_cents)
  }
  assert.deepEqual([await priceOf('2026-01-08'), await priceOf('2026-01-09')], [[4_000], [4_400]])
  await answers()
  const { prices } = await home.call(listOwnPrices, office, {})
  assert.deepEqual(prices.map((p) => [p.price_cents, p.takes_effect_on]).sort(), [
    [4_000, '2026-01-05'],
    [4_400, '2026-01-09'],
  ])
})

test('a price sent twice is one price; one that stood in the queue over midnight is refused, not backdated', async () => {
  const { home, organiser, office, answers } = await given()
  const today = price(organiser, '2026-01-09', 4_000)
  const tries = await Promise.all([1, 2].map(() => home.call(setPrice, office, today)))
  assert.deepEqual(tries, [{ id: today.id }, { id: today.id }])
  await assert.rejects(home.call(setPrice, office, { ...today, priceCents: cents(1) }), {
    message: 'company.id-already-used',
  })
  world.clock.advance({ minutes: 24 * 60 })
  assert.deepEqual(await answers(), [['2026-01-09', 'refused', 'starts-in-the-past']])
})
