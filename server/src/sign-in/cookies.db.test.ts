import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { createSoftwareDevice } from '../adapters/passkey/simulator.ts'
import { enterNext, nextVersion } from '../domains/definitions/given.ts'
import { openWorld, type World } from '../domains/world.ts'
import { newId } from '../platform/ids.ts'
import { enrol } from './credentials.ts'
import { openService, type TestService } from './given.ts'

let world: World
let loopback: TestService
let https: TestService

before(async () => {
  world = await openWorld()
  loopback = await openService(world)
  https = await openService(world, { httpsOrigin: 'https://seloste.example' })
})
after(async () => {
  await Promise.all([loopback.close(), https.close()])
  await world.close()
})

/** The cookies that a request sets, each as its name and the rest of its line. */
async function cookiesOf(service: TestService, url: string): Promise<(readonly [string, string])[]> {
  const answer = await service.web.app.inject({ method: 'GET', url })
  return [answer.headers['set-cookie'] ?? []].flat().map(split)
}
const split = (line: string) => {
  const [pair = '', ...rest] = line.split('; ')
  return [pair.split('=')[0] ?? '', rest.join('; ')] as const
}

/** Signs in by passkey, which needs no other site, and gives the lines of the cookies. */
async function signIn(service: TestService, name = 'official'): Promise<readonly string[]> {
  const register = await world.register('psop')
  const worker = await register.worker(name)
  const place = { origin: service.origin, host: new URL(service.origin).hostname }
  const device = createSoftwareDevice(place)
  const headers = { 'sec-fetch-site': 'same-origin' }
  const { app } = service.web
  const send = async (url: string, payload: object, cookie = '') =>
    await app.inject({ method: 'POST', url, payload, headers: { ...headers, cookie } })
  const { createPasskeySignIn } = await import('../adapters/passkey/client.ts')
  const port = createPasskeySignIn({ ...place, serviceName: 'Seloste' })
  const now = world.clock.now()
  const account = { handle: Buffer.alloc(32, 1).toString('base64url'), name: 'x', displayName: 'x' }
  const { options, stored } = await port.beginRegistration({ account, known: [], now })
  const passkey = await port.finishRegistration({ response: device.register(options.challenge), stored, now })
  await enrol(world.platform.pool, { accountId: worker.id, now, credential: { kind: 'passkey', passkey } })

  const begun = await send('/sign-in/passkey/options', {})
  const cookie = String(begun.headers['set-cookie']).split(';')[0]
  const done = await send('/sign-in/passkey', { response: device.signIn(begun.json().challenge) }, cookie)
  assert.equal(done.statusCode, 200, done.body)
  return [done.headers['set-cookie'] ?? []].flat()
}

test('PSOP-86, PSOP-88: over https the session’s cookie is bound to the host, unreadable for scripts, and ends with the browser', async () => {
  const [cleared, session] = await signIn(https)
  assert.match(session ?? '', /^__Host-istunto=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  assert.match(cleared ?? '', /^__Host-kirjautuminen=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax; Secure$/)
})

test('PSOP-86, PSOP-88: on plain-http loopback the cookies have names without the prefix, and all else but Secure', async () => {
  const [cleared, session] = await signIn(loopback)
  assert.match(session ?? '', /^istunto=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  assert.match(cleared ?? '', /^kirjautuminen=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax$/)
})

test('only the sign-in that comes back by another site’s form has a cookie that goes along with one', async () => {
  assert.deepEqual(await cookiesOf(https, '/sign-in/client'), [
    ['__Host-kirjautuminen', 'Path=/; HttpOnly; SameSite=None; Secure'],
  ])
  for (const url of ['/sign-in/worker', '/sign-in/card'])
    assert.deepEqual(await cookiesOf(https, url), [['__Host-kirjautuminen', 'Path=/; HttpOnly; SameSite=Lax; Secure']])
  for (const url of ['/sign-in/client', '/sign-in/worker', '/sign-in/card'])
    assert.deepEqual(await cookiesOf(loopback, url), [['kirjautuminen', 'Path=/; HttpOnly; SameSite=Lax']])
})

test('PSOP-86, PSOP-89: no other address sets a cookie', async () => {
  for (const url of ['/session', '/registers', '/health/live', '/saml/metadata', '/openapi.json', '/nowhere'])
    assert.deepEqual(await cookiesOf(https, url), [], url)
})

test('a cookie of the other manner, one given twice, and one of another form are nobody’s', async () => {
  const [, line] = await signIn(https)
  const value = /=([^;]+)/.exec(line ?? '')?.[1] ?? ''
  const asked = async (cookie: string) => {
    const answer = await https.web.app.inject({ method: 'GET', url: '/session', headers: { cookie } })
    return answer.json().signedIn
  }
  assert.equal(await asked(`__Host-istunto=${value}`), true)
  assert.equal(await asked(`istunto=${value}`), false)
  assert.equal(await asked(`__Host-istunto=${value}; __Host-istunto=${value}`), false)
  assert.equal(await asked(`__Host-istunto=${value}x`), false)
})

test('INV-62: any single changed letter of the cookie signs out', async () => {
  const [, line] = await signIn(https)
  const value = /=([^;]+)/.exec(line ?? '')?.[1] ?? ''
  for (let at = 0; at < value.length; at++) {
    const changed = value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1)
    const cookie = `__Host-istunto=${changed}`
    assert.equal(
      (await https.web.app.inject({ method: 'GET', url: '/session', headers: { cookie } })).json().signedIn,
      false,
    )
  }
})

test('security headers stand on every answer; HSTS only over https', async () => {
  for (const service of [https, loopback])
    for (const url of ['/session', '/nowhere', '/sign-in/card/finish', '/health/live', '/sign-in/page.css']) {
      const { headers } = await service.web.app.inject({ method: 'GET', url })
      assert.match(String(headers['content-security-policy']), /^default-src 'none'; script-src 'self';/, url)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(headers['strict-transport-security'] !== undefined, service === https)
      assert.equal(headers.server ?? headers['x-powered-by'], undefined)
    }
})

test('PSOP-08: the organisers and their contact facts are public, and a new one is there at once', async () => {
  const listed = async () =>
    (await loopback.web.app.inject({ method: 'GET', url: '/registers' })).json().registers as {
      code: string
      controller: Record<string, unknown>
    }[]
  const before = await listed()
  const added = await world.register('psop', `Uusi hyvinvointialue ${newId(world.clock.now()).slice(-4)}`)
  const after = await listed()
  assert.equal(after.length, before.length + 1)
  const found = after.find(({ code }) => code === added.register.code)
  assert.deepEqual(Object.keys(found?.controller ?? {}), [
    'name',
    'businessId',
    'street',
    'postalCode',
    'postTown',
    'phone',
    'email',
  ])
  const provider = await world.register('provider')
  assert.equal(
    (await listed()).some(({ code }) => code === provider.register.code),
    false,
  )
})

test('health tells life and readiness, and figures go to this machine alone', async () => {
  const get = (url: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    loopback.web.app.inject({ method: 'GET', url, headers: { host: 'localhost', ...headers }, remoteAddress })
  assert.deepEqual((await get('/health/live')).json(), { status: 'live' })
  assert.deepEqual((await get('/health/ready')).json(), {
    status: 'ready',
    checks: { database: true, keys: true, log: true },
    warnings: [],
  })
  assert.match(
    (await get('/metrics')).body,
    /^# TYPE seloste_requests_2xx_total counter\nseloste_requests_2xx_total \d+$/m,
  )
  assert.equal((await get('/metrics', {}, '192.0.2.7')).statusCode, 404)
  assert.equal((await get('/metrics', { host: 'seloste.example' })).statusCode, 404)
  assert.equal((await get('/metrics', { 'x-forwarded-for': '192.0.2.7' })).statusCode, 404)
})

test('reports of the policy are counted and not kept', async () => {
  const sent = (type: string, payload: string) =>
    loopback.web.app.inject({ method: 'POST', url: '/csp-reports', payload, headers: { 'content-type': type } })
  const count = () => world.platform.operationLog.counters().csp_reports ?? 0
  const before = count()
  assert.equal((await sent('application/reports+json', '[{"body":{"documentURL":"x"}}]')).statusCode, 204)
  assert.equal((await sent('application/csp-report', 'not json')).statusCode, 204)
  assert.equal(count(), before + 2)
  assert.equal((await sent('application/reports+json', 'x'.repeat(20_000))).statusCode, 413)
})

test('the interfaces describe themselves: every endpoint, its input and its answer', async () => {
  const api = (await https.web.app.inject({ method: 'GET', url: '/openapi.json' })).json()
  assert.equal(api.openapi, '3.1.0')
  assert.equal(api.servers[0].url, 'https://seloste.example')
  const operation = api.paths['/r/{register}/services'].post
  assert.equal(operation.operationId, 'publishService')
  assert.ok(operation.requestBody.content['application/json'].schema.properties.valueRule)
  for (const [path, methods] of Object.entries<Record<string, { parameters: { name: string; in: string }[] }>>(
    api.paths,
  ))
    for (const { parameters } of Object.values(methods)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1])
      assert.deepEqual(
        parameters.filter((one) => one.in === 'path').map((one) => one.name),
        named,
        path,
      )
    }
})

/** From 6 January the voucher registers state the nine signed facts; these tests are the last of the file. */
async function stateNine(): Promise<void> {
  const owner = new pg.Client({ connectionString: world.database.ownerUrl })
  await owner.connect()
  const text = nextVersion('psop', 2, '2026-01-06', [
    'session: { cookies: opaque }',
    'session: { cookies: signed-nine }',
  ])
  await enterNext(owner, { id: 'psop', version: 2, validFrom: '2026-01-06', text, at: world.clock.now() })
  await owner.end()
  await world.platform.definitions.refresh()
  world.clock.advance({ minutes: 24 * 60 })
}

test('PSOP-87, PSOP-88: where the register states it, a worker’s cookie holds exactly nine facts, and lives for one session', async () => {
  await stateNine()
  const [, line = ''] = await signIn(https)
  const [, value = '', manner] = /^__Host-istunto=([^;]+); (.*)$/.exec(line) ?? []
  assert.equal(manner, 'Path=/; HttpOnly; SameSite=Lax; Secure')
  assert.ok(line.length <= 1_500)
  const nine = JSON.parse(Buffer.from(value, 'base64url').toString())
  assert.deepEqual(Object.keys(nine), [
    ...['name', 'userId', 'userHandle', 'organisation', 'homePage', 'organisationId', 'roles', 'lifetime', 'signature'],
  ])
  assert.equal(nine.homePage, 'https://seloste.example/organiser/')
  assert.deepEqual(nine.roles, ['official'])
  const [from, until] = nine.lifetime
  assert.equal(Math.floor(from / 1_000), world.clock.now().getTime())
  assert.equal(until - Math.floor(from / 1_000) * 1_000, 8 * 3_600_000_000)
})

test('PSOP-87, INV-62: a changed byte, a forged signature, a passed lifetime and signing out each end the signed cookie', async () => {
  const newCookie = async (): Promise<string> => /=([^;]+)/.exec((await signIn(https))[1] ?? '')?.[1] ?? ''
  const value = await newCookie()
  const asked = async (cookie: string): Promise<{ signedIn: boolean; token: string }> =>
    (
      await https.web.app.inject({ method: 'GET', url: '/session', headers: { cookie: `__Host-istunto=${cookie}` } })
    ).json()
  assert.equal((await asked(value)).signedIn, true)
  for (let at = 0; at < value.length; at += 7) {
    const changed = value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1)
    assert.equal((await asked(changed)).signedIn, false, `letter ${at}`)
  }
  assert.notEqual(await newCookie(), value, 'each sign-in has its own')

  const { token } = await asked(value)
  const headers = { cookie: `__Host-istunto=${value}`, 'sec-fetch-site': 'same-origin', 'x-seloste-token': token }
  assert.equal((await https.web.app.inject({ method: 'POST', url: '/sign-out', payload: {}, headers })).statusCode, 200)
  assert.equal((await asked(value)).signedIn, false)
})
