import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import { startOfDay } from '../../platform/time/helsinki.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { type PlainDate, plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { openClient } from '../clients/open-client.ts'
import { watched } from '../evidence/given.ts'
import { type GivenChain, type GivenContract, givenChain } from '../orders/given.ts'
import { openContract } from '../orders/open-contract.ts'
import { aVisit } from '../service-events/given.ts'
import { recordServiceEvent } from '../service-events/record-service-event.ts'
import { openWorld, type World } from '../world.ts'
import { supervisionEndpoints } from './endpoints.ts'
import { UseFindingId } from './finding-queries.ts'
import { NIGHTLY_RADAR_JOB, radarJobs } from './jobs.ts'
import { WorkerId } from './queries.ts'

let world: World
let chain: GivenChain
let officer: Actor
let colleague: Actor
let contracts: readonly GivenContract[]
before(async () => {
  world = await openWorld()
  chain = await givenChain(world)
  officer = await chain.register.worker('data-protection-officer')
  colleague = await chain.register.worker('data-protection-officer')
  contracts = await Promise.all(Array.from({ length: 4 }, () => chain.contract()))
})
after(() => world.close())

const endpoints = () => supervisionEndpoints(world.platform.logSealer)
const call = () => chain.register.call
const list = (filter = {}, as = officer) => call()(endpoints().listFindings, as, filter)
const open = (finding: string, as = officer) =>
  call()(endpoints().openFinding, as, { finding: UseFindingId.parse(finding) })
const ownOf = (as: Actor) => call()(endpoints().listOwnFindings, as, {})
const explain = (finding: string, as: Actor, text = 'Päivystin illalla, ja kirjaus jäi tekemättä.') =>
  call()(endpoints().explainFinding, as, { finding: UseFindingId.parse(finding), text })
const decide = (finding: string, outcome: 'in-order' | 'unfounded', as = officer) =>
  call()(endpoints().decideFinding, as, {
    finding: UseFindingId.parse(finding),
    outcome,
    consequence: outcome === 'in-order' ? 'none' : 'caution',
  })

const at = (day: PlainDate, hours: number): void =>
  world.clock.set(instantAt(startOfDay(day).getTime() + hours * 3_600_000))
async function night(of = chain): Promise<void> {
  const { platform } = world
  const handler = radarJobs(platform, platform.registers).get(NIGHTLY_RADAR_JOB)
  const now = world.clock.now()
  const job = { id: newId(now), register: of.register.register.id, payload: {}, now }
  while ((await handler?.(job)) === 'again');
}
const logOf = async (action: string) => (await chain.register.log()).filter((event) => event.action === action)

test('AC-01, INV-71: looks late in the evening that no work explains are found by the nightly work over what the engine logged, and those with a visit recorded are not', async () => {
  const { recorder } = chain.provider
  const busy = await chain.register.worker('provider-recorder', {
    providerId: chain.provider.id,
    serviceId: chain.serviceId,
    organisationId: recorder.kind === 'worker' ? recorder.organisationId : '',
  })
  for (const [i, contract] of contracts.entries()) {
    at(plainDate(i < 2 ? '2026-01-06' : '2026-01-07'), 21)
    await call()(openContract, recorder, { contract: contract.contractId })
    // An hour later, so that neither was there when the other looked.
    at(plainDate(i < 2 ? '2026-01-06' : '2026-01-07'), 22)
    await call()(openContract, busy, { contract: contract.contractId })
  }
  at(plainDate('2026-01-08'), 9)
  for (const contract of contracts) await call()(recordServiceEvent, busy, aVisit(world.clock, contract, 60))
  at(plainDate('2026-01-09'), 1)
  await night()
  assert.deepEqual((await list()).findings, [], 'the second day after the looks has not ended')
  at(plainDate('2026-01-11'), 1)
  await night()
  // The team’s work explains the looks of who works with them; take the team away, and it does not.
  assert.deepEqual((await list()).findings, [])
})

test('AC-01: of the same looks nobody recorded anything for: one finding, with its rule in words and an owner who may decide', async () => {
  const { recorder } = chain.provider
  const fresh = await Promise.all(Array.from({ length: 4 }, () => chain.contract({ from: plainDate('2026-03-03') })))
  for (const [i, contract] of fresh.entries()) {
    at(plainDate(i < 2 ? '2026-03-03' : '2026-03-04'), 21)
    await call()(openContract, recorder, { contract: contract.contractId })
  }
  at(plainDate('2026-03-07'), 1)
  await night()
  await night()
  const { findings, rules, watched: seen } = await list()
  assert.deepEqual(
    findings.map(({ rule, looks, clients, dueOn, explainBy }) => [rule, looks, clients, explainBy, dueOn]),
    [['outside-hours', 4, 4, '2026-03-21', '2026-04-06']],
  )
  assert.match(findings[0]?.says.fi ?? '', /työajan ulkopuolella vähintään 4 asiakasta/)
  assert.ok([officer.id, colleague.id].includes(findings[0]?.owner?.id ?? ''))
  assert.equal(seen?.until, '2026-03-04T22:00:00.000Z')
  assert.deepEqual(
    rules.filter(({ notInUse }) => notInUse !== null).map(({ rule }) => rule),
    ['own-file', 'same-home', 'colleague'],
  )
  const made = await logOf('use-finding.make')
  assert.deepEqual(
    new Set(made.flatMap(({ subjectId }) => subjectId ?? [])),
    new Set(fresh.map(({ clientId }) => clientId)),
  )
  assert.ok(made.every(({ actorKind }) => actorKind === 'system'))
  assert.deepEqual((await list({ rule: 'no-relation' })).findings, [])
  assert.equal((await list({ worker: WorkerId.parse(recorder.id), state: 'waits-for-worker' })).findings.length, 1)
})

test('INV-71: the worker is told and may explain first, once; nobody is blamed unheard, and outcome and consequence are logged about each client', async () => {
  const { recorder } = chain.provider
  const [own] = (await ownOf(recorder)).findings
  assert.ok(own?.mayExplain)
  assert.deepEqual((await ownOf(chain.manager)).findings, [])
  const seen = await call()(endpoints().openOwnFinding, recorder, { finding: own.id })
  assert.deepEqual(
    seen.found.map(({ look, name }) => [look.action, name]),
    Array.from({ length: 4 }, () => ['contract.open', 'Testi Meikäläinen']),
  )
  for (const stranger of [chain.provider.office, officer])
    await assert.rejects(call()(endpoints().openOwnFinding, stranger, { finding: own.id }), {
      message: 'request.not-found',
    })

  await assert.rejects(decide(own.id, 'unfounded'), { message: 'supervision.not-heard-yet' })
  await assert.rejects(explain(own.id, officer), { message: 'request.not-found' })
  await explain(own.id, recorder)
  await assert.rejects(explain(own.id, recorder, 'Toinen selitys.'), { message: 'supervision.already-explained' })
  const before = (await logOf('use-finding.open')).length
  const opened = await open(own.id)
  assert.equal(opened.explanation, 'Päivystin illalla, ja kirjaus jäi tekemättä.')
  const clients = new Set(opened.found.map(({ client }) => client))
  const reading = (await logOf('use-finding.open')).slice(before)
  for (const client of clients)
    assert.equal(reading.filter(({ subjectId }) => subjectId === client).length, 1, 'the officer’s reading of each')

  await decide(own.id, 'unfounded')
  await assert.rejects(decide(own.id, 'in-order'), { message: 'supervision.finding-decided' })
  const decided = (await logOf('use-finding.decide')).filter(({ outcome }) => outcome === 'done')
  assert.deepEqual(new Set(decided.map(({ subjectId }) => subjectId)), clients)
  const [told] = (await ownOf(recorder)).findings
  assert.deepEqual([told?.outcome, told?.consequence, told?.mayExplain], ['unfounded', 'caution', false])
  // Sealed: whoever reads the table learns nothing of what was said.
  const [row] = await chain.register.rows('SELECT explanation_sealed::text AS text FROM use_finding')
  assert.doesNotMatch(String(row?.text), /Päivystin/)
})

test('AC-02: the same rare family name is found at one look, and no name is opened but of who bears it', async () => {
  const kin = await chain.grant({ familyName: 'Harvinainen' })
  const official = await chain.register.worker('official', { name: 'Testi Harvinainen' })
  // A fortnight after the grant, which explains what those who granted it looked at.
  at(plainDate('2026-03-25'), 12)
  await call()(openClient, official, { client: kin.clientId })
  at(plainDate('2026-03-28'), 1)
  const before = (await chain.register.log()).length
  await night()
  const found = (await list()).findings.filter(({ worker }) => worker.id === official.id)
  assert.deepEqual(
    found.map(({ rule, looks }) => [rule, looks]),
    [['same-surname', 1]],
  )
  const nightly = (await chain.register.log()).slice(before).filter(({ actorKind }) => actorKind === 'system')
  const opened = nightly.filter(({ groups }) => groups.length > 0).map(({ subjectId }) => subjectId)
  assert.deepEqual(opened, [kin.clientId])
})

test('INV-71: ten outcomes of a rule move its limit by one within its bounds, and say so; nobody decides on themself', async () => {
  const found = (await list()).findings[0]
  assert.ok(found)
  const { id: register } = chain.register.register
  const insert = (outcome: string | null, n: number) =>
    sql`INSERT INTO use_finding (register_id, id, rule, used_limit, worker_id, look_id, look_at, looks, clients, found_at, explain_by, due_on,
        owner_id, outcome, consequence, decided_by, decided_at)
      SELECT ${register}::uuid, i.id, 'no-relation', 5, ${chain.provider.recorder.id}::uuid, i.id, ${world.clock.now()}::timestamptz, 5, 5,
        ${world.clock.now()}::timestamptz, '2026-01-01', '2026-12-31', ${officer.id}::uuid, ${outcome}::text,
        CASE WHEN ${outcome}::text IS NOT NULL THEN 'none' END, CASE WHEN ${outcome}::text IS NOT NULL THEN ${officer.id}::uuid END,
        CASE WHEN ${outcome}::text IS NOT NULL THEN ${world.clock.now()}::timestamptz END
      FROM unnest(${Array.from({ length: n }, () => newId(world.clock.now()))}::uuid[]) AS i (id)`
  await chain.write(insert('in-order', 9), insert(null, 2))
  const limit = async () => (await list()).rules.find(({ rule }) => rule === 'no-relation')
  assert.equal((await limit())?.limit?.now, 5)
  const [first, second] = (await list({ rule: 'no-relation' })).findings
  assert.ok(first && second)
  assert.deepEqual((await decide(first.id, 'in-order')).limit, { from: 5, to: 6 })
  const moved = await limit()
  assert.deepEqual(moved?.limit, { now: 6, lowest: 2, highest: 10, enough: 10 })
  assert.deepEqual(
    moved?.changes.map(({ from, to, explained, unfounded }) => [from, to, explained, unfounded]),
    [[5, 6, 10, 0]],
  )
  assert.match(moved?.says.fi ?? '', /vähintään 6 asiakasta/)
  // Counted anew from there.
  world.clock.advance({ minutes: 1 })
  assert.equal((await decide(second.id, 'in-order')).limit, null)
  assert.equal((await limit())?.limit?.now, 6)

  const set = (of: ReturnType<typeof sql>) =>
    chain.write(sql`UPDATE use_finding SET ${of} WHERE register_id = ${register} AND id = ${found.id}`)
  await assert.rejects(set(sql`owner_id = worker_id`), { constraint: 'use_finding_not_by_oneself' })
  await assert.rejects(
    set(
      sql`outcome = 'unfounded', consequence = 'caution', decided_by = ${officer.id}, decided_at = ${world.clock.now()}`,
    ),
    { constraint: 'use_finding_heard' },
  )
})

test('INV-09: findings are supervision’s alone, and the own ones each worker’s', async () => {
  const finding = String((await list({ state: 'all' })).findings[0]?.id)
  for (const role of ['official', 'main-user', 'finance', 'records-manager']) {
    const worker = await chain.register.worker(role)
    await assert.rejects(list({}, worker), { message: 'request.not-permitted' })
    await assert.rejects(open(finding, worker), { message: 'request.not-found' })
  }
  const stranger = await (await world.register('psop')).worker('data-protection-officer')
  await assert.rejects(open(finding, stranger), { message: 'request.not-found' })
})

test('INV-71: a finding that is late, one that nobody may decide and a night that does not come show under the notice’s sentence', async () => {
  const apart = await givenChain(world)
  const supervisor = await apart.register.worker('data-protection-officer')
  const watch = await watched(world, apart.register)
  const verdict = async () => (await watch.look('supervision.findings')).verdict
  try {
    assert.equal(await verdict(), 'nothing-yet')
    await night(apart)
    assert.equal(await verdict(), 'kept')
    world.clock.advance({ minutes: 2 * 24 * 60 })
    assert.equal(await verdict(), 'broken')
    const fresh = await Promise.all(Array.from({ length: 4 }, () => apart.contract({ from: plainDate('2026-05-04') })))
    const monday = plainDate('2026-05-04')
    for (const [i, contract] of fresh.entries()) {
      at(i < 2 ? monday : plainDate('2026-05-05'), 21)
      await apart.register.call(openContract, apart.provider.recorder, { contract: contract.contractId })
    }
    at(plainDate('2026-05-08'), 1)
    await night(apart)
    const standing = await watch.look('supervision.findings')
    assert.deepEqual([standing.verdict, standing.figures.open], ['kept', 1])
    const set = (of: string) =>
      watch.behindTheBack(`UPDATE use_finding SET ${of} WHERE register_id = $1`, [apart.register.register.id])
    await set('owner_id = NULL')
    assert.equal(await verdict(), 'broken')
    await set(`owner_id = '${supervisor.id}'`)
    assert.equal(await verdict(), 'kept')
    await set(`due_on = '2026-05-07'`)
    assert.equal(await verdict(), 'broken')
  } finally {
    await watch.close()
  }
})
