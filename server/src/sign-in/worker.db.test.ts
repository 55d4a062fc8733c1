import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type TestRegister, type World } from '../domains/world.ts'
import { newId } from '../platform/ids.ts'
import { openBrowser, openService, signInAsWorker, type TestService } from './given.ts'

let world: World
let service: TestService
let register: TestRegister
let vilma = ''

before(async () => {
  world = await openWorld()
  service = await openService(world)
  register = await world.register('psop')
  vilma = await service.account('vilma.virta', register.organisationId)
  await world.installation.assignment(
    {
      id: newId(world.clock.now()),
      registerId: register.register.id,
      accountId: vilma,
      role: 'service-manager',
      validFrom: '2026-01-01',
    },
    world.clock.now(),
  )
})
after(async () => {
  await service.close()
  await world.close()
})

const signedIn = async () => {
  world.clock.advance({ minutes: 1 })
  const browser = openBrowser(service.origin)
  await signInAsWorker(browser, 'vilma.virta')
  return browser
}
const services = () => `/r/${register.register.code}/services`

test('PSOP-69, PSOP-74: a worker signs in by the organisation’s own provider and sees the registers of that one account', async () => {
  const browser = openBrowser(service.origin)
  const page = await signInAsWorker(browser, 'vilma.virta')
  assert.equal(new URL(page.url).pathname, '/organiser/')
  const { token, accountId, ...session } = await browser.session()
  assert.match(String(token), /^[A-Za-z0-9_-]{43}$/)
  assert.match(String(accountId), /^[0-9a-f-]{36}$/)
  assert.deepEqual(session, {
    signedIn: true,
    kind: 'worker',
    name: 'vilma.virta',
    language: 'fi',
    registers: [
      {
        code: register.register.code,
        name: 'Palveluseteli- ja ostopalvelujärjestelmän asiakasrekisteri',
        controller: register.register.controller.name,
        definition: 'psop',
        roles: ['service-manager'],
        waitingRoles: [],
      },
    ],
    idleSeconds: 900,
    profile: 'demo',
  })
})

test('PSOP-69: nobody without an account of their own gets in, and no account is made', async () => {
  const accounts = async () => (await world.platform.pool.query('SELECT count(*) AS n FROM account')).rows[0].n
  const before = await accounts()
  const browser = openBrowser(service.origin)
  const page = await signInAsWorker(browser, 'oili.oja')
  assert.equal(page.response.status, 403)
  assert.match(page.text, /<code>sign-in\.unknown-account<\/code>/)
  assert.match(page.text, /<section lang="fi">/)
  assert.deepEqual(await browser.session(), { signedIn: false, profile: 'demo' })
  assert.equal(await accounts(), before)
})

test('PSOP-69: a disabled account does not get in, and its open session is dead', async () => {
  const id = await service.account('sten.berg', register.organisationId)
  const browser = openBrowser(service.origin)
  await signInAsWorker(browser, 'sten.berg')
  assert.equal((await browser.session()).signedIn, true)
  await world.platform.pool.query('UPDATE account SET disabled_at = $2 WHERE id = $1', [id, world.clock.now()])
  assert.equal((await browser.session()).signedIn, false)
  const page = await signInAsWorker(browser, 'sten.berg')
  assert.match(page.text, /sign-in\.unknown-account/)
})

test('INV-61: each sign-in gives a new session, and the one before it in that browser is dead', async () => {
  const browser = await signedIn()
  const first = browser.cookies.get('istunto')
  await signInAsWorker(browser, 'vilma.virta')
  const second = browser.cookies.get('istunto')
  assert.notEqual(first, second)
  const asked = (cookie: string | undefined) =>
    fetch(service.origin + services(), { headers: { cookie: `istunto=${cookie}` } })
  assert.equal((await asked(second)).status, 200)
  assert.equal((await asked(first)).status, 401)
})

test('INV-61: a session id that a stranger has planted is never taken over', async () => {
  const browser = openBrowser(service.origin)
  const planted = 'A'.repeat(43)
  browser.cookies.set('istunto', planted)
  await signInAsWorker(browser, 'vilma.virta')
  assert.notEqual(browser.cookies.get('istunto'), planted)
})

test('INV-61: after signing out the id is dead at once, and the browser is told to forget', async () => {
  const browser = await signedIn()
  const cookie = `istunto=${browser.cookies.get('istunto')}`
  assert.equal((await fetch(service.origin + services(), { headers: { cookie } })).status, 200)
  const answer = await browser.call('/sign-out', {})
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('clear-site-data'), '"cache","cookies","storage"')
  const { next } = (await answer.json()) as { next: string }
  assert.match(next, /\/session\/end\?/)
  assert.equal((await fetch(service.origin + services(), { headers: { cookie } })).status, 401)
  assert.equal(browser.cookies.has('istunto'), false)
})

test('INV-61: at sign-out the browser keeps its storage only while visits wait in an outbox, and is told nothing else', async () => {
  const browser = await signedIn()
  const refused = await browser.call('/sign-out', { keep: 'all' })
  assert.equal(refused.status, 422)
  const answer = await browser.call('/sign-out', { keep: 'outbox' })
  assert.equal(answer.headers.get('clear-site-data'), '"cache","cookies"')
  assert.equal((await browser.session()).signedIn, false)
})

test('INV-61: a session ends when it is not used for 15 minutes, and asking about it is not use', async () => {
  const browser = await signedIn()
  world.clock.advance({ minutes: 10 })
  assert.equal((await browser.session()).idleSeconds, 300)
  assert.equal((await browser.session()).idleSeconds, 300)
  assert.deepEqual(await (await browser.call('/session/extend', {})).json(), { idleSeconds: 900 })
  world.clock.advance({ minutes: 14 })
  assert.equal((await browser.session()).signedIn, true)
  world.clock.advance({ minutes: 2 })
  assert.equal((await browser.session()).signedIn, false)
})

test('INV-61: a worker has at most three sessions; the newest stays', async () => {
  const browsers = []
  for (let i = 0; i < 5; i++) browsers.push(await signedIn())
  const alive = await Promise.all(browsers.map(async (browser) => (await browser.session()).signedIn))
  assert.equal(alive.filter(Boolean).length, 3)
  assert.equal(alive.at(-1), true)
})

test('a worker who may change the rights of others has a shorter session', async () => {
  const id = await service.account('paavo.paa', register.organisationId)
  await world.installation.assignment(
    {
      id: newId(world.clock.now()),
      registerId: register.register.id,
      accountId: id,
      role: 'main-user',
      validFrom: '2026-01-01',
    },
    world.clock.now(),
  )
  const browser = openBrowser(service.origin)
  await signInAsWorker(browser, 'paavo.paa')
  assert.equal((await browser.session()).idleSeconds, 300)
})

test('INV-63: a change without the session’s token, with another’s, from another site or without an origin is refused', async () => {
  const [browser, other] = [await signedIn(), await signedIn()]
  const changes = ['/session/extend', '/session/language', '/sign-out', services(), '/sign-in/passkey/enrol/options']
  const foreign = String((await other.session()).token)
  for (const address of changes) {
    for (const headers of [
      { 'x-seloste-token': '' },
      { 'x-seloste-token': foreign },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ]) {
      const answer = await browser.call(address, { language: 'sv' }, headers)
      assert.equal(answer.status, 403, `${address} ${JSON.stringify(headers)}`)
    }
  }
  assert.equal((await browser.session()).language, 'fi')
  // An old browser tells no Sec-Fetch-Site: then the Origin decides.
  const token = String((await browser.session()).token)
  const old = (origin: string | null) =>
    service.web.app.inject({
      method: 'POST',
      url: '/session/extend',
      payload: {},
      headers: {
        cookie: `istunto=${browser.cookies.get('istunto')}`,
        'x-seloste-token': token,
        ...(origin === null ? {} : { origin }),
      },
    })
  assert.equal((await old(null)).statusCode, 403)
  assert.equal((await old('https://elsewhere.example')).statusCode, 403)
  assert.equal((await old(service.origin)).statusCode, 200)
})

test('INV-63: a form of another site changes nothing, whatever it calls its body', async () => {
  const browser = await signedIn()
  const { token } = await browser.session()
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
    const answer = await browser.call('/sign-out', {}, { 'content-type': type, 'x-seloste-token': String(token) })
    assert.equal(answer.status, 415, type)
  }
  assert.equal((await browser.session()).signedIn, true)
})

test('the language that a worker chooses stays for the next sign-in', async () => {
  const browser = await signedIn()
  assert.equal((await browser.call('/session/language', { language: 'sv' })).status, 200)
  assert.equal((await browser.session()).language, 'sv')
  assert.equal((await (await signedIn()).session()).language, 'sv')
  assert.equal((await browser.call('/session/language', { language: 'de' })).status, 422)
  await browser.call('/session/language', { language: 'fi' })
})

test('INV-64: no answer behind sign-in may be kept, and no address tells of a person', async () => {
  const browser = await signedIn()
  for (const address of ['/session', services(), '/sign-in/worker']) {
    const answer = await fetch(service.origin + address, {
      headers: { cookie: `istunto=${browser.cookies.get('istunto')}` },
      redirect: 'manual',
    })
    assert.equal(answer.headers.get('cache-control'), 'no-store', address)
  }
  const { next } = (await (await browser.call('/sign-out', {})).json()) as { next: string }
  for (const address of [...browser.visited, next]) assert.doesNotMatch(decodeURIComponent(address), /vilma|virta|@/i)
})

test('INV-66: only a path of our own is gone back to', async () => {
  for (const [asked, path] of [
    ['/organiser/r/x', '/organiser/r/x'],
    ['/organiser/?tab=1', '/organiser/'],
    ['//elsewhere.example', '/'],
    ['https://elsewhere.example/', '/'],
    ['/\\elsewhere.example', '/'],
  ]) {
    const browser = openBrowser(service.origin)
    const page = await browser.go(`/sign-in/worker?return=${encodeURIComponent(asked ?? '')}`)
    const end = await browser.submit(page, { subject: 'vilma.virta' })
    assert.equal(end.url, service.origin + path)
  }
})

test('INV-66: an answer of the provider works once, in the browser that began, within ten minutes', async () => {
  const browser = openBrowser(service.origin)
  const page = await browser.go('/sign-in/worker')
  const preLogin = browser.cookies.get('kirjautuminen') ?? ''
  await browser.submit(page, { subject: 'vilma.virta' })
  const callback = browser.visited.find((address) => address.includes('/sign-in/worker/callback')) ?? ''
  assert.notEqual(callback, '')
  assert.match((await browser.go(callback)).text, /sign-in\.lost/)
  browser.cookies.set('kirjautuminen', preLogin)
  assert.match((await browser.go(callback)).text, /sign-in\.lost/)
  assert.match((await openBrowser(service.origin).go(callback)).text, /sign-in\.lost/)

  const slow = openBrowser(service.origin)
  const choice = await slow.go('/sign-in/worker')
  world.clock.advance({ minutes: 11 })
  assert.match((await slow.submit(choice, { subject: 'vilma.virta' })).text, /sign-in\.lost/)
})

test('a worker who turns back at the provider reads what happened', async () => {
  const browser = openBrowser(service.origin)
  const page = await browser.submit(await browser.go('/sign-in/worker'), { cancel: 'yes' })
  assert.equal(page.response.status, 401)
  assert.match(page.text, /worker-sign-in\.cancelled/)
})

test('what the server keeps of a session and of a sign-in under way is no use to who reads the tables', async () => {
  const browser = await signedIn()
  const begun = openBrowser(service.origin)
  await begun.go('/sign-in/worker')
  const kept = await world.platform.pool.query(
    `SELECT string_agg(s::text, ' ') AS sessions, (SELECT string_agg(r::text, ' ') FROM sign_in_request r) AS requests FROM session s`,
  )
  const text = JSON.stringify(kept.rows)
  const hex = (value: string | undefined) => Buffer.from(value ?? '-').toString('hex')
  for (const [name, value] of [...browser.cookies, ...begun.cookies])
    for (const form of [value, hex(value)]) assert.ok(!text.includes(form), name)
  assert.ok(!text.includes(String((await browser.session()).token)))
})
