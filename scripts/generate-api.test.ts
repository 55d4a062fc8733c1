import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { generatedApi } from './generated-api.ts'

test('the web’s calls are those of the endpoint definitions (otherwise run: node scripts/generate-api.ts)', async () => {
  assert.equal(readFileSync(path.resolve(import.meta.dirname, '../web/api/endpoints.ts'), 'utf8'), await generatedApi())
})
