import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { canaryHunt } from './canary-hunt.ts'

const CANARY = 'Kanäria Lintunen'

test('INV-28: a planted value is found in every encoding, wherever it begins, and nothing else is', () => {
  const hunt = canaryHunt([CANARY, '140385-912T'])
  const found = (bytes: Buffer) => hunt(bytes).map(({ canary }) => canary)
  const text = Buffer.from(CANARY)
  const forms = [
    ...[text, Buffer.from(CANARY, 'latin1'), Buffer.from(CANARY, 'utf16le'), Buffer.from(CANARY, 'utf16le').swap16()],
    ...[CANARY.toUpperCase(), CANARY.toLowerCase(), encodeURIComponent(CANARY), [...CANARY].reverse().join('')].map(
      (form) => Buffer.from(form),
    ),
    ...['Kan\\u00e4ria Lintunen', text.toString('hex'), text.toString('hex').toUpperCase()].map((form) =>
      Buffer.from(form),
    ),
    ...[0, 1, 2, 3, 4].flatMap((before) =>
      (['base64', 'base64url'] as const).map((coding) =>
        Buffer.from(Buffer.concat([Buffer.alloc(before, 7), text, Buffer.from('!')]).toString(coding)),
      ),
    ),
    ...['sha256', 'sha1', 'md5'].flatMap((hash) => {
      const digest = createHash(hash).update(CANARY).digest()
      return [digest, Buffer.from(digest.toString('hex'))]
    }),
  ]
  for (const form of forms) {
    assert.ok(
      found(Buffer.concat([Buffer.from('xyz '), form, Buffer.from('q')])).includes(CANARY),
      form.toString('latin1'),
    )
    assert.deepEqual(found(Buffer.from(form.toString('latin1').slice(0, 4))), [])
  }
  assert.ok(found(gzipSync(Buffer.from(`a longer text with ${CANARY} in it`))).includes(CANARY))
  assert.deepEqual([...new Set(found(Buffer.from('140385912T')))], ['140385-912T'])
  assert.deepEqual(found(Buffer.from('Kanaria Lintu, 140385-913T')), [])
})
