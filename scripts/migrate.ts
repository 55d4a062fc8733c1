import path from 'node:path'
import { openInstallation } from '../server/src/installation/install.ts'
import { systemClock } from '../server/src/platform/time/clock.ts'
import { openDatabase } from './database.ts'
import { root, runScript, say } from './terminal.ts'

await runScript(async () => {
  const database = await openDatabase()
  try {
    const installation = await openInstallation(database.ownerUrl)
    try {
      const entered = await installation.definitions(path.join(root, 'registers'), systemClock.now())
      for (const name of entered) say(`the definition ${name} is entered`)
    } finally {
      await installation.close()
    }
  } finally {
    await database.stop()
  }
})
