import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from '../server/test/declared.ts'
import { generatedAccessibility } from './generated-accessibility.ts'

test('the accessibility statement is that of the journeys (otherwise run: node scripts/generate-accessibility.ts)', () => {
  assert.equal(read('server/src/domains/accessibility/results.json'), generatedAccessibility())
})

test('the statement has something to tell of', () => {
  const { demands, looks } = JSON.parse(generatedAccessibility())
  assert.ok(demands.length > 0 && looks.length > 50, `${looks.length}`)
})
