import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tries } from '../../platform/crypto/proving.ts'
import { addDays, plainDate } from '../../platform/time/plain-date.ts'
import { GUARD_RULES, type GuardFacts, heldBack } from './guard.ts'

const today = plainDate('2026-11-28')
const facts: GuardFacts = { readingAs: null, isProtected: false, held: new Map(), today }
const entry = { id: 'e1', actorId: 'worker', actorKind: 'worker' as const, isProviderSide: false }

test('AC-22: an entry that would tell who reported a concern is held back from everybody until its day, and shown on that day', () => {
  const held = new Map([['e1', addDays(today, 10)]])
  assert.deepEqual(heldBack(entry, { ...facts, held }), {
    rule: 'held-by-officer',
    until: 'release-day',
    releaseOn: '2026-12-08',
  })
  assert.equal(heldBack(entry, { ...facts, held, today: addDays(today, 10) }), null)
  assert.equal(heldBack({ ...entry, id: 'e2' }, { ...facts, held }), null)
})

test('AC-20: who acts on behalf does not see what the client or another guardian has done, and sees what they did themself', () => {
  const reading = { ...facts, readingAs: ['mother'] }
  const by = (actorId: string) => heldBack({ ...entry, actorKind: 'client', actorId }, reading)?.rule
  assert.deepEqual(
    [by('child'), by('father'), by('mother')],
    ['another-acting-person', 'another-acting-person', undefined],
  )
  assert.equal(heldBack({ ...entry, actorKind: 'client', actorId: 'father' }, facts), null)
})

test('AC-19: the unit that a protected client visits is not told to who acts on behalf; unknown protection counts as protected', () => {
  const atUnit = { ...entry, isProviderSide: true }
  assert.equal(heldBack(atUnit, { ...facts, isProtected: true, readingAs: ['father'] })?.rule, 'protected-place')
  assert.equal(heldBack(atUnit, { ...facts, isProtected: true }), null)
  assert.equal(heldBack(entry, { ...facts, isProtected: true, readingAs: ['father'] }), null)
})

test('INV-44: for a barred reader a log with the held entries and one without them read the same', () => {
  const entries = fc.record({
    id: fc.uuid(),
    actorId: fc.constantFrom('child', 'father', 'mother', 'worker'),
    actorKind: fc.constantFrom('client' as const, 'worker' as const, 'system' as const),
    isProviderSide: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(entries), fc.array(fc.uuid()), fc.boolean(), (log, held, isProtected) => {
      const of: GuardFacts = {
        readingAs: ['mother'],
        isProtected,
        held: new Map(held.map((id) => [id, addDays(today, 5)])),
        today,
      }
      const shown = (rows: typeof log) => rows.filter((row) => heldBack(row, of) === null)
      assert.deepEqual(shown(log), shown(shown(log)))
      for (const row of log) {
        const without = log.filter((other) => other !== row)
        if (heldBack(row, of)) assert.deepEqual(shown(without), shown(log))
      }
    }),
    { numRuns: tries(10_000) },
  )
})

test('every rule of the guard tells its reason in three languages and when it ends', () => {
  for (const { reason, until, code } of GUARD_RULES) {
    assert.equal(new Set([reason.fi, reason.sv, reason.en]).size, 3, code)
    assert.match(reason.fi, /\d+\/\d{4}/, code)
    assert.ok(['mandate-ends', 'order-ends', 'release-day'].includes(until), code)
  }
})
