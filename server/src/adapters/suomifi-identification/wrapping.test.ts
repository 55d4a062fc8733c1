import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Refusal } from '../../platform/refusals.ts'
import { givenParties, part, without } from './given.ts'

const now = new Date('2026-11-24T10:00:00Z')
let world: Awaited<ReturnType<typeof givenParties>>

before(async () => {
  world = await givenParties(now)
})

const finish = (requestId: string, samlResponse: string) =>
  world.client.finish({ samlResponse, relayState: '/', requestId, now })

const evil = (xml: string) =>
  without(xml, 'ds:Signature')
    .replaceAll('010250-9017', '140385-912T')
    .replace(/ID="_[0-9a-f]+"/, 'ID="_evil"')

/**
 * Signature wrapping as Somorovsky and others named it in 2012, XSW1–8. The signed element is genuine; the element that
 * a careless reader takes is not. For the response the forger has an answer from the wire; for the assertion we let the
 * forger have the outer signature and the encryption too, so that the inner check is tried alone.
 */
const wrappedResponse: Readonly<Record<string, (xml: string) => string>> = {
  'XSW1: the genuine response inside the signature of a forged one': (xml) => {
    const signature = part(xml, 'ds:Signature').replace(
      '</ds:Signature>',
      `<ds:Object>${without(xml, 'ds:Signature')}</ds:Object></ds:Signature>`,
    )
    return evil(xml).replace('<saml2p:Status>', `${signature}<saml2p:Status>`)
  },
  'XSW2: the genuine response before its signature, inside a forged one': (xml) =>
    evil(xml).replace('<saml2p:Status>', `${without(xml, 'ds:Signature')}${part(xml, 'ds:Signature')}<saml2p:Status>`),
  'a forged response around the genuine one': (xml) =>
    evil(xml).replace('<saml2p:Status>', `<saml2p:Extensions>${xml}</saml2p:Extensions><saml2p:Status>`),
  'two responses with the same ID': (xml) =>
    xml.replace(
      '<saml2p:Status>',
      `<saml2p:Extensions>${without(xml, 'ds:Signature')}</saml2p:Extensions><saml2p:Status>`,
    ),
}
const inside = (signed: string, forged: string, before: boolean) => (before ? forged + signed : signed + forged)
const wrappedAssertion: Readonly<Record<string, (xml: string) => string>> = {
  'XSW3: a forged assertion before the genuine one': (xml) => inside(xml, evil(xml), true),
  'XSW4: the genuine assertion inside a forged one': (xml) =>
    evil(xml).replace('</saml2:Assertion>', `${xml}</saml2:Assertion>`),
  'XSW5: the signature in a forged assertion, the genuine one after it': (xml) => {
    const forged = evil(xml).replace('<saml2:Subject>', `${part(xml, 'ds:Signature')}<saml2:Subject>`)
    return inside(forged, without(xml, 'ds:Signature'), false)
  },
  'XSW6: the genuine assertion inside the signature of a forged one': (xml) => {
    const object = `<ds:Object>${without(xml, 'ds:Signature')}</ds:Object></ds:Signature>`
    return evil(xml).replace(
      '<saml2:Subject>',
      `${part(xml, 'ds:Signature').replace('</ds:Signature>', object)}<saml2:Subject>`,
    )
  },
  'XSW7: a forged assertion inside an element of its own': (xml) =>
    xml.replace('<saml2:Subject>', `<saml2:Advice>${evil(xml)}</saml2:Advice><saml2:Subject>`),
  'XSW8: the genuine assertion inside an object of the signature': (xml) => {
    const object = `<ds:Object>${xml}</ds:Object></ds:Signature>`
    return evil(xml).replace(
      '<saml2:Subject>',
      `${part(xml, 'ds:Signature').replace('</ds:Signature>', object)}<saml2:Subject>`,
    )
  },
}

/** Which of the checks is first to see a wrapped message is not the point. */
const refusedInside = (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error))
  const code = error.kind.code.split('.')[1] ?? ''
  assert.ok(
    ['assertion-signature', 'response-signature', 'wrong-shape', 'not-readable', 'not-accepted'].includes(code),
    code,
  )
  return true
}

for (const [name, signedResponse] of Object.entries(wrappedResponse))
  test(`AC-28, INV-66: ${name} is refused`, async () => {
    const requestId = await world.begin()
    await assert.rejects(finish(requestId, world.answer(requestId, { signedResponse })), refusedInside)
  })

for (const [name, signedAssertion] of Object.entries(wrappedAssertion)) {
  test(`AC-28, INV-66: ${name} is refused, encrypted and with a good signature around it`, async () => {
    const requestId = await world.begin()
    await assert.rejects(finish(requestId, world.answer(requestId, { signedAssertion })), refusedInside)
  })
  test(`AC-28, INV-66: ${name} is refused in the clear`, async () => {
    const requestId = await world.begin()
    const answer = world.answer(requestId, { signedAssertion, encrypt: false })
    await assert.rejects(finish(requestId, answer), (error: unknown) => {
      assert.ok(error instanceof Refusal, String(error))
      assert.equal(error.kind.code, 'suomifi-identification.not-encrypted')
      return true
    })
  })
}
