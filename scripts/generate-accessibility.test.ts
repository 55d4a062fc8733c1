import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from '../server/test/declared.ts'
import { generatedAccessibility } from './generated-accessibility.ts'

test('the accessibility statement is that of the journeys (otherwise run: node scripts/generate-accessibility.ts)', () => {
  assert.equal(read('server/src/domains/accessibility/results.json'), generatedAccessibility())
})

test('the statement claims each thing that a look at a page demands, and they are all there', () => {
  const { demands, looks } = JSON.parse(generatedAccessibility())
  assert.deepEqual(demands, ['axe', 'no-sideways', 'zoom', 'spacing', 'motion', 'forced-colours'])
  assert.ok(looks.length > 50, `${looks.length}`)
})
