import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { cents } from '../../platform/money.ts'
import { type PlainDate, plainDate } from '../../platform/time/plain-date.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { anAdmittedProvider, aService, deliverFlows } from './given.ts'
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

const given = async () => {
  const home = await world.register('provider')
  const organiser = await world.register('psop')
  const serviceId = await aService(organiser, world)
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

test('what the organiser cannot take comes back with its reason, and the first price of a day stays', async () => {
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
      '2026-03-01 accepted ',
      '2026-03-01 refused day-taken',
      '2026-03-02 refused unit-does-not-fit',
      '2026-03-03 refused unknown-service',
    ]),
  )
  const kept = await organiser.rows('SELECT id FROM price WHERE register_id = $1', [organiser.register.id])
  assert.equal(kept.length, 1)
})

test('a price sent twice is one price; one that stood in the queue over midnight is refused, not backdated', async () => {
  const { home, organiser, office, answers } = await given()
  const today = price(organiser, '2026-01-05', 4_000)
  const tries = await Promise.all([1, 2].map(() => home.call(setPrice, office, today)))
  assert.deepEqual(tries, [{ id: today.id }, { id: today.id }])
  await assert.rejects(home.call(setPrice, office, { ...today, priceCents: cents(1) }), {
    message: 'company.id-already-used',
  })
  world.clock.advance({ minutes: 24 * 60 })
  assert.deepEqual(await answers(), [['2026-01-05', 'refused', 'starts-in-the-past']])
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
