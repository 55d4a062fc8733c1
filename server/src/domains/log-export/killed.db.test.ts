import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { z } from 'zod'
import { otlpCollector } from '../../adapters/log-collector/otlp.ts'
import { attributesOf, type OtlpReceiver, otlpReceiver } from '../../adapters/log-collector/receivers.ts'
import { handle, openTreeGround, type TreeGround } from '../../platform/access-log/tree/given.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { exportNext, STEPS, type Step } from './export-log.ts'
import type { Order } from './killed-process.ts'

let world: World
let ground: TreeGround
let receiver: OtlpReceiver
before(async () => {
  world = await openWorld()
  ground = await openTreeGround(world)
  receiver = await otlpReceiver()
})
after(async () => {
  await receiver.stop()
  await ground.close()
  await world.close()
})

/** Tells a batch in a process of its own that kills itself at a station; gives how it ended. */
async function killedAt(to: TestRegister, at: Step): Promise<string> {
  const child = fork(path.join(import.meta.dirname, 'killed-process.ts'), { execArgv: [], stdio: 'ignore' })
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? String(code))))
  const { appUrl, keysUrl, jobsUrl } = world.database
  const order: z.infer<typeof Order> = {
    urls: { appUrl, keysUrl, jobsUrl },
    ...{ folder: world.folder, definitionsFolder: path.resolve(import.meta.dirname, '../../../../registers') },
    ...{ register: to.register.id, receiver: receiver.url, at },
  }
  child.send(order)
  return await ended
}

const exportHere = (to: TestRegister) =>
  exportNext(
    {
      ...{ pool: world.platform.jobsPool, sealer: world.platform.logSealer, now: () => world.clock.now() },
      ...{ collector: otlpCollector({ url: receiver.url, host: 'localhost', token: null }) },
      signal: new AbortController().signal,
    },
    to.register,
  )

test('kill -9 at every station of the export: no line is lost, and only what was told and not marked comes twice', async () => {
  const to = await world.register('psop')
  await exportHere(to)
  let logged = 0
  for (const at of STEPS) {
    const taken = receiver.records().length
    await handle(world, to, 30)
    logged += 30
    await ground.integrateAll(to)
    assert.equal(await killedAt(to, at), 'SIGKILL', at)
    assert.equal(receiver.records().length - taken, at === 'read' ? 0 : 30, at)
    assert.equal((await exportHere(to)).status, 'told')
    const numbers = receiver.records().map((record) => Number(attributesOf(record).number))
    assert.deepEqual(
      [...new Set(numbers)],
      Array.from({ length: logged }, (_, i) => i),
      at,
    )
    assert.equal(numbers.length - taken, at === 'told' ? 60 : 30, at)
  }
})
