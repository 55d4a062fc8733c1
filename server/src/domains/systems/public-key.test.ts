import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { calculateJwkThumbprint } from 'jose'
import { readPublicKey } from './public-key.ts'

const pairs = {
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: generateKeyPairSync('ed25519'),
}

test('a public key is read from JWK, from a set of one and from PEM, to the same thumbprint', async () => {
  for (const { publicKey } of Object.values(pairs)) {
    const jwk = publicKey.export({ format: 'jwk' })
    const thumbprint = await calculateJwkThumbprint(publicKey)
    for (const text of [
      JSON.stringify(jwk),
      JSON.stringify({ keys: [{ ...jwk, kid: 'oma', use: 'sig' }] }),
      publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    ])
      assert.deepEqual(readPublicKey(text), { jwk, thumbprint })
  }
})

test('INV-66: a private or shared key, another algorithm and what is no key are refused, each by its name', () => {
  const { privateKey } = pairs.ES256
  const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 })
  const otherCurve = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const spki = (key: { export(o: { format: 'pem'; type: 'spki' }): string | Buffer }) =>
    key.export({ format: 'pem', type: 'spki' }).toString()
  const cases: readonly [text: string, fault: string][] = [
    [privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), 'private-key'],
    [JSON.stringify(privateKey.export({ format: 'jwk' })), 'private-key'],
    [JSON.stringify({ keys: [privateKey.export({ format: 'jwk' })] }), 'private-key'],
    [JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' }), 'private-key'],
    [spki(weak.publicKey), 'wrong-algorithm'],
    [JSON.stringify(weak.publicKey.export({ format: 'jwk' })), 'wrong-algorithm'],
    [spki(otherCurve.publicKey), 'wrong-algorithm'],
    ['', 'not-a-key'],
    ['avain', 'not-a-key'],
    ['{"kty":"EC"', 'not-a-key'],
    [JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' }), 'not-a-key'],
    [JSON.stringify({ keys: [] }), 'not-a-key'],
    ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'not-a-key'],
  ]
  for (const [text, fault] of cases) assert.deepEqual(readPublicKey(text), { fault }, text.slice(0, 60))
})
