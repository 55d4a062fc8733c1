import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { cents } from '../../platform/money.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { type ApplicationStatus, checkRegisterNumber, decidePrice, isLaterStage } from './rules.ts'

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
    service: { unit: 'minute', ceiling: cents(4_000) },
    dayTaken: false,
  } as const
  assert.equal(decidePrice(price, known), null)
  assert.equal(decidePrice(price, { ...known, service: null, provider: false }), 'unknown-service')
  assert.equal(decidePrice(price, { ...known, provider: false }), 'not-applied')
  assert.equal(decidePrice(price, { ...known, today: plainDate('2026-01-06') }), 'starts-in-the-past')
  assert.equal(decidePrice(price, { ...known, dayTaken: true }), 'day-taken')
  assert.equal(decidePrice({ ...price, perUnits: 1 }, known), 'unit-does-not-fit')
  assert.equal(decidePrice({ ...price, priceCents: cents(4_001) }, known), 'above-ceiling')
  assert.equal(decidePrice(price, { ...known, service: { unit: 'visit', ceiling: null } }), 'unit-does-not-fit')
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
