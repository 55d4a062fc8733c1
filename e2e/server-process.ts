import { start } from '../server/src/main.ts'
import type { StartOptions } from '../server/src/start-options.ts'

// For journeys: the server in a process of its own, so that it can be killed without a warning. It stops when its parent lets go of it.
process.once('message', async (options) => {
  try {
    // The parent is the harness, which has these options from the same type.
    const server = await start(options as StartOptions)
    process.once('disconnect', () => void server.stop().finally(() => process.exit(0)))
    process.send?.('ready')
  } catch (error) {
    process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  }
})
