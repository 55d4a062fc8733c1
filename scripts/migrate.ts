import { openDatabase } from './database.ts'
import { runScript } from './terminal.ts'

await runScript(async () => {
  const database = await openDatabase()
  await database.stop()
})
