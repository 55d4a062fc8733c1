import path from 'node:path'
import { z } from 'zod'
import { otlpCollector } from '../../adapters/log-collector/otlp.ts'
import { RegisterId } from '../../platform/ids.ts'
import { openPlatform } from '../../platform/platform.ts'
import { systemClock } from '../../platform/time/clock.ts'
import { exportNext, STEPS } from './export-log.ts'

/** What the process is told: which register to tell to whom, and at which station it kills itself. */
export const Order = z.object({
  urls: z.object({ appUrl: z.string(), keysUrl: z.string(), jobsUrl: z.string() }),
  folder: z.string(),
  definitionsFolder: z.string(),
  register: RegisterId,
  receiver: z.string(),
  at: z.enum(STEPS),
})

// For tests: tells one batch in a process of its own, and kills itself without a warning on the way.
process.once('message', async (message) => {
  const { urls, folder, definitionsFolder, register, receiver, at } = Order.parse(message)
  const platform = await openPlatform({
    ...{ ...urls, dataFolder: folder, definitionsFolder, profile: 'demo', clock: systemClock, quiet: true },
    ...{ logKeys: { folder: path.join(folder, 'log-keys'), host: 'localhost' }, poolSize: 2, registerSize: 10_000 },
    writeLine: () => {},
  })
  await exportNext(
    {
      ...{ pool: platform.jobsPool, sealer: platform.logSealer, now: () => systemClock.now() },
      collector: otlpCollector({ url: receiver, host: 'localhost', token: null }),
      signal: new AbortController().signal,
      onStep: async (step) => {
        if (step === at) process.kill(process.pid, 'SIGKILL')
      },
    },
    await platform.registers.byId(register),
  )
  process.exit(3)
})
