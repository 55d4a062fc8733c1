import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Refusal } from '../../platform/refusals.ts'
import { type Forgery, givenParties, part, without } from './given.ts'
import { makeSamlKey } from './keys.ts'
import { clockSkewMs, largestMessage } from './names.ts'
import { signRoot } from './simulator-messages.ts'

const now = new Date('2026-11-24T10:00:00Z')
const minute = 60_000
let world: Awaited<ReturnType<typeof givenParties>>

before(async () => {
  world = await givenParties(now)
})

const finish = (requestId: string | null, samlResponse: string, relayState: string | null = '/oma-sivu', at = now) =>
  world.client.finish({ samlResponse, relayState, requestId, now: at })

const refusedAs = (name: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, error instanceof Error ? (error.stack ?? '') : String(error))
  assert.equal(error.kind.code, `suomifi-identification.${name}`)
  return true
}

test('INV-66: a genuine answer is accepted once, with every letter of the name', async () => {
  const requestId = await world.begin()
  const answer = world.answer(requestId)
  const person = await finish(requestId, answer)
  assert.equal(person.identityCode.reveal(), '010250-9017')
  assert.equal(String(person.identityCode), '[secret]')
  assert.equal(person.givenNames, 'Väinö Äijö')
  assert.equal(person.familyName, 'Öörni-Åkerman')
  assert.equal(person.assurance, 'substantial')
  assert.equal(person.relayPath, '/oma-sivu')
  await assert.rejects(finish(requestId, answer), refusedAs('used'))
})

for (const [level, assurance] of [
  ['http://ftn.ficora.fi/2017/loa2', 'substantial'],
  ['http://ftn.ficora.fi/2017/loa3', 'high'],
  ['http://eidas.europa.eu/LoA/substantial', 'substantial'],
  ['http://eidas.europa.eu/LoA/high', 'high'],
])
  test(`PSOP-61: an answer at ${level} is accepted as ${assurance}`, async () => {
    const requestId = await world.begin()
    assert.equal(
      (await finish(requestId, world.answer(requestId, { facts: { level: level ?? '' } }))).assurance,
      assurance,
    )
  })

test('INV-66: names with markup in them, long ones and SHA-512 are accepted', async () => {
  const requestId = await world.begin()
  const facts = { givenNames: 'Ann & <Bo> "C"', familyName: `O'${'ö'.repeat(150)}` }
  const person = await finish(requestId, world.answer(requestId, { facts, strength: 'sha512' }))
  assert.deepEqual([person.givenNames, person.familyName], [facts.givenNames, facts.familyName])
})

const iso = (ms: number) => new Date(now.getTime() + ms).toISOString()
const flip = (xml: string, at: number) => {
  const [start = '', value = '', end = ''] =
    /^(.*<xenc:CipherValue>)(.*)(<\/xenc:CipherValue>.*?)$/s.exec(xml)?.slice(1) ?? []
  const bytes = Buffer.from(value, 'base64')
  bytes[at < 0 ? bytes.length + at : at] = (bytes.at(at) ?? 0) ^ 1
  return start + bytes.toString('base64') + end
}
const comment = (xml: string) => xml.replace('Öörni-', 'Öörni<!-- -->-')

const corpus: readonly [string, string, Forgery][] = [
  ['nothing signed', 'response-signature', { signResponse: false, signAssertion: false }],
  ['only the assertion signed', 'response-signature', { signResponse: false }],
  ['only the response signed', 'assertion-signature', { signAssertion: false }],
  ['an assertion that is not encrypted', 'not-encrypted', { encrypt: false }],
  [
    'a changed destination after signing',
    'wrong-destination',
    { signedResponse: (xml) => xml.replace('/saml/acs', '/saml/acs2') },
  ],
  [
    'a changed instant after signing',
    'response-signature',
    { signedResponse: (xml) => xml.replace(iso(0), iso(1000)) },
  ],
  [
    'a changed name after the assertion was signed',
    'assertion-signature',
    { signedAssertion: (xml) => xml.replace('010250-9017', '140385-912T') },
  ],
  ['a bit flipped in the ciphertext', 'response-signature', { signedResponse: (xml) => flip(xml, 40) }],
  ['a bit flipped in the ciphertext before signing', 'not-decryptable', { encrypted: (xml) => flip(xml, 40) }],
  ['a bit flipped in the tag before signing', 'not-decryptable', { encrypted: (xml) => flip(xml, -1) }],
  [
    'CBC encryption',
    'weak-algorithm',
    { encrypted: (xml) => xml.replace('2009/xmlenc11#aes256-gcm', '2001/04/xmlenc#aes256-cbc') },
  ],
  ['RSA 1.5 key transport', 'weak-algorithm', { encrypted: (xml) => xml.replace('rsa-oaep-mgf1p', 'rsa-1_5') }],
  ['SHA-1 signatures', 'weak-algorithm', { strength: 'sha1' }],
  [
    'a canonical form with comments',
    'weak-algorithm',
    { signedResponse: (xml) => xml.replace('xml-exc-c14n#"', 'xml-exc-c14n#WithComments"') },
  ],
  [
    'HMAC with the public certificate',
    'weak-algorithm',
    { signedResponse: (xml) => xml.replace('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#hmac-sha1') },
  ],
  ['another audience', 'wrong-audience', { parties: { serviceId: 'https://another.example/saml' } }],
  [
    'a second audience',
    'wrong-shape',
    {
      unsignedAssertion: (xml) =>
        xml.replace('</saml2:Audience>', '</saml2:Audience><saml2:Audience>https://another.example</saml2:Audience>'),
    },
  ],
  ['no audience', 'wrong-audience', { unsignedAssertion: (xml) => without(xml, 'saml2:AudienceRestriction') }],
  ['another destination', 'wrong-destination', { parties: { answerUrl: 'https://another.example/saml/acs' } }],
  [
    'another recipient inside',
    'wrong-destination',
    {
      unsignedAssertion: (xml) =>
        xml.replace('Recipient="https://seloste.example', 'Recipient="https://another.example'),
    },
  ],
  ['no destination', 'wrong-destination', { unsignedResponse: (xml) => xml.replace(/ Destination="[^"]*"/, '') }],
  ['another issuer', 'wrong-issuer', { parties: { providerId: 'https://another.example/idp1' } }],
  [
    'another issuer inside only',
    'wrong-issuer',
    { unsignedAssertion: (xml) => xml.replace('<saml2:Issuer>https://provider', '<saml2:Issuer>https://another') },
  ],
  ['an assertion from ten minutes ago', 'expired', { at: now.getTime() - 10 * minute - clockSkewMs }],
  [
    'conditions that ended just now',
    'expired',
    {
      unsignedAssertion: (xml) => xml.replace(/(<saml2:Conditions[^>]*NotOnOrAfter=")[^"]*/, `$1${iso(-clockSkewMs)}`),
    },
  ],
  [
    'a confirmation that ended just now',
    'expired',
    {
      unsignedAssertion: (xml) =>
        xml.replace(/NotOnOrAfter="[^"]*" Recipient/, `NotOnOrAfter="${iso(-clockSkewMs)}" Recipient`),
    },
  ],
  ['an answer of the future', 'not-yet-valid', { at: now.getTime() + clockSkewMs + 1 }],
  [
    'conditions of the future',
    'not-yet-valid',
    { unsignedAssertion: (xml) => xml.replace(/NotBefore="[^"]*"/, `NotBefore="${iso(clockSkewMs + 1)}"`) },
  ],
  [
    'no end of validity',
    'not-accepted',
    { unsignedAssertion: (xml) => xml.replace(/(<saml2:Conditions NotBefore="[^"]*") NotOnOrAfter="[^"]*"/, '$1') },
  ],
  ['local time', 'not-readable', { unsignedAssertion: (xml) => xml.replace(/(NotBefore="[^"]*)Z"/, '$1+02:00"') }],
  ['a comment in the name, after signing', 'forbidden-markup', { signedAssertion: comment }],
  ['a comment in the name, signed', 'forbidden-markup', { unsignedAssertion: comment }],
  [
    'a comment outside',
    'forbidden-markup',
    { signedResponse: (xml) => xml.replace('<saml2p:Status>', '<!-- --><saml2p:Status>') },
  ],
  [
    'a CDATA section',
    'forbidden-markup',
    {
      signedResponse: (xml) =>
        xml.replace('https://provider.example/idp1', '<![CDATA[https://provider.example/idp1]]>'),
    },
  ],
  ['a processing instruction', 'forbidden-markup', { signedResponse: (xml) => `${xml}<?go on?>` }],
  ['a DTD', 'forbidden-markup', { signedResponse: (xml) => `<!DOCTYPE r [<!ENTITY e "x">]>${xml}` }],
  [
    'an outside entity in the assertion',
    'forbidden-markup',
    { signedAssertion: (xml) => `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml}` },
  ],
  ['an unsolicited answer', 'unsolicited', { facts: { requestId: null } }],
  ['a low assurance', 'low-assurance', { facts: { level: 'urn:oid:1.2.246.517.3002.110.999' } }],
  [
    'a password',
    'low-assurance',
    { facts: { level: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport' } },
  ],
  ['no identity code', 'no-identity-code', { facts: { identityCode: null } }],
  ['a malformed identity code', 'no-identity-code', { facts: { identityCode: "010250-9017' OR 1=1" } }],
  [
    'the identity code twice',
    'wrong-shape',
    {
      unsignedAssertion: (xml) => xml.replace(part(xml, 'saml2:Attribute'), (all) => all + all.replace('9017', '902U')),
    },
  ],
  [
    'two values of the identity code',
    'wrong-shape',
    {
      unsignedAssertion: (xml) =>
        xml.replace(
          '</saml2:AttributeValue>',
          '</saml2:AttributeValue><saml2:AttributeValue>140385-912T</saml2:AttributeValue>',
        ),
    },
  ],
  ['no family name', 'missing-names', { facts: { familyName: '' } }],
  [
    'a cancelled identification',
    'cancelled',
    {
      unsignedResponse: (xml) =>
        xml.replace(
          /<saml2p:StatusCode [^>]*\/>/,
          '<saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></saml2p:StatusCode>',
        ),
    },
  ],
  [
    'a failure with an assertion',
    'provider-refused',
    { unsignedResponse: (xml) => xml.replace('status:Success', 'status:Responder') },
  ],
  ['two assertions', 'wrong-shape', { encrypted: (xml) => xml + xml }],
  [
    'something we do not know',
    'wrong-shape',
    { unsignedResponse: (xml) => xml.replace('<saml2p:Status>', '<saml2p:Extensions/><saml2p:Status>') },
  ],
  ['half a message', 'not-readable', { signedResponse: (xml) => xml.slice(0, -20) }],
]
for (const [name, code, forgery] of corpus)
  test(`INV-66: ${name} is refused as ${code}`, async () => {
    const requestId = await world.begin()
    await assert.rejects(finish(requestId, world.answer(requestId, forgery)), refusedAs(code))
    // A refused answer does not use up the request, so a forger cannot stop the genuine one.
    await finish(requestId, world.answer(requestId))
  })

test('PSOP-74: a person is not signed in by an answer to another browser, or to no request of ours', async () => {
  const mine = await world.begin()
  const theirs = await world.begin()
  await assert.rejects(finish(mine, world.answer(theirs)), refusedAs('wrong-request'))
  await assert.rejects(finish(null, world.answer(theirs)), refusedAs('unsolicited'))
  const never = `_${'0'.repeat(40)}`
  await assert.rejects(finish(never, world.answer(never)), refusedAs('used'))
})

test('INV-66: of two copies that arrive at once, one is accepted', async () => {
  const requestId = await world.begin()
  const answer = world.answer(requestId)
  const outcomes = await Promise.allSettled([
    finish(requestId, answer),
    finish(requestId, answer),
    finish(requestId, answer),
  ])
  assert.equal(outcomes.filter((one) => one.status === 'fulfilled').length, 1)
})

test('INV-66: one assertion in the answers to two requests is taken once', async () => {
  const [first, second] = [await world.begin(), await world.begin()]
  const id = (xml: string) => xml.replace(/ID="_[0-9a-f]+"/, 'ID="_same"')
  await finish(first, world.answer(first, { unsignedAssertion: id }))
  await assert.rejects(finish(second, world.answer(second, { unsignedAssertion: id })), refusedAs('used'))
})

test('INV-66: a key that is not pinned signs nothing, though its certificate is in the message', async () => {
  const requestId = await world.begin()
  const stranger = await makeSamlKey('stranger', now, 2048)
  await assert.rejects(finish(requestId, world.answer(requestId, {}, stranger)), refusedAs('response-signature'))
  const resigned: Forgery = { signedAssertion: (xml) => signRoot(without(xml, 'ds:Signature'), stranger) }
  await assert.rejects(finish(requestId, world.answer(requestId, resigned)), refusedAs('assertion-signature'))
})

test('INV-66: a message over 256 KiB, and one that is not base64, are not parsed', async () => {
  const requestId = await world.begin()
  const large = Buffer.alloc(largestMessage + 1, 'a').toString('base64')
  await assert.rejects(finish(requestId, large), refusedAs('too-large'))
  await assert.rejects(finish(requestId, 'a'.repeat(10_000_000)), refusedAs('too-large'))
  for (const text of ['', '%%%%', 'YWJj=', '<xml/>'])
    await assert.rejects(finish(requestId, text), refusedAs('not-readable'))
})

test('INV-66: bytes that are not UTF-8 are refused, not repaired', async () => {
  const requestId = await world.begin()
  const bytes = Buffer.from(world.answer(requestId), 'base64')
  const broken = Buffer.concat([bytes.subarray(0, -1), Buffer.from([0xff, 0x3e])]).toString('base64')
  await assert.rejects(finish(requestId, broken), refusedAs('not-readable'))
})

test('INV-66: the way back is a path of our own', async () => {
  const requestId = await world.begin()
  for (const relay of [
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
  ])
    await assert.rejects(finish(requestId, world.answer(requestId), relay), refusedAs('wrong-return-path'))
  assert.equal((await finish(requestId, world.answer(requestId), null)).relayPath, '/')
})

test('INV-66: clocks may differ by 30 s and no more', async () => {
  for (const [at, good] of [
    [now.getTime() + clockSkewMs, true],
    [now.getTime() + clockSkewMs + 1, false],
    [now.getTime() - 5 * minute - clockSkewMs + 1, true],
    [now.getTime() - 5 * minute - clockSkewMs, false],
  ] as const) {
    const requestId = await world.begin()
    const answer = finish(requestId, world.answer(requestId, { at }))
    if (good) await answer
    else await assert.rejects(answer, Refusal)
  }
})
