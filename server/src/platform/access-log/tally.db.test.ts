import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type pg from 'pg'
import { openWorld, type TestRegister, type World } from '../../domains/world.ts'
import { openPool } from '../db/pool.ts'
import { newId } from '../ids.ts'
import { type Alert, type Budget, callsOf, OPENED_FILES, openTally, type Standing } from './tally.ts'
import { anEvent } from './tree/given.ts'
import { openAccessLog } from './writer.ts'

const MINUTE = 60_000
const PROCESSES = 3

let world: World
const pools: pg.Pool[] = []
before(async () => {
  world = await openWorld()
})
after(async () => {
  for (const pool of pools) await pool.end()
  await world?.close()
})

/** A process of the service, as far as it counts: a tally and a pen of its own, over connections of its own. */
function aProcess(alert: Alert = () => {}) {
  const pool = openPool(world.database.appUrl, 4, () => {})
  pools.push(pool)
  const tally = openTally(alert)
  const log = openAccessLog(pool, world.platform.logSealer, tally)
  /** Uses it as the engine does: refused before anything is opened, or logged before anything leaves. */
  async function use(
    to: TestRegister,
    budget: Budget,
    by: { readonly actorId: string; readonly subjectId?: string; readonly signedInAt?: Date },
  ): Promise<Standing> {
    const now = world.clock.now()
    const { standing, end } = tally.begin(to.register.id, by.actorId, budget, { now, signedInAt: by.signedInAt })
    if (standing === 'within') {
      const { actorId, subjectId = newId<'Client'>(now) } = by
      await log.append(to.register.id, [anEvent(world, to, { actorId, subjectId, counted: budget.of })])
    }
    end()
    return standing
  }
  return { use }
}

/** Quicker than any person, each of the other processes may be behind by an eighth of the room that it last saw. */
const isAbout = (uses: number, limit: number) => uses >= limit && uses <= limit + (PROCESSES - 1) * Math.ceil(limit / 8)

const someWorker = () => newId<'Account'>(world.clock.now())
const processes = () => Array.from({ length: PROCESSES }, () => aProcess())

test('INV-72: opened files are counted by all processes together: a fresh sign-in after 60 in ten minutes and 300 in a day, a stop at five times that', async () => {
  const to = await world.register('psop')
  const alerts: number[] = []
  const all = Array.from({ length: PROCESSES }, () => aProcess(({ count }) => alerts.push(count)))
  const actorId = someWorker()
  const beginning = world.clock.now()
  let next = 0
  /** Opens other clients' files by whichever process, until somebody says no. */
  const openUntilRefused = async (signedInAt: () => Date) => {
    for (let opened = 0; opened < 2_000; opened += 1) {
      const standing = await all[next++ % PROCESSES]?.use(to, OPENED_FILES, { actorId, signedInAt: signedInAt() })
      if (standing !== 'within') return { opened, standing }
    }
    throw new Error('nobody said no')
  }
  const longAgo = () => new Date(beginning.getTime() - 61 * MINUTE)
  const justNow = () => world.clock.now()

  const first = await openUntilRefused(longAgo)
  assert.equal(first.standing, 'sign-in-first')
  assert.ok(isAbout(first.opened, 60), `${first.opened}`)
  assert.ok(alerts.length > 0 && alerts.length <= PROCESSES, alerts.join(' '))

  const second = await openUntilRefused(justNow)
  assert.equal(second.standing, 'stopped')
  assert.ok(isAbout(first.opened + second.opened, 300), `${first.opened + second.opened}`)

  // Ten minutes later the short time is free again, and the day has its 300: a sign-in of an hour ago does, an older one does not.
  world.clock.advance({ minutes: 11 })
  assert.deepEqual(await openUntilRefused(longAgo), { opened: 0, standing: 'sign-in-first' })
  let day = first.opened + second.opened
  for (let round = 0; round < 5; round += 1) {
    const more = await openUntilRefused(justNow)
    assert.equal(more.standing, 'stopped')
    day += more.opened
    world.clock.advance({ minutes: 11 })
  }
  assert.ok(isAbout(day, 1_500), `${day} in a day`)
  assert.deepEqual(await openUntilRefused(justNow), { opened: 0, standing: 'stopped' })
  world.clock.advance({ minutes: 24 * 60 })
  assert.ok((await openUntilRefused(longAgo)).opened >= 60)
})

test('INV-72: the same file again is no other client; another worker and another register have their own count', async () => {
  const [to, elsewhere] = [await world.register('psop'), await world.register('psop')]
  const [one, other] = [aProcess(), aProcess()]
  const actorId = someWorker()
  const clients = Array.from({ length: 59 }, () => newId<'Client'>(world.clock.now()))
  for (let round = 0; round < 3; round += 1)
    for (const [i, subjectId] of clients.entries())
      assert.equal(await (i % 2 ? one : other).use(to, OPENED_FILES, { actorId, subjectId }), 'within')
  assert.equal(await one.use(to, OPENED_FILES, { actorId }), 'within')
  assert.equal(await one.use(to, OPENED_FILES, { actorId }), 'sign-in-first')
  assert.equal(await one.use(to, OPENED_FILES, { actorId: someWorker() }), 'within')
  assert.equal(await one.use(elsewhere, OPENED_FILES, { actorId }), 'within')
})

test('INV-72, AC-03: searches of whatever processes, one after another or at once, stop at the limit and go on ten minutes later', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: PROCESSES - 1 }), { minLength: 40, maxLength: 60 }), async (order) => {
      const to = await world.register('psop')
      const all = processes()
      const actorId = someWorker()
      const search = callsOf('client.find', 30)
      let passed = 0
      for (const i of order) if ((await all[i]?.use(to, search, { actorId })) === 'within') passed += 1
      assert.ok(isAbout(passed, 30), `${passed} passed`)
      world.clock.advance({ minutes: 11 })
      assert.equal(await all[0]?.use(to, search, { actorId }), 'within')
    }),
    { numRuns: 3 },
  )
  const to = await world.register('psop')
  const actorId = someWorker()
  const one = aProcess()
  const atOnce = await Promise.all(
    Array.from({ length: 100 }, () => one.use(to, callsOf('client.find', 30), { actorId })),
  )
  assert.equal(atOnce.filter((standing) => standing === 'within').length, 30)
})

test('INV-72: at a person’s pace each further process lets one more through, and no more', async () => {
  const to = await world.register('psop')
  const all = processes()
  const actorId = someWorker()
  let passed = 0
  for (let i = 0; i < 70; i += 1) {
    // Six seconds a file: 60 files take six minutes.
    world.clock.advance({ minutes: 0.1 })
    if ((await all[i % PROCESSES]?.use(to, OPENED_FILES, { actorId })) === 'within') passed += 1
  }
  assert.ok(passed >= 60 && passed < 60 + PROCESSES, `${passed} passed`)
})

test('INV-72: a process that starts anew knows the count after its first use', async () => {
  const to = await world.register('psop')
  const actorId = someWorker()
  const before = aProcess()
  for (let i = 0; i < 60; i += 1) assert.equal(await before.use(to, OPENED_FILES, { actorId }), 'within')
  const started = aProcess()
  assert.equal(await started.use(to, OPENED_FILES, { actorId }), 'within')
  assert.equal(await started.use(to, OPENED_FILES, { actorId }), 'sign-in-first')
})
