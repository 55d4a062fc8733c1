import { z } from 'zod'
import { writeVerifier } from '../platform/access-log/tree/note.ts'
import { systemClock } from '../platform/time/clock.ts'
import { serveWitness } from './serve.ts'
import { openWitness } from './witness.ts'

/** What the witness's process is told at its start. */
export const WitnessOrder = z.strictObject({ folder: z.string(), name: z.string(), port: z.int().nonnegative() })

// The witness's process: apart from the server, as the data protection officer is. It ends when the server that started it
// says so or is gone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

process.once('message', (message) => {
  void run(message)
})

async function run(message: unknown): Promise<void> {
  try {
    const { folder, name, port } = WitnessOrder.parse(message)
    const witness = openWitness(folder, name)
    const served = await serveWitness({ witness, port, now: () => systemClock.now() })
    process.once('disconnect', () => {
      void served.stop().finally(() => process.exit(0))
    })
    process.send?.({ ready: { url: served.url, verifier: writeVerifier(witness.verifier) } })
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? error.message : String(error) })
    process.disconnect?.()
    process.exitCode = 1
  }
}
