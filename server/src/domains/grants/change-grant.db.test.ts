import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { givenChain } from '../orders/given.ts'
import { faultsOfBooks } from '../service-events/given.ts'
import { openWorld, type World } from '../world.ts'
import { cutGrant } from './change-grant.ts'
import { GrantPeriodId } from './queries.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('INV-48: cuts of one period at the same time leave what one of them asked for, never less', async () => {
  const { register, grant, serviceId } = await givenChain(world)
  const official = await register.worker('official', { serviceId })
  for (let round = 0; round < 5; round += 1) {
    const { decisionId } = await grant({ quantity: 1_000 })
    const [row] = await register.rows('SELECT id FROM grant_period WHERE decision_id = $1', [decisionId])
    const periodId = GrantPeriodId.parse(row?.id)
    const cut = () => register.call(cutGrant, official, { decision: decisionId, periodId, granted: 800 })
    const cuts = await Promise.allSettled(Array.from({ length: 6 }, cut))
    assert.equal(cuts.filter((one) => one.status === 'fulfilled').length, 1)
    for (const one of cuts)
      if (one.status === 'rejected') assert.equal(String(one.reason.message), 'grant.nothing-to-cut')
    assert.deepEqual(await register.rows('SELECT granted FROM grant_period WHERE id = $1', [periodId]), [
      { granted: 800 },
    ])
  }
  assert.deepEqual(await faultsOfBooks(register), [])
})
