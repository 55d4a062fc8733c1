import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { HoldId, holdClient, liftHold } from './hold-client.ts'
import { showRetention } from './show-retention.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.kind.code === code

test('the records manager sees what falls when, holds a client and lifts the hold; another role and another register may not', async () => {
  const chain = await givenChain(world)
  const identityCode = IdentityCode.parse('010180-950R')
  const { clientId } = await chain.grant({ identityCode })
  const manager = await chain.register.worker('records-manager')
  const hold = { identityCode, id: HoldId.parse(newId(world.clock.now())), reason: 'appeal' as const }

  await assert.rejects(chain.register.call(holdClient, chain.manager, hold), refusedWith('request.not-permitted'))
  const nobody = { ...hold, identityCode: IdentityCode.parse('010180-951S') }
  await assert.rejects(chain.register.call(holdClient, manager, nobody), refusedWith('request.not-found'))
  await chain.register.call(holdClient, manager, hold)
  await chain.register.call(holdClient, manager, hold)
  const again = { ...hold, id: HoldId.parse(newId(world.clock.now())) }
  await assert.rejects(chain.register.call(holdClient, manager, again), refusedWith('retention.held-already'))

  const shown = await chain.register.call(showRetention, manager, {})
  assert.deepEqual(shown.falling, { counts: 'at-most', atOnce: 0, months: [{ month: '2038-12', count: 1 }] })
  assert.deepEqual(
    shown.holds.map(({ id, clientId: whose, reason }) => ({ id, whose, reason })),
    [{ id: hold.id, whose: clientId, reason: 'appeal' }],
  )
  await assert.rejects(chain.register.call(showRetention, chain.manager, {}), refusedWith('request.not-permitted'))

  await chain.register.call(liftHold, manager, { hold: hold.id })
  await assert.rejects(
    chain.register.call(liftHold, manager, { hold: hold.id }),
    refusedWith('retention.lifted-already'),
  )
  assert.deepEqual((await chain.register.call(showRetention, manager, {})).holds, [])
  const logged = (await chain.register.log()).filter(
    ({ subjectId, outcome }) => subjectId === clientId && outcome === 'done',
  )
  assert.deepEqual(
    logged.map(({ action }) => action).filter((action) => action.startsWith('retention.')),
    ['retention.hold', 'retention.hold', 'retention.show', 'retention.lift'],
  )
})
