import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadTables } from '../server/test/declared.ts'

const file = path.resolve(import.meta.dirname, '../server/src/domains/notices/papers/reads.json')
// The endpoints themselves read the file: where merging has left a conflict in it, nothing would start to settle that.
try {
  JSON.parse(readFileSync(file, 'utf8'))
} catch {
  writeFileSync(file, '{}\n')
}
await loadTables()
const { generatedReads } = await import('./generated-reads.ts')
writeFileSync(file, generatedReads())
