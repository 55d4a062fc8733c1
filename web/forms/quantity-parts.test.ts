import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noParts, readParts, readTimeOfDay, typeParts } from './quantity-parts.ts'

test('hours and minutes are read into minutes, and an empty half is zero', () => {
  assert.equal(readParts({ ...noParts, hours: '1', minutes: '30' }, 'minute'), 90)
  assert.equal(readParts({ ...noParts, hours: '', minutes: '90' }, 'minute'), 90)
  assert.equal(readParts({ ...noParts, hours: '2', minutes: ' ' }, 'minute'), 120)
  assert.equal(readParts(noParts, 'minute'), undefined)
  assert.equal(readParts({ ...noParts, hours: '1,5' }, 'minute'), undefined)
})

test('what is typed for a quantity is read back as the same quantity', () => {
  for (const unit of ['minute', 'visit', 'day', 'month', 'cent'] as const)
    for (const quantity of [1, 59, 60, 61, 100, 105, 12_345])
      assert.equal(readParts(typeParts(quantity, unit), unit), quantity)
})

test('a time of day is read as people write it', () => {
  for (const [typed, minutes] of [
    ['9.30', 570],
    ['9:30', 570],
    ['0930', 570],
    ['9', 540],
    ['23.59', 1439],
    ['24.00', undefined],
    ['9.5', undefined],
    ['', undefined],
  ] as const)
    assert.equal(readTimeOfDay(typed), minutes, typed)
})
