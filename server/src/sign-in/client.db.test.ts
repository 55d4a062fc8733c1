import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { PopulationRegister } from '../adapters/population-register/port.ts'
import { recordMandate } from '../domains/clients/record-mandate.ts'
import { givenGrant, givenPopulationRegister, givenService } from '../domains/grants/given.ts'
import { openWorld, type TestRegister, type World } from '../domains/world.ts'
import { newId } from '../platform/ids.ts'
import { chosenPerson, openBrowser, openService, signInAsClient, type TestService } from './given.ts'

const AINO = '140385-912T'
const MIKKO = '030683-915P'
/** Has no data in any register. */
const MINNA = '080375-9729'

let world: World
let service: TestService
let port: PopulationRegister
let stopPopulationRegister: () => Promise<void>
let [first, second]: TestRegister[] = []

before(async () => {
  world = await openWorld()
  const population = await givenPopulationRegister(world)
  port = population.port
  stopPopulationRegister = population.simulator.stop
  service = await openService(world)
  first = await world.register('psop', 'Ensimmäinen')
  second = await world.register('psop', 'Toinen')
})
after(async () => {
  await service.close()
  await stopPopulationRegister()
  await world.close()
})

const registers = (): [TestRegister, TestRegister] => {
  if (!first || !second) throw new Error('no registers')
  return [first, second]
}

async function grantTo(register: TestRegister, identityCode: string) {
  const manager = await register.worker('service-manager')
  const { serviceId } = await givenService(world, register, manager)
  const official = await register.worker('official', { serviceId })
  const granted = await givenGrant(world, { register, official, port, serviceId, identityCode })
  return { official, ...granted }
}

test('PSOP-61, PSOP-74: Suomi.fi brings in the identity code; each register is asked by itself and logs whom it found', async () => {
  const [here, elsewhere] = registers()
  const { clientId } = await grantTo(here, AINO)
  const before = [(await here.log()).length, (await elsewhere.log()).length]

  const browser = openBrowser(service.origin)
  const page = await signInAsClient(browser, AINO)
  assert.equal(new URL(page.url).pathname, '/client/')
  const session = await browser.session()
  assert.equal(session.kind, 'client')
  assert.equal(session.name, 'Aino Maria Virtanen')
  assert.deepEqual(session.registers, [
    {
      code: here.register.code,
      name: 'Palveluseteli- ja ostopalvelujärjestelmän asiakasrekisteri',
      controller: 'Ensimmäinen',
      roles: ['client'],
    },
  ])

  const events = (await here.log()).slice(before[0])
  assert.deepEqual(
    events.map((event) => [event.action, event.actorKind, event.subjectId, event.purpose]),
    [['sign-in.find', 'client', clientId, 'own-matters']],
  )
  const other = (await elsewhere.log()).slice(before[1])
  assert.deepEqual(
    other.map((event) => [event.action, event.actorKind, event.subjectId]),
    [['sign-in.find', 'system', null]],
  )
})

test('a person without data anywhere is signed in with no registers, and nothing of them is stored', async () => {
  const browser = openBrowser(service.origin)
  await signInAsClient(browser, MINNA)
  const session = await browser.session()
  assert.equal(session.signedIn, true)
  assert.deepEqual(session.registers, [])
  for (const register of registers())
    assert.equal((await fetch(`${service.origin}/r/${register.register.code}/own/situation`)).status >= 400, true)
})

test('a proxy with a mandate in force is found as a proxy, and only then', async () => {
  const [, register] = registers()
  const { official, clientId } = await grantTo(register, AINO)
  const identified = async () => {
    const browser = openBrowser(service.origin)
    await signInAsClient(browser, MIKKO)
    return (await browser.session()).registers
  }
  assert.deepEqual(await identified(), [])
  await register.call(
    recordMandate,
    official,
    recordMandate.input.parse({
      client: clientId,
      id: newId(world.clock.now()),
      ground: 'written-mandate',
      validFrom: '2026-01-01',
      validTo: '2026-01-31',
      givenNames: 'Mikko Juhani',
      familyName: 'Virtanen',
      identityCode: MIKKO,
    }),
  )
  assert.deepEqual(
    ((await identified()) as { code: string; roles: string[] }[]).map(({ code, roles }) => [code, roles]),
    [[register.register.code, ['proxy']]],
  )
  // The day after its last day it is over, by itself.
  world.clock.advance({ minutes: 27 * 24 * 60 })
  assert.deepEqual(await identified(), [])
})

test('INV-66: an answer of Suomi.fi is taken once, from the browser that began, and never unasked', async () => {
  const browser = openBrowser(service.origin)
  const page = await chosenPerson(browser, AINO)
  const stranger = openBrowser(service.origin)
  assert.match((await stranger.submit(page, {})).text, /suomifi-identification\.unsolicited/)
  const other = openBrowser(service.origin)
  await other.go('/sign-in/client')
  assert.match((await other.submit(page, {})).text, /suomifi-identification\.wrong-request/)

  const preLogin = browser.cookies.get('kirjautuminen') ?? ''
  assert.equal((await browser.submit(page, {})).response.status, 404) // the page of the web is not built here
  assert.equal((await browser.session()).signedIn, true)
  browser.cookies.set('kirjautuminen', preLogin)
  assert.match((await browser.submit(page, {})).text, /suomifi-identification\.unsolicited/)
})

test('PSOP-61: an identification that is not strong enough is refused, and says what to do', async () => {
  const browser = openBrowser(service.origin)
  const choice = await browser.go('/sign-in/client')
  const weak = [...choice.text.matchAll(/value="(\d+)">[\s\S]*?<small>([^<]*)</g)].find(([, , about]) =>
    about?.endsWith('heikko tunnistus'),
  )
  assert.ok(weak)
  const page = await browser.submit(await browser.submit(choice, { person: weak[1] ?? '' }), {})
  assert.equal(page.response.status, 401)
  assert.match(page.text, /suomifi-identification\.low-assurance/)
  assert.equal((await browser.session()).signedIn, false)
})

test('INV-63: the address for Suomi.fi’s form takes that form alone', async () => {
  for (const [type, body, status] of [
    ['application/json', '{"SAMLResponse":"x"}', 415],
    ['text/plain', 'SAMLResponse=x', 415],
    ['application/x-www-form-urlencoded', 'SAMLResponse=x&SAMLResponse=y', 422],
    ['application/x-www-form-urlencoded', `SAMLResponse=${'x'.repeat(300_000)}`, 413],
  ] as const) {
    const answer = await fetch(`${service.origin}/saml/acs`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    })
    assert.equal(answer.status, status, type)
  }
})

test('signing out ends the session here and at Suomi.fi, and comes back', async () => {
  const browser = openBrowser(service.origin)
  await signInAsClient(browser, AINO)
  const { next } = (await (await browser.call('/sign-out', {})).json()) as { next: string }
  const page = await browser.go(next)
  assert.equal(new URL(page.url).pathname, '/')
  assert.equal((await browser.session()).signedIn, false)
})

test('signing out at Suomi.fi ends the session here', async () => {
  const browser = openBrowser(service.origin)
  await signInAsClient(browser, AINO)
  const cookie = `istunto=${browser.cookies.get('istunto')}`
  const provider = new URL(browser.visited.find((address) => address.includes('/SSO?')) ?? '').origin
  const home = await browser.go(provider)
  const end = await browser.submit(home, {})
  assert.equal(end.response.status, 200)
  const answer: unknown = await (await fetch(`${service.origin}/session`, { headers: { cookie } })).json()
  assert.deepEqual(answer, { signedIn: false, profile: 'demo' })
})

test('INV-64: no address of a client’s sign-in tells of the client', async () => {
  const browser = openBrowser(service.origin)
  await signInAsClient(browser, AINO)
  for (const address of browser.visited) assert.doesNotMatch(decodeURIComponent(address), /virtanen|aino|140385/i)
})

test('PSOP-88: what is known of a client stands sealed in the session, and in no cookie', async () => {
  const browser = openBrowser(service.origin)
  await signInAsClient(browser, AINO)
  const { rows } = await world.platform.pool.query(
    `SELECT encode(sealed, 'escape') AS text FROM session WHERE kind = 'client'`,
  )
  for (const text of [...browser.cookies.values(), ...rows.map((row) => String(row.text))])
    assert.doesNotMatch(text, /Virtanen|Aino|140385|nameId/)
})

test('the metadata for DVV is served', async () => {
  const answer = await fetch(`${service.origin}/saml/metadata`)
  assert.equal(answer.headers.get('content-type'), 'application/samlmetadata+xml')
  assert.match(await answer.text(), /AssertionConsumerService/)
})
