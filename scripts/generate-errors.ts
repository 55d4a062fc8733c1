import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { generatedErrors } from './generated-errors.ts'

writeFileSync(path.resolve(import.meta.dirname, '../docs/errors.md'), await generatedErrors())
