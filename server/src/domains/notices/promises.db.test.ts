import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { EVIDENCE } from '../../evidence.ts'
import { watched } from '../evidence/given.ts'
import { givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { listPromises } from './promises.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('claims 5.4: who answers for a register sees every promise with its figures and owner, and when it turned; others do not', async () => {
  const { register, manager } = await givenChain(world)
  const show = listPromises({ definitions: world.platform.definitions, evidence: EVIDENCE })
  const officer = await register.worker('data-protection-officer')
  const first = await register.call(show, officer, {})
  assert.equal(first.lookedAt, null)
  assert.ok(first.promises.every(({ verdict }) => verdict === 'not-measured'))

  const watch = await watched(world, register)
  await watch.look('users.roles')
  await watch.behindTheBack(`UPDATE assignment SET role = 'shadow' WHERE role = 'service-manager'`)
  const { since } = await watch.look('users.roles')
  await watch.close()
  const { promises, turns, lookedAt } = await register.call(show, officer, {})
  assert.equal(lookedAt, world.clock.now().toISOString())
  const one = promises.find(({ code }) => code === 'users.roles')
  assert.deepEqual([one?.verdict, one?.since, one?.owner.fi], ['broken', since?.toISOString(), 'pääkäyttäjä'])
  assert.ok(one?.figures.some(({ value }) => value.fi === 'shadow'))
  assert.ok(
    promises.every(({ sentence }) => sentence !== null),
    'each promise is a sentence of the notice',
  )
  assert.deepEqual(turns.find(({ code }) => code === 'users.roles')?.verdict, 'broken')
  const declared = new Map(EVIDENCE.map((evidence) => [evidence.code, evidence.audience === 'public']))
  for (const { code, isPublic } of promises) assert.equal(isPublic, declared.get(code), code)

  for (const role of ['main-user', 'records-manager', 'person-in-charge'])
    assert.equal((await register.call(show, await register.worker(role), {})).promises.length, promises.length)
  await assert.rejects(register.call(show, manager, {}), { message: 'request.not-permitted' })
})
