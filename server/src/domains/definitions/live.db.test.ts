import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openWorld, type World } from '../world.ts'
import { enterNext, nextVersion } from './given.ts'

const processes: ChildProcess[] = []
let world: World
let owner: pg.Client
before(async () => {
  world = await openWorld()
  owner = new pg.Client({ connectionString: world.database.ownerUrl })
  await owner.connect()
})
after(async () => {
  for (const one of processes) {
    const gone = once(one, 'exit')
    one.disconnect()
    await gone
  }
  await owner.end()
  await world.close()
})

/** Another server process over the same database. */
async function startProcess(): Promise<ChildProcess> {
  const { appUrl, keysUrl, jobsUrl } = world.database
  const settings = JSON.stringify({ appUrl, keysUrl, jobsUrl, now: world.clock.now().toISOString() })
  const started = fork(path.join(import.meta.dirname, 'given-process.ts'), [settings])
  processes.push(started)
  await once(started, 'message')
  return started
}

/** How long it takes from now until the process answers the account so. */
async function msUntil(one: ChildProcess, register: string, account: string, expected: string): Promise<number> {
  const from = performance.now()
  const said = once(one, 'message')
  one.send({ register, account, expected })
  await said
  return performance.now() - from
}

test('claims 5.3 A: a published version is obeyed by every process within a second, also when its notice was lost', async (t) => {
  const { register, worker } = await world.register('psop')
  const finance = await worker('finance')
  const both = [await startProcess(), await startProcess()]
  const answers = (expected: string): Promise<number[]> =>
    Promise.all(both.map((one) => msUntil(one, register.code, finance.id, expected)))
  await answers('done')

  const at = world.clock.now()
  const without = [
    'en: Finance }\n    side: organiser\n    scope: organiser\n    actions:\n      - service.list\n',
    'en: Finance }\n    side: organiser\n    scope: organiser\n    actions:\n',
  ] as const
  const publish = (version: number, validFrom: string, ...changes: readonly (readonly [string, string])[]) =>
    enterNext(owner, { id: 'psop', version, validFrom, at, text: nextVersion('psop', version, validFrom, ...changes) })
  await publish(2, '2026-01-04', without)
  const refused = await answers('request.not-permitted')

  // Every listening connection is cut just before, so that nobody hears the notice.
  await owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`,
  )
  await publish(3, '2026-01-05')
  const permitted = await answers('done')

  const figures = [...refused, ...permitted].map((ms) => `${ms.toFixed(0)} ms`).join(', ')
  t.diagnostic(`two processes refused, then permitted with the notice lost, after ${figures}`)
  for (const ms of [...refused, ...permitted]) assert.ok(ms < 1_000, figures)
})
