import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { namesMatch as serverMatches } from '../../../server/src/platform/crypto/names.ts'
import { begins, isWideEnough, narrows, settledWords } from './name-words.ts'

const word = fc.constantFrom(
  ...[
    'Virtanen',
    'virta',
    'Virt',
    'José',
    'jose',
    'Åke',
    'Ake',
    'Öster-Lund',
    'Ö',
    'O’Hara',
    'ohara',
    'Li',
    'Mäki',
    'maki',
  ],
)
const words = fc.array(word, { minLength: 0, maxLength: 4 }).map((some) => some.join(' '))

test('whoever the server finds by what is typed is shown, and was found by what was typed before', () => {
  let narrowed = 0
  fc.assert(
    fc.property(words, words, words, (names, before, typed) => {
      if (!serverMatches([names], typed)) return true
      if (!begins(names, typed)) return false
      if (!narrows(typed, before)) return true
      narrowed += 1
      return serverMatches([names], before)
    }),
    { numRuns: 20_000 },
  )
  assert.ok(narrowed > 20, `${narrowed}`)
  assert.ok(narrows('Virtanen Ma', 'virt'))
  assert.ok(!narrows('vir', 'virt'))
})

test('a word that is only begun waits, a finished or long one is searched by', () => {
  assert.equal(settledWords('Virtanen Ma'), 'virtanen')
  assert.equal(settledWords('Virtanen Li '), 'virtanen li')
  assert.equal(settledWords('Vir'), '')
  assert.equal(settledWords('Virt'), 'virt')
  assert.ok(isWideEnough('Virt') && isWideEnough('Li Ma'))
  assert.ok(!isWideEnough('Vir') && !isWideEnough(''))
})
