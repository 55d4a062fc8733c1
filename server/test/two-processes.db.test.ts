import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openClient } from '../src/domains/clients/open-client.ts'
import { ownSituation } from '../src/domains/clients/own-situation.ts'
import { recordMandate } from '../src/domains/clients/record-mandate.ts'
import { clientActor, givenChain } from '../src/domains/orders/given.ts'
import { openContract } from '../src/domains/orders/open-contract.ts'
import { endRole } from '../src/domains/users/assignments.ts'
import { openWorld, type TestRegister, type World } from '../src/domains/world.ts'
import { newId } from '../src/platform/ids.ts'
import { openPlatform, type Platform } from '../src/platform/platform.ts'
import { openSessions } from '../src/platform/sessions/sessions.ts'
import type { Actor } from '../src/platform/use-case/actor.ts'
import type { Endpoint, Facts } from '../src/platform/use-case/endpoint.ts'
import { run } from '../src/platform/use-case/engine.ts'

let world: World
/** The same installation as another process sees it: pools, keys, sessions and all that is remembered are its own. */
let other: Platform
before(async () => {
  world = await openWorld()
  other = await openPlatform({
    appUrl: world.database.appUrl,
    keysUrl: world.database.keysUrl,
    jobsUrl: world.database.jobsUrl,
    dataFolder: world.folder,
    definitionsFolder: path.resolve(import.meta.dirname, '../../registers'),
    logKeys: { folder: path.join(world.folder, 'log-keys'), host: 'localhost' },
    profile: 'demo',
    clock: world.clock,
    writeLine: (line) => process.stderr.write(`${line}\n`),
    quiet: true,
    poolSize: 2,
    registerSize: 10_000,
  })
})
after(async () => {
  await other?.close()
  await world?.close()
})

const sessionsOf = ({ pool, keyModule }: Platform) => openSessions(pool, keyModule)

/** The call as the other process answers it. */
async function callOther<I, O, F extends Facts, P>(
  { register: { code } }: TestRegister,
  endpoint: Endpoint<I, O, F, P>,
  actor: Actor,
  input: NoInfer<I>,
): Promise<O> {
  const register = await other.registers.byCode(code)
  assert.ok(register)
  const call = {
    register,
    actor,
    now: world.clock.now(),
    channel: 'web',
    correlation: newId(world.clock.now()),
  } as const
  return await run(other, endpoint, call, endpoint.input.parse(input))
}

async function endAllRights(register: TestRegister, of: Actor): Promise<void> {
  const main = await register.worker('main-user')
  const rights = await register.rows(
    'SELECT id FROM assignment WHERE register_id = $1 AND account_id = $2 AND ended_at IS NULL',
    [register.register.id, of.id],
  )
  assert.ok(rights.length > 0)
  for (const { id } of rights) await register.call(endRole, main, endRole.input.parse({ id }))
}

test('INV-09, INV-61: a right that ends in one process is gone in the other at its next request, and its session within a second', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract()
  const official = await register.worker('official', { serviceId: chain.serviceId })
  const [here, there] = [sessionsOf(world.platform), sessionsOf(other)]
  for (const [worker, open] of [
    [official, () => callOther(register, openClient, official, { client: contract.clientId })],
    [provider.recorder, () => callOther(register, openContract, provider.recorder, { contract: contract.contractId })],
  ] as const) {
    await open()
    const now = world.clock.now()
    const { token } = await here.startWorker({ accountId: worker.id, way: 'oidc', critical: false }, now)
    assert.ok(await there.find(token, now))
    await endAllRights(register, worker)
    await assert.rejects(open(), { message: 'request.not-found' })
    assert.equal(await there.find(token, new Date(now.getTime() + 1_000)), null)
  }
})

test('INV-09: a session that is signed out of in one process is dead in the other within a second', async () => {
  const register = await world.register('psop')
  const worker = await register.worker('finance')
  const [here, there] = [sessionsOf(world.platform), sessionsOf(other)]
  const now = world.clock.now()
  const { token } = await here.startWorker({ accountId: worker.id, way: 'oidc', critical: false }, now)
  assert.ok(await there.find(token, now))
  await here.end(token, now)
  assert.equal(await there.find(token, new Date(now.getTime() + 1_000)), null)
})

test('INV-09, INV-46: a mandate counts on its last day and not on the next, in every process', async () => {
  const chain = await givenChain(world)
  const { register } = chain
  const { clientId } = await chain.grant()
  const official = await register.worker('official', { serviceId: chain.serviceId })
  const { proxyId } = await register.call(
    recordMandate,
    official,
    recordMandate.input.parse({
      client: clientId,
      id: newId(world.clock.now()),
      ground: 'written-mandate',
      validFrom: '2026-01-01',
      validTo: '2026-01-05',
      givenNames: 'Pirkko',
      familyName: 'Puolestanen',
      identityCode: '030683-915P',
    }),
  )
  const proxy = clientActor(proxyId)
  await register.call(ownSituation, proxy, { client: clientId })
  await callOther(register, ownSituation, proxy, { client: clientId })
  world.clock.advance({ minutes: 24 * 60 })
  await assert.rejects(register.call(ownSituation, proxy, { client: clientId }), { message: 'request.not-found' })
  await assert.rejects(callOther(register, ownSituation, proxy, { client: clientId }), { message: 'request.not-found' })
})
