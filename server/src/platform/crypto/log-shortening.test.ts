import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { type LogEvent, packEvent } from '../access-log/event.ts'
import { newId } from '../ids.ts'
import { LOG_PHRASES } from './log-phrases.ts'
import { lengthen, shorten } from './log-shortening.ts'
import { CannotOpen } from './primitives.ts'
import { tries } from './proving.ts'

const now = new Date('2026-11-28T08:00:00Z')
const anId = () => newId<'Something'>(now)

const opening = (): LogEvent => ({
  id: anId(),
  register: newId<'Register'>(now),
  at: now,
  actorId: anId(),
  actorKind: 'worker',
  onBehalfOf: null,
  subjectId: anId(),
  action: 'client.open',
  purpose: 'arranging-service',
  basis: 'task-in-matter',
  reference: anId(),
  groups: ['client.identity', 'client.residence', 'client.contact', 'client.own_contact', 'client.protection'],
  outcome: 'done',
  reason: '',
  channel: 'web',
  correlation: anId(),
  counterpart: null,
})

const same = (record: Uint8Array): void => assert.deepEqual(lengthen(shorten(record)), Buffer.from(record))

test('INV-24: a log record comes back byte for byte, whatever stands in it', () => {
  fc.assert(
    fc.property(
      fc.record({
        action: fc.oneof(fc.constantFrom(...LOG_PHRASES), fc.string({ unit: 'binary' })),
        groups: fc.array(fc.oneof(fc.constantFrom(...LOG_PHRASES), fc.string())),
        reason: fc.string(),
        onBehalfOf: fc.option(fc.uuid()),
        at: fc.date({ noInvalidDate: true }),
      }),
      (changes) => same(packEvent({ ...opening(), ...changes })),
    ),
    { numRuns: tries(20_000) },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => same(bytes)),
    { numRuns: tries(20_000) },
  )
  // The pieces that numbers, ids and phrases are made of, in orders that no record has.
  const pieces = ['[', ']', ',', '"', '1795873939000', '9', '"client.open"', '"AZ5K7yCAcAC_1Zk8n8n8ng"', '\x80', '\x81']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) =>
      same(Buffer.from(' '.repeat(32) + parts.join(''), 'latin1')),
    ),
    { numRuns: tries(20_000) },
  )
})

test('an opening of five groups fits 111 bytes with its salt, so that it is sealed in 112', () => {
  const record = packEvent(opening())
  assert.ok(record.length > 280)
  assert.equal(shorten(record).length, 111)
})

test('bytes that nobody wrote short are refused', () => {
  const salt = Buffer.alloc(32)
  for (const wrong of ['81', '82', '83010203', '80', '88ff', '8fff', '84', `81${'00'.repeat(15)}`])
    assert.throws(() => lengthen(Buffer.concat([salt, Buffer.from(wrong, 'hex')])), CannotOpen, wrong)
})

test('phrases keep their numbers: records of twelve years name them', () => {
  assert.equal(new Set(LOG_PHRASES).size, LOG_PHRASES.length)
  // New phrases are added behind these; these lines are never changed, new ones may follow.
  const upTo = (count: number) => hash('sha256', LOG_PHRASES.slice(0, count).join('\n'))
  assert.equal(upTo(103), 'e16c08a87dbdba3020b3f3060298fda0d3e553083262d93ca9dd9fe7dab851cd')
  assert.equal(upTo(116), '7a420768e0a6eeb3a6e8300740ce6c4b64bfa25f56954af14a24b2daafe8fb3d')
})
