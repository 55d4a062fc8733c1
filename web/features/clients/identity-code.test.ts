import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventedPeople } from '../../../server/src/adapters/population-register/invented-people.ts'
import { looksLikeCode, readIdentityCode } from './identity-code.ts'

test('an identity code is taken as people type it, and a wrong check character is told at once', () => {
  for (const { identityCode } of inventedPeople) {
    assert.equal(readIdentityCode(` ${identityCode.toLowerCase()} `), identityCode)
    const wrong = identityCode.slice(0, -1) + (identityCode.endsWith('A') ? 'B' : 'A')
    assert.equal(readIdentityCode(wrong), undefined)
  }
  assert.equal(readIdentityCode('010190-900'), undefined)
  assert.equal(readIdentityCode('Virta'), undefined)
})

test('digits at the beginning mean a code, letters a name', () => {
  assert.equal(looksLikeCode('010190-9'), true)
  assert.equal(looksLikeCode('Aava Esimerkki'), false)
})
