import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { startOfDay } from '../../platform/time/helsinki.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { daysBetween, type PlainDate, plainDate } from '../../platform/time/plain-date.ts'
import { type GivenChain, givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { isCounting } from './finding-queries.ts'
import { makeCounty } from './given-county.ts'
import { givenCounty } from './given-log.ts'
import { NIGHTLY_RADAR_JOB, radarJobs } from './jobs.ts'
import { FIRST_LIMITS } from './radar.ts'
import { watchCounty } from './watch-county.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

interface Found {
  readonly rule: string
  readonly worker_id: string
  readonly look_id: string
  readonly found_at: Date
}

/** One night's work, until it says that it is done. `rows` is how many entries a slice has. */
async function night(chain: GivenChain, rows?: number): Promise<void> {
  const { platform } = world
  const handler = radarJobs(platform, platform.registers, rows).get(NIGHTLY_RADAR_JOB)
  assert.ok(handler)
  const now = world.clock.now()
  const job = { id: newId(now), register: chain.register.register.id, payload: {}, now }
  while ((await handler(job)) === 'again');
}
const findingsOf = async (chain: GivenChain): Promise<Found[]> =>
  (await chain.register.rows(
    'SELECT rule, worker_id, look_id, found_at FROM use_finding ORDER BY rule, worker_id, look_at',
  )) as unknown as Found[]
const toDay = (day: PlainDate): void => world.clock.set(instantAt(startOfDay(day).getTime() + 3_600_000))

test('INV-71, AC-01: who opens 583 people in two years without grounds is found within four weeks by the nightly work over the real log', async (t) => {
  const chain = await givenChain(world)
  const county = await givenCounty(world, chain, {
    seed: 583,
    workers: 40,
    days: 62,
    snoopers: 1,
    snoopsADay: 583 / 730,
  })
  const [[snooper, began] = ['', plainDate('2026-01-01')]] = [...county.began]
  let found: PlainDate | null = null
  const start = performance.now()
  for (const day of county.days) {
    toDay(day)
    await night(chain)
    const about = (await findingsOf(chain)).some((one) => one.worker_id === snooper)
    if (about) found ??= day
  }
  const all = await findingsOf(chain)
  const others = all.filter(({ worker_id }) => worker_id !== snooper)
  assert.ok(found)
  const days = daysBetween({ from: began, to: found })
  t.diagnostic(
    `${county.openings} openings; found after ${days} days; ${others.length} findings about ${county.workers.length - 1} others in ${county.days.length} days; ` +
      `${Math.round(performance.now() - start)} ms for all nights`,
  )
  assert.ok(days > 0 && days <= 28, `${days} days`)
  // One false finding for 100 workers a month, and the luck of a small sample.
  assert.ok(others.length <= 3, `${others.length} findings about others`)
})

test('INV-71: the nightly work finds what the proved rules find, also when it is killed, run twice and run at once: nothing twice, nothing lost', async () => {
  const plan = { seed: 12, workers: 8, days: 45, snoopers: 2, snoopsADay: 2.5 }
  const calm = await givenChain(world)
  const rough = await givenChain(world)
  const counties = [await givenCounty(world, calm, plan), await givenCounty(world, rough, plan)] as const
  const told = async (chain: GivenChain, county: (typeof counties)[0]): Promise<string[]> =>
    (
      (await chain.register.rows('SELECT rule, worker_id, look_at FROM use_finding ORDER BY look_at, rule')) as {
        rule: string
        worker_id: string
        look_at: Date
      }[]
    ).map((row) => `${row.rule} ${county.workers.findIndex(({ id }) => id === row.worker_id)} ${row.look_at.getTime()}`)
  const { platform } = world
  let saved = 0
  const dying = {
    ...platform,
    log: {
      ...platform.log,
      rows: (...of: Parameters<typeof platform.log.rows>) => {
        saved += 1
        if (saved % 3 === 0) throw new Error('the process died')
        return platform.log.rows(...of)
      },
    },
  }
  const handler = radarJobs(dying, platform.registers, 61).get(NIGHTLY_RADAR_JOB)
  assert.ok(handler)
  let deaths = 0
  for (const day of counties[0].days) {
    toDay(day)
    await night(calm)
    const now = world.clock.now()
    const job = { id: newId(now), register: rough.register.register.id, payload: {}, now }
    const untilDone = async (): Promise<void> => {
      for (;;)
        try {
          if ((await handler(job)) === 'done') return
        } catch (error) {
          assert.match(String(error), /died/)
          deaths += 1
        }
    }
    await Promise.all([untilDone(), untilDone()])
    await untilDone()
  }
  const county = makeCounty(plan)
  // Names and homes are not made for this register: the counting rules are compared.
  const expected = watchCounty(county, FIRST_LIMITS, 10)
    .findings.filter(({ rule }) => isCounting(rule))
    .map(({ rule, worker, looks }) => {
      const act = county.acts[Number(looks.at(-1)?.id)]
      return `${rule} ${worker} ${counties[0].instantOf(act?.at ?? 0).getTime()}`
    })
  assert.ok(expected.length > 1)
  assert.ok(deaths > 10, `${deaths} deaths`)
  assert.deepEqual(await told(calm, counties[0]), expected)
  assert.deepEqual(await told(rough, counties[1]), expected)
})
