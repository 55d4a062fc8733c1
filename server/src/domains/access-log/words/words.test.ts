import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ACTS } from './acts.ts'
import { BASES } from './bases.ts'

/** Rows of the generated list of permissions: the action first, the bases last. */
const rows = readFileSync(new URL('../../../../../docs/permissions.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^\| `[a-z-]+\.[a-z-]+` \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test('SAU-86: whatever a role may do is told in the log in words, and so is on what basis', () => {
  const actions = new Set(rows.map(([, action = '']) => action.replaceAll('`', '')))
  const bases = new Set(rows.flatMap((cells) => (cells.at(-2) ?? '').split(', ')))
  assert.ok(actions.size > 50 && bases.size > 8)
  assert.deepEqual(
    [...actions].filter((action) => !Object.hasOwn(ACTS, action)),
    [],
  )
  assert.deepEqual(
    [...bases].filter((basis) => !Object.hasOwn(BASES, basis)),
    [],
  )
})
