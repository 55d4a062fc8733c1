import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { openClient } from '../clients/open-client.ts'
import { type GivenChain, type GivenContract, givenChain } from '../orders/given.ts'
import { openContract } from '../orders/open-contract.ts'
import { showUndertaking } from '../users/undertaking.ts'
import { openWorld, type World } from '../world.ts'
import { supervisionEndpoints } from './endpoints.ts'
import type { readOwnUse } from './own-use.ts'
import { LogSearchId, WorkerId } from './queries.ts'
import type { searchUse } from './search-use.ts'

let world: World
let chain: GivenChain
let officer: Actor
let recorder: ReturnType<typeof WorkerId.parse>
let given: GivenContract
let other: GivenContract
before(async () => {
  world = await openWorld()
  chain = await givenChain(world)
  officer = await chain.register.worker('data-protection-officer')
  recorder = WorkerId.parse(chain.provider.recorder.id)
  given = await chain.contract({ identityCode: IdentityCode.parse('010180-950R') })
  other = await chain.contract()
})
after(() => world.close())

const endpoints = () => supervisionEndpoints(world.platform.logSealer)
type Search = Parameters<ReturnType<typeof searchUse>['load']>[0]
const id = () => LogSearchId.parse(newId(world.clock.now()))
const anything = (): Search => ({
  id: id(),
  ground: 'supervision',
  from: plainDate('2020-01-01'),
  to: plainDate('2030-01-01'),
})
const search = (of: Partial<Search>, as = officer) =>
  chain.register.call(endpoints().searchUse, as, { ...anything(), ...of })

/** Entries are in the order of their instants. */
async function look(contract: GivenContract): Promise<void> {
  world.clock.advance({ minutes: 1 })
  await chain.register.call(openContract, chain.provider.recorder, { contract: contract.contractId })
}
type Own = Parameters<ReturnType<typeof readOwnUse>['load']>[0]
const own = (input: Own, as = chain.provider.recorder) => chain.register.call(endpoints().readOwnUse, as, input)
const count = async (of: string): Promise<number> =>
  Number((await chain.register.rows(`SELECT count(*)::int AS n FROM ${of}`))[0]?.n)
const linesAbout = (client: string) => count(`access_log WHERE subject_id = '${client}'`)

test('KEU-75: the log is searched by client, by worker and by days, and says whose data it was', async () => {
  await look(given)
  await look(other)
  const byWorker = await search({ worker: recorder })
  assert.deepEqual(new Set(byWorker.uses.map((use) => use.worker)), new Set([recorder]))
  assert.deepEqual(
    byWorker.uses.slice(0, 2).map((use) => [use.look.action, use.whose?.id]),
    [
      ['contract.open', other.clientId],
      ['contract.open', given.clientId],
    ],
  )
  assert.match(byWorker.uses[0]?.whose?.name ?? '', /\S+ \S+/)

  const both = await search({ worker: recorder, client: given.clientId })
  assert.deepEqual([...new Set(both.uses.map((use) => use.whose?.id))], [given.clientId])
  const byClient = await search({ client: given.clientId })
  assert.ok(new Set(byClient.uses.map((use) => use.worker)).size > 1)
  assert.ok(byClient.uses.every((use) => use.whose?.id === given.clientId))

  const byDay = await search({ from: plainDate('2026-01-05'), to: plainDate('2026-01-05') })
  assert.ok(byDay.uses.some((use) => use.whose?.id === other.clientId && use.worker === recorder))
  const beforeAll = await search({ worker: recorder, to: plainDate('2020-01-02') })
  assert.deepEqual(beforeAll, { uses: [], next: null })
  const { workers } = await chain.register.call(endpoints().listWorkers, officer, {})
  assert.ok(workers.some((one) => one.id === recorder))
})

test('KEU-75: an identity code finds the same handlings as the client’s id, and a strange code none', async () => {
  const byClient = await search({ client: given.clientId })
  const byCode = await search({ identityCode: IdentityCode.parse('010180-950R') })
  const seen = new Set(byCode.uses.map((use) => use.look.id))
  assert.ok(byClient.uses.length > 0 && byClient.uses.every((use) => seen.has(use.look.id)))
  assert.deepEqual((await search({ identityCode: IdentityCode.parse('010180-951S') })).uses, [])
})

test('PSOP-85: where the data was a worker’s, as of the undertaking, the search says whose and the worker’s list names no client', async () => {
  const manager = WorkerId.parse(chain.manager.id)
  await chain.register.call(showUndertaking, chain.manager, {})
  const [use] = (await search({ worker: manager })).uses
  assert.equal(use?.look.action, 'undertaking.accept')
  assert.deepEqual([use?.whose?.kind, use?.whose?.id], ['worker', manager])
  assert.match(use?.whose?.name ?? '', /^Työntekijä/)
  const entry = (await chain.register.log()).filter((one) => one.subjectId === manager).at(-1)
  assert.deepEqual([entry?.action, entry?.actorId], ['usage.search', officer.id])
  assert.equal((await own({}, chain.manager)).uses[0]?.client, null)
})

test('PSOP-85: each client whose handling a search shows gets one entry of the search, with its purpose', async () => {
  await look(given)
  const before = await linesAbout(given.clientId)
  const { uses } = await search({ worker: recorder })
  assert.ok(uses.filter((use) => use.whose?.id === given.clientId).length > 1)
  assert.equal(await linesAbout(given.clientId), before + 1)
  const entry = (await chain.register.log()).filter((one) => one.subjectId === given.clientId).at(-1)
  assert.deepEqual(
    [entry?.action, entry?.purpose, entry?.actorId, entry?.groups],
    ['usage.search', 'managing-register', officer.id, ['client.identity']],
  )
})

test('KEU-75: a search is kept with who, why and what was sought, once however many parts it is read in, and no other may take its id', async () => {
  for (let i = 0; i < 60; i += 1) await look(given)
  const asked: Search = { ...anything(), ground: 'suspicion', worker: recorder }
  const before = await count('log_search')
  const all: string[] = []
  let next: Search['before'] | null
  while (next !== null) {
    const part = await search({ ...asked, ...(next ? { before: next } : {}) })
    all.push(...part.uses.map((use) => use.look.id))
    next = part.next
  }
  const rows = await chain.register.rows(`SELECT id FROM access_log WHERE actor_id = '${recorder}' ORDER BY id DESC`)
  assert.deepEqual(
    all,
    rows.map((row) => row.id),
  )
  assert.equal(await count('log_search'), before + 1)
  const { searches } = await chain.register.call(endpoints().listSearches, officer, {})
  const [kept] = searches.filter((one) => one.id === asked.id)
  const { from, to } = asked
  assert.deepEqual([kept?.ground, kept?.byClient, kept?.from, kept?.to], ['suspicion', false, from, to])
  assert.match(kept?.worker ?? '', /^Työntekijä/)
  const colleague = await chain.register.worker('data-protection-officer')
  for (const [of, as] of [
    [{ ...asked, worker: undefined, client: given.clientId }, officer],
    [{ ...asked, ground: 'supervision' }, officer],
    [asked, colleague],
  ] as const)
    await assert.rejects(search(of, as), { message: 'supervision.id-already-used' })
})

test('AC-03: days alone are searched for a month at most, and whoever is not of the register is not found', async () => {
  const [from, to] = [plainDate('2026-01-01'), plainDate('2026-02-01')]
  await assert.rejects(search({ from, to }), { message: 'supervision.too-wide' })
  await search({ from, to: plainDate('2026-01-31') })
  await search({ from, to, client: given.clientId })
  await assert.rejects(search({ from: to, to: from }), { message: 'supervision.days-turned' })
  const elsewhere = await (await world.register('psop')).worker('official')
  for (const worker of [elsewhere.id, newId<'Account'>(world.clock.now())])
    await assert.rejects(search({ worker: WorkerId.parse(worker) }), { message: 'request.not-found' })
  const stranger = newId<'Client'>(world.clock.now())
  await assert.rejects(search({ client: stranger }), { message: 'request.not-found' })
})

test('INV-71: a worker sees the own handlings of data by days and by client, and no name; a search is not the worker’s to make', async () => {
  const all = await own({})
  assert.equal(all.uses.length, 50)
  assert.ok(all.next)
  const older = await own({ before: all.next })
  const told = [...all.uses, ...older.uses]
  assert.ok(told.every(({ look }) => look.who.name?.startsWith('Työntekijä')))
  assert.deepEqual(new Set(told.map(({ client }) => client)), new Set([given.clientId, other.clientId]))
  assert.equal(told.length, await count(`access_log WHERE actor_id = '${recorder}' AND subject_id IS NOT NULL`))
  for (const word of ['Testi', 'Testaaja', '010180'])
    assert.ok(!JSON.stringify(told.map(withoutOrganisation)).includes(word), word)

  const before = await linesAbout(other.clientId)
  const ofOne = await own({ client: other.clientId })
  assert.deepEqual([...new Set(ofOne.uses.map(({ client }) => client))], [other.clientId])
  assert.equal(await linesAbout(other.clientId), before + 1)
  const ofCode = await own({ identityCode: IdentityCode.parse('010180-950R'), from: plainDate('2026-01-01') })
  assert.deepEqual([...new Set(ofCode.uses.map(({ client }) => client))], [given.clientId])
  assert.deepEqual((await own({ to: plainDate('2025-12-31') })).uses, [])

  for (const one of [chain.provider.recorder, chain.provider.office, await chain.register.worker('official')])
    await assert.rejects(search({ client: given.clientId }, one), { message: 'request.not-permitted' })
  assert.deepEqual((await own({}, await chain.register.worker('finance'))).uses, [])
  const stranger = await (await world.register('psop')).worker('official')
  await assert.rejects(own({}, stranger), { message: 'request.not-permitted' })
  await assert.rejects(own({}, given.client), { message: 'request.not-permitted' })
})

/** Organisations of the tests are called by the same word as the clients. */
const withoutOrganisation = (use: { readonly look: object }) => ({
  ...use,
  look: { ...use.look, who: null, restsOn: null, told: null },
})

test('INV-11: a worker’s list leads to the files that may still be opened, and to no other', async () => {
  const official = await chain.register.worker('official')
  await chain.register.call(openClient, official, { client: given.clientId })
  assert.deepEqual(
    (await own({}, official)).uses.map(({ client, mayOpen }) => [client, mayOpen]),
    [[given.clientId, true]],
  )
  // Moved to another service: the file is no more this worker's.
  await chain.write(
    sql`UPDATE assignment SET service_id = ${newId(world.clock.now())} WHERE register_id = ${chain.register.register.id} AND account_id = ${official.id}`,
  )
  assert.deepEqual(
    (await own({}, official)).uses.map(({ mayOpen }) => mayOpen),
    [false],
  )
})
