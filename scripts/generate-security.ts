import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { generatedSecurity } from './generated-security.ts'

writeFileSync(path.resolve(import.meta.dirname, '../docs/security.md'), generatedSecurity())
