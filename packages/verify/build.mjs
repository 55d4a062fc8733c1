// Makes the package's programs plain JavaScript: Node does not take the types out of files below node_modules.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'

const here = import.meta.dirname
mkdirSync(path.join(here, 'dist'), { recursive: true })
for (const name of readdirSync(here).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))) {
  const plain = stripTypeScriptTypes(readFileSync(path.join(here, name), 'utf8'))
  const text = plain.replaceAll(/(from '\.\/[a-z-]+)\.ts'/g, "$1.js'")
  writeFileSync(path.join(here, 'dist', name.replace(/\.ts$/, '.js')), text, { mode: 0o755 })
}
