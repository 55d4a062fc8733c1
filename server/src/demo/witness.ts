import { fork } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { logWitness } from '../adapters/log-witness/client.ts'
import { readVerifier, type Verifier, writeVerifier } from '../platform/access-log/tree/note.ts'
import type { Witness } from '../platform/access-log/tree/witness-port.ts'
import { writeNewFile } from '../platform/crypto/guarded-file.ts'

/** The demo's data protection officer, who witnesses the logs. In life this runs where the server's keepers have no power. */
const NAME = 'seloste.example/data-protection-officer'
const START_MS = 30_000
const STOP_MS = 5_000
const Told = z.union([
  z.object({ ready: z.object({ url: z.string(), verifier: z.string() }) }),
  z.object({ failed: z.string() }),
])

export interface DemoWitness {
  readonly port: Witness
  readonly verifier: Verifier
  /** For tests: the process. */
  readonly pid: number
  stop(): Promise<void>
}

/**
 * Starts the witness as a process with its own key and folder. What officer and operator do by hand in life is done here at the
 * first start: the officer is given the logs' keys, the operator the officer's. A key that differs later is not taken.
 */
export async function startDemoWitness(options: {
  readonly folder: string
  readonly port: number
  readonly logs: readonly Verifier[]
  /** Where the log keeps the witnesses that it knows. */
  readonly knownTo: string
}): Promise<DemoWitness> {
  const { folder, port, logs, knownTo } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  introduce(path.join(folder, 'logs.txt'), logs)
  const child = fork(path.join(import.meta.dirname, '../witness/process.ts'), { execArgv: [] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const told = new Promise<unknown>((resolve) => child.once('message', resolve))
  child.send({ folder, name: NAME, port })
  const late = new Promise<unknown>((resolve) => {
    setTimeout(() => resolve({ failed: 'it did not start in half a minute' }), START_MS).unref()
  })
  const died = ended.then(() => ({ failed: 'its process ended' }))
  const message = Told.parse(await Promise.race([told, died, late]))
  if ('failed' in message) {
    child.kill('SIGKILL')
    throw new Error(`The witness of the logs does not run: ${message.failed}`)
  }
  const verifier = readVerifier(message.ready.verifier)
  if (!existsSync(knownTo)) writeNewFile(knownTo, Buffer.from(`${writeVerifier(verifier)}\n`), 0o600)
  return {
    port: logWitness(message.ready.url),
    verifier,
    pid: child.pid ?? 0,
    async stop() {
      if (child.connected) child.disconnect()
      const stubborn = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await ended
      clearTimeout(stubborn)
    },
  }
}

/** Adds the logs that are not in the list yet, by name: another key under a known name is never added by itself. */
function introduce(file: string, logs: readonly Verifier[]): void {
  const known = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(readVerifier) : []
  for (const log of logs)
    if (!known.some(({ name }) => name === log.name)) appendFileSync(file, `${writeVerifier(log)}\n`, { mode: 0o600 })
}
