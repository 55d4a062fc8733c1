import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import type { Job, JobHandler } from '../../platform/jobs/runner.ts'
import { openPlatform } from '../../platform/platform.ts'
import { run as runUseCase } from '../../platform/use-case/engine.ts'
import { at, givenFinance, ownWorld, settlementRunner } from './given-month.ts'
import { manyVisits } from './given-year.ts'
import { settlementJobs } from './jobs.ts'
import { listSettlements } from './list-settlements.ts'
import { paymentFile } from './payment-file.ts'
import { statementFile } from './statement-file.ts'

/** 100 000 events when the claims are being proved, 2 000 in the ordinary run. */
const EVENTS = process.env.PROVE === '1' ? 100_000 : 2_000

test('PSOP-17, INV-50: a job killed between and inside slices goes on from where it was, and settles nothing twice', async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  const other = await ours.anotherProvider()
  await ours.agree()
  await manyVisits(world, ours, [await ours.contract(), await ours.contract()], 55)
  await manyVisits(world, ours, [await ours.contractWith(other, 600)], 25)
  world.clock.set(at('2026-02-02T08:00:00Z'))
  const { id } = await ours.close('2026-01')

  let slices = 0
  const numbersSeen: string[] = []
  const breaking =
    (handler: JobHandler): JobHandler =>
    async (job) => {
      slices += 1
      // The process dies after the commit and before the runner hears of it, and two runners do the same slice at once.
      if (slices % 3 === 1) {
        await handler(job)
        throw new Error('killed')
      }
      const both = await Promise.allSettled([handler(job), handler(job)])
      const { settlements } = await ours.register.call(listSettlements, ours.finance, {})
      numbersSeen.push(`${settlements[0]?.eventsDone}/${settlements[0]?.eventsTotal}`)
      const won = both.find((result) => result.status === 'fulfilled')
      if (!won) throw new Error('both lost')
      return won.value
    }
  const runner = settlementRunner(world, breaking, 10)
  for (let round = 0; round < 30; round += 1) {
    await runner.runDue()
    world.clock.advance({ minutes: 60 })
  }
  await runner.stop()

  assert.deepEqual((await ours.statements()).map((s) => [s.number, s.events, s.totalCents]).sort(), [
    ['TIL-2026-01-000001', 55, 55 * 3_800],
    ['TIL-2026-01-000002', 25, 25 * 3_800],
  ])
  assert.deepEqual(await ours.balances(), {
    cost: -80 * 3_800,
    payable: 0,
    settled: 80 * 3_800,
    events: 80 * 3_800,
    open: 0,
    statements: 80 * 3_800,
  })
  assert.ok(slices > 3 && new Set(numbersSeen).size > 2, numbersSeen.join(' '))
  const payments = await ours.payments(id)
  // Asked again, the finished run does nothing.
  const again: Job = {
    id: newId(world.clock.now()),
    register: ours.register.register.id,
    payload: { run: id, month: '2026-01', closedAt: '2026-02-02T08:00:00.000Z' },
    now: world.clock.now(),
  }
  const handler = settlementJobs(world.platform, world.platform.registers).get('settlement.settle')
  assert.equal(await handler?.(again), 'done')
  assert.equal(await ours.payments(id), payments)
  assert.equal((await ours.statements()).length, 2)
})

test(`PSOP-17: ${EVENTS} events are settled in one job, with progress and in constant memory; INV-54: the same bytes after a restart`, async (t) => {
  const world = await ownWorld(t)
  const ours = await givenFinance(world)
  const others = [await ours.anotherProvider(), await ours.anotherProvider(), await ours.anotherProvider()]
  await ours.agree()
  // One provider with more than half of all, so that a statement is made in many slices.
  const large = Math.floor(EVENTS * 0.55)
  const mine = [await ours.contract(), await ours.contract(), await ours.contract()]
  await manyVisits(world, ours, mine, large)
  const each = Math.floor((EVENTS - large) / others.length)
  for (const other of others) await manyVisits(world, ours, [await ours.contractWith(other, 600)], each)
  const total = large + each * others.length
  world.clock.set(at('2026-02-02T08:00:00Z'))
  const { id } = await ours.close('2026-01')

  const progress: number[] = []
  const heaps: number[] = []
  const watched =
    (handler: JobHandler): JobHandler =>
    async (job) => {
      const result = await handler(job)
      const { settlements } = await ours.register.call(listSettlements, ours.finance, {})
      progress.push(settlements[0]?.eventsDone ?? -1)
      heaps.push(process.memoryUsage().heapUsed)
      return result
    }
  const runner = settlementRunner(world, watched)
  const start = process.hrtime.bigint()
  await runner.runDue()
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  await runner.stop()

  assert.deepEqual(
    progress,
    [...progress].sort((a, b) => a - b),
  )
  assert.equal(progress.at(-1), total)
  const heads = await ours.statements()
  assert.deepEqual(
    heads.map((s) => s.number).sort(),
    [1, 2, 3, 4].map((n) => `TIL-2026-01-00000${n}`),
  )
  assert.equal(
    heads.reduce((sum, s) => sum + s.totalCents, 0),
    total * 3_800,
  )
  assert.deepEqual(await ours.balances(), {
    cost: -total * 3_800,
    payable: 0,
    settled: total * 3_800,
    events: total * 3_800,
    open: 0,
    statements: total * 3_800,
  })
  const grown = (Math.max(...heaps) - (heaps[0] ?? 0)) / 1e6
  assert.ok(grown < 150, `the heap grew by ${grown.toFixed(0)} MB`)
  t.diagnostic(
    `${total} events, ${progress.length} slices, ${seconds.toFixed(2)} s, ${Math.round(total / seconds)} events/s, heap +${grown.toFixed(0)} MB`,
  )

  const first = heads[0]
  assert.ok(first)
  const before = [await ours.payments(id), await ours.finvoice(first.id)]
  // Another process over the same database, much later.
  world.clock.advance({ minutes: 60 * 24 * 400 })
  const folder = mkdtempSync(path.join(tmpdir(), 'seloste-restarted-'))
  const restarted = await openPlatform({
    appUrl: world.database.appUrl,
    keysUrl: world.database.keysUrl,
    jobsUrl: world.database.jobsUrl,
    dataFolder: folder,
    definitionsFolder: path.resolve(import.meta.dirname, '../../../../registers'),
    logKeys: { folder: path.join(folder, 'log-keys'), host: 'localhost' },
    profile: 'demo',
    clock: world.clock,
    writeLine: () => {},
    quiet: true,
    poolSize: 2,
    registerSize: 10_000,
  })
  t.after(async () => {
    await restarted.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const { register } = ours.register
  const call = {
    register,
    actor: ours.finance,
    now: world.clock.now(),
    channel: 'web' as const,
    correlation: newId(world.clock.now()),
  }
  const after = [
    (await runUseCase(restarted, paymentFile, call, { run: id })).bytes,
    (await runUseCase(restarted, statementFile, call, { statement: first.id })).bytes,
  ]
  assert.deepEqual(
    after.map((bytes) => new TextDecoder().decode(bytes)),
    before,
  )
})
