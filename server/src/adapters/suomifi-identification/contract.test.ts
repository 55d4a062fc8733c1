import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { Refusal } from '../../platform/refusals.ts'
import { parseXml } from '../population-register/xml.ts'
import { createSuomifiClient, type SuomifiConfig } from './client.ts'
import { testStore } from './given.ts'
import { keptSamlKey, makeSamlKey } from './keys.ts'
import { largestMessage } from './names.ts'
import type { IdentifiedPerson, SuomifiIdentification } from './port.ts'
import { readRedirect, writeRedirect } from './redirect.ts'
import { startSimulator } from './simulator.ts'
import { logoutRequestXml, logoutResponseXml, randomId } from './simulator-messages.ts'

const now = new Date('2026-11-24T10:00:00Z')
const people = [
  { identityCode: '010250-9017', givenNames: 'Väinö Äijö', familyName: 'Öörni', description: 'Saa palveluseteliä' },
  {
    identityCode: '140385-912T',
    givenNames: 'Åsa',
    familyName: 'Lind <& "Co">',
    description: 'Omainen',
    means: 'card',
  },
  { identityCode: '080101A907F', givenNames: 'Ilta', familyName: 'Ahopelto', description: 'Nuori', means: 'mobile' },
  {
    identityCode: '140385-913U',
    givenNames: 'Eero',
    familyName: 'Heikko',
    description: 'Tunnistaa itsensä heikosti',
    means: 'weak',
  },
] as const

let folder = ''
let simulator: Awaited<ReturnType<typeof startSimulator>>
let config: SuomifiConfig
let client: SuomifiIdentification

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suomifi-'))
  const ours = await keptSamlKey(folder, 'suomifi-service', now)
  const service = {
    entityId: 'http://localhost:4999/saml',
    answerUrl: 'http://localhost:4999/saml/acs',
    logoutUrl: 'http://localhost:4999/saml/slo',
    certificate: ours.certificate,
  }
  simulator = await startSimulator({ port: 0, people, service, dataFolder: folder, now: () => now })
  const { entityId, signInUrl, logoutUrl, certificate } = simulator
  config = {
    ...service,
    ...ours,
    serviceName: { fi: 'Seloste', sv: 'Seloste', en: 'Seloste' },
    provider: { entityId, signInUrl, logoutUrl, certificates: [certificate] },
    store: testStore(() => now),
  }
  client = createSuomifiClient(config)
})

after(async () => {
  await simulator.stop()
  await rm(folder, { recursive: true, force: true })
})

const fieldsOf = (html: string) =>
  new Map(
    [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      plain(value),
    ]),
  )
const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** What a browser does: opens the page, presses a button, and carries the answer in a form. */
async function choose(redirectTo: string, button: Record<string, string>) {
  const page = await fetch(redirectTo)
  const html = await page.text()
  assert.equal(page.status, 200, html)
  const request = fieldsOf(html).get('request') ?? ''
  const answer = await fetch(`${simulator.url}/choose`, {
    method: 'POST',
    body: new URLSearchParams({ request, ...button }),
  })
  const answerHtml = await answer.text()
  const fields = fieldsOf(answerHtml)
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return {
    html,
    page,
    answer,
    answerHtml,
    cookie,
    samlResponse: fields.get('SAMLResponse') ?? '',
    relayState: fields.get('RelayState') ?? null,
  }
}

async function identify(person: number): Promise<IdentifiedPerson & { cookie: string }> {
  const { redirectTo, requestId } = await client.begin({ relayPath: '/oma-sivu', language: 'fi', now })
  const { samlResponse, relayState, cookie } = await choose(redirectTo, { person: String(person) })
  return { ...(await client.finish({ samlResponse, relayState, requestId, now })), cookie }
}

const refusedAs = (name: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, error instanceof Error ? (error.stack ?? '') : String(error))
  assert.equal(error.kind.code, `suomifi-identification.${name}`)
  return true
}

test('PSOP-61: each means of Suomi.fi brings the identity code and the names', async () => {
  const found = []
  for (const index of [0, 1, 2]) {
    const { identityCode, givenNames, familyName, assurance, relayPath } = await identify(index)
    found.push([identityCode.reveal(), givenNames, familyName, assurance, relayPath])
  }
  assert.deepEqual(found, [
    ['010250-9017', 'Väinö Äijö', 'Öörni', 'substantial', '/oma-sivu'],
    ['140385-912T', 'Åsa', 'Lind <& "Co">', 'high', '/oma-sivu'],
    ['080101A907F', 'Ilta', 'Ahopelto', 'substantial', '/oma-sivu'],
  ])
})

test('PSOP-61, PSOP-74: a means below substantial is refused, and a person may cancel', async () => {
  await assert.rejects(identify(3), refusedAs('low-assurance'))
  const { redirectTo, requestId } = await client.begin({ relayPath: '/', language: 'fi', now })
  const { samlResponse } = await choose(redirectTo, { cancel: 'yes' })
  await assert.rejects(client.finish({ samlResponse, relayState: '/', requestId, now }), refusedAs('cancelled'))
})

test('the request is signed, asks for the four levels exactly, and ends with the language', async () => {
  const { redirectTo, requestId } = await client.begin({ relayPath: '/oma-sivu', language: 'sv', now })
  assert.match(redirectTo, /&locale=sv$/)
  const query = new URL(redirectTo).search.slice(1)
  const { root, relayState } = readRedirect(query, [config.certificate])
  assert.equal(root.attributes.get('ID'), requestId)
  assert.equal(relayState, '/oma-sivu')
  const context = root.children.find((child) => child.name === 'RequestedAuthnContext')
  assert.equal(context?.attributes.get('Comparison'), 'exact')
  assert.equal(context?.children.length, 4)
  const spoiled = redirectTo.replace('RelayState=%2Foma-sivu', 'RelayState=%2F')
  assert.equal((await fetch(spoiled)).status, 400)
  await assert.rejects(client.begin({ relayPath: '//elsewhere.example', language: 'fi', now }), /not a path of our own/)
})

test('the pages are plain, escaped, in three languages, and run only the script that sends the form', async () => {
  const { redirectTo } = await client.begin({ relayPath: '/', language: 'sv', now })
  const { html, page, answer, answerHtml } = await choose(redirectTo, { person: '1' })
  assert.match(html, /<html lang="sv">/)
  assert.match(html, /Lind &lt;&amp; &quot;Co&quot;&gt;/)
  assert.ok(!html.includes('<script'))
  assert.match(
    page.headers.get('content-security-policy') ?? '',
    /^default-src 'none'; style-src 'self'; form-action 'self' http:\/\/localhost:4999;/,
  )
  assert.match(
    answer.headers.get('content-security-policy') ?? '',
    /script-src 'self'; form-action 'self' http:\/\/localhost:4999;/,
  )
  assert.match(answerHtml, /<script src="\/send.js" defer><\/script>/)
  assert.match(answerHtml, /Fortsätt till tjänsten<\/button>/)
  assert.equal(await (await fetch(`${simulator.url}/send.js`)).text(), 'document.forms[0].submit()\n')
})

test('signing out of the service signs out at the provider; when its session is gone, ours ends all the same', async () => {
  const person = await identify(0)
  const ask = () =>
    client.beginLogout({ nameId: person.nameId, sessionIndex: person.sessionIndex, relayPath: '/ulos', now })
  const send = async (url: string, cookie: string) => {
    const reply = await fetch(url, { redirect: 'manual', headers: { cookie } })
    return new URL(reply.headers.get('location') ?? 'about:blank').search.slice(1)
  }
  const first = await ask()
  const answer = await send(first.redirectTo, person.cookie)
  assert.deepEqual(await client.finishLogout({ query: answer, now }), {
    kind: 'answered',
    requestId: first.requestId,
    endedThere: true,
    relayPath: '/ulos',
  })
  await assert.rejects(client.finishLogout({ query: answer, now }), refusedAs('used'))
  const second = await ask()
  const gone = await client.finishLogout({ query: await send(second.redirectTo, ''), now })
  assert.equal(gone.kind === 'answered' && gone.endedThere, false)
})

test('signing out at the provider reaches us once, and our answer is signed', async () => {
  const person = await identify(0)
  const asked = await fetch(`${simulator.url}/logout`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: person.cookie },
  })
  const query = new URL(asked.headers.get('location') ?? '').search.slice(1)
  const message = await client.finishLogout({ query, now })
  assert.ok(message.kind === 'asked')
  assert.deepEqual(message.nameId, person.nameId)
  assert.deepEqual(message.sessionIndexes, [person.sessionIndex])
  await assert.rejects(client.finishLogout({ query, now }), refusedAs('used'))
  const { redirectTo } = await client.answerLogout({
    messageId: message.messageId,
    relayState: message.relayState,
    ended: true,
  })
  const page = await fetch(redirectTo)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /Olet kirjautunut ulos/)
})

test('INV-66: a logout message that is unsigned, altered, doubled, foreign, old or misdirected is refused', async () => {
  const provider = await keptSamlKey(folder, 'suomifi-simulator', now)
  const stranger = await makeSamlKey('stranger', now, 2048)
  const parties = { providerId: config.provider.entityId, serviceId: config.entityId, answerUrl: config.answerUrl }
  const asked = { id: randomId(), at: now.getTime(), destination: config.logoutUrl, nameId: '_n', sessionIndex: '_s' }
  const good = logoutRequestXml(asked, parties)
  const queryOf = (xml: string, privateKey = provider.privateKey) =>
    new URL(
      writeRedirect({ to: config.logoutUrl, kind: 'SAMLRequest', xml, relayState: null, privateKey }),
    ).search.slice(1)
  const signed = queryOf(good)
  const bare = signed.replace(/&SigAlg=.*/, '')
  const cases: [string, string][] = [
    [bare, 'response-signature'],
    [signed.replace(/&Signature=.*/, ''), 'response-signature'],
    [
      signed.replace('rsa-sha256', 'rsa-sha1').replace('2001%2F04%2Fxmldsig-more', '2000%2F09%2Fxmldsig'),
      'weak-algorithm',
    ],
    [queryOf(good, stranger.privateKey), 'response-signature'],
    [`${signed}&RelayState=%2Fx`, 'response-signature'],
    [`${signed}&SAMLRequest=x`, 'wrong-shape'],
    [`${signed}&SAMLResponse=x`, 'wrong-shape'],
    [queryOf(logoutRequestXml({ ...asked, destination: 'https://another.example/slo' }, parties)), 'wrong-destination'],
    [queryOf(logoutRequestXml(asked, { ...parties, providerId: 'https://another.example' })), 'wrong-issuer'],
    [queryOf(logoutRequestXml({ ...asked, at: now.getTime() - 11 * 60_000 }, parties)), 'expired'],
    [queryOf(logoutRequestXml({ ...asked, at: now.getTime() + 60_000 }, parties)), 'not-yet-valid'],
    [queryOf(`<!DOCTYPE a>${good}`), 'forbidden-markup'],
    [queryOf('<a/>'), 'wrong-shape'],
  ]
  for (const [query, code] of cases) await assert.rejects(client.finishLogout({ query, now }), refusedAs(code), code)
  const never = logoutResponseXml(
    { requestId: '_never', at: now.getTime(), destination: config.logoutUrl, ended: true },
    parties,
  )
  const answer = new URL(
    writeRedirect({
      to: config.logoutUrl,
      kind: 'SAMLResponse',
      xml: never,
      relayState: '/',
      privateKey: provider.privateKey,
    }),
  )
  await assert.rejects(client.finishLogout({ query: answer.search.slice(1), now }), refusedAs('used'))
})

test('INV-66: a small message that inflates beyond 256 KiB is refused before it is parsed', async () => {
  const provider = await keptSamlKey(folder, 'suomifi-simulator', now)
  const bomb = `<a>${' '.repeat(40 * largestMessage)}</a>`
  assert.ok(deflateRawSync(bomb).length < 20_000)
  const to = writeRedirect({
    to: config.logoutUrl,
    kind: 'SAMLRequest',
    xml: bomb,
    relayState: null,
    privateKey: provider.privateKey,
  })
  await assert.rejects(client.finishLogout({ query: new URL(to).search.slice(1), now }), refusedAs('too-large'))
})

test('the metadata is well-formed and names our addresses, levels, attributes and one certificate', () => {
  const text = client.metadata()
  const root = parseXml(Buffer.from(text))
  assert.equal(root.attributes.get('entityID'), config.entityId)
  assert.equal(text.match(/<ds:X509Certificate>/g)?.length, 1)
  const der = /<ds:X509Certificate>([^<]+)</.exec(text)?.[1] ?? ''
  assert.equal(
    new X509Certificate(Buffer.from(der, 'base64')).fingerprint256,
    new X509Certificate(config.certificate).fingerprint256,
  )
  for (const part of [
    config.answerUrl,
    config.logoutUrl,
    'urn:oid:1.2.246.21',
    'http://ftn.ficora.fi/2017/loa2',
    'AES-GCM',
  ])
    assert.ok(text.includes(part), part)
})

test('a second start of the simulator keeps its key, 0600, and takes a sign-in that began before it', async () => {
  const { redirectTo, requestId } = await client.begin({ relayPath: '/', language: 'fi', now })
  const { certificate } = simulator
  const port = Number(new URL(simulator.url).port)
  await simulator.stop()
  const service = {
    entityId: config.entityId,
    answerUrl: config.answerUrl,
    logoutUrl: config.logoutUrl,
    certificate: config.certificate,
  }
  simulator = await startSimulator({ port, people, service, dataFolder: folder, now: () => now })
  assert.equal(simulator.certificate, certificate)
  const { samlResponse, relayState } = await choose(redirectTo, { person: '0' })
  assert.equal((await client.finish({ samlResponse, relayState, requestId, now })).familyName, 'Öörni')
  assert.equal((await stat(join(folder, 'suomifi-simulator.pem'))).mode & 0o777, 0o600)
})
