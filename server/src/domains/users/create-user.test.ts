import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createUser } from './create-user.ts'

test('R-19: a name or a sign-in subject with a character that no text may hold is refused before anything is asked of the database', () => {
  const person = { name: 'Testi Keksitty', email: 'testi@example.fi', subject: 'testi.keksitty', validTo: null }
  const id = '019b0000-0000-7000-8000-000000000001'
  assert.ok(createUser.input.safeParse({ id, ...person }).success)
  for (const spoilt of [
    { subject: '\u0000' },
    { subject: 'a\u0000b' },
    { name: 'Testi\u0000' },
    { name: 'Testi\u202e' },
  ])
    assert.ok(!createUser.input.safeParse({ id, ...person, ...spoilt }).success, JSON.stringify(spoilt))
})
