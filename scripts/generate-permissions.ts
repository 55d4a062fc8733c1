import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { generatedPermissions } from './generated-permissions.ts'

writeFileSync(path.resolve(import.meta.dirname, '../docs/permissions.md'), generatedPermissions())
