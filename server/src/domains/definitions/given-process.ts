import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { newId } from '../../platform/ids.ts'
import { openPlatform } from '../../platform/platform.ts'
import { Refusal } from '../../platform/refusals.ts'
import { givenClock } from '../../platform/time/clock.ts'
import { run } from '../../platform/use-case/engine.ts'
import { listServices } from '../services/list-services.ts'

/*
 * Another server process over the database of a test: it asks an endpoint again and again until it answers as it is expected
 * to, and says so. Started by `fork` alone.
 */

const Settings = z.object({ appUrl: z.string(), keysUrl: z.string(), jobsUrl: z.string(), now: z.string() })
const Question = z.object({ register: z.string(), account: z.string(), expected: z.string() })

const { now, ...urls } = Settings.parse(JSON.parse(process.argv[2] ?? ''))
const folder = mkdtempSync(path.join(tmpdir(), 'seloste-process-'))
const clock = givenClock(new Date(now))
const platform = await openPlatform({
  ...urls,
  dataFolder: folder,
  definitionsFolder: path.resolve(import.meta.dirname, '../../../../registers'),
  logKeys: { folder: path.join(folder, 'log-keys'), host: 'localhost' },
  profile: 'demo',
  clock,
  writeLine: (line) => process.stderr.write(`${line}\n`),
  quiet: true,
  poolSize: 2,
  registerSize: 10_000,
})

async function outcomeOf({ register: code, account }: z.infer<typeof Question>): Promise<string> {
  const register = await platform.registers.byCode(code)
  if (!register) return 'no such register'
  const actor = { kind: 'worker', id: account, ids: [account], organisationId: register.controller.id } as const
  const call = { register, actor, now: clock.now(), channel: 'web', correlation: newId(clock.now()) } as const
  try {
    await run(platform, listServices, call, {})
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.kind.code
    throw error
  }
}

process.on('message', async (raw) => {
  const question = Question.parse(raw)
  for (;;) {
    const outcome = await outcomeOf(question)
    if (outcome === question.expected) break
    await sleep(20)
  }
  process.send?.('as expected')
})
process.on('disconnect', async () => {
  await platform.close()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
process.send?.('ready')
