import assert from 'node:assert/strict'
import { request } from 'node:https'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { createSoftwareDevice, type DeviceHabits } from '../adapters/passkey/simulator.ts'
import type { DemoCard } from '../adapters/smart-card/simulator.ts'
import { openWorld, type TestRegister, type World } from '../domains/world.ts'
import { systemClock } from '../platform/time/clock.ts'
import { openBrowser, openService, signInAsWorker, type TestBrowser, type TestService } from './given.ts'

let world: World
let service: TestService
let register: TestRegister

before(async () => {
  world = await openWorld()
  // TLS looks at the machine's own time, so the cards must be good in it.
  world.clock.set(systemClock.now())
  service = await openService(world)
  register = await world.register('psop')
  for (const subject of ['vilma.virta', 'sten.berg']) await service.account(subject, register.organisationId)
})
after(async () => {
  await service.close()
  await world.close()
})

type Known = Readonly<Record<string, unknown>>
const json = async (answer: Response): Promise<Known> => ({ ...((await answer.json()) as object) })
const device = (habits: DeviceHabits = {}) =>
  createSoftwareDevice({ origin: service.origin, host: 'localhost' }, habits)
type Device = ReturnType<typeof device>

async function signedIn(subject: string): Promise<TestBrowser> {
  world.clock.advance({ minutes: 1 })
  const browser = openBrowser(service.origin)
  await signInAsWorker(browser, subject)
  return browser
}

async function enrolled(subject: string, made: Device = device()): Promise<Device> {
  const browser = await signedIn(subject)
  const { challenge } = await json(await browser.call('/sign-in/passkey/enrol/options', {}))
  const answer = await browser.call('/sign-in/passkey/enrol', { response: made.register(String(challenge)) })
  assert.deepEqual(await json(answer), { enrolled: true, deviceBound: true })
  return made
}

async function signInBy(made: Device, browser: TestBrowser = openBrowser(service.origin)) {
  const { challenge } = await json(await browser.call('/sign-in/passkey/options', {}))
  const preLogin = browser.cookies.get('kirjautuminen') ?? ''
  const response = made.signIn(String(challenge))
  const answer = await browser.call('/sign-in/passkey', { response })
  return { browser, answer, response, preLogin }
}

test('PSOP-74: a passkey enrolled after another strong sign-in signs the same worker in, in a new session', async () => {
  const made = await enrolled('vilma.virta')
  const { browser, answer } = await signInBy(made)
  assert.deepEqual(await json(answer), { signedIn: true })
  assert.equal((await browser.session()).name, 'vilma.virta')
  assert.deepEqual(await json(await browser.call('/sign-out', {})), { next: '/' })
})

test('PSOP-74: a worker sees the own passkeys and cards without their numbers, and comes back from linking one', async () => {
  await service.account('rauha.raha', register.organisationId)
  await enrolled('rauha.raha')
  const linkedAt = world.clock.now().toISOString()
  const browser = await signedIn('rauha.raha')
  const { next } = await json(await browser.call('/sign-in/card/enrol', { return: '/organiser/sign-in-ways' }))
  const finish = await show(String(next), service.cardIssuer.issue(holder('90000000904')))
  assert.equal(new URL((await browser.go(finish)).url).pathname, '/organiser/sign-in-ways')
  const { ways } = z
    .object({ ways: z.array(z.looseObject({ id: z.uuid() })) })
    .parse(JSON.parse((await browser.go('/sign-in/own-ways')).text))
  assert.deepEqual(
    ways.map(({ id: _, ...way }) => way),
    [
      { kind: 'card', linkedAt: world.clock.now().toISOString(), deviceBound: true },
      { kind: 'passkey', linkedAt, deviceBound: true },
    ],
  )
  const nobody = await openBrowser(service.origin).go('/sign-in/own-ways')
  assert.equal(nobody.response.status, 401)
})

const wayIds = async (browser: TestBrowser): Promise<string[]> =>
  z
    .object({ ways: z.array(z.object({ id: z.uuid() })) })
    .parse(JSON.parse((await browser.go('/sign-in/own-ways')).text))
    .ways.map(({ id }) => id)

test('AC-27: a way in is added or taken away only within five minutes of signing in; the stale session ends', async () => {
  await service.account('oili.oja', register.organisationId)
  const made = await enrolled('oili.oja')
  const browser = await signedIn('oili.oja')
  const [id] = await wayIds(browser)
  world.clock.advance({ minutes: 6 })
  for (const [address, body] of [
    ['/sign-in/passkey/enrol/options', {}],
    ['/sign-in/card/enrol', {}],
    ['/sign-in/own-ways/remove', { id }],
  ] as const) {
    const stale = await signedIn('oili.oja')
    world.clock.advance({ minutes: 6 })
    const answer = await stale.call(address, body)
    assert.equal(answer.status, 401)
    assert.equal((await json(answer)).code, 'request.sign-in-again')
    assert.equal((await stale.go('/sign-in/own-ways')).response.status, 401)
  }
  assert.equal((await signInBy(made)).answer.status, 200)
})

test('PSOP-74, AC-27: a worker takes an own passkey away: it opens nothing, every session ends, and nobody else’s goes', async () => {
  await service.account('manu.maki', register.organisationId)
  const made = await enrolled('manu.maki')
  const { browser: by } = await signInBy(made)
  const owner = await signedIn('manu.maki')
  const [id] = await wayIds(owner)
  const stranger = await signedIn('sten.berg')
  assert.equal((await stranger.call('/sign-in/own-ways/remove', { id })).status, 404)
  assert.deepEqual(await json(await owner.call('/sign-in/own-ways/remove', { id })), { removed: true })
  assert.equal((await signInBy(made)).answer.status, 401)
  for (const ended of [owner, by]) assert.equal((await ended.go('/sign-in/own-ways')).response.status, 401)
  const again = await signedIn('manu.maki')
  assert.deepEqual(await wayIds(again), [])
  assert.equal((await again.call('/sign-in/own-ways/remove', { id })).status, 404)
})

test('PSOP-69: a passkey of one worker cannot be bound to another', async () => {
  const made = await enrolled('vilma.virta')
  const other = await signedIn('sten.berg')
  const { challenge } = await json(await other.call('/sign-in/passkey/enrol/options', {}))
  const answer = await other.call('/sign-in/passkey/enrol', { response: made.register(String(challenge)) })
  assert.equal(answer.status, 409)
  assert.equal((await json(answer)).code, 'sign-in.already-enrolled')
})

test('PSOP-74: no passkey signs in that is unknown, removed, of a disabled account, or used a second time', async () => {
  const unknown = await signInBy(device())
  assert.equal(unknown.answer.status, 401)
  assert.equal((await json(unknown.answer)).code, 'passkey.not-accepted')

  const made = await enrolled('sten.berg')
  const { response, browser, preLogin } = await signInBy(made)
  browser.cookies.set('kirjautuminen', preLogin)
  const again = await browser.call('/sign-in/passkey', { response })
  assert.equal((await json(again)).code, 'sign-in.lost')

  await world.platform.pool.query('UPDATE credential SET removed_at = $2 WHERE external_id = $1', [
    made.id,
    world.clock.now(),
  ])
  assert.equal((await signInBy(made)).answer.status, 401)

  const disabled = await service.account('tuula.talo', register.organisationId)
  const hers = await enrolled('tuula.talo')
  await world.platform.pool.query('UPDATE account SET disabled_at = $2 WHERE id = $1', [disabled, world.clock.now()])
  assert.equal((await signInBy(hers)).answer.status, 401)
})

test('INV-63: another site can neither begin nor finish a sign-in by passkey', async () => {
  const browser = openBrowser(service.origin)
  for (const address of ['/sign-in/passkey/options', '/sign-in/passkey']) {
    const answer = await browser.call(address, { response: {} }, { 'sec-fetch-site': 'cross-site' })
    assert.equal(answer.status, 403, address)
  }
})

test('a passkey is enrolled only by who is signed in, for the account that began it', async () => {
  const nobody = await openBrowser(service.origin).call('/sign-in/passkey/enrol/options', {})
  assert.equal(nobody.status, 401)
  const browser = await signedIn('vilma.virta')
  const { challenge } = await json(await browser.call('/sign-in/passkey/enrol/options', {}))
  const begun = browser.cookies.get('kirjautuminen') ?? ''
  const other = await signedIn('sten.berg')
  other.cookies.set('kirjautuminen', begun)
  const answer = await other.call('/sign-in/passkey/enrol', { response: device().register(String(challenge)) })
  assert.equal((await json(answer)).code, 'sign-in.lost')
})

const holder = (serialNumber: string) => ({
  serialNumber,
  givenName: 'Vilma',
  familyName: 'Virtakoski',
  organisation: 'Kuusikon hyvinvointialue',
})

/** Shows the card at the card's listener, as a browser does when it is sent there. */
const show = (address: string, card: DemoCard | null): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port, pathname, search } = new URL(address)
    const tls = card ? { key: card.privateKey, cert: card.certificate } : {}
    const path = pathname + search
    request(
      { host: 'localhost', family: 4, port, path, ca: service.cardIssuer.certificate, agent: false, ...tls },
      (response) => {
        response.resume()
        resolve(response.headers.location ?? '')
      },
    )
      .on('error', reject)
      .end()
  })

/** Begins in our own page, without following to the card's listener. */
async function begun(browser: TestBrowser): Promise<string> {
  const answer = await fetch(`${service.origin}/sign-in/card?return=/organiser/`, { redirect: 'manual' })
  const cookie = /kirjautuminen=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
  browser.cookies.set('kirjautuminen', cookie ?? '')
  return answer.headers.get('location') ?? ''
}

async function enrolCard(subject: string, card: DemoCard) {
  const browser = await signedIn(subject)
  const { next } = await json(await browser.call('/sign-in/card/enrol', {}))
  return await browser.go(await show(String(next), card))
}

test('PSOP-69, PSOP-74: a card linked to an account signs its worker in by a ticket of one use', async () => {
  const card = service.cardIssuer.issue(holder('90000000901'))
  const browser = openBrowser(service.origin)
  const finish = await show(await begun(browser), card)
  assert.match((await browser.go(finish)).text, /sign-in\.card-not-enrolled/)

  assert.equal(new URL((await enrolCard('vilma.virta', card)).url).pathname, '/')
  const again = openBrowser(service.origin)
  const ticket = await show(await begun(again), card)
  assert.equal(new URL((await again.go(ticket)).url).pathname, '/organiser/')
  assert.equal((await again.session()).name, 'vilma.virta')
  assert.match((await again.go(ticket)).text, /sign-in\.lost/)
  assert.match((await enrolCard('sten.berg', card)).text, /sign-in\.already-enrolled/)
})

test('INV-66: a ticket works only in the browser that began, within a minute', async () => {
  const card = service.cardIssuer.issue(holder('90000000902'))
  await enrolCard('vilma.virta', card)
  const [browser, victim] = [openBrowser(service.origin), openBrowser(service.origin)]
  const ticket = await show(await begun(browser), card)
  await begun(victim)
  assert.match((await victim.go(ticket)).text, /sign-in\.lost/)
  assert.equal((await victim.session()).signedIn, false)

  const slow = openBrowser(service.origin)
  const late = await show(await begun(slow), card)
  world.clock.advance({ minutes: 2 })
  assert.match((await slow.go(late)).text, /sign-in\.lost/)
})

test('INV-66: a revoked card and no card at all say so on a page', async () => {
  const card = service.cardIssuer.issue(holder('90000000903'))
  await enrolCard('sten.berg', card)
  await service.cardIssuer.revoke(card)
  const browser = openBrowser(service.origin)
  assert.match((await browser.go(await show(await begun(browser), card))).text, /smart-card\.revoked/)
  assert.match((await browser.go(await show(await begun(browser), null))).text, /smart-card\.no-card/)
})
