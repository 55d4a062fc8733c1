import path from 'node:path'
import { rotateAllKeys } from '../server/src/installation/rotate-keys.ts'
import { dataFolder, openDatabase } from './database.ts'
import { runScript, say } from './terminal.ts'

/** Operator's command: rotates the keys of every register while the server goes on serving. */
await runScript(async () => {
  const database = await openDatabase()
  try {
    const { ownerUrl, keysUrl } = database
    for (const done of await rotateAllKeys({ ownerUrl, keysUrl, keysFolder: path.join(dataFolder, 'keys') }))
      say(
        `${done.register}: version ${done.version}, ${done.rewrapped} keys wrapped anew, ${done.unreadable} unreadable, ${done.retired} old versions retired`,
      )
  } finally {
    await database.stop()
  }
})
