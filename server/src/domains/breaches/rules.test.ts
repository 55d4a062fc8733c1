import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filesOf, LETTERS_IN_A_FILE } from './rules.ts'

test('the files of letters hold everybody once, each file after the last person of the one before', () => {
  for (const many of [0, 1, LETTERS_IN_A_FILE, LETTERS_IN_A_FILE + 1, 583]) {
    const persons = Array.from({ length: many }, (_, index) => index)
    const files = filesOf(persons)
    const printed = files.flatMap(({ after }) =>
      persons.filter((p) => after === null || p > after).slice(0, LETTERS_IN_A_FILE),
    )
    assert.deepEqual(printed, persons)
    assert.equal(
      files.reduce((sum, { letters }) => sum + letters, 0),
      many,
    )
  }
})
