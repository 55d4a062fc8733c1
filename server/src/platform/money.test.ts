import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  compareFractions,
  Decimal,
  fraction,
  fractionOf,
  minus,
  parseDecimal,
  plus,
  roundHalfAwayFromZero,
  roundUp,
  times,
} from './decimal.ts'
import { Cents, cents, formatEuros, lineAmount, negated, parseEuros, plainEuros, scaled, sumOfCents } from './money.ts'

const languages = ['fi', 'sv', 'en'] as const
const anyCents = fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }).map(cents)
const anyFraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([over, under]) => fraction(over, under))

test('an amount is whole cents: a part of a cent or an inexact number is refused', () => {
  for (const amount of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    assert.throws(() => cents(amount), RangeError)
  assert.throws(() => cents(2n ** 53n), RangeError)
  assert.ok(Object.is(cents(-0), 0))
  assert.ok(Object.is(negated(cents(0)), 0))
  assert.equal(Cents.safeParse(12.5).success, false)
  assert.throws(() => sumOfCents([cents(Number.MAX_SAFE_INTEGER), cents(1)]), RangeError)
})

test('a decimal is exact text with a point', () => {
  for (const text of ['0', '1.15', '0.35', '-0.1475', '14.75', '100']) assert.equal(parseDecimal(text), text)
  for (const text of ['1,15', '.5', '1.', '01', '1e3', '+1', '', '1.123456789', '1234567890'])
    assert.equal(parseDecimal(text), null, text)
  assert.deepEqual(fractionOf(Decimal.parse('-1.15')), { over: -115n, under: 100n })
})

test('half a cent goes away from zero, on both sides', () => {
  assert.equal(roundHalfAwayFromZero(fraction(-1005, 10)), -101n)
  assert.equal(roundHalfAwayFromZero(fraction(1005, 10)), 101n)
  assert.equal(roundHalfAwayFromZero(fraction(1004, 10)), 100n)
  assert.equal(scaled(cents(1475), Decimal.parse('0.5')), 738)
  assert.equal(scaled(cents(-1475), Decimal.parse('0.5')), -738)
  assert.equal(scaled(cents(2872), Decimal.parse('1.15')), 3303)
})

test('rounding is the nearest whole number, symmetric, and exact numbers stay', () => {
  fc.assert(
    fc.property(anyFraction, (exact) => {
      const rounded = roundHalfAwayFromZero(exact)
      const off = minus(exact, fraction(rounded))
      assert.ok(compareFractions(fraction(off.over < 0n ? -off.over : off.over, off.under), fraction(1, 2)) <= 0)
      assert.equal(roundHalfAwayFromZero(fraction(-exact.over, exact.under)), -rounded)
      assert.equal(roundHalfAwayFromZero(fraction(rounded)), rounded)
      const up = roundUp(exact)
      assert.ok(compareFractions(fraction(up), exact) >= 0 && compareFractions(fraction(up - 1n), exact) < 0)
    }),
  )
})

test('no step of a sum or a product rounds', () => {
  fc.assert(
    fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
      assert.equal(compareFractions(times(plus(a, b), c), plus(times(a, c), times(b, c))), 0)
      assert.equal(compareFractions(minus(plus(a, b), b), a), 0)
    }),
  )
})

test('each line is rounded once: three lines of 20.1 minutes at 29,99 an hour differ from their sum', () => {
  assert.equal(lineAmount({ price: cents(2999), quantity: 201, per: 600 }), 1005)
  assert.equal(lineAmount({ price: cents(2999), quantity: 603, per: 600 }), 3014)
  assert.equal(lineAmount({ price: cents(4830), quantity: 75, per: 60 }), 6038)
})

test('a line’s amount is symmetric, and larger quantities never cost less', () => {
  const price = fc.integer({ min: 0, max: 1_000_000 }).map(cents)
  const quantity = fc.integer({ min: 0, max: 100_000 })
  fc.assert(
    fc.property(price, quantity, quantity, fc.constantFrom(1, 60), (unit, first, more, per) => {
      const amount = lineAmount({ price: unit, quantity: first, per })
      assert.equal(lineAmount({ price: unit, quantity: -first, per }), negated(amount))
      assert.ok(lineAmount({ price: unit, quantity: first + more, per }) >= amount)
      assert.equal(lineAmount({ price: unit, quantity: first * per, per }), unit * first)
    }),
  )
})

test('euros are shown as each language writes them', () => {
  assert.equal(formatEuros(cents(123_450), 'fi'), '1\u00a0234,50\u00a0€')
  assert.equal(formatEuros(cents(-5), 'sv'), '\u22120,05\u00a0€')
  assert.equal(formatEuros(cents(-123_456_789), 'en'), '\u2212€1,234,567.89')
  assert.equal(plainEuros(cents(-5), ','), '-0,05')
  assert.equal(plainEuros(cents(15_617), '.'), '156.17')
})

test('what is shown is read back in the same language, whichever minus and space', () => {
  fc.assert(
    fc.property(
      anyCents,
      fc.constantFrom(...languages),
      fc.constantFrom('-', '\u2212'),
      fc.constantFrom(' ', '\u00a0', '\u202f'),
      (amount, language, minusSign, space) => {
        const written = formatEuros(amount, language).replaceAll('\u2212', minusSign).replaceAll('\u00a0', space)
        fc.pre(Math.abs(amount) < 100_000_000_000_000)
        assert.equal(parseEuros(written, language), amount)
      },
    ),
  )
})

test('doubtful amounts are refused', () => {
  for (const text of [
    '',
    '€',
    '1.234',
    '1,2,3',
    '12e3',
    'kaksi',
    '--1',
    '1-',
    '1234567890123',
    '12,345',
    '1\t2',
    '-€-1',
    '€1€€',
  ])
    assert.equal(parseEuros(text, 'fi'), null, text)
  for (const text of ['1,23', '12,34,567', '1.234', '1,234,5']) assert.equal(parseEuros(text, 'en'), null, text)
  assert.equal(parseEuros('8,20', 'fi'), 820)
  assert.equal(parseEuros('1,005', 'fi'), null)
  assert.equal(parseEuros('12.5 €', 'fi'), 1250)
  assert.equal(parseEuros('€1,234', 'en'), 123_400)
})
