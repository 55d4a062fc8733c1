import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findIdentityCodes } from '../src/platform/formats/free-text.ts'
import { identityCheckCharacter } from '../src/platform/formats/identity-code.ts'
import { filesBelow, read } from './declared.ts'

const FOLDERS = ['server', 'web', 'e2e', 'scripts', 'packages', 'registers', 'docs']
const ENDINGS = ['.ts', '.tsx', '.sql', '.yaml', '.json', '.md', '.xml', '.csv', '.txt', '.html', '.css', '.svg']

/** Codes in a text that could be somebody's: those of the numbers that are never given pass. */
const couldBeReal = (text: string): string[] =>
  findIdentityCodes(text).flatMap(({ start, end, artificial }) => (artificial ? [] : [text.slice(start, end)]))

test('AC-40, INV-28: no file of the repository holds an identity code that could be a real person’s', () => {
  const files = [...FOLDERS.flatMap((folder) => filesBelow(folder, ENDINGS)), 'README.md', 'CHANGELOG.md']
  const found = files.flatMap((file) => couldBeReal(read(file)).map(() => file))
  // Only where: a code that was found is not printed.
  assert.deepEqual(found, [])
  assert.ok(files.length > 600, `${files.length} files`)
})

test('AC-40: such a code would be found, also in the midst of a line', () => {
  // Of the 1800s, and put together here, so that this file holds none.
  const code = `010101+${'002'}${identityCheckCharacter('010101002')}`
  assert.deepEqual(couldBeReal(`const CODE = '${code}' // a comment`), [code])
  assert.deepEqual(couldBeReal("const CODE = '140385-912T'"), [])
})
