import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadTables } from '../server/test/declared.ts'

const file = path.resolve(import.meta.dirname, '../server/src/domains/notices/papers/reads.json')
// The endpoints themselves read the file: a conflict of merging in it, or an older shape, must not keep them from being asked.
writeFileSync(file, '{}\n')
await loadTables()
const { generatedReads } = await import('./generated-reads.ts')
writeFileSync(file, generatedReads())
