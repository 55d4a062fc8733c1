import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from '../server/test/declared.ts'
import { cited, generatedSecurity, idsIn, namedTests, THREATS, testsOf } from './generated-security.ts'
import { CHAPTERS, RELIABILITY } from './security/invariants.ts'
import { ACTORS } from './security/threat.ts'

const tests = namedTests()
const invariants = [...CHAPTERS.flatMap((chapter) => chapter.invariants), ...RELIABILITY]
const numbered = (prefix: string, last: number): string[] =>
  Array.from({ length: last }, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`)

test('PSOP-75: every abuse case, every invariant and every fault has its row, and each actor is one of the list', () => {
  assert.deepEqual(THREATS.map(({ id }) => id).sort(), numbered('AC', 40))
  assert.deepEqual(invariants.map(({ id }) => id).sort(), [...numbered('INV', 73), ...numbered('R', 21)].sort())
  assert.deepEqual(
    THREATS.flatMap(({ who }) => who.split(' ')).filter((who) => ACTORS[who] === undefined),
    [],
  )
})

test('PSOP-75: every test that a threat cites is in the repository, once and under that name', () => {
  const there = (citation: string) =>
    tests.filter(({ file, name }) => file === cited(citation).file && name === cited(citation).name)
  assert.deepEqual(
    THREATS.flatMap(({ shownBy }) => shownBy).filter((citation) => there(citation).length !== 1),
    [],
  )
})

test('PSOP-75: what no test shows says what is missing', () => {
  const bare = [
    ...THREATS.filter((threat) => threat.notYet === null && testsOf(threat, tests).length === 0),
    ...invariants.filter(({ id, notYet }) => notYet === null && !tests.some(({ name }) => idsIn(name).includes(id))),
  ]
  assert.deepEqual(
    bare.map(({ id }) => id),
    [],
  )
})

test('PSOP-75: a test bears no id that the list does not know', () => {
  const known = new Set([...THREATS, ...invariants].map(({ id }) => id))
  assert.deepEqual(
    tests.filter(({ name }) => idsIn(name).some((id) => !known.has(id))),
    [],
  )
})

test('docs/security.md is that of the tests (otherwise run: node scripts/generate-security.ts)', () => {
  assert.equal(read('docs/security.md'), generatedSecurity())
})
