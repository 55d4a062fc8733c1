import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { generatedApi } from './generated-api.ts'
import { generatedPermissions } from './generated-permissions.ts'

test('the web’s calls are those of the endpoint definitions (otherwise run: node scripts/generate-api.ts)', async () => {
  assert.equal(readFileSync(path.resolve(import.meta.dirname, '../web/api/endpoints.ts'), 'utf8'), await generatedApi())
})

test('docs/permissions.md is that of the definitions (otherwise run: node scripts/generate-permissions.ts)', () => {
  assert.equal(
    readFileSync(path.resolve(import.meta.dirname, '../docs/permissions.md'), 'utf8'),
    generatedPermissions(),
  )
})
