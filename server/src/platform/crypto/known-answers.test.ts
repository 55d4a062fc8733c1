import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkKnownAnswers, KnownAnswerFailed, ours, type Primitives } from './known-answers.ts'

const turned = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes)
  copy[0] = (copy[0] ?? 0) ^ 1
  return copy
}

test('INV-37: the published answers come out', () => {
  checkKnownAnswers()
})

const faults: Record<string, Partial<Primitives>> = {
  'AES-GCM seals wrongly': {
    gcmEncrypt: (key, nonce, aad, plaintext, out, at) => {
      ours.gcmEncrypt(key, nonce, aad, plaintext, out, at)
      turned(out).copy(out)
    },
  },
  'AES-GCM forgets the additional data': {
    gcmEncrypt: (key, nonce, _aad, plaintext, out, at) =>
      ours.gcmEncrypt(key, nonce, Buffer.alloc(0), plaintext, out, at),
  },
  'AES-GCM opens to something else': {
    gcmDecrypt: (key, nonce, aad, text, tag) => turned(ours.gcmDecrypt(key, nonce, aad, text, tag)),
  },
  'AES-GCM does not look at the tag': { gcmDecrypt: acceptsAnyTag },
  'HMAC is wrong': { hmac: (key, data) => turned(ours.hmac(key, data)) },
  'HKDF is wrong': { hkdf: (from, salt, info, length) => turned(ours.hkdf(from, salt, info, length)) },
  'HKDF forgets the salt': { hkdf: (from, _salt, info, length) => ours.hkdf(from, Buffer.alloc(0), info, length) },
  'Ed25519 signs wrongly': { ed25519Sign: (key, message) => turned(ours.ed25519Sign(key, message)) },
  'Ed25519 accepts all': { ed25519Verify: () => true },
  'Ed25519 refuses all': { ed25519Verify: () => false },
}

function acceptsAnyTag(...[key, nonce, aad, text, tag]: Parameters<Primitives['gcmDecrypt']>): Buffer {
  for (let value = 0; value < 256; value += 1) {
    const tried = Buffer.from(tag)
    tried[0] = value
    try {
      return ours.gcmDecrypt(key, nonce, aad, text, tried)
    } catch {
      // The next value of the byte that the check turns.
    }
  }
  throw new Error('the fault was not injected')
}

for (const [fault, broken] of Object.entries(faults)) {
  test(`INV-37: start-up stops when ${fault}`, () => {
    assert.throws(() => checkKnownAnswers({ ...ours, ...broken }), KnownAnswerFailed)
  })
}
