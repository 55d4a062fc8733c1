import assert from 'node:assert/strict'
import { test } from 'node:test'
import { envelopeLines } from './recipients.ts'

const none = {
  ...{
    streetAddress: null,
    poBox: null,
    streetName: null,
    apartmentNumber: null,
    apartmentLetter: null,
    splitLetter: null,
  },
  ...{ postalCode: null, postTown: null, specifier: null, municipality: null, countryCode: '246' },
}

test('an address stands on an envelope as the post has it: at home, in a box, in somebody’s care, and abroad', () => {
  const place = { postalCode: '00990', postTown: 'Kuusikko' }
  const lines = (of: Partial<Parameters<typeof envelopeLines>[0]>) => envelopeLines({ ...none, ...of })
  assert.deepEqual(lines({ streetAddress: 'Kuvitelmankatu 6 B 23', ...place }), [
    'Kuvitelmankatu 6 B 23',
    '00990 KUUSIKKO',
  ])
  assert.deepEqual(lines({ poBox: 'PL 12', ...place }), ['PL 12', '00990 KUUSIKKO'])
  assert.deepEqual(lines({ specifier: 'c/o Kuvitelma', ...place }), ['c/o Kuvitelma', '00990 KUUSIKKO'])
  assert.deepEqual(
    lines({ streetAddress: 'Storgatan 1', postTown: 'Umeå', specifier: 'Umeå, Sverige', countryCode: '752' }),
    ['Storgatan 1', 'Umeå, Sverige'],
  )
  assert.deepEqual(lines({ streetAddress: 'Storgatan 1', postTown: 'Umeå', countryCode: '752' }), [
    'Storgatan 1',
    'UMEÅ',
  ])
})
