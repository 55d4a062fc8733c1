import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { applyForAdmission } from '../domains/providers/apply.ts'
import { changeCompany } from '../domains/providers/company.ts'
import { aCompany, anApplication, aService, deliverFlows } from '../domains/providers/given.ts'
import { openWorld, type TestRegister, type World } from '../domains/world.ts'
import { chosenPerson, openBrowser, openService, type Seen, type TestBrowser, type TestService } from './given.ts'

/** What they are in Kuvitelma (9000003-8) the demo's trade register says: one signs alone, one is a member of the board. */
const SIGNER = '080375-9729'
const MEMBER = '140385-912T'
const KUVITELMA = '9000003-8'
const WITHOUT_REGISTER = '9000007-0'

let world: World
let service: TestService
let home: TestRegister
const lines: string[] = []

before(async () => {
  world = await openWorld({ writeLine: (line) => lines.push(line) })
  service = await openService(world)
  home = await world.register('provider', 'Kotiapu Kuvitelma Oy', KUVITELMA)
})
after(async () => {
  await service.close()
  await world.close()
})

/** Identified at Suomi.fi-tunnistus and sent on: the page where the company is picked. */
async function choosing(browser: TestBrowser, identityCode: string): Promise<Seen> {
  const goOn = await browser.submit(await chosenPerson(browser, identityCode, '/sign-in/company'), {})
  assert.equal(goOn.response.status, 200, goOn.text)
  const to = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(goOn.text)?.[1] ?? ''
  assert.equal(to, '/sign-in/company/choose')
  const page = await browser.go(to)
  assert.ok(page.text.includes('Valitse yritys'), page.text)
  return page
}

const pick = async (browser: TestBrowser, identityCode: string, organisation: string): Promise<Seen> =>
  await browser.submit(await choosing(browser, identityCode), { organisation })

const codeOf = (page: Seen): string => /<code>([^<]+)<\/code>/.exec(page.text)?.[1] ?? `${page.response.status}`
const checks = async () =>
  (await home.rows('SELECT id FROM company_signatory WHERE register_id = $1', [home.register.id])).length

test('PSOP-32, PSOP-60: who may sign signs in by Suomi.fi, sees the company alone, signs, and no identity code is left anywhere', async () => {
  const office = await home.worker('provider-office')
  const organiser = await world.register('psop')
  await aService(organiser, world)
  await home.call(changeCompany, office, aCompany(home))
  const application = anApplication(organiser, world)
  await home.call(applyForAdmission, office, application)
  await deliverFlows(world)

  const browser = openBrowser(service.origin)
  const page = await pick(browser, SIGNER, KUVITELMA)
  const { code } = home.register
  assert.equal(new URL(page.url).pathname, `/provider/r/${code}/signing`)
  const { kind, name, registers } = await browser.session()
  assert.deepEqual([kind, name], ['client', 'Minna Susanna Kinnunen'])
  assert.deepEqual(registers, [
    {
      code,
      name: 'Palveluntuottajan yritys- ja henkilöstörekisteri',
      controller: 'Kotiapu Kuvitelma Oy',
      roles: ['signatory'],
    },
  ])
  const shown: unknown = JSON.parse((await browser.go(`/r/${code}/signing`)).text)
  assert.ok(typeof shown === 'object' && shown && Reflect.get(shown, 'signingRight') === 'NIMKO')
  // The company's own pages, its staff among them, stay closed: the right is to sign.
  for (const path of ['company', 'staff', 'company/contacts', 'own-applications'])
    assert.equal((await browser.go(`/r/${code}/${path}`)).response.status, 403, path)
  for (const other of [organiser.register.code, 'psop-0'])
    assert.ok((await browser.go(`/r/${other}/own/situation`)).response.status >= 403)
  const signed = await browser.call(`/r/${code}/own-applications/${application.id}/sign`, { email: 'minna@example.fi' })
  assert.equal(signed.status, 200, await signed.text())
  await deliverFlows(world)

  // Our own addresses, the log of operation, and every row of every table in clear.
  const ours = browser.visited.filter((url) => url.startsWith(service.origin))
  assert.ok(ours.length > 5 && !ours.some((url) => url.includes(SIGNER)))
  assert.ok(lines.length > 0 && !lines.some((line) => line.includes(SIGNER) || line.includes('Kinnunen')))
  const owner = new pg.Client({ connectionString: world.database.ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query(
      "SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_schema IN ('public', 'keys') AND table_type = 'BASE TABLE'",
    )
    assert.ok(rows.length > 40)
    for (const register of [home, organiser]) {
      await owner.query("SELECT set_config('app.register_id', $1, false)", [register.register.id])
      for (const { name: table } of rows) {
        const found = await owner.query(`SELECT FROM ${table} t WHERE t::text ~ '${SIGNER}|Kinnunen|minna@' LIMIT 1`)
        assert.equal(found.rowCount, 0, table)
      }
    }
  } finally {
    await owner.end()
  }
})

const refusals: readonly (readonly [string, string, string, string])[] = [
  ['a member of the board', MEMBER, KUVITELMA, 'signing.no-signing-right'],
  ['the owner of a company that has no register here', SIGNER, WITHOUT_REGISTER, 'signing.company-unknown'],
]
for (const [who, person, organisation, code] of refusals)
  test(`PSOP-60: ${who} is told why not in three languages, is not signed in, and nothing is stored`, async () => {
    const before = await checks()
    const browser = openBrowser(service.origin)
    const page = await pick(browser, person, organisation)
    assert.equal(codeOf(page), code)
    for (const language of ['fi', 'sv', 'en']) assert.ok(page.text.includes(`<section lang="${language}">`))
    assert.equal((await browser.session()).signedIn, false)
    assert.equal(await checks(), before)
  })

test('PSOP-60: what the browser brings is not believed: another’s state or cookie, a replay, a cancel, an hour’s wait', async () => {
  const before = await checks()
  const callbackOf = (page: Seen) => new URL(page.url).search
  // The person goes back to the callback: it has been used.
  const replaying = openBrowser(service.origin)
  const choice = await choosing(replaying, SIGNER)
  const cookie = replaying.cookies.get('kirjautuminen') ?? ''
  const done = await replaying.submit(choice, { organisation: KUVITELMA })
  const used = replaying.visited.find((url) => url.includes('/sign-in/company/callback')) ?? ''
  assert.ok(done.url && used)
  assert.equal(await checks(), before + 1)
  replaying.cookies.set('kirjautuminen', cookie)
  assert.equal(codeOf(await replaying.go(used)), 'sign-in.lost')
  // Another browser, with its own choice under way, gets the first one's answer.
  const other = openBrowser(service.origin)
  await choosing(other, MEMBER)
  assert.equal(codeOf(await other.go(used)), 'suomifi-authorisation.wrong-state')
  // And one without any.
  assert.equal(codeOf(await openBrowser(service.origin).go(used)), 'sign-in.lost')
  assert.equal(codeOf(await openBrowser(service.origin).go('/sign-in/company/choose')), 'sign-in.lost')
  const cancelling = openBrowser(service.origin)
  const cancelled = await cancelling.submit(await choosing(cancelling, SIGNER), { cancel: 'yes' })
  assert.equal(codeOf(cancelled), 'suomifi-authorisation.cancelled')
  assert.ok(callbackOf(cancelled).includes('error=access_denied'))
  const slow = openBrowser(service.origin)
  const page = await choosing(slow, SIGNER)
  world.clock.advance({ minutes: 11 })
  assert.equal(codeOf(await slow.submit(page, { organisation: KUVITELMA })), 'sign-in.lost')
  assert.equal(await checks(), before + 1)
})

test('INV-61: a session of before ends when the company is picked, and the sign-in for a company makes no client of anybody', async () => {
  const browser = openBrowser(service.origin)
  await pick(browser, SIGNER, KUVITELMA)
  const first = browser.cookies.get('istunto')
  await pick(browser, SIGNER, KUVITELMA)
  assert.notEqual(browser.cookies.get('istunto'), first)
  const old = openBrowser(service.origin)
  old.cookies.set('istunto', first ?? '')
  assert.equal((await old.session()).signedIn, false)
  const { registers } = await browser.session()
  assert.equal(Array.isArray(registers) && registers.length, 1)
})
