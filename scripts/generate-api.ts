import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { generatedApi } from './generated-api.ts'

/** Writes the web's typed calls from the endpoint definitions. A test compares the file with them. */
writeFileSync(path.resolve(import.meta.dirname, '../web/api/endpoints.ts'), await generatedApi())
