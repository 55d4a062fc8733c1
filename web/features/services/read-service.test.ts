import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ValueRule, valueRule } from '../../../server/src/domains/services/value-rules.ts'
import { readService, type Service, typedFrom } from './read-service.ts'

const says = (key: string): string => key

const rules = [
  valueRule({ kind: 'hourly', valueCents: 3_850, priceCeilingCents: 5_000 }),
  valueRule({ kind: 'per-visit', valueCents: 4_000 }),
  valueRule({ kind: 'fixed-per-unit', unit: 'day', valueCents: 9_900 }),
  valueRule({ kind: 'fixed-per-unit', unit: 'cent', valueCents: 1 }),
  valueRule({ kind: 'monthly', valueCents: 120_000, partMonth: 'by-days' }),
  valueRule({
    kind: 'by-income',
    unit: 'minute',
    ceilingCents: 3_800,
    floorCents: 705,
    incomeLimits: { bySize: [58_800, 108_450], perExtraPerson: 35_000 },
    percent: '35.5',
    dividedBy: 25,
    coefficients: [
      { code: 'ilta', days: { weekdays: [1, 2, 3, 4, 5] }, from: '18:00', to: '22:00', value: '1.25', ceiling: '1.25' },
    ],
  }),
  valueRule({
    kind: 'by-client-fee',
    ceilingCents: 4_000,
    floorCents: 0,
    incomeLimits: { bySize: [58_800], perExtraPerson: 35_000 },
    percents: [{ hours: 1, bySize: ['8'] }],
  }),
]

const withRule = (rule: (typeof rules)[number]): Service => ({
  id: 'service-1',
  version_id: 'version-1',
  code: 'kotipalvelu',
  valid_from: '2026-01-01',
  name: { fi: 'Kotipalvelu', sv: 'Hemservice' },
  description: { fi: 'Apua arkeen' },
  rule_book: { fi: 'Sääntö' },
  unit: 'minute',
  kinds: ['voucher'],
  value_rule: rule,
  free_of_charge: false,
  review: 'each',
  answer_days: 3,
  two_people_over: null,
  public_fee_cents: null,
  public_fee_per: null,
  vat_note: 'Veroton',
})

test('a new version that only changes its day keeps the whole rule, also what the form does not show', () => {
  for (const rule of rules) {
    const service = withRule(rule)
    const read = readService({ ...typedFrom(service), validFrom: '2027-01-01' }, service, says)
    assert.ok('value' in read, JSON.stringify(read))
    assert.deepEqual(ValueRule.parse(read.value.valueRule), rule)
    assert.deepEqual(read.value.name, service.name)
    assert.equal(read.value.review, 'each')
  }
})

test('an empty form is told what it lacks, each at its field', () => {
  const read = readService(typedFrom(undefined), undefined, says)
  assert.ok('errors' in read)
  assert.deepEqual(Object.keys(read.errors).sort(), [
    'code',
    'descriptionFi',
    'kinds',
    'nameFi',
    'review',
    'ruleBookFi',
    'ruleKind',
    'validFrom',
    'vatNote',
  ])
})

test('a floor above the ceiling and limits that are no amounts are refused before they are sent', () => {
  const income = rules[5]
  assert.ok(income)
  const service = withRule(income)
  const typed = { ...typedFrom(service), validFrom: '2027-01-01', floor: '40', limits: '588; paljon' }
  assert.deepEqual(readService(typed, service, says), { errors: { floor: 'floorWrong', limits: 'limitsWrong' } })
})

test('the fee of the public service goes along with what it is for, and may be left out', () => {
  const [hourly] = rules
  assert.ok(hourly)
  const service: Service = { ...withRule(hourly), public_fee_cents: 1_250, public_fee_per: 'month' }
  const typed = { ...typedFrom(service), validFrom: '2027-01-01' }
  const feeOf = (publicFee: string) => {
    const read = readService({ ...typed, publicFee }, service, says)
    return 'value' in read ? read.value.publicFee : read.errors
  }
  assert.deepEqual(feeOf(typed.publicFee), { cents: 1_250, per: 'month' })
  assert.deepEqual(feeOf(' '), null)
  assert.deepEqual(feeOf('paljon'), { publicFee: 'publicFeeWrong' })
})
