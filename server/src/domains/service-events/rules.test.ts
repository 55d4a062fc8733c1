import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tries } from '../../platform/crypto/proving.ts'
import { cents, lineAmount } from '../../platform/money.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { fixedHourly } from '../services/given.ts'
import { amountsOf, decideRecording, entriesOf, type RecordingGround, withDelivery, withoutOriginal } from './rules.ts'

const today = plainDate('2026-03-15')

const ground = (changes: Partial<RecordingGround> = {}): RecordingGround => ({
  contract: { from: plainDate('2026-02-01'), to: plainDate('2026-03-31') },
  admitted: true,
  unseen: 0,
  price: { id: 'price', cents: cents(4_200), per: 60 },
  reservation: { id: 'r', quantity: 600, posted: 0, released: 0, ended: false },
  period: { id: 'p', granted: 600, reserved: 600, spent: 0 },
  value: { rule: fixedHourly(3_800), freeOfCharge: false, ownShare: true, decidedUnitValue: null },
  ...changes,
})
const delivery = (changes: { day?: string; quantity?: number } = {}) => ({
  day: plainDate(changes.day ?? '2026-03-10'),
  quantity: changes.quantity ?? 60,
  startMinute: null,
})

const amount = fc.integer({ min: 1, max: 20_000 })

test('INV-52: the organiser pays min(voucher value, agreed price), the client the rest and never less than nothing', () => {
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 1, max: 10_000 }), (price, value, quantity) => {
      const made = amountsOf(
        { rule: fixedHourly(value), freeOfCharge: false, ownShare: true, decidedUnitValue: null },
        { cents: cents(price), per: 60 },
        { day: today, quantity, startMinute: null },
      )
      assert.ok(made.ok)
      const line = (unit: number) => lineAmount({ price: cents(unit), quantity, per: 60 })
      assert.equal(made.unitValue, Math.min(price, value))
      assert.equal(made.price, line(price))
      assert.equal(made.value, line(Math.min(price, value)))
      assert.equal(made.share, made.price - made.value)
      assert.ok(made.share >= 0 && made.value <= made.price)
    }),
    { numRuns: tries(20_000) },
  )
})

test('INV-52: a purchased service leaves no own share, whatever the price', () => {
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 1, max: 10_000 }), (price, value, quantity) => {
      const made = amountsOf(
        { rule: fixedHourly(value), freeOfCharge: false, ownShare: false, decidedUnitValue: null },
        { cents: cents(price), per: 60 },
        { day: today, quantity, startMinute: null },
      )
      assert.ok(made.ok)
      assert.deepEqual([made.share, made.value, made.unitValue], [0, made.price, price])
    }),
    { numRuns: tries(5_000) },
  )
})

test('the ceiling of the contract’s own rule binds a purchased service too, which the organiser pays whole', () => {
  const made = (price: number, ownShare: boolean) =>
    amountsOf(
      {
        rule: { ...fixedHourly(3_800), priceCeilingCents: cents(4_000) },
        freeOfCharge: false,
        ownShare,
        decidedUnitValue: null,
      },
      { cents: cents(price), per: 60 },
      delivery(),
    )
  for (const ownShare of [true, false]) {
    assert.equal(made(4_000, ownShare).ok, true)
    const over = made(4_001, ownShare)
    assert.deepEqual(over, { ok: false, code: 'price-over-ceiling', facts: { priceCents: 4_001 } })
  }
})

test('the value that the decision set wins over the rule (569/2009 7 §)', () => {
  const made = amountsOf(
    { rule: fixedHourly(3_800), freeOfCharge: false, ownShare: true, decidedUnitValue: cents(3_000) },
    { cents: cents(4_200), per: 60 },
    delivery(),
  )
  assert.ok(made.ok)
  assert.deepEqual([made.value, made.share], [3_000, 1_200])
})

test('a service free of charge may not leave an own share (569/2009 7 §)', () => {
  const made = decideRecording(
    ground({ value: { rule: fixedHourly(3_800), freeOfCharge: true, ownShare: true, decidedUnitValue: null } }),
    delivery(),
    today,
  )
  assert.ok(!made.ok)
  assert.equal(made.code, 'own-share-in-free-service')
})

test('a delivery that the sender has not seen of the same day is told before any other fault', () => {
  const decided = decideRecording(ground({ unseen: 2, admitted: false }), delivery({ quantity: 9_999 }), today)
  assert.deepEqual(decided, { ok: false, code: 'other-on-day', facts: { unseen: 2 } })
})

test('INV-53: a delivery stands only inside the contract, by an admitted provider with a price, and not in the future', () => {
  const cases: readonly [string, RecordingGround, ReturnType<typeof delivery>][] = [
    ['day-in-the-future', ground(), delivery({ day: '2026-03-16' })],
    ['day-outside-contract', ground(), delivery({ day: '2026-01-31' })],
    [
      'day-outside-contract',
      ground({ contract: { from: plainDate('2026-02-01'), to: plainDate('2026-03-09') } }),
      delivery(),
    ],
    ['not-admitted', ground({ admitted: false }), delivery()],
    ['no-price', ground({ price: null }), delivery()],
    ['not-enough-left', ground({ period: null, reservation: null }), delivery()],
    ['not-enough-left', ground(), delivery({ quantity: 601 })],
  ]
  for (const [code, at, event] of cases) {
    const made = decideRecording(at, event, today)
    assert.ok(!made.ok)
    assert.equal(made.code, code)
  }
  assert.ok(decideRecording(ground(), delivery({ day: '2026-03-15' }), today).ok)
  assert.ok(decideRecording(ground(), delivery({ day: '2026-02-01', quantity: 600 }), today).ok)
})

test('INV-53: over random grounds, whatever is let through is inside days, admitted, priced and within what is left', () => {
  const day = fc.integer({ min: 0, max: 89 }).map((n) => {
    const month = Math.floor(n / 30) + 1
    return plainDate(`2026-${String(month).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`)
  })
  fc.assert(
    fc.property(
      day,
      day,
      day,
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: 0, max: 600 }),
      (a, b, on, admitted, priced, quantity, posted) => {
        const [from, to] = a <= b ? [a, b] : [b, a]
        const made = decideRecording(
          ground({
            contract: { from, to },
            admitted,
            price: priced ? { id: 'price', cents: cents(4_200), per: 60 } : null,
            reservation: { id: 'r', quantity: 600, posted, released: 0, ended: false },
            period: { id: 'p', granted: 600, reserved: 600 - posted, spent: posted },
          }),
          { day: on, quantity, startMinute: null },
          today,
        )
        const right = on >= from && on <= to && on <= today && admitted && priced && quantity <= 600 - posted
        assert.equal(made.ok, right)
      },
    ),
    { numRuns: tries(20_000) },
  )
})

test('an ended reservation gives only what it released and what is still free', () => {
  const ended = ground({
    reservation: { id: 'r', quantity: 600, posted: 100, released: 500, ended: true },
    period: { id: 'p', granted: 600, reserved: 460, spent: 100 },
  })
  assert.ok(decideRecording(ended, delivery({ quantity: 40 }), today).ok)
  const more = decideRecording(ended, delivery({ quantity: 41 }), today)
  assert.ok(!more.ok)
  assert.deepEqual(more.facts, { asked: 41, left: 40, granted: 600, reserved: 460, spent: 100 })
})

test('a correction sees the ground as if the original had gone back', () => {
  const full = ground({
    reservation: { id: 'r', quantity: 600, posted: 600, released: 0, ended: false },
    period: { id: 'p', granted: 600, reserved: 0, spent: 600 },
  })
  assert.ok(!decideRecording(full, delivery({ quantity: 1 }), today).ok)
  const back = withoutOriginal(full, { reservationId: 'r', periodId: 'p', quantity: 60 })
  assert.ok(decideRecording(back, delivery({ quantity: 60 }), today).ok)
  assert.ok(!decideRecording(back, delivery({ quantity: 61 }), today).ok)
})

test('after a delivery just so much less is left, of an open reservation and of the rest that an ended one gave back', () => {
  for (const reservation of [
    { id: 'r', quantity: 600, posted: 100, released: 0, ended: false },
    { id: 'r', quantity: 600, posted: 100, released: 500, ended: true },
  ]) {
    const reserved = reservation.ended ? 0 : 500
    const before = ground({ reservation, period: { id: 'p', granted: 900, reserved, spent: 100 } })
    const recording = decideRecording(before, delivery({ quantity: 180 }), today)
    assert.ok(recording.ok)
    const after = withDelivery(before, recording, 180)
    assert.deepEqual(after.period, { id: 'p', granted: 900, reserved: reservation.ended ? 0 : 320, spent: 280 })
    assert.ok(decideRecording(after, delivery({ quantity: 320 }), today).ok)
    assert.ok(!decideRecording(after, delivery({ quantity: 321 }), today).ok)
  }
})

test('INV-48: the entries of a reversal are those of its delivery the other way', () => {
  const entry = {
    eventId: 'e',
    unit: 'minute' as const,
    day: today,
    quantity: 60,
    value: 3_800,
    share: 400,
    periodId: 'p',
    decisionId: 'd',
    providerId: 'x',
    priceId: 'y',
    ended: false,
  }
  const there = entriesOf(entry, 'deliver')
  const back = entriesOf(entry, 'reverse')
  assert.deepEqual(
    [...back.units, ...back.money],
    [...there.units, ...there.money].map((t) => ({ ...t, from: t.to, to: t.from })),
  )
})
