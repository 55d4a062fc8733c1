import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { generatedAccessibility } from './generated-accessibility.ts'

writeFileSync(
  path.resolve(import.meta.dirname, '../server/src/domains/accessibility/results.json'),
  generatedAccessibility(),
)
