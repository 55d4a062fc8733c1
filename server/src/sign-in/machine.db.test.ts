import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { openWorld, type TestRegister, type World } from '../domains/world.ts'
import { newId } from '../platform/ids.ts'
import { openService, type TestService } from './given.ts'

let world: World
let service: TestService
let register: TestRegister
let other: TestRegister
let key: CryptoKey
let clientId = ''

before(async () => {
  world = await openWorld()
  service = await openService(world)
  register = await world.register('psop')
  other = await world.register('psop')
  const pair = await generateKeyPair('ES256', { extractable: true })
  key = pair.privateKey
  clientId = newId(world.clock.now())
  await world.installation.machineClient({
    id: clientId,
    organisationId: register.organisationId,
    registerId: register.register.id,
    name: 'Perusjärjestelmä',
    keys: { keys: [{ ...(await exportJWK(pair.publicKey)), alg: 'ES256' }] },
  })
})
after(async () => {
  await service.close()
  await world.close()
})

interface Claims {
  readonly iss?: string
  readonly sub?: string
  readonly aud?: string | string[]
  readonly exp?: number
  readonly jti?: string | null
}

const seconds = () => Math.floor(world.clock.now().getTime() / 1000)

async function assertion(
  claims: Claims = {},
  by: { key?: CryptoKey | Uint8Array; alg?: string } = {},
): Promise<string> {
  const { jti, ...rest } = { jti: newId(world.clock.now()), ...claims }
  const body = { iss: clientId, sub: clientId, aud: `${service.origin}/oauth/token`, exp: seconds() + 60, ...rest }
  return await new SignJWT({ ...body, ...(jti === null ? {} : { jti }) })
    .setProtectedHeader({ alg: by.alg ?? 'ES256' })
    .sign(by.key ?? key)
}

const ask = (fields: Readonly<Record<string, string>>) =>
  fetch(`${service.origin}/oauth/token`, { method: 'POST', body: new URLSearchParams(fields) })

const grant = (client_assertion: string, more: Readonly<Record<string, string>> = {}) =>
  ask({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion,
    ...more,
  })

const errorOf = async (answer: Response) => [answer.status, ((await answer.json()) as { error: string }).error]

async function token(): Promise<string> {
  const answer = await grant(await assertion())
  assert.equal(answer.status, 200)
  const { access_token, ...rest } = (await answer.json()) as Record<string, string>
  assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 600 })
  return access_token ?? ''
}

const call = (bearer: string, code: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${service.origin}/r/${code}/services`, { headers: { authorization: `Bearer ${bearer}`, ...headers } })

test('a base system gets a token of ten minutes, by which it is known in its own register', async () => {
  const bearer = await token()
  // Known, and refused by its rights: listing services is not the base system's task.
  assert.equal((await call(bearer, register.register.code)).status, 403)
  const [event] = (await register.log()).slice(-1)
  assert.deepEqual([event?.actorId, event?.actorKind, event?.channel], [clientId, 'machine', 'api'])
  world.clock.advance({ minutes: 9 })
  assert.equal((await call(bearer, register.register.code)).status, 403)
  world.clock.advance({ minutes: 2 })
  assert.equal((await call(bearer, register.register.code)).status, 401)
})

test('a base system has rights in its own register only', async () => {
  const bearer = await token()
  const follow = async (code: string) => {
    const answer = await fetch(`${service.origin}/r/${code}/base-system/decisions/follow`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ decisionNumber: '2026-1', decisionId: newId(world.clock.now()) }),
    })
    return [answer.status, ((await answer.json()) as { code: string }).code]
  }
  assert.deepEqual(await follow(register.register.code), [404, 'grant.not-known'])
  assert.deepEqual(await follow(other.register.code), [403, 'request.not-permitted'])
})

test('INV-66: an assertion works once, also when it is sent twice at one moment', async () => {
  const sent = await assertion()
  const answers = await Promise.all([grant(sent), grant(sent), grant(sent)])
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 401, 401])
  assert.deepEqual(await errorOf(await grant(sent)), [401, 'invalid_client'])
})

test('INV-66: every wrong assertion is refused with one and the same answer', async () => {
  const stranger = await generateKeyPair('ES256')
  const endpoint = `${service.origin}/oauth/token`
  const wrong: readonly [string, Promise<string>][] = [
    ['another key', assertion({}, { key: stranger.privateKey })],
    ['symmetric', assertion({}, { key: new TextEncoder().encode('x'.repeat(32)), alg: 'HS256' })],
    ['another audience', assertion({ aud: 'https://elsewhere.example/oauth/token' })],
    ['the origin as audience', assertion({ aud: service.origin })],
    ['several audiences', assertion({ aud: [endpoint, 'https://elsewhere.example'] })],
    ['one audience in a list', assertion({ aud: [endpoint] })],
    ['expired', assertion({ exp: seconds() - 60 })],
    ['too long', assertion({ exp: seconds() + 600 })],
    ['no jti', assertion({ jti: null })],
    ['another subject', assertion({ sub: newId(world.clock.now()) })],
    ['unknown client', assertion({ iss: newId(world.clock.now()) })],
    ['no client id', assertion({ iss: 'perusjarjestelma', sub: 'perusjarjestelma' })],
    ['not a token', Promise.resolve('x.y.z')],
    [
      'unsigned',
      assertion().then((text) => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${text.split('.')[1]}.`),
    ],
  ]
  for (const [name, made] of wrong)
    assert.deepEqual(await errorOf(await grant(await made)), [401, 'invalid_client'], name)
})

test('RFC 6749: errors of the request have their own codes', async () => {
  assert.deepEqual(await errorOf(await ask({})), [400, 'invalid_request'])
  assert.deepEqual(await errorOf(await grant(await assertion(), { grant_type: 'password' })), [
    400,
    'unsupported_grant_type',
  ])
  assert.deepEqual(await errorOf(await grant(await assertion(), { client_id: newId(world.clock.now()) })), [
    401,
    'invalid_client',
  ])
})

test('a disabled base system gets no token, and those it has are dead', async () => {
  const bearer = await token()
  await world.platform.pool.query('UPDATE machine_client SET disabled_at = $2 WHERE id = $1', [
    clientId,
    world.clock.now(),
  ])
  try {
    assert.deepEqual(await errorOf(await grant(await assertion())), [401, 'invalid_client'])
    assert.equal((await call(bearer, register.register.code)).status, 401)
  } finally {
    await world.platform.pool.query('UPDATE machine_client SET disabled_at = NULL WHERE id = $1', [clientId])
  }
})

test('a cookie is no access token, and an access token no cookie', async () => {
  const bearer = await token()
  const asCookie = await fetch(`${service.origin}/session`, { headers: { cookie: `istunto=${bearer}` } })
  assert.deepEqual(await asCookie.json(), { signedIn: false, profile: 'demo' })
  const asked = await fetch(`${service.origin}/r/${register.register.code}/services`, {
    headers: { cookie: `istunto=${bearer}` },
  })
  assert.equal(asked.status, 401)
})
