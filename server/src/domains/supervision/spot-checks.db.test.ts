import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { inRegister } from '../../platform/db/pool.ts'
import { sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { watched } from '../evidence/given.ts'
import { type GivenChain, type GivenContract, givenChain } from '../orders/given.ts'
import { openContract } from '../orders/open-contract.ts'
import { openWorld, type World } from '../world.ts'
import { supervisionEndpoints } from './endpoints.ts'
import { NIGHTLY_SPOT_CHECK_JOB, spotCheckJobs } from './jobs.ts'
import { WorkerId } from './queries.ts'
import { drawn, SpotCheckId } from './spot-queries.ts'

let world: World
let chain: GivenChain
let officer: Actor
let colleague: Actor
let contracts: readonly GivenContract[]
const january = { from: plainDate('2026-01-01'), to: plainDate('2026-01-31') }
before(async () => {
  world = await openWorld()
  chain = await givenChain(world)
  officer = await chain.register.worker('data-protection-officer')
  colleague = await chain.register.worker('data-protection-officer')
  contracts = await Promise.all([chain.contract(), chain.contract(), chain.contract()])
  for (const contract of contracts) await look(contract)
})
after(() => world.close())

const endpoints = () => supervisionEndpoints(world.platform.logSealer)
const call = () => chain.register.call
const list = (as = officer) => call()(endpoints().listSpotChecks, as, {})
const open = (check: string, as = officer) => call()(endpoints().openSpotCheck, as, { check: SpotCheckId.parse(check) })

/** Entries are in the order of their instants. */
async function look(contract: GivenContract | undefined): Promise<void> {
  assert.ok(contract)
  world.clock.advance({ minutes: 1 })
  await call()(openContract, chain.provider.recorder, { contract: contract.contractId })
}

async function night(): Promise<void> {
  const { platform } = world
  const handler = spotCheckJobs(platform, platform.registers).get(NIGHTLY_SPOT_CHECK_JOB)
  assert.ok(handler)
  const job = {
    id: newId(world.clock.now()),
    register: chain.register.register.id,
    payload: {},
    now: world.clock.now(),
  }
  while ((await handler(job)) === 'again');
}

const Pair = z.object({ worker_id: z.string(), person_id: z.string() })
const pairsOf = (rows: readonly unknown[]): string[] =>
  rows.map((row) => Pair.parse(row)).map((one) => `${one.worker_id} ${one.person_id}`)
const stored = async (roundId: string) =>
  pairsOf(
    await chain.register.rows('SELECT worker_id, person_id FROM spot_check WHERE round_id = $1 ORDER BY place', [
      roundId,
    ]),
  )

test('LOI-68: the night draws from a month that has ended, once, by a seed that is kept; what was missed is made up', async () => {
  await night()
  // December had no handlings here: the draw stands all the same.
  assert.deepEqual(
    (await list()).rounds.map(({ from, population, checks }) => [from, population, checks.length]),
    [['2025-12-01', 0, 0]],
  )
  assert.equal((await list()).rhythm?.nextOn, '2026-02-01')
  world.clock.advance({ minutes: 60 * 24 * 60 })
  // After the days that are drawn from, and before the draw.
  for (const contract of contracts) await look(contract)
  await night()
  await night()
  const { rounds } = await list()
  assert.deepEqual(
    rounds.map(({ from, to }) => `${from}/${to}`),
    ['2026-02-01/2026-02-28', '2026-01-01/2026-01-31', '2025-12-01/2025-12-31'],
  )
  const [, round] = rounds
  assert.ok(round)
  assert.match(round.seed, /^[0-9a-f]{64}$/)
  assert.notEqual(round.seed, rounds[0]?.seed)
  assert.equal(round.checks.length, Math.min(round.asked, round.population))
  assert.ok(round.checks.length >= 4)
  assert.ok(round.checks.every(({ owner }) => owner?.id === officer.id || owner?.id === colleague.id))
  assert.equal(new Set(round.checks.map(({ owner }) => owner?.id)).size, 2)
})

test('LOI-68: the same seed and log draw the same again, by our query and by whoever reckons it from the log', async () => {
  const round = (await list()).rounds.find(({ from }) => from === january.from)
  assert.ok(round)
  const kept = await stored(round.id)
  const seed = Buffer.from(round.seed, 'hex')
  const again = async (by: Buffer) => {
    const { text, values } = drawn(chain.register.register.id, january, by, round.asked).sql
    return pairsOf(await chain.register.rows(text, values))
  }
  assert.deepEqual(await again(seed), kept)
  const others = await Promise.all([1, 2, 3].map((i) => again(createHash('sha256').update(`${i}`).digest())))
  assert.ok(others.some((one) => one.join() !== kept.join()))

  // Reckoned apart from the query: from the opened log, the clients and the seed.
  const sum = (...ids: string[]) =>
    createHash('sha256')
      .update(Buffer.concat([seed, ...ids.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex'))]))
      .digest('hex')
  const here = new Set((await chain.register.rows('SELECT id FROM client')).map((row) => String(row.id)))
  const inHere = new Set(
    (await chain.register.rows('SELECT account_id FROM assignment')).map((row) => String(row.account_id)),
  )
  const persons = new Map<string, Set<string>>()
  for (const { at, actorId, subjectId } of await chain.register.log())
    if (subjectId && at < new Date('2026-01-31T22:00:00Z') && inHere.has(actorId) && here.has(subjectId))
      persons.set(actorId, (persons.get(actorId) ?? new Set()).add(subjectId))
  const ranked = [...persons].flatMap(([worker, of]) =>
    [...of]
      .sort((a, b) => (sum(worker, a) < sum(worker, b) ? -1 : 1))
      .map((person, nth) => ({ nth, by: sum(worker), pair: `${worker} ${person}` })),
  )
  ranked.sort((a, b) => a.nth - b.nth || (a.by < b.by ? -1 : 1))
  assert.equal(round.population, ranked.length)
  assert.deepEqual(
    ranked.slice(0, round.asked).map(({ pair }) => pair),
    kept,
  )
})

test('LOI-68: who handles much is not drawn more often than who handles little', async () => {
  const apart = await givenChain(world)
  const register = apart.register.register.id
  const clients = await Promise.all(Array.from({ length: 40 }, () => apart.grant()))
  const busy = await apart.register.worker('official')
  const quiet = await apart.register.worker('official')
  const at = new Date('2026-07-10T10:00:00Z')
  const july = { from: plainDate('2026-07-01'), to: plainDate('2026-07-31') }
  // Rows of the log as the draw sees them: who and whose. Their sealed records nobody opens.
  const row = (worker: string, client: string | undefined, number: number) =>
    sql`INSERT INTO access_log (register_id, id, writer, number, actor_id, subject_id, record)
      VALUES (${register}, ${newId(at)}, 1, ${number}, ${worker}, ${client ?? null}::uuid, ${Buffer.alloc(1)})`
  const of = clients.map(({ clientId }, i) => row(busy.id, clientId, i))
  await apart.write(...of, row(quiet.id, clients[0]?.clientId, of.length))
  const { pool } = world.platform
  const count = 400
  let first = 0
  await inRegister(pool, register, 'read', async (transaction) => {
    for (let i = 0; i < count; i += 1) {
      const seed = createHash('sha256').update(`draw ${i}`).digest()
      const { text, values } = drawn(register, july, seed, 1).sql
      const [found] = await transaction.send([{ text, values }])
      if (found?.rows[0]?.worker_id === busy.id) first += 1
    }
  })
  // Half of 400 draws, within four deviations of ten.
  assert.ok(Math.abs(first - count / 2) <= 40, `${first} of ${count}`)
})

test('PSOP-85: opening a spot check shows what the worker did with the person’s data in those days, and stands in the person’s log', async () => {
  const round = (await list()).rounds.find(({ from }) => from === january.from)
  const [one] = (await chain.register.rows(
    `SELECT s.id, s.person_id FROM spot_check s WHERE s.round_id = '${round?.id}' AND s.worker_id = '${chain.provider.recorder.id}'`,
  )) as { id: string; person_id: string }[]
  assert.ok(one)
  await look(contracts.find(({ clientId }) => clientId === one.person_id))
  const lines = async () =>
    (await chain.register.log()).filter(
      (event) => event.subjectId === one.person_id && event.action === 'spot-check.open',
    )
  const before = (await lines()).length
  const opened = await open(one.id)
  assert.deepEqual(
    opened.looks.map(({ action }) => action),
    ['contract.open'],
    'the later look is not of those days',
  )
  assert.equal(opened.person, 'Testi Meikäläinen')
  assert.equal((await lines()).length, before + 1)
  assert.ok(
    (await chain.register.log()).some(
      (event) =>
        event.subjectId === one.person_id && event.action === 'spot-check.draw' && event.actorKind === 'system',
    ),
  )
})

test('LOI-68: a spot check has an owner, an outcome once and a consequence that fits, and nobody decides on themself', async () => {
  const round = (await list()).rounds.find(({ from }) => from === january.from)
  const [first, second] = round?.checks ?? []
  assert.ok(first && second)
  const { giveSpotCheck, decideSpotCheck } = endpoints()
  const check = SpotCheckId.parse(first.id)
  const give = (owner: string) => call()(giveSpotCheck, officer, { check, owner: WorkerId.parse(owner) })
  await give(colleague.id)
  assert.equal((await open(check, colleague)).isOwn, true)
  for (const owner of [chain.provider.recorder.id, newId<'Account'>(world.clock.now())])
    await assert.rejects(give(owner), { message: 'supervision.no-such-owner' })

  const decide = (of: object, as = colleague) =>
    call()(decideSpotCheck, as, { check, outcome: 'unfounded', consequence: 'caution', ...of } as never)
  await assert.rejects(decide({ consequence: 'none' }), { message: 'supervision.consequence-does-not-fit' })
  const caution = { outcome: 'unfounded', consequence: 'caution' }
  assert.deepEqual(await decide({}), caution)
  assert.deepEqual(await decide({}), caution)
  await assert.rejects(decide({ consequence: 'reported' }), { message: 'supervision.already-decided' })
  await assert.rejects(give(officer.id), { message: 'supervision.already-decided' })
  const kept = (await list()).rounds.flatMap(({ checks }) => checks).find(({ id }) => id === first.id)
  assert.deepEqual([kept?.outcome, kept?.consequence, kept?.owner?.id], ['unfounded', 'caution', colleague.id])
  assert.match(kept?.decidedBy ?? '', /^Työntekijä/)

  // Whatever a program might try, the database knows no owner of the own check, and no ground without a consequence.
  const set = (of: ReturnType<typeof sql>) =>
    chain.write(
      sql`UPDATE spot_check SET ${of} WHERE register_id = ${chain.register.register.id} AND id = ${second.id}`,
    )
  await assert.rejects(set(sql`owner_id = worker_id`), { constraint: 'spot_check_not_by_oneself' })
  const decided = sql`decided_by = ${officer.id}, decided_at = ${world.clock.now()}, consequence = 'none'`
  await assert.rejects(set(sql`outcome = 'unfounded', ${decided}`), { constraint: 'spot_check_follows' })
  await assert.rejects(set(sql`outcome = 'unclear', decided_at = ${world.clock.now()}`), {
    constraint: 'spot_check_decided',
  })
})

test('LOI-68: the own handlings of a supervisor are looked into by another', async () => {
  // The officer has opened a spot check above, and so handled a client's data.
  world.clock.advance({ minutes: 31 * 24 * 60 })
  await night()
  const own = await chain.register.rows(`SELECT id, owner_id FROM spot_check WHERE worker_id = '${officer.id}'`)
  assert.ok(own.length > 0)
  for (const { id, owner_id } of own) {
    assert.equal(owner_id, colleague.id)
    await assert.rejects(
      call()(endpoints().decideSpotCheck, officer, {
        check: SpotCheckId.parse(id),
        outcome: 'in-order',
        consequence: 'none',
      }),
      { message: 'supervision.own-handling' },
    )
  }
  const { rounds } = await list()
  assert.ok(rounds[0]?.checks.every(({ isLate }) => !isLate))
  world.clock.advance({ minutes: 31 * 24 * 60 })
  assert.ok((await list()).rounds[0]?.checks.every(({ isLate }) => isLate))
})

test('INV-09: spot checks are supervision’s alone', async () => {
  const [round] = (await list()).rounds
  const check = String(round?.checks[0]?.id)
  for (const role of ['official', 'main-user', 'finance', 'records-manager']) {
    const worker = await chain.register.worker(role)
    await assert.rejects(list(worker), { message: 'request.not-permitted' })
    await assert.rejects(open(check, worker), { message: 'request.not-found' })
  }
  const stranger = await (await world.register('psop')).worker('data-protection-officer')
  await assert.rejects(open(check, stranger), { message: 'request.not-found' })
})

test('LOI-68: a missed draw, a check that is late and one that nobody looks into show under the notice’s sentence', async () => {
  const apart = await givenChain(world)
  const register = apart.register
  const supervisor = await register.worker('data-protection-officer')
  await apart.contract({ from: dayOf(world.clock.now()) })
  const watch = await watched(world, register)
  const verdict = async () => (await watch.look('supervision.spot-checks')).verdict
  try {
    assert.equal(await verdict(), 'nothing-yet')
    const drawNow = async () => {
      const { platform } = world
      const handler = spotCheckJobs(platform, platform.registers).get(NIGHTLY_SPOT_CHECK_JOB)
      const now = world.clock.now()
      const job = { id: newId(now), register: register.register.id, payload: {}, now }
      while ((await handler?.(job)) === 'again');
    }
    await drawNow()
    assert.equal(await verdict(), 'kept')
    // The contract was made this month: it is drawn when the month has ended, which a night misses.
    const toNextMonth = 34 - Number(world.clock.now().toISOString().slice(8, 10))
    world.clock.advance({ minutes: (toNextMonth + 3) * 24 * 60 })
    assert.equal(await verdict(), 'broken')
    await drawNow()
    const standing = await watch.look('supervision.spot-checks')
    assert.equal(standing.verdict, 'kept')
    assert.ok(Number(standing.figures.open) > 0)

    await watch.behindTheBack('UPDATE spot_check SET owner_id = NULL WHERE register_id = $1', [register.register.id])
    assert.equal(await verdict(), 'broken')
    await watch.behindTheBack('UPDATE spot_check SET owner_id = $2 WHERE register_id = $1', [
      register.register.id,
      supervisor.id,
    ])
    assert.equal(await verdict(), 'kept')
    await watch.behindTheBack('UPDATE spot_check_round SET due_on = $2 WHERE register_id = $1', [
      register.register.id,
      '2026-01-01',
    ])
    assert.equal(await verdict(), 'broken')
  } finally {
    await watch.close()
  }
})
