import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Problem } from '../../platform/http/problems.ts'
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
