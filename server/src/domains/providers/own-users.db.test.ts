import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '../world.ts'
import { listOwnUsers } from './list-own-users.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('PSOP-33: the office sees the users of its own company and of no other', async () => {
  const home = await world.register('provider')
  const office = await home.worker('provider-office')
  await (await world.register('provider')).worker('provider-office')
  const { users } = await home.call(listOwnUsers, office, {})
  assert.deepEqual(
    users.map((user) => user.id),
    [office.id],
  )
  const log = await home.log()
  assert.equal(log.at(-1)?.subjectId, office.id)
})
