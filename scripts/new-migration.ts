import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { migrationsFolder, readMigrations } from '../server/src/platform/db/migration-files.ts'
import { runScript, say } from './terminal.ts'

await runScript(async () => {
  const words = process.argv.slice(2).join('-').toLowerCase()
  if (!/^[a-z0-9][a-z0-9-]*$/.test(words)) throw new Error('Name it in words: npm run new-migration -- service orders')
  const next = (await readMigrations(migrationsFolder)).length + 1
  const name = `${String(next).padStart(4, '0')}-${words}.sql`
  await writeFile(path.join(migrationsFolder, name), `-- ${words.replaceAll('-', ' ')}\n`, { flag: 'wx' })
  say(`server/migrations/${name}`)
})
