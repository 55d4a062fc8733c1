import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { Problem } from '../../platform/http/problems.ts'
import { newId } from '../../platform/ids.ts'
import { type GivenChain, givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { compareProviders } from './compare-providers.ts'

let world: World
let chain: GivenChain
before(async () => {
  world = await openWorld()
  chain = await givenChain(world)
})
after(() => world.close())

const compare = (
  decision: string,
  { clientId, client }: Pick<Awaited<ReturnType<GivenChain['grant']>>, 'clientId' | 'client'>,
) =>
  chain.register.call(
    compareProviders,
    client,
    compareProviders.input.parse({ client: clientId, decision, service: chain.serviceId, kind: 'voucher' }),
  )

test('PSOP-13: a comparison tells the own cost of each provider, and how much can still be ordered', async () => {
  const free = await chain.grant({ quantity: 1_200 })
  const before = await compare(free.decisionId, free)
  assert.equal(before.freePerPeriod, 1_200)
  assert.deepEqual(
    before.providers.map((one) => [one.priceCents, one.valueCents, one.shareCents, one.sharePerPeriodCents]),
    [[4_200, 3_800, 400, 8_000]],
  )
  const partly = await chain.contract({ quantity: 1_200, ordered: 900 })
  assert.equal((await compare(partly.decisionId, partly)).freePerPeriod, 300)
})

test('INV-12: a comparison on somebody else’s decision is not there', async () => {
  const own = await chain.grant()
  const other = await chain.grant()
  await assert.rejects(compare(other.decisionId, own), { kind: Problem['not-found'] })
})

test('how soon a provider answers is told of enough orders of the last year, and of nobody’s own', async () => {
  const own = await givenChain(world)
  const mine = await own.grant()
  const ask = compareProviders.input.parse({
    client: mine.clientId,
    decision: mine.decisionId,
    service: own.serviceId,
    kind: 'voucher',
  })
  const answersIn = async () =>
    (await own.register.call(compareProviders, mine.client, ask)).providers.map((one) => one.answersInDays)
  const answered = async (days: number, status: string) => {
    const { decisionId, clientId } = await own.grant()
    const r = own.register.register.id
    const answer = status === 'expired' ? null : `2026-01-0${1 + days}T09:00:00Z`
    await own.write(sql`INSERT INTO service_order (register_id, id, decision_id, client_id, provider_id, service_id, quantity, wanted_from,
        ordered_by, ordered_at, answer_by, status, answered_at, answered_by, decline_reason)
      VALUES (${r}, ${newId<'Order'>(world.clock.now())}, ${decisionId}, ${clientId}, ${own.provider.id}, ${own.serviceId}, 60, '2026-01-01',
        ${clientId}, '2026-01-01T09:00:00Z', '2026-01-04', ${status}, ${answer}, ${answer === null ? null : own.provider.office.id},
        ${status === 'declined' ? 'other' : null})`)
  }
  for (const [days, status] of [
    [1, 'accepted'],
    [1, 'declined'],
    [2, 'accepted'],
    [3, 'expired'],
  ] as const)
    await answered(days, status)
  assert.deepEqual(await answersIn(), [null])
  await answered(3, 'accepted')
  assert.deepEqual(await answersIn(), [2])
})

test('what a provider has told last of its room counts; a day that has passed is now; nothing told is nothing known', async () => {
  const own = await givenChain(world)
  const mine = await own.grant()
  const ask = compareProviders.input.parse({
    client: mine.clientId,
    decision: mine.decisionId,
    service: own.serviceId,
    kind: 'voucher',
  })
  const room = async () => (await own.register.call(compareProviders, mine.client, ask)).providers[0]?.room
  const told = async (takesNew: boolean, from: string | null, minute: number) =>
    own.write(sql`INSERT INTO free_places (register_id, id, provider_id, service_id, takes_new, room_from, told_at)
      VALUES (${own.register.register.id}, ${newId<'FreePlaces'>(world.clock.now())}, ${own.provider.id}, ${own.serviceId}, ${takesNew},
        ${from}, ${new Date(world.clock.now().getTime() + minute * 60_000)})`)
  assert.equal(await room(), null)
  await told(true, '2026-02-01', 1)
  assert.deepEqual(await room(), { takesNew: true, from: '2026-02-01' })
  await told(false, null, 3)
  await told(true, null, 2)
  assert.deepEqual(await room(), { takesNew: false, from: null })
  await told(true, '2026-01-01', 4)
  assert.deepEqual(await room(), { takesNew: true, from: null })
})
