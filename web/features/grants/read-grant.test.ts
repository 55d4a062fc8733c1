import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyGrant, monthsTouched, readGrant, type Service, serviceOn } from './read-grant.ts'

const says = {
  chooseService: 'service',
  chooseKind: 'kind',
  dayMissing: 'day',
  daysCrossed: 'crossed',
  choosePer: 'per',
  quantityWrong: 'quantity',
  incomeWrong: 'income',
  householdWrong: 'household',
}

const service: Service = {
  id: 'service-1',
  version_id: 'version-1',
  code: 'kotipalvelu',
  valid_from: '2026-01-01',
  name: { fi: 'Kotipalvelu' },
  description: { fi: 'Apua' },
  rule_book: { fi: 'Sääntö' },
  unit: 'minute',
  kinds: ['voucher', 'purchased-service'],
  value_rule: { kind: 'hourly', valueCents: 3_800 },
  free_of_charge: false,
  review: 'none',
  answer_days: 3,
  two_people_over: null,
  public_fee_cents: null,
  public_fee_per: null,
  vat_note: 'Veroton',
}
const later: Service = {
  ...service,
  version_id: 'version-2',
  valid_from: '2026-07-01',
  unit: 'visit',
  kinds: ['voucher'],
}

const typed = {
  ...emptyGrant('2026-03-01'),
  serviceId: 'service-1',
  kind: 'voucher',
  validTo: '2026-12-31',
  per: 'month',
  hours: '20',
}

test('hours of a month become minutes of a quota', () => {
  assert.deepEqual(readGrant(typed, [service], says), {
    value: {
      serviceId: 'service-1',
      kind: 'voucher',
      validFrom: '2026-03-01',
      validTo: '2026-12-31',
      quota: { per: 'month', quantity: 1_200 },
      decidedOn: '2026-03-01',
      monthlyIncomeCents: null,
      householdSize: null,
      additionalInformation: null,
    },
  })
})

test('the version of the first day tells the unit and the kinds', () => {
  assert.equal(serviceOn([later, service], 'service-1', '2026-06-30')?.version_id, 'version-1')
  assert.equal(serviceOn([later, service], 'service-1', '2026-07-01')?.version_id, 'version-2')
  const july = { ...typed, validFrom: '2026-07-01', kind: '', hours: '', amount: '8' }
  const read = readGrant(july, [service, later], says)
  assert.ok('value' in read)
  assert.deepEqual([read.value.kind, read.value.quota.quantity], ['voucher', 8])
})

test('each missing or impossible thing is told at its field', () => {
  assert.deepEqual(readGrant({ ...typed, serviceId: '' }, [service], says), { errors: { serviceId: 'service' } })
  const empty = { ...emptyGrant(''), serviceId: 'service-1' }
  assert.deepEqual(readGrant(empty, [service], says), {
    errors: { kind: 'kind', validFrom: 'day', validTo: 'day', per: 'per', hours: 'quantity', decidedOn: 'day' },
  })
  const crossed = readGrant({ ...typed, validTo: '2026-02-28' }, [service], says)
  assert.deepEqual(crossed, { errors: { validTo: 'crossed' } })
})

test('income is asked only where the value is counted from it', () => {
  const byIncome: Service = {
    ...service,
    value_rule: {
      kind: 'by-income',
      unit: 'minute',
      ceilingCents: 3_800,
      floorCents: 700,
      incomeLimits: { bySize: [60_000], perExtraPerson: 30_000 },
      percent: '35',
      dividedBy: 20,
    },
  }
  assert.deepEqual(readGrant({ ...typed, householdSize: '21' }, [byIncome], says), {
    errors: { monthlyIncomeCents: 'income', householdSize: 'household' },
  })
  const given = { ...typed, monthlyIncomeCents: '1 250,50', householdSize: '2' }
  const read = readGrant(given, [byIncome], says)
  assert.ok('value' in read)
  assert.deepEqual([read.value.monthlyIncomeCents, read.value.householdSize], [125_050, 2])
  const notAsked = readGrant(given, [service], says)
  assert.ok('value' in notAsked)
  assert.equal(notAsked.value.monthlyIncomeCents, null)
})

test('a monthly quota is granted in every month that the days touch', () => {
  assert.equal(monthsTouched('2026-01-31', '2026-02-01'), 2)
  assert.equal(monthsTouched('2026-03-01', '2027-02-28'), 12)
  assert.equal(monthsTouched('2026-03-01', '2026-02-28'), 0)
})
