import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import { openWorld, type TestRegister, type World } from '../../../domains/world.ts'
import { type EmbeddedDatabase, startEmbedded } from '../../db/embedded.ts'
import { readLockFile } from '../../db/postgres-process.ts'
import { handle, openTreeGround, type TreeGround } from './given.ts'
import { STEPS } from './integrate.ts'
import type { Order } from './killed-process.ts'

/*
 * A PostgreSQL of this file's own, that waits for the disk, for it is killed: with kill -9, as the process that integrates is, at every
 * station of an integration.
 */

const folder = mkdtempSync(path.join(tmpdir(), 'seloste-killed-'))
let postgres: EmbeddedDatabase
let world: World
let to: TestRegister
/** The log's keys and marks, of both tests: one log. */
const keyFolder = path.join(folder, 'log-keys')

before(async () => {
  postgres = await startEmbedded(folder)
  process.env.SELOSTE_TEST_DATABASE_URL = postgres.ownerUrl
  world = await openWorld()
  to = await world.register('psop')
})
after(async () => {
  await world.close()
  await postgres.stop()
  rmSync(folder, { recursive: true })
})

/** Integrates in a process of its own that kills itself, or PostgreSQL; gives how it ended. */
async function killedAt(ground: TreeGround, order: Pick<z.infer<typeof Order>, 'at' | 'pid'>): Promise<string> {
  const child = fork(path.join(import.meta.dirname, 'killed-process.ts'), { execArgv: [], stdio: 'ignore' })
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? String(code))))
  const { id, code } = to.register
  child.send({ jobsUrl: world.database.jobsUrl, keyFolder: ground.keyFolder, register: { id, code }, ...order })
  return await ended
}

test('INV-19: kill -9 of the process that integrates, at every step: nothing is lost and nothing stands twice', async () => {
  const ground = await openTreeGround(world, keyFolder)
  for (const at of STEPS) {
    await handle(world, to, 70)
    await ground.settled(to)
    assert.equal(await killedAt(ground, { at, pid: null }), 'SIGKILL', at)
    const left = at === 'committed' ? 0 : 70
    assert.equal(await ground.untilIntegrated(to, left), left, at)
    await ground.mustBeWhole(to)
  }
  await ground.superuser.end()
})

test('INV-19, R-09: kill -9 of PostgreSQL at every step of an integration: what was committed is there, and is taken once', async () => {
  let ground = await openTreeGround(world, keyFolder)
  for (const at of STEPS) {
    await handle(world, to, 70)
    await ground.settled(to)
    const lock = await readLockFile(path.join(folder, 'cluster'))
    assert.ok(lock)
    ground.superuser.on('error', () => {})
    assert.equal(await killedAt(ground, { at, pid: lock.pid }), '3', at)
    await postgres.stop()
    postgres = await startEmbedded(folder, { port: lock.port })
    ground = await again()
    const added = await ground.integrateAll(to)
    // The connection's process outlives its head by a moment, in which the rest of the integration may still be done and committed:
    // whole or not at all.
    assert.ok(added === 70 || added === 0, `${at}: ${added}`)
    await ground.mustBeWhole(to)
  }
  await ground.superuser.end()
})

/** The ground anew on the recovered PostgreSQL, with the keys and marks of before; its pools' old connections are dead. */
async function again(): Promise<TreeGround> {
  for (let tries = 0; ; tries += 1)
    try {
      await world.platform.pool.query('SELECT 1')
      await world.platform.jobsPool.query('SELECT 1')
      return await openTreeGround(world, keyFolder)
    } catch (error) {
      if (tries === 100) throw error
      await sleep(50)
    }
}
