import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { loadTables } from '../server/test/declared.ts'
import { generatedApi } from './generated-api.ts'
import { generatedPermissions } from './generated-permissions.ts'
import { generatedReads } from './generated-reads.ts'

test('the web’s calls are those of the endpoint definitions (otherwise run: node scripts/generate-api.ts)', async () => {
  assert.equal(readFileSync(path.resolve(import.meta.dirname, '../web/api/endpoints.ts'), 'utf8'), await generatedApi())
})

test('docs/permissions.md is that of the definitions (otherwise run: node scripts/generate-permissions.ts)', () => {
  assert.equal(
    readFileSync(path.resolve(import.meta.dirname, '../docs/permissions.md'), 'utf8'),
    generatedPermissions(),
  )
})

test('what each action reads is what its endpoints’ queries read (otherwise run: node scripts/generate-reads.ts)', async () => {
  await loadTables()
  const file = path.resolve(import.meta.dirname, '../server/src/domains/notices/papers/reads.json')
  assert.equal(readFileSync(file, 'utf8'), generatedReads())
})
