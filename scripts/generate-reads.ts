import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadTables } from '../server/test/declared.ts'
import { generatedReads } from './generated-reads.ts'

await loadTables()
writeFileSync(path.resolve(import.meta.dirname, '../server/src/domains/notices/papers/reads.json'), generatedReads())
