import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import { openService, type TestService } from '../../sign-in/given.ts'
import { ownLogEndpoints } from '../access-log/read-own-log.ts'
import { type GivenChain, givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { addKey } from './add-key.ts'
import { addSystem } from './add-system.ts'
import { endKey } from './end-key.ts'
import { listSystems } from './list-systems.ts'

let world: World
let service: TestService
before(async () => {
  world = await openWorld()
  service = await openService(world)
})
after(async () => {
  await service.close()
  await world.close()
})

const pair = async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { publicKey: JSON.stringify(await exportJWK(publicKey)), privateKey }
}

/** Asks for a token: null when it is refused. */
async function tokenOf(id: string, key: CryptoKey): Promise<string | null> {
  const now = world.clock.now()
  const assertion = await new SignJWT({ iss: id, sub: id, aud: `${service.origin}/oauth/token`, jti: newId(now) })
    .setProtectedHeader({ alg: 'ES256' })
    .setExpirationTime(Math.floor(now.getTime() / 1000) + 60)
    .sign(key)
  const answer = await fetch(`${service.origin}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  })
  return answer.ok ? ((await answer.json()) as { access_token: string }).access_token : null
}

const ask = (chain: GivenChain, token: string, at: string, body?: unknown) =>
  fetch(`${service.origin}/r/${chain.register.register.code}${at}`, {
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })

async function givenSystem(chain: GivenChain, office = chain.provider.office) {
  const id = newId<'MachineClient'>(world.clock.now())
  const { publicKey, privateKey } = await pair()
  const { thumbprint } = await chain.register.call(addSystem, office, { id, name: 'Toiminnanohjaus', publicKey })
  return { id, thumbprint, publicKey, privateKey }
}

test('INV-12: a provider’s system lists its own clients and records a visit, and reaches no client of another provider or register', async () => {
  const chain = await givenChain(world)
  const other = await givenChain(world)
  const own = await chain.contract({ quantity: 1_200 })
  const theirs = await other.contract({ quantity: 1_200 })
  const rival = await chain.anotherProvider()
  const [system, rivals] = [await givenSystem(chain), await givenSystem(chain, rival.office)]
  const token = (await tokenOf(system.id, system.privateKey)) ?? ''
  const rivalToken = (await tokenOf(rivals.id, rivals.privateKey)) ?? ''
  const listed = async (by: string) =>
    ((await (await ask(chain, by, '/contracts')).json()) as { contracts: { id: string }[] }).contracts.map((k) => k.id)

  assert.deepEqual(await listed(token), [own.contractId])
  assert.deepEqual(await listed(rivalToken), [])
  const visit = (contractId: string) => ({
    id: newId(world.clock.now()),
    contractId,
    day: '2026-01-05',
    quantity: 60,
    startMinute: null,
    note: null,
  })
  assert.equal((await ask(chain, token, '/service-events', visit(own.contractId))).status, 200)
  const entry = (await chain.register.log()).at(-1)
  assert.deepEqual(
    [entry?.action, entry?.actorId, entry?.actorKind, entry?.subjectId, entry?.basis, entry?.reference],
    ['service-event.record', system.id, 'machine', own.clientId, 'client-relationship', own.contractId],
  )
  const { readOwnLog } = ownLogEndpoints(world.platform.logSealer, world.platform.logKeys)
  const { looks } = await chain.register.call(readOwnLog, own.client, { client: own.clientId, own: 'shown' })
  const told = looks.find((look) => look.action === 'service-event.record')
  assert.match(told?.told.who.fi ?? '', /^Toinen tietojärjestelmä, /, 'the client is told whose system it was')
  assert.equal((await ask(chain, rivalToken, '/service-events', visit(own.contractId))).status, 404)
  assert.equal((await ask(chain, token, '/service-events', visit(theirs.contractId))).status, 404)
  assert.equal((await ask(other, token, '/contracts')).status, 403)
  assert.equal((await ask(chain, token, '/systems')).status, 403, 'no system changes keys')
})

test('INV-12: the office sees and changes the systems of its own company only', async () => {
  const chain = await givenChain(world)
  const system = await givenSystem(chain)
  const rival = await chain.anotherProvider()
  assert.deepEqual(await chain.register.call(listSystems, rival.office, {}), { systems: [] })
  const { publicKey } = await pair()
  for (const call of [
    () => chain.register.call(endKey, rival.office, { system: system.id, thumbprint: system.thumbprint }),
    () => chain.register.call(addKey, rival.office, { system: system.id, publicKey, earlierForDays: 0 }),
  ])
    await assert.rejects(call, { message: 'request.not-found' })
  await assert.rejects(chain.register.call(addSystem, rival.office, { id: system.id, name: 'Toinen', publicKey }), {
    message: 'system.id-already-used',
  })
  for (const actor of [chain.provider.recorder, chain.manager])
    await assert.rejects(chain.register.call(listSystems, actor, {}), { message: 'request.not-permitted' })
  assert.notEqual(await tokenOf(system.id, system.privateKey), null)
})

test('PSOP-71: without admission the system of a provider reaches nobody', async () => {
  const chain = await givenChain(world)
  await chain.contract()
  const system = await givenSystem(chain)
  const token = (await tokenOf(system.id, system.privateKey)) ?? ''
  const count = async () =>
    ((await (await ask(chain, token, '/contracts')).json()) as { contracts: unknown[] }).contracts.length
  assert.equal(await count(), 1)
  await chain.write(
    sql`UPDATE admission SET valid_to = '2026-01-04' WHERE register_id = ${chain.register.register.id} AND provider_id = ${chain.provider.id}`,
  )
  assert.equal(await count(), 0)
})

// The last one, for it turns the clock on by a day.
test('INV-66: while a key takes the place of another both are in force, to the hour told; an ended key has no token in a second', async () => {
  const chain = await givenChain(world)
  const { office } = chain.provider
  const system = await givenSystem(chain)
  const next = await pair()
  const { thumbprint } = await chain.register.call(addKey, office, {
    system: system.id,
    publicKey: next.publicKey,
    earlierForDays: 1,
  })
  assert.notEqual(await tokenOf(system.id, system.privateKey), null)
  assert.notEqual(await tokenOf(system.id, next.privateKey), null)
  const third = await pair()
  await assert.rejects(
    chain.register.call(addKey, office, { system: system.id, publicKey: third.publicKey, earlierForDays: 1 }),
    { message: 'system.two-keys' },
  )
  world.clock.advance({ minutes: 24 * 60 + 1 })
  assert.equal(await tokenOf(system.id, system.privateKey), null)
  const token = (await tokenOf(system.id, next.privateKey)) ?? ''
  assert.equal((await ask(chain, token, '/contracts')).status, 200)

  await chain.register.call(endKey, office, { system: system.id, thumbprint })
  assert.equal(await tokenOf(system.id, next.privateKey), null)
  world.clock.advance({ minutes: 1 })
  assert.equal((await ask(chain, token, '/contracts')).status, 401)
  await assert.rejects(
    chain.register.call(addKey, office, { system: system.id, publicKey: system.publicKey, earlierForDays: 0 }),
    { message: 'system.key-known' },
  )
  const { systems } = await chain.register.call(listSystems, office, {})
  assert.deepEqual(
    systems.map(({ keys }) => keys.map(({ living }) => living)),
    [[false, false]],
  )
})
