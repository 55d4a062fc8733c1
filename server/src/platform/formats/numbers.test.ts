import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BusinessId, ovtOf, parseBusinessId } from './business-id.ts'
import { Bic, groupedIban, Iban, parseIban } from './iban.ts'
import { findMunicipality, MunicipalityCode, municipalities } from './municipality.ts'
import {
  groupedReference,
  nationalReference,
  parseReferenceNumber,
  ReferenceNumber,
  rfReference,
} from './reference-number.ts'
import { groupedVoucherNumber, newVoucherNumber, parseVoucherNumber, voucherNumberOf } from './voucher-number.ts'

test('a business ID has the right check digit; old ones get their zero', () => {
  for (const id of ['1234567-1', '2012345-4', '0245437-2', '3456788-1', '2345678-0'])
    assert.equal(BusinessId.parse(id), id)
  assert.deepEqual(parseBusinessId('245437-2'), { ok: true, businessId: '0245437-2' })
  for (const text of ['1234567-2', '12345671', '1234567-', 'FI12345671', '', '1234567–1'])
    assert.equal(parseBusinessId(text).ok, false, text)
  assert.equal(ovtOf(BusinessId.parse('3456788-1')), '003734567881')
})

test('no business ID has the remainder 1, and a wrong digit is always found', () => {
  const seven = fc.integer({ min: 0, max: 9_999_999 }).map((number) => String(number).padStart(7, '0'))
  fc.assert(
    fc.property(seven, fc.nat({ max: 6 }), fc.integer({ min: 1, max: 9 }), (digits, place, step) => {
      const right = [...'0123456789'].filter((check) => parseBusinessId(`${digits}-${check}`).ok)
      assert.ok(right.length <= 1)
      const changed = digits.slice(0, place) + ((Number(digits[place]) + step) % 10) + digits.slice(place + 1)
      for (const check of right) assert.equal(parseBusinessId(`${changed}-${check}`).ok, false)
    }),
  )
})

test('account numbers are read with and without spaces, and checked', () => {
  for (const iban of [
    'FI2112345600000785',
    'FI3715903000000776',
    'FI7944052020036082',
    'FI5810171000000122',
    'FI0250004640001302',
    'FI4950009420028730',
    'DE89370400440532013000',
  ])
    assert.equal(Iban.parse(iban), iban)
  assert.equal(Iban.parse('fi21 1234\u00a05600 0007 85'), 'FI2112345600000785')
  assert.equal(groupedIban(Iban.parse('FI2112345600000785')), 'FI21 1234 5600 0007 85')
  assert.deepEqual(parseIban('FI2212345600000785'), { ok: false, reason: 'check-digits' })
  assert.deepEqual(parseIban('FI211234560000078'), { ok: false, reason: 'length' })
  for (const text of ['', 'FI', '2112345600000785', 'FI21-1234-5600-0007-85'])
    assert.deepEqual(parseIban(text), { ok: false, reason: 'not-the-form' }, text)
  assert.equal(Bic.safeParse('OKOYFIHH').success, true)
  for (const text of ['OKOYFIH', 'okoyfihh', 'OKOYFIHHXX']) assert.equal(Bic.safeParse(text).success, false, text)
})

test('two neighbours swapped or one digit wrong: an account number is refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, step) => {
      const iban = 'FI2112345600000785'
      const changed = iban.slice(0, place) + ((Number(iban[place]) + step) % 10) + iban.slice(place + 1)
      assert.equal(parseIban(changed).ok, false)
      const swapped = `${iban.slice(0, place)}${iban[place + 1]}${iban[place]}${iban.slice(place + 2)}`
      assert.equal(parseIban(swapped).ok, swapped === iban)
    }),
  )
})

test('references have the check digits of the published examples', () => {
  for (const [base, national] of [
    ['123', '1232'],
    ['1234', '12344'],
    ['2026000001', '20260000011'],
    ['123456', '1234561'],
    ['1111', '11112'],
  ] as const)
    assert.equal(nationalReference(base), national)
  assert.equal(rfReference(ReferenceNumber.parse('1234561')), 'RF341234561')
  for (const reference of [
    '11112',
    'RF9811112',
    '868516259619897',
    '559582243294671',
    'RF61698756720839',
    'RF6620260000011',
  ])
    assert.equal(parseReferenceNumber(reference), reference)
  assert.equal(rfReference(ReferenceNumber.parse('698756720839')), 'RF61698756720839')
  assert.equal(groupedReference(ReferenceNumber.parse('20260000011')), '2 02600 00011')
  assert.equal(groupedReference(ReferenceNumber.parse('RF66 2026 0000 011')), 'RF66 2026 0000 011')
  for (const text of ['123', '1231', '', 'RF351234561', 'RF341234562', '123456789012345678901', 'RF34', 'RFAA1234561'])
    assert.equal(parseReferenceNumber(text), null, text)
})

test('any base gives a reference that is read back, also in the RF form; a wrong digit is found', () => {
  const base = fc.bigInt({ min: 100n, max: 10n ** 19n - 1n }).map(String)
  fc.assert(
    fc.property(base, fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, pick, step) => {
      const national = nationalReference(digits)
      assert.equal(parseReferenceNumber(groupedReference(national)), national)
      const rf = rfReference(national)
      assert.equal(parseReferenceNumber(groupedReference(rf)), rf)
      const place = 1 + (pick % (national.length - 1))
      const changed = national.slice(0, place) + ((Number(national[place]) + step) % 10) + national.slice(place + 1)
      assert.equal(parseReferenceNumber(changed), null)
      assert.equal(parseReferenceNumber(rf.slice(0, 4) + changed), null)
    }),
  )
  assert.throws(() => nationalReference('12'), RangeError)
  assert.throws(() => nationalReference('12345678901234567890'), RangeError)
})

test('a voucher number is random, and a wrong digit or a swap of neighbours is always found', () => {
  const drawn = new Set(Array.from({ length: 2000 }, newVoucherNumber))
  assert.equal(drawn.size, 2000)
  for (const number of drawn) assert.equal(parseVoucherNumber(groupedVoucherNumber(number)), number)
  const eleven = fc.integer({ min: 10_000_000_000, max: 99_999_999_999 }).map(String)
  fc.assert(
    fc.property(eleven, fc.nat({ max: 11 }), fc.integer({ min: 1, max: 9 }), (digits, place, step) => {
      const number = voucherNumberOf(digits)
      const changed = number.slice(0, place) + ((Number(number[place]) + step) % 10) + number.slice(place + 1)
      assert.equal(parseVoucherNumber(changed), null)
      const swapped = `${number.slice(0, place)}${number[place + 1] ?? ''}${number[place]}${number.slice(place + 2)}`
      if (swapped !== number) assert.equal(parseVoucherNumber(swapped), null)
    }),
  )
})

test('the municipalities in force are 308, each code once', () => {
  assert.equal(municipalities.length, 308)
  assert.equal(new Set(municipalities.map(({ code }) => MunicipalityCode.parse(code))).size, 308)
  assert.deepEqual(findMunicipality('091'), { code: '091', fi: 'Helsinki', sv: 'Helsingfors', county: '90' })
  assert.equal(findMunicipality('001'), undefined)
  assert.equal(MunicipalityCode.safeParse('91').success, false)
})
