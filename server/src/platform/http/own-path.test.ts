import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPath } from './own-path.ts'

test('INV-66: only a path of our own is returned to after signing in', () => {
  for (const path of ['/', '/r/kuusi/clients', '/oma-sivu']) assert.equal(ownPath(path), path)
  for (const elsewhere of [
    '',
    'r/kuusi',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example/',
    'javascript:alert(1)',
    '/a\r\nLocation: https://elsewhere.example',
    '/a?next=//elsewhere.example',
    `/${'a'.repeat(80)}`,
    '/%2f%2felsewhere.example',
  ])
    assert.equal(ownPath(elsewhere), null, elsewhere)
})
