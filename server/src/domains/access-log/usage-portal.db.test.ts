import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { recordMandate } from '../clients/record-mandate.ts'
import { clientProtection } from '../clients/tables.ts'
import { followDecision } from '../grants/import-decision.ts'
import { type GivenChain, type GivenContract, givenChain } from '../orders/given.ts'
import { openContract } from '../orders/open-contract.ts'
import { openWorld, type World } from '../world.ts'
import { holdEndpoints } from './holds.ts'
import { ownLogEndpoints } from './read-own-log.ts'
import { usagePortalEndpoints } from './usage-portal.ts'

const own = IdentityCode.parse('010180-950R')
const proxy = IdentityCode.parse('030683-915P')
const nobody = IdentityCode.parse('010180-951S')

let world: World
let chain: GivenChain
let portal: Actor
let given: GivenContract
before(async () => {
  world = await openWorld()
  chain = await givenChain(world)
  portal = await machine('usage-portal')
  given = await chain.contract({ identityCode: own })
})
after(() => world.close())

async function machine(role: string): Promise<Actor> {
  const id = newId<'MachineClient'>(world.clock.now())
  await world.installation.machineClient({
    id,
    organisationId: chain.register.organisationId,
    registerId: chain.register.register.id,
    name: role,
    role,
    keys: { keys: [] },
  })
  return { kind: 'machine', id, ids: [id] }
}

const endpoints = () => usagePortalEndpoints(world.platform.logSealer)
type Asked = Parameters<ReturnType<typeof usagePortalEndpoints>['findUsage']['load']>[0]
const find = (of: Partial<Asked> = {}, as = portal) =>
  chain.register.call(endpoints().findUsage, as, {
    userCode: own,
    userId: own,
    offset: 0,
    limit: 1_000,
    language: 'fi',
    ...of,
  })

/** Entries are in the order of their instants. */
async function look(): Promise<Date> {
  world.clock.advance({ minutes: 1 })
  await chain.register.call(openContract, chain.provider.recorder, { contract: given.contractId })
  return world.clock.now()
}
/** What the register's own page shows the client of others' doings. */
async function page() {
  const { readOwnLog } = ownLogEndpoints(world.platform.logSealer, world.platform.logKeys)
  return (await chain.register.call(readOwnLog, given.client, { client: given.clientId, own: 'hidden' })).looks
}

/** The client gets a non-disclosure order. */
async function protect(): Promise<void> {
  const { id } = chain.register.register
  const { table, group, part, schemaVersion } = clientProtection
  const keyring = await world.platform.dataKeys.load(id, [given.clientId])
  const at = { registerId: id, table, group, part, schemaVersion, rowId: given.clientId, holder: given.clientId }
  const sealed = keyring.seal(at, Buffer.from(JSON.stringify({ nonDisclosure: true })))
  await chain.write(
    sql`UPDATE client SET protection_sealed = ${sealed} WHERE register_id = ${id} AND id = ${given.clientId}`,
  )
}

test('KEU-75: findUsage tells what the register’s page tells: when, what for, and which organisation by its business ID, newest first', async () => {
  const at = await look()
  world.clock.advance({ minutes: 1 })
  const { usages, totalUsages } = await find()
  const looks = await page()
  assert.deepEqual(
    usages.map(({ logtime }) => logtime),
    looks.slice(1).map((one) => one.at),
  )
  assert.equal(looks[0]?.action, 'usage-portal.read', 'the portal’s fetch is the newest entry of the client’s log')
  assert.equal(totalUsages, usages.length)
  const [provider] = await chain.register.rows('SELECT business_id, name FROM provider')
  assert.deepEqual(usages[0], {
    logtime: at.toISOString(),
    action: 'Tietoja katseltiin: Palvelun antaminen ja kirjaaminen',
    receiverCode: provider?.business_id,
    receiverName: provider?.name,
    receiverSystem: chain.register.register.definition.name.fi,
  })
  assert.match(String(usages[0]?.receiverCode), /^\d{7}-\d$/)
  const [swedish] = (await find({ language: 'sv' })).usages.slice(-1)
  assert.equal(swedish?.receiverSystem, chain.register.register.definition.name.sv)
})

test('KEU-75: findUsage gives parts by offset and limit under one total, and keeps to its period', async () => {
  const first = await look()
  for (let i = 0; i < 5; i += 1) await look()
  // What the portal itself fetches is an entry too: ask only for what was before.
  const periodEnd = world.clock.now().toISOString()
  world.clock.advance({ minutes: 1 })
  const whole = await find({ periodEnd })
  const parts = []
  for (let offset = 0; offset < whole.totalUsages; offset += 4) {
    const part = await find({ periodEnd, offset, limit: 4 })
    assert.equal(part.totalUsages, whole.totalUsages)
    parts.push(...part.usages)
  }
  assert.deepEqual(parts, whole.usages)
  assert.equal((await find({ periodStart: first.toISOString(), periodEnd })).totalUsages, 6)
  assert.deepEqual(await find({ periodEnd: '2025-12-31T22:00:00Z' }), { totalUsages: 0, usages: [] })
  const { input } = endpoints().findUsage
  for (const periodStart of ['2026-01-01', '2026-02-30T00:00:00Z', '2026-01-01T00:00:00'])
    assert.equal(input.safeParse({ userCode: own, userId: own, periodStart }).success, false, periodStart)
})

test('AC-20, AC-22: the guard holds from a portal what it holds from the page', async () => {
  await look()
  const [held] = await page()
  assert.ok(held)
  world.clock.advance({ minutes: 1 })
  const before = (await find()).totalUsages
  await chain.register.call(
    holdEndpoints(world.platform.logSealer).holdLook,
    await chain.register.worker('data-protection-officer'),
    {
      id: newId<never>(world.clock.now()),
      client: given.clientId,
      look: held.id as never,
      reason: 'reporter',
      releaseOn: plainDate('2026-06-01'),
    },
  )
  const { usages } = await find()
  assert.ok(!usages.some(({ logtime }) => logtime === held.at))
  // One is held, and two stand there now: the officer's holding and the first fetch above.
  assert.equal(usages.length, before + 1)
})

test('PSOP-73: whoever asks for another needs a mandate in force; without it the answer is that of nobody (INV-12)', async () => {
  const nothing = { totalUsages: 0, usages: [] }
  assert.deepEqual(await find({ userId: proxy }), nothing)
  assert.deepEqual(await find({ userCode: nobody, userId: nobody }), nothing)
  assert.deepEqual(await find({ userCode: nobody, userId: proxy }), nothing)
  await chain.register.call(recordMandate, await chain.register.worker('official'), {
    ...recordMandate.input.parse({
      client: given.clientId,
      id: newId(world.clock.now()),
      ground: 'written-mandate',
      validFrom: '2026-01-01',
      validTo: '2026-03-31',
      givenNames: 'Puolesta',
      familyName: 'Asioija',
      identityCode: proxy,
    }),
  })
  const [provider] = await chain.register.rows('SELECT business_id FROM provider')
  const ofProvider = async (userId: typeof own) =>
    (await find({ userId })).usages.filter(({ receiverCode }) => receiverCode === provider?.business_id).length
  assert.ok((await ofProvider(proxy)) > 0)
  // Under a non-disclosure order the visits would tell where the client goes: to the client alone.
  await protect()
  assert.equal(await ofProvider(proxy), 0)
  assert.ok((await ofProvider(own)) > 0)
  assert.ok((await find({ userId: proxy })).totalUsages > 0)
  assert.deepEqual(await find({ userCode: nobody, userId: proxy }), nothing)
  world.clock.advance({ minutes: 100 * 24 * 60 })
  assert.deepEqual(await find({ userId: proxy }), nothing)
  assert.ok((await find()).totalUsages > 0)
})

test('INV-27: usagePeriod begins with the log, and two years back at the most; heartbeat is answered to a portal alone', async () => {
  const [oldest] = await chain.register.log()
  const { usagePeriod, heartbeat } = endpoints()
  assert.deepEqual(await chain.register.call(usagePeriod, portal, {}), { periodStart: oldest?.at.toISOString() })
  world.clock.advance({ minutes: 3 * 366 * 24 * 60 })
  const { periodStart } = await chain.register.call(usagePeriod, portal, {})
  const years = (world.clock.now().getTime() - Date.parse(periodStart)) / (365.25 * 86_400_000)
  assert.ok(years > 1.99 && years < 2.01, periodStart)
  assert.deepEqual((await find()).usages, [])
  assert.deepEqual(await chain.register.call(heartbeat, portal, {}), { status: 'OK' })
})

test('INV-09: a machine does what its role says: a base system reads no log, and a portal follows no decision', async () => {
  const base = await machine('base-system')
  await assert.rejects(find({}, base), { message: 'request.not-permitted' })
  const { usagePeriod, heartbeat } = endpoints()
  await assert.rejects(chain.register.call(usagePeriod, base, {}), { message: 'request.not-permitted' })
  await assert.rejects(chain.register.call(heartbeat, base, {}), { message: 'request.not-permitted' })
  await assert.rejects(
    chain.register.call(followDecision, portal, {
      decisionNumber: 'PS-1',
      decisionId: given.decisionId,
    }),
    {
      message: 'request.not-permitted',
    },
  )
  for (const worker of [chain.provider.recorder, await chain.register.worker('data-protection-officer'), given.client])
    await assert.rejects(find({}, worker), { message: 'request.not-permitted' })
})
