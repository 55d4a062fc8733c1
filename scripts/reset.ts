import { rm } from 'node:fs/promises'
import { defaultDataFolder, stopLeftover } from '../server/src/platform/db/embedded.ts'
import { testDataFolder } from '../server/src/platform/db/testing.ts'
import { dataFolder } from './database.ts'
import { runScript, say } from './terminal.ts'

await runScript(async () => {
  for (const folder of [defaultDataFolder, testDataFolder]) await stopLeftover(folder)
  await rm(dataFolder, { recursive: true, force: true })
  say('.data is deleted: the next npm start begins from nothing')
})
