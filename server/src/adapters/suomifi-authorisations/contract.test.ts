import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { Secret } from '../../platform/crypto/secret.ts'
import { Refusal } from '../../platform/refusals.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { type AuthorisationsConfig, createAuthorisationsClient } from './client.ts'
import type { StoredChoice, SuomifiAuthorisations } from './port.ts'
import { type AuthorisationFault, startSimulator } from './simulator.ts'
import { checksumHeader, checksumOf } from './wire.ts'

const SIGNER = '140385-912T'
const MEMBER = '010250-9017'
const NOBODY = '080375-9729'
const service = {
  clientId: 'seloste1',
  apiKey: 'ab9a8c47-0f1f-4a9d-a0e4-111111111111',
  oauthPassword: 'salaisuus:1',
  callbackUrl: 'http://localhost:4999/sign-in/company/callback',
}
const organisations = [
  { businessId: '9000003-8', name: 'Kotiapu Kuvitelma Oy', people: { [SIGNER]: ['NIMKO', 'J'], [MEMBER]: ['J'] } },
  { businessId: '9000004-6', name: 'Hoivapalvelu <Satulehto> "Oy"', people: { [SIGNER]: ['TJ'] } },
]

let at = Date.parse('2026-01-07T10:00:00Z')
const now = () => instantAt(at)
let simulator: Awaited<ReturnType<typeof startSimulator>>
let config: AuthorisationsConfig
let port: SuomifiAuthorisations

before(async () => {
  simulator = await startSimulator({ port: 0, organisations, service, now })
  config = { ...service, url: simulator.url, timeOutMs: 500 }
  port = createAuthorisationsClient(config)
})
after(() => simulator.stop())
beforeEach(() => simulator.setFault('none'))

const begin = (code = SIGNER, by = port) => by.begin({ identityCode: new Secret(code), language: 'fi', now: now() })

/** What a browser does: opens the page, presses a button, and is sent back. */
async function choose(redirectTo: string, button: Record<string, string>): Promise<string> {
  const page = await fetch(redirectTo)
  const html = await page.text()
  assert.equal(page.status, 200, html)
  const choice = /name="choice" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const body = new URLSearchParams({ choice, ...button })
  const back = await fetch(`${simulator.url}/choose`, { method: 'POST', body, redirect: 'manual' })
  return back.headers.get('location') ?? `${back.status}`
}

async function picked(
  organisation = '9000003-8',
  code = SIGNER,
): Promise<{ callbackUrl: string; stored: StoredChoice }> {
  const { redirectTo, stored } = await begin(code)
  return { callbackUrl: await choose(redirectTo, { organisation }), stored }
}
const finish = (answer: { callbackUrl: string; stored: StoredChoice }) => port.finish({ ...answer, now: now() })

const refusedAs = (name: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, error instanceof Error ? (error.stack ?? '') : String(error))
  assert.equal(error.kind.code, `suomifi-authorisation.${name}`)
  return true
}

test('PSOP-60: the picked organisation comes back with business ID, name and roles, and the session there is ended', async () => {
  assert.deepEqual(await finish(await picked()), {
    businessId: '9000003-8',
    name: 'Kotiapu Kuvitelma Oy',
    roles: ['NIMKO', 'J'],
    isComplete: true,
  })
  assert.deepEqual(await finish(await picked('9000004-6')), {
    businessId: '9000004-6',
    name: 'Hoivapalvelu <Satulehto> "Oy"',
    roles: ['TJ'],
    isComplete: true,
  })
  assert.equal(simulator.openSessions(), 0)
  assert.deepEqual(simulator.calls.slice(-3), ['user/register', 'api/organizationRoles', 'user/unregister'])
})

test('the checksum is HMAC-SHA256 of path, query and timestamp, as the service describes it', async () => {
  const path = '/service/ypa/user/register/seloste1/140385-912T?requestId=5b0d8f27-6b0e-4d1a-9a59-0c4a0a3f5b11'
  // Reckoned apart from this code, by `openssl dgst -sha256 -hmac … -binary | base64`.
  const known = '7gLNEQSKaLzucE3IpAA82l5JlDl107HuhV1VkAaWXJ8='
  assert.equal(checksumOf(service.apiKey, path, '2026-01-07T12:00:00+02:00'), known)
  assert.match(checksumHeader(service, path, now()), /^seloste1 2026-01-07T10:00:00\+00:00 [A-Za-z0-9+/]{43}=$/)
  for (const wrong of [{ apiKey: 'another' }, { clientId: 'another1' }])
    await assert.rejects(begin(SIGNER, createAuthorisationsClient({ ...config, ...wrong })), refusedAs('not-accepted'))
  const passwordless = createAuthorisationsClient({ ...config, oauthPassword: 'another' })
  const answer = await picked()
  await assert.rejects(passwordless.finish({ ...answer, now: now() }), refusedAs('not-accepted'))
})

test('a clock that differs by more than five minutes is refused there, and one by less is not', async () => {
  const late = (minutes: number) =>
    port.begin({ identityCode: new Secret(SIGNER), language: 'sv', now: instantAt(at - minutes * 60_000) })
  assert.ok((await late(4)).redirectTo.includes('lang=sv'))
  await assert.rejects(late(6), refusedAs('not-accepted'))
})

test('PSOP-60: what the browser brings is bound to its own choice: state, a code once, the address, and no replay', async () => {
  const [mine, other] = [await picked(), await picked('9000004-6')]
  const at = (change: (url: URL) => void) => {
    const url = new URL(mine.callbackUrl)
    change(url)
    return { ...mine, callbackUrl: url.href }
  }
  const state = (url: URL) => url.searchParams.get('state') ?? ''
  await assert.rejects(finish(at((url) => url.searchParams.set('state', 'another'))), refusedAs('wrong-state'))
  await assert.rejects(finish(at((url) => url.searchParams.delete('state'))), refusedAs('wrong-state'))
  await assert.rejects(finish(at((url) => url.searchParams.append('state', state(url)))), refusedAs('wrong-state'))
  await assert.rejects(
    finish(
      at((url) => {
        url.pathname = '/elsewhere'
      }),
    ),
    refusedAs('wrong-state'),
  )
  await assert.rejects(finish({ callbackUrl: mine.callbackUrl, stored: other.stored }), refusedAs('wrong-state'))
  await assert.rejects(finish(at((url) => url.searchParams.set('code', 'guessed'))), refusedAs('not-accepted'))
  await assert.rejects(finish(at((url) => url.searchParams.delete('code'))), refusedAs('not-accepted'))
  // Another's code with one's own state: the token is not of this session, so it opens nothing.
  const crossed = at((url) => url.searchParams.set('code', new URL(other.callbackUrl).searchParams.get('code') ?? ''))
  await assert.rejects(finish(crossed), refusedAs('too-late'))
  assert.equal((await finish(await picked())).businessId, '9000003-8')
  const once = await picked()
  await finish(once)
  await assert.rejects(finish(once), refusedAs('not-accepted'))
  simulator.setFault('wrong-state')
  await assert.rejects(finish(await picked()), refusedAs('wrong-state'))
})

test('a choice that takes more than ten minutes, or is cancelled, gives nothing', async () => {
  const answer = await picked()
  at += 10 * 60_000 + 1
  await assert.rejects(finish(answer), refusedAs('too-late'))
  const { redirectTo, stored } = await begin()
  const callbackUrl = await choose(redirectTo, { cancel: 'yes' })
  await assert.rejects(finish({ callbackUrl, stored }), refusedAs('cancelled'))
})

const faults: readonly (readonly [AuthorisationFault, string])[] = [
  ['no-organisation', 'disallowed'],
  ['not-authorised', 'disallowed'],
  ['expired', 'too-late'],
  ['two-organisations', 'not-accepted'],
  ['not-json', 'not-accepted'],
  ['wrong-fields', 'not-accepted'],
  ['wrong-business-id', 'not-accepted'],
]
for (const [fault, reason] of faults)
  test(`an answer that is ${fault} is refused as ${reason}`, async () => {
    const answer = await picked()
    simulator.setFault(fault)
    await assert.rejects(finish(answer), refusedAs(reason))
  })

test('what the registers did not give whole is said so, and other roles come as they are', async () => {
  const { roles, isComplete } = await finish(await picked('9000003-8', MEMBER))
  assert.deepEqual([roles, isComplete], [['J'], true])
  const answer = await picked()
  simulator.setFault('incomplete')
  assert.equal((await finish(answer)).isComplete, false)
})

test('a service that is silent, broken or not there is away, within the time that is given it', async () => {
  const started = performance.now()
  for (const fault of ['silent', 'broken'] as const) {
    simulator.setFault(fault)
    await assert.rejects(begin(), refusedAs('away'))
  }
  assert.ok(performance.now() - started < 3_000)
  const gone = createAuthorisationsClient({ ...config, url: 'http://localhost:9' })
  await assert.rejects(begin(SIGNER, gone), refusedAs('away'))
})

test('the page shows only the person’s own companies, in three languages, and nothing can be picked that is not shown', async () => {
  for (const [language, title] of [
    ['fi', 'Valitse yritys'],
    ['sv', 'Välj företag'],
    ['en', 'Choose a company'],
  ] as const) {
    const { redirectTo } = await port.begin({ identityCode: new Secret(MEMBER), language, now: now() })
    const page = await fetch(redirectTo)
    const html = await page.text()
    assert.ok(
      html.includes(`<h1>${title}</h1>`) && html.includes('Kotiapu Kuvitelma Oy') && !html.includes('Satulehto'),
    )
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  }
  const { redirectTo } = await begin(MEMBER)
  assert.equal(await choose(redirectTo, { organisation: '9000004-6' }), '400')
  const none = await (await fetch((await begin(NOBODY)).redirectTo)).text()
  assert.ok(none.includes('Sinulla ei ole yritystä'))
})

test('PSOP-32: the identity code goes in one call from server to server, and nowhere else', async () => {
  const { redirectTo, stored } = await begin()
  const html = await (await fetch(redirectTo)).text()
  const back = await choose(redirectTo, { organisation: '9000003-8' })
  for (const text of [redirectTo, JSON.stringify(stored), html, back]) assert.ok(!text.includes(SIGNER))
  const away = createAuthorisationsClient({ ...config, url: 'http://localhost:9' })
  await assert.rejects(
    begin(SIGNER, away),
    (error: unknown) => error instanceof Error && !(error.stack ?? '').includes(SIGNER),
  )
})
