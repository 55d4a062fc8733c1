import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { registerSchema } from '../server/src/platform/definitions/json-schema.ts'

writeFileSync(path.resolve(import.meta.dirname, '../registers/schema/register.schema.json'), registerSchema())
