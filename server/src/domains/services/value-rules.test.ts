import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Decimal, parseDecimal } from '../../platform/decimal.ts'
import { type Cents, cents, lineAmount, parseEuros } from '../../platform/money.ts'
import { pricedBy } from '../../platform/quantity.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import fees from './home-service-fees-2024.json' with { type: 'json' }
import { coefficientAt, type Delivered, monthlyFee, sharesOf, unitValue } from './shares.ts'
import { type Coefficient, dependsOnIncome, minutesOf, unitOf, ValueRule, valueRule } from './value-rules.ts'

type Row = Readonly<Record<string, string>>

/** The tables of the case file by their headings. */
function tables(): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>()
  const text = readFileSync(new URL('value-rules.cases.md', import.meta.url), 'utf8')
  for (const section of text.split(/^## /m).slice(1)) {
    const [title = '', ...lines] = section.split('\n')
    const cells = lines
      .filter((line) => line.startsWith('|'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      )
    const [names = [], , ...rows] = cells
    found.set(
      title,
      rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? '']))),
    )
  }
  return found
}

function rowsOf(title: string): readonly Row[] {
  const rows = tables().get(title)
  assert.ok(rows && rows.length > 0, title)
  return rows
}

function cell(row: Row, name: string): string {
  const value = row[name]
  assert.ok(value !== undefined, `no column ${name}`)
  return value
}

function euros(row: Row, name: string): Cents {
  const amount = parseEuros(cell(row, name), 'fi')
  assert.ok(amount !== null, `${name}: ${cell(row, name)}`)
  return amount
}

function factor(row: Row, name: string): Decimal {
  const decimal = parseDecimal(cell(row, name).replace(',', '.'))
  assert.ok(decimal !== null, `${name}: ${cell(row, name)}`)
  return decimal
}

const has = (row: Row, name: string): boolean => cell(row, name) !== '-'

function ruleOfRow(row: Row): ValueRule {
  const common = {
    valueCents: euros(row, 'arvo'),
    priceCeilingCents: has(row, 'hintakatto') ? euros(row, 'hintakatto') : null,
  }
  switch (cell(row, 'arvon laji')) {
    case 'tunti':
      return valueRule({ kind: 'hourly', ...common })
    case 'käynti':
      return valueRule({ kind: 'per-visit', ...common })
    case 'vuorokausi':
      return valueRule({ kind: 'fixed-per-unit', unit: 'day', ...common })
    case 'sentti':
      return valueRule({ kind: 'fixed-per-unit', unit: 'cent', ...common })
    case 'kuukausi':
      return valueRule({ kind: 'monthly', partMonth: 'by-days', ...common })
    case 'täysi kuukausi':
      return valueRule({ kind: 'monthly', partMonth: 'whole', ...common })
    default:
      throw new Error(`tuntematon arvon laji: ${row['arvon laji']}`)
  }
}

function quantityOfRow(row: Row): Pick<Delivered, 'quantity' | 'partMonth'> {
  const [, days, of, whole] = /^(?:(\d+)\/(\d+) pv|(\d+) (?:min|kpl))$/.exec(cell(row, 'määrä')) ?? []
  if (whole !== undefined) return { quantity: Number(whole), partMonth: null }
  return { quantity: 1, partMonth: { days: Number(days), of: Number(of) } }
}

const coefficientOf = (value: Decimal, ceiling: Decimal): Coefficient => ({
  code: 'rivi',
  days: { weekdays: [1] },
  from: '00:00',
  to: '24:00',
  value,
  ceiling,
})

const reasons: Readonly<Record<string, string>> = {
  'yli hintakaton': 'price-over-ceiling',
  'omavastuu maksuttomassa': 'own-share-in-free-service',
  osakuukausi: 'part-month-not-in-rule',
}

for (const row of rowsOf('Yksi palvelutapahtuma'))
  test(`INV-52: ${row.tapaus}`, () => {
    const rule = ruleOfRow(row)
    const set = unitValue(rule, { income: null, ordinaryPrice: null })
    assert.ok(set.ok)
    const shares = sharesOf(rule, {
      ...quantityOfRow(row),
      unitValue: set.value,
      price: euros(row, 'hinta'),
      coefficient: has(row, 'arvon kerroin')
        ? coefficientOf(factor(row, 'arvon kerroin'), factor(row, 'katon kerroin'))
        : null,
      freeOfCharge: cell(row, 'maksuton') === 'kyllä',
    })
    if (has(row, 'hylkäys')) return assert.deepEqual(shares, { ok: false, reason: reasons[cell(row, 'hylkäys')] })
    assert.ok(shares.ok)
    assert.deepEqual(
      [shares.gross, shares.paid, shares.ownShare],
      [euros(row, 'yhteensä'), euros(row, 'järjestäjä'), euros(row, 'omavastuu')],
    )
  })

for (const row of rowsOf('Arvo tulojen mukaan, vähennys katosta'))
  test(`arvo tulojen mukaan: ${row.tapaus}`, () => {
    const rule = valueRule({
      kind: 'by-income',
      unit: 'minute',
      ceilingCents: euros(row, 'katto'),
      floorCents: euros(row, 'lattia'),
      incomeLimits: { bySize: [euros(row, 'tuloraja')], perExtraPerson: euros(row, 'lisähenkilö') },
      percent: cell(row, 'prosentti'),
      dividedBy: Number(cell(row, 'jakaja')),
      rounding: cell(row, 'pyöristys') === 'puolikas' ? 'half-away-from-zero' : 'cent-to-client',
    })
    const income = {
      monthlyIncome: euros(row, 'tulot'),
      householdSize: Number(cell(row, 'henkilöitä')),
      monthlyMinutes: 0,
    }
    assert.deepEqual(unitValue(rule, { income, ordinaryPrice: null }), { ok: true, value: euros(row, 'arvo') })
  })

const byClientFee = valueRule({
  kind: 'by-client-fee',
  ceilingCents: 100_00,
  floorCents: 0,
  incomeLimits: fees.incomeLimits,
  percents: fees.percents,
  rounding: 'cent-to-client',
})

for (const row of rowsOf('Arvo, joka jättää omavastuuksi asiakasmaksun'))
  test(`omavastuu asiakasmaksun mukaan: ${row.tapaus}`, () => {
    const income = {
      monthlyIncome: euros(row, 'tulot'),
      householdSize: Number(cell(row, 'henkilöitä')),
      monthlyMinutes: minutesOf(cell(row, 'tunnit').padStart(5, '0')),
    }
    assert.ok(byClientFee.kind === 'by-client-fee')
    assert.equal(monthlyFee(byClientFee, income), euros(row, 'maksu'))
    const price = euros(row, 'hinta')
    const set = unitValue(byClientFee, { income, ordinaryPrice: price })
    assert.deepEqual(set, { ok: true, value: euros(row, 'arvo') })
    const hour = sharesOf(byClientFee, {
      unitValue: euros(row, 'arvo'),
      price,
      quantity: 60,
      partMonth: null,
      coefficient: null,
      freeOfCharge: false,
    })
    assert.ok(hour.ok)
    assert.equal(hour.ownShare, euros(row, 'omavastuu tunnilta'))
  })

const byTime = valueRule({
  kind: 'hourly',
  valueCents: 36_00,
  specialDays: { pyhat: ['2026-12-05', '2026-12-06', '2026-12-24', '2026-12-25', '2026-12-26'].map(plainDate) },
  coefficients: [
    { code: 'pyha', days: { special: 'pyhat' }, from: '00:00', to: '24:00', value: '2', ceiling: '2' },
    { code: 'sunnuntai', days: { weekdays: [7] }, from: '00:00', to: '24:00', value: '2', ceiling: '2' },
    { code: 'lauantai', days: { weekdays: [6] }, from: '00:00', to: '24:00', value: '1.2', ceiling: '1.2' },
    { code: 'aamu', days: { weekdays: [1, 2, 3, 4, 5] }, from: '05:00', to: '07:00', value: '1.1', ceiling: '1.1' },
    { code: 'ilta', days: { weekdays: [1, 2, 3, 4, 5] }, from: '18:00', to: '24:00', value: '1.15', ceiling: '1.15' },
  ],
})

for (const row of rowsOf('Kerroin alkamisajan mukaan'))
  test(`kerroin: ${row.tapaus}`, () => {
    const coefficient = coefficientAt(byTime, {
      day: plainDate(cell(row, 'päivä')),
      minuteOfDay: minutesOf(cell(row, 'kello')),
    })
    assert.equal(coefficient?.code ?? '-', cell(row, 'kerroin').replace('pyhä', 'pyha'))
    const shares = sharesOf(byTime, {
      unitValue: cents(3600),
      price: cents(100_00),
      quantity: 60,
      partMonth: null,
      coefficient,
      freeOfCharge: false,
    })
    assert.ok(shares.ok)
    assert.equal(shares.paidPerUnit, euros(row, 'arvo 36,00 eurosta'))
  })

const anyAmount = fc.integer({ min: 0, max: 50_000 }).map(cents)
const anyCoefficient = fc.option(
  fc.constantFrom('0.5', '1', '1.15', '1.2', '2').map((text) => {
    const decimal = parseDecimal(text)
    assert.ok(decimal)
    return coefficientOf(decimal, decimal)
  }),
)
const anyRule = fc.oneof(
  anyAmount.map((value) => valueRule({ kind: 'hourly', valueCents: value })),
  fc
    .tuple(anyAmount, fc.constantFrom('visit', 'day', 'month', 'cent'))
    .map(([value, unit]) => valueRule({ kind: 'fixed-per-unit', unit, valueCents: value })),
)

test('INV-52: for any rule, price, quantity and time the shares add up, and no one pays a negative amount', () => {
  fc.assert(
    fc.property(
      anyRule,
      anyAmount,
      fc.integer({ min: 0, max: 100_000 }),
      anyCoefficient,
      fc.boolean(),
      (rule, price, quantity, coefficient, freeOfCharge) => {
        const set = unitValue(rule, { income: null, ordinaryPrice: price })
        assert.ok(set.ok)
        const shares = sharesOf(rule, {
          unitValue: set.value,
          price,
          quantity,
          partMonth: null,
          coefficient,
          freeOfCharge,
        })
        if (!shares.ok) return assert.ok(freeOfCharge && price > set.value * Number(coefficient?.value ?? '1') - 1)
        assert.equal(shares.paid + shares.ownShare, shares.gross)
        assert.ok(shares.ownShare >= 0 && shares.paid >= 0 && shares.paidPerUnit <= price)
        assert.equal(shares.gross, lineAmount({ price, quantity, per: pricedBy(unitOf(rule)) }))
        if (coefficient === null) assert.equal(shares.paidPerUnit, Math.min(set.value, price))
        if (freeOfCharge) assert.equal(shares.ownShare, 0)
      },
    ),
  )
})

test('a larger income never raises the value, which stays between floor and ceiling', () => {
  const incomes = fc.record({
    monthlyIncome: fc.integer({ min: 0, max: 2_000_000 }).map(cents),
    householdSize: fc.integer({ min: 1, max: 12 }),
    monthlyMinutes: fc.integer({ min: 60, max: 12_000 }),
  })
  const reduced = valueRule({
    kind: 'by-income',
    unit: 'minute',
    ceilingCents: 25_00,
    floorCents: 7_00,
    incomeLimits: fees.incomeLimits,
    percent: '35',
    dividedBy: 60,
  })
  fc.assert(
    fc.property(
      fc.constantFrom(reduced, byClientFee),
      incomes,
      fc.integer({ min: 0, max: 1_000_000 }),
      anyAmount,
      (rule, income, more, price) => {
        const ordinaryPrice = cents(Math.min(price, 10_000))
        const set = unitValue(rule, { income, ordinaryPrice })
        const after = unitValue(rule, {
          income: { ...income, monthlyIncome: cents(income.monthlyIncome + more) },
          ordinaryPrice,
        })
        assert.ok(set.ok && after.ok && 'floorCents' in rule)
        assert.ok(after.value <= set.value)
        assert.ok(set.value >= rule.floorCents && set.value <= rule.ceilingCents)
      },
    ),
  )
})

test('the own share of a month never exceeds the fee it was reckoned from, when the cent goes to the client', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }).map(cents),
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 8 }),
      (monthlyIncome, hours, householdSize) => {
        assert.ok(byClientFee.kind === 'by-client-fee')
        const income = { monthlyIncome, householdSize, monthlyMinutes: hours * 60 }
        const price = cents(60_00)
        const set = unitValue(byClientFee, { income, ordinaryPrice: price })
        assert.ok(set.ok)
        const month = sharesOf(byClientFee, {
          unitValue: set.value,
          price,
          quantity: hours * 60,
          partMonth: null,
          coefficient: null,
          freeOfCharge: false,
        })
        assert.ok(month.ok && month.ownShare <= Math.max(monthlyFee(byClientFee, income), 0))
      },
    ),
  )
})

test('a rule that is read is complete, and reads the same again from what was kept', () => {
  for (const rule of [byTime, byClientFee]) assert.deepEqual(ValueRule.parse(JSON.parse(JSON.stringify(rule))), rule)
  assert.deepEqual(valueRule({ kind: 'hourly', valueCents: 3800 }), {
    kind: 'hourly',
    valueCents: 3800,
    form: 1,
    rounding: 'half-away-from-zero',
    priceCeilingCents: null,
    pricesWithinCeiling: 'wait',
    coefficients: [],
    specialDays: {},
  })
  assert.deepEqual([dependsOnIncome(byTime), dependsOnIncome(byClientFee)], [false, true])
})

test('a rule that contradicts itself, or has a fraction of a cent or an unknown key, is refused', () => {
  const evening = { code: 'ilta', days: { weekdays: [1] }, from: '18:00', to: '24:00', value: '1.15', ceiling: '1' }
  for (const written of [
    { kind: 'hourly', valueCents: 38.5 },
    { kind: 'hourly', valueCents: -1 },
    { kind: 'hourly', valueCents: 3800, unit: 'visit' },
    { kind: 'hourly' },
    { kind: 'yearly', valueCents: 1 },
    { kind: 'hourly', valueCents: 3800, coefficients: [{ ...evening, to: '17:00' }] },
    { kind: 'hourly', valueCents: 3800, coefficients: [{ ...evening, value: 1.15 }] },
    { kind: 'hourly', valueCents: 3800, coefficients: [{ ...evening, value: '-1' }] },
    { kind: 'hourly', valueCents: 3800, coefficients: [{ ...evening, days: { special: 'pyhat' } }] },
    { ...byClientFee, floorCents: 200_00 },
    { ...byClientFee, percents: fees.percents.toReversed() },
    {
      ...byClientFee,
      percents: [
        { hours: 4, bySize: ['8'] },
        { hours: 5, bySize: ['10', '8'] },
      ],
    },
  ])
    assert.equal(ValueRule.safeParse(written).success, false, JSON.stringify(written).slice(0, 120))
})

test('a value by income is not guessed when what it is reckoned from is missing', () => {
  const income = { monthlyIncome: cents(145_000), householdSize: 1, monthlyMinutes: 720 }
  assert.deepEqual(unitValue(byClientFee, { income: null, ordinaryPrice: cents(4200) }), {
    ok: false,
    reason: 'income-missing',
  })
  assert.deepEqual(unitValue(byClientFee, { income, ordinaryPrice: null }), { ok: false, reason: 'price-missing' })
  assert.deepEqual(unitValue(byClientFee, { income: { ...income, monthlyMinutes: 0 }, ordinaryPrice: cents(4200) }), {
    ok: false,
    reason: 'hours-missing',
  })
})
