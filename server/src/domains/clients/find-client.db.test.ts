import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { findClient } from './find-client.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world?.close())

const MOST_ROWS = 20

test('INV-13: of more clients of one name twenty are shown, it is said that there are more, and whoever was opened is in the log', async () => {
  const chain = await givenChain(world)
  const { register, serviceId } = chain
  const official = await register.worker('official', { serviceId })
  for (let i = 0; i < MOST_ROWS; i += 1) await chain.grant({ familyName: 'Samanen' })
  const all = await register.call(findClient, official, { names: 'Samanen' })
  assert.equal(all.clients.length, MOST_ROWS)
  assert.equal(all.more, false)

  for (let i = 0; i < 5; i += 1) await chain.grant({ familyName: 'Samanen' })
  const earlier = new Set((await register.log()).map(({ id }) => id))
  const some = await register.call(findClient, official, { names: 'Samanen' })
  assert.equal(some.clients.length, MOST_ROWS)
  assert.equal(some.more, true)
  const looks = (await register.log()).filter(({ id }) => !earlier.has(id))
  const logged = new Set(looks.flatMap(({ action, subjectId }) => (action === 'client.find' ? [subjectId] : [])))
  assert.ok(some.clients.every(({ id }) => logged.has(id)))
  assert.equal(logged.size, MOST_ROWS + 5, 'also those whom the program alone has seen')
})

test('INV-13: one term of three letters, and nothing but blanks and hyphens, are too wide; two terms and four letters are not', async () => {
  const { register, serviceId } = await givenChain(world)
  const official = await register.worker('official', { serviceId })
  for (const names of ['Sam', 'S', '-', '- -', 'Åhl'])
    await assert.rejects(register.call(findClient, official, { names }), { message: 'client.search-too-wide' }, names)
  for (const names of ['Sama', 'S M', 'Åhls'])
    assert.deepEqual((await register.call(findClient, official, { names })).clients, [], names)
})
