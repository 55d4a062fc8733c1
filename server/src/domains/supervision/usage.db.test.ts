import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { type GivenChain, type GivenContract, givenChain } from '../orders/given.ts'
import { openContract } from '../orders/open-contract.ts'
import { openWorld, type World } from '../world.ts'
import { supervisionEndpoints } from './endpoints.ts'
import { WorkerId } from './queries.ts'

let world: World
let chain: GivenChain
let officer: Actor
let given: GivenContract
let other: GivenContract
before(async () => {
  world = await openWorld()
  chain = await givenChain(world)
  officer = await chain.register.worker('data-protection-officer')
  given = await chain.contract()
  other = await chain.contract()
})
after(() => world.close())

const endpoints = () => supervisionEndpoints(world.platform.logSealer)
const always = { from: plainDate('2020-01-01'), to: plainDate('2030-01-01') }
const search = (of: Record<string, unknown>, as = officer) =>
  chain.register.call(endpoints().searchUse, as, { ...always, ...of } as never)

async function look(contract: GivenContract): Promise<void> {
  world.clock.advance({ minutes: 1 })
  await chain.register.call(openContract, chain.provider.recorder, { contract: contract.contractId })
}
const linesAbout = async (client: string): Promise<number> =>
  Number((await chain.register.rows(`SELECT count(*)::int AS n FROM access_log WHERE subject_id = '${client}'`))[0]?.n)

test('KEU-75: the log is searched by client, by worker and by days, and says whose data it was', async () => {
  await look(given)
  await look(other)
  const worker = WorkerId.parse(chain.provider.recorder.id)
  const byWorker = await search({ worker })
  assert.deepEqual(new Set(byWorker.uses.map((use) => use.worker)), new Set([worker]))
  assert.deepEqual(
    byWorker.uses.slice(0, 2).map((use) => [use.look.action, use.client?.id]),
    [
      ['contract.open', other.clientId],
      ['contract.open', given.clientId],
    ],
  )
  assert.match(byWorker.uses[0]?.client?.name ?? '', /\S+ \S+/)

  const both = await search({ worker, client: given.clientId })
  assert.deepEqual([...new Set(both.uses.map((use) => use.client?.id))], [given.clientId])
  const byClient = await search({ client: given.clientId })
  assert.ok(new Set(byClient.uses.map((use) => use.worker)).size > 1)
  assert.ok(byClient.uses.every((use) => use.client?.id === given.clientId))

  const beforeAll = await search({ worker, to: plainDate('2020-01-02') })
  assert.deepEqual(beforeAll, { uses: [], next: null })
  const { workers } = await chain.register.call(endpoints().listUsers, officer, {})
  assert.ok(workers.some((one) => one.id === worker))
})

test('KEU-75: an identity code finds the same handlings as the client’s id, and a strange code none', async () => {
  const byClient = await search({ client: given.clientId })
  const byCode = await search({ identityCode: given.identityCode })
  const seen = new Set(byCode.uses.map((use) => use.look.id))
  assert.ok(byClient.uses.length > 0 && byClient.uses.every((use) => seen.has(use.look.id)))
  assert.deepEqual((await search({ identityCode: '010180-950R' })).uses, [])
})

test('PSOP-85: each client whose handling a search shows gets one entry of the search', async () => {
  const worker = WorkerId.parse(chain.provider.recorder.id)
  await look(given)
  const before = await linesAbout(given.clientId)
  const { uses } = await search({ worker })
  assert.ok(uses.filter((use) => use.client?.id === given.clientId).length > 1)
  assert.equal(await linesAbout(given.clientId), before + 1)
})

test('KEU-75: a long list is read on from where it ended, without a gap and nothing twice', async () => {
  const worker = WorkerId.parse(chain.provider.recorder.id)
  for (let i = 0; i < 60; i += 1) await look(given)
  const all: string[] = []
  for (let next: unknown = undefined; next !== null; ) {
    const part = await search({ worker, ...(next ? { before: next } : {}) })
    all.push(...part.uses.map((use) => use.look.id))
    next = part.next
  }
  const rows = await chain.register.rows(`SELECT id FROM access_log WHERE actor_id = '${worker}' ORDER BY id DESC`)
  assert.deepEqual(
    all,
    rows.map((row) => row.id),
  )
})

test('INV-71: a worker sees the own handlings, and nothing of whose data it was; a search is not the worker’s to make', async () => {
  const { uses, next } = await chain.register.call(endpoints().readOwnUse, chain.provider.recorder, {})
  assert.equal(uses.length, 50)
  assert.ok(next)
  assert.equal(uses[0]?.action, 'contract.open')
  const told = JSON.stringify(uses)
  assert.ok(!told.includes(given.clientId) && !told.includes(other.clientId))
  const of = { client: given.clientId }
  for (const one of [chain.provider.recorder, chain.provider.office, await chain.register.worker('official')])
    await assert.rejects(search(of, one))
  const stranger = await chain.register.worker('finance')
  const mine = await chain.register.call(endpoints().readOwnUse, stranger, { before: newId(world.clock.now()) })
  assert.deepEqual(mine.uses, [])
})
