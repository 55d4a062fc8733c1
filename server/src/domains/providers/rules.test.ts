import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { cents } from '../../platform/money.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { type ApplicationStatus, checkRegisterNumber, decideConfirmation, decidePrice, isLaterStage } from './rules.ts'

test('569/2009 5 §: a register number has the national form and is of the company itself', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['1.2.246.10.1234563.10.0', 'ok'],
    ['1.2.246.10.1234563.10.12', 'ok'],
    ['1.2.246.10.1234564.10.0', 'of-another-company'],
    ['1.2.246.10.01234563.10.0', 'not-the-form'],
    ['1.2.246.10.1234563.10', 'not-the-form'],
    ['1.2.246.10.1234563.11.0', 'not-the-form'],
    ['1.2.246.10.1234563.10.0.1', 'not-the-form'],
    ['', 'not-the-form'],
  ]
  for (const [stated, expected] of cases) assert.equal(checkRegisterNumber(stated, '0123456-3'), expected, stated)
})

test('a price is taken only when every reason against it is absent, and the first reason is told', () => {
  const price = {
    id: newId<'Price'>(instantAt(1_767_607_200_000)),
    serviceCode: 'kotipalvelu',
    validFrom: plainDate('2026-01-05'),
    priceCents: cents(4_000),
    perUnits: 60,
  }
  const known = {
    today: plainDate('2026-01-05'),
    provider: true,
    service: { unit: 'minute', ceiling: cents(4_000), withinCeiling: 'take-effect' },
    dayTaken: false,
  } as const
  assert.deepEqual(decidePrice(price, known), { taken: 'at-once' })
  const refusal = (of: typeof price, facts: Parameters<typeof decidePrice>[1]) => {
    const decision = decidePrice(of, facts)
    return 'refused' in decision ? decision.refused : decision.taken
  }
  assert.equal(refusal(price, { ...known, service: null, provider: false }), 'unknown-service')
  assert.equal(refusal(price, { ...known, provider: false }), 'not-applied')
  assert.equal(refusal(price, { ...known, today: plainDate('2026-01-06') }), 'starts-in-the-past')
  assert.equal(refusal(price, { ...known, dayTaken: true }), 'day-taken')
  assert.equal(refusal({ ...price, perUnits: 1 }, known), 'unit-does-not-fit')
  assert.equal(refusal({ ...price, priceCents: cents(4_001) }, known), 'above-ceiling')
  assert.equal(refusal(price, { ...known, service: { ...known.service, unit: 'visit' } }), 'unit-does-not-fit')
})

test('a price takes effect by itself only within a ceiling whose rule says so', () => {
  const price = {
    id: newId<'Price'>(instantAt(1_767_607_200_000)),
    serviceCode: 'kotipalvelu',
    validFrom: plainDate('2026-01-05'),
    priceCents: cents(4_000),
    perUnits: 60,
  }
  const facts = { today: plainDate('2026-01-05'), provider: true, dayTaken: false } as const
  const cases = [
    [cents(4_000), 'take-effect', { taken: 'at-once' }],
    [cents(3_999), 'take-effect', { refused: 'above-ceiling' }],
    [cents(4_000), 'wait', { taken: 'waiting' }],
    [cents(3_999), 'wait', { refused: 'above-ceiling' }],
    [null, 'wait', { taken: 'waiting' }],
    // A rule that says so without a ceiling is refused where it is published; were one there, nothing would take effect by it.
    [null, 'take-effect', { taken: 'waiting' }],
  ] as const
  for (const [ceiling, withinCeiling, expected] of cases)
    assert.deepEqual(decidePrice(price, { ...facts, service: { unit: 'minute', ceiling, withinCeiling } }), expected)
})

test('INV-55: an account is confirmed by two people, neither of whom made the change', () => {
  assert.equal(decideConfirmation({ madeBy: 'a', firstBy: null }, 'a'), 'made-by-you')
  assert.equal(decideConfirmation({ madeBy: 'a', firstBy: null }, 'b'), 'first')
  assert.equal(decideConfirmation({ madeBy: 'a', firstBy: 'b' }, 'b'), 'again')
  assert.equal(decideConfirmation({ madeBy: 'a', firstBy: 'b' }, 'a'), 'made-by-you')
  assert.equal(decideConfirmation({ madeBy: 'a', firstBy: 'b' }, 'c'), 'second')
})

test('an answer that comes late never undoes a later one', () => {
  const stages: readonly ApplicationStatus[] = ['sent', 'received', 'admitted', 'refused', 'ended']
  const forward = stages.flatMap((than) =>
    stages.filter((next) => isLaterStage(next, than)).map((next) => `${than}→${next}`),
  )
  assert.deepEqual(forward, [
    'sent→received',
    'sent→admitted',
    'sent→refused',
    'sent→ended',
    'received→admitted',
    'received→refused',
    'received→ended',
    'admitted→ended',
    'refused→ended',
  ])
})
