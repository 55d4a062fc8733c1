import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '../../domains/world.ts'
import { openOperationLog } from '../http/operation-log.ts'
import type { RegisterId } from '../ids.ts'
import { newId } from '../ids.ts'
import { startNightly } from './nightly.ts'
import { planJob } from './plan.ts'
import { type JobHandler, startJobRunner } from './runner.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const silent = () =>
  openOperationLog(
    () => {},
    () => world.clock.now(),
    true,
  )

const runnerOf = (handlers: Readonly<Record<string, JobHandler>>) =>
  startJobRunner({
    pool: world.platform.jobsPool,
    handlers: new Map(Object.entries(handlers)),
    clock: world.clock,
    log: {
      request: () => {},
      fault: () => {},
      note: () => {},
      count: () => {},
      measure: () => {},
      counters: () => ({}),
      measures: () => ({}),
    },
  })

const plan = async (register: RegisterId, job: string): Promise<void> => {
  const { text, values } = planJob(
    register,
    newId(world.clock.now()),
    { job, payload: { of: 'test' } },
    world.clock.now(),
  )
  await world.platform.pool.query(text, [...values])
}
const left = async (): Promise<{ kind: string; attempts: number; last_fault: string | null }[]> =>
  (await world.platform.jobsPool.query('SELECT kind, attempts, last_fault FROM job ORDER BY kind')).rows

test('a job runs once, in slices if it asks for them, and is gone; its register comes with it', async () => {
  const { register } = await world.register('psop')
  const seen: string[] = []
  const runner = runnerOf({
    sliced: async (job) => {
      seen.push(job.register)
      return seen.length < 3 ? 'again' : 'done'
    },
  })
  await plan(register.id, 'sliced')
  await runner.runDue()
  await runner.stop()
  assert.deepEqual(seen, [register.id, register.id, register.id])
  assert.deepEqual(await left(), [])
})

test('a job that fails waits longer each time, keeps the name of its fault, and runs when its time has come', async () => {
  const { register } = await world.register('psop')
  let runs = 0
  const runner = runnerOf({
    shaky: async () => {
      runs += 1
      if (runs < 3) throw new TypeError('not told to anybody')
      return 'done'
    },
  })
  await plan(register.id, 'shaky')
  await runner.runDue()
  await runner.runDue()
  assert.equal(runs, 1)
  assert.deepEqual(await left(), [{ kind: 'shaky', attempts: 1, last_fault: 'TypeError' }])
  for (let i = 0; i < 2; i += 1) {
    world.clock.advance({ minutes: 1 })
    await runner.runDue()
  }
  await runner.stop()
  assert.equal(runs, 3)
  assert.deepEqual(await left(), [])
})

test('a job whose transaction rolls back was never planned', async () => {
  const { register } = await world.register('psop')
  const client = await world.platform.pool.connect()
  const { text, values } = planJob(
    register.id,
    newId(world.clock.now()),
    { job: 'never', payload: {} },
    world.clock.now(),
  )
  await client.query('BEGIN')
  await client.query(text, [...values])
  await client.query('ROLLBACK')
  client.release()
  assert.deepEqual(await left(), [])
})

test('each night’s work is planned once a day, for the registers whose definition has it', async () => {
  const psop = await world.register('psop')
  await world.register('provider')
  const of = { pool: world.platform.pool, registers: world.platform.registers, clock: world.clock }
  const nightly = startNightly({ ...of, log: silent(), jobs: [{ job: 'nightly', definition: 'psop' }] })
  await nightly.stop()
  const { rows } = await world.platform.jobsPool.query('SELECT register_id FROM job')
  const psops = (await world.platform.registers.all()).filter((r) => r.definition.id === 'psop').map((r) => r.id)
  assert.ok(psops.includes(psop.register.id))
  assert.deepEqual(rows.map((row) => row.register_id).sort(), psops.sort())
})
