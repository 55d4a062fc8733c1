import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import { Month } from '../../platform/time/month.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { type GivenChain, givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { correctServiceEvent } from './correct-service-event.ts'
import { aCorrection, aVisit, faultsOfBooks } from './given.ts'
import { listServiceEvents } from './list-events.ts'
import { listEventsToReview } from './list-events-to-review.ts'
import { settleableEvents } from './public.ts'
import { recordServiceEvent } from './record-service-event.ts'
import { respondToServiceEvent } from './respond-to-event.ts'
import { reviewServiceEvent } from './review-event.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

/** Each step a minute after the one before, so that "newest" and "known by" mean something. */
const tick = () => world.clock.advance({ minutes: 1 })

const settleable = async (
  chain: GivenChain,
  closedAt: Date = world.clock.now(),
  lastDay = '2026-01-31',
): Promise<unknown[]> => {
  const events = settleableEvents(chain.register.register.id, { closedAt, lastDay: plainDate(lastDay) })
  return (
    await chain.register.rows(`SELECT id FROM (${events.text}) e ORDER BY e.recorded_at, e.id`, events.values)
  ).map((row) => row.id)
}

/** As a closing of this moment leaves it: the event stands on a statement. */
async function onStatement({ register, provider, manager, write }: GivenChain, visit: { id: string }): Promise<void> {
  const closedAt = world.clock.now()
  const r = register.register.id
  const [run, statement] = [newId(closedAt), newId(closedAt)]
  await write(
    sql`INSERT INTO settlement_run (register_id, id, number, payer, month, closed_at, closed_by, due_on, template_version)
      VALUES (${r}, ${run}, 1, '{}', '2026-01', ${closedAt}, ${manager.id}, '2026-02-16', 1)`,
    sql`INSERT INTO statement (register_id, id, run_id, provider_id, number, lines, total_cents)
      VALUES (${r}, ${statement}, ${run}, ${provider.id}, 1, 1, 3800)`,
    sql`INSERT INTO statement_line (register_id, event_id, statement_id) VALUES (${r}, ${visit.id}, ${statement})`,
  )
}

const aResponse = (event: { id: string }, clientId: string, response: string, message: string | null = null) =>
  respondToServiceEvent.input.parse({ event: event.id, clientId, id: newId(world.clock.now()), response, message })
const aReview = (
  event: { id: string },
  verdict: string,
  why: { readonly reason?: string; readonly cause?: string; readonly quantity?: number | null } = {},
) => reviewServiceEvent.input.parse({ event: event.id, id: newId(world.clock.now()), verdict, ...why })

test('a dispute holds an event back from settlement until it is withdrawn or reviewed, and its words are sealed', async () => {
  const chain = await givenChain(world)
  const other = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract()
  const visit = aVisit(world.clock, contract, 60)
  await register.call(recordServiceEvent, provider.recorder, visit)
  assert.deepEqual(await settleable(chain), [visit.id])
  assert.deepEqual(await settleable(other), [])

  tick()
  const dispute = aResponse(visit, contract.clientId, 'disputed', 'Kukaan ei käynyt.')
  await register.call(respondToServiceEvent, contract.client, dispute)
  await register.call(respondToServiceEvent, contract.client, dispute)
  assert.deepEqual(await register.rows('SELECT count(*)::int AS responses FROM event_response'), [{ responses: 1 }])
  await assert.rejects(register.call(respondToServiceEvent, contract.client, { ...dispute, message: 'Muuta' }), {
    message: 'service-event.id-already-used',
  })
  assert.deepEqual(await settleable(chain), [])
  const { events } = await register.call(listEventsToReview, chain.manager, {})
  assert.deepEqual(
    events.map((e) => [e.id, e.response, e.message]),
    [[visit.id, 'disputed', 'Kukaan ei käynyt.']],
  )
  const entry = (await register.log()).at(-1)
  assert.deepEqual([entry?.subjectId, entry?.groups], [contract.clientId, ['event_response.message']])

  tick()
  await register.call(respondToServiceEvent, contract.client, aResponse(visit, contract.clientId, 'withdrawn'))
  assert.deepEqual(await settleable(chain), [visit.id])
  tick()
  await register.call(respondToServiceEvent, contract.client, aResponse(visit, contract.clientId, 'disputed'))
  assert.deepEqual(await settleable(chain), [])
  tick()
  await register.call(reviewServiceEvent, chain.manager, aReview(visit, 'approved'))
  assert.deepEqual(await settleable(chain), [visit.id])
  assert.deepEqual((await register.call(listEventsToReview, chain.manager, {})).events, [])
})

test('a rejected event is taken back as a whole with the reason, and both go to settlement to net', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 600 })
  const visit = aVisit(world.clock, contract, 60)
  await register.call(recordServiceEvent, provider.recorder, visit)
  await register.call(respondToServiceEvent, contract.client, aResponse(visit, contract.clientId, 'disputed'))
  tick()
  const review = aReview(visit, 'rejected', { reason: 'Käyntiä ei ollut.' })
  const answer = await register.call(reviewServiceEvent, chain.manager, review)
  assert.deepEqual(await register.call(reviewServiceEvent, chain.manager, review), answer)
  await assert.rejects(register.call(reviewServiceEvent, chain.manager, { ...review, verdict: 'approved' }), {
    message: 'service-event.already-reviewed',
  })
  assert.deepEqual(await settleable(chain), [visit.id, answer.reversalId])
  assert.deepEqual(await register.rows("SELECT reason, quantity FROM service_event WHERE kind = 'reversal'"), [
    { reason: 'rejected', quantity: -60 },
  ])
  assert.deepEqual(await register.rows('SELECT reserved, spent FROM grant_period'), [{ reserved: 600, spent: 0 }])
  assert.deepEqual(await faultsOfBooks(register), [])
})

test('INV-52: an adjusted event is paid in part at the price of its day; the rest is there again, both sides see what was asked and approved, and why', async () => {
  const chain = await givenChain(world, { service: { review: 'each' } })
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 600 })
  const visit = aVisit(world.clock, contract, 60)
  await register.call(recordServiceEvent, provider.recorder, visit)
  await register.call(respondToServiceEvent, contract.client, aResponse(visit, contract.clientId, 'disputed'))
  tick()
  const review = aReview(visit, 'adjusted', { cause: 'shorter-than-recorded', quantity: 45 })
  const mustRefuse = (said: object, code: string) =>
    assert.rejects(register.call(reviewServiceEvent, chain.manager, { ...review, ...said }), {
      message: `service-event.${code}`,
    })
  for (const quantity of [60, 61, null]) await mustRefuse({ quantity }, 'not-less-than-recorded')
  await mustRefuse({ verdict: 'approved' }, 'not-less-than-recorded')
  for (const said of [{ cause: null }, { reason: 'Käynti oli lyhyt.' }, { verdict: 'approved', quantity: null }])
    await mustRefuse(said, 'reason-missing')
  assert.deepEqual(await register.rows('SELECT id FROM event_review'), [])

  const answer = await register.call(reviewServiceEvent, chain.manager, review)
  assert.deepEqual(answer.adjusted, { id: answer.adjusted?.id, quantity: 45, valueCents: 2_850, shareCents: 300 })
  assert.deepEqual(await register.call(reviewServiceEvent, chain.manager, review), answer)
  await assert.rejects(register.call(reviewServiceEvent, chain.manager, { ...review, quantity: 30 }), {
    message: 'service-event.already-reviewed',
  })
  assert.deepEqual(await register.rows('SELECT reserved, spent FROM grant_period'), [{ reserved: 555, spent: 45 }])
  assert.deepEqual(await faultsOfBooks(register), [])
  assert.deepEqual((await register.call(listEventsToReview, chain.manager, {})).events, [])
  // The three go to settlement together and net to what was approved.
  assert.deepEqual(new Set(await settleable(chain)), new Set([visit.id, answer.reversalId, answer.adjusted?.id]))
  assert.deepEqual(
    await register.rows('SELECT sum(value_cents)::int AS value, sum(share_cents)::int AS share FROM service_event'),
    [{ value: 2_850, share: 300 }],
  )

  const { events } = await register.call(listServiceEvents, provider.recorder, { month: Month.parse('2026-01') })
  assert.deepEqual(
    events.map((e) => [e.kind, e.quantity, e.reason, e.verdict, e.verdict_cause, e.replaced_quantity]).sort(),
    [
      ['delivery', 45, null, 'approved', null, null],
      ['delivery', 60, null, 'adjusted', 'shorter-than-recorded', 45],
      ['reversal', -60, 'adjusted', null, null, null],
    ],
  )
})

test('what was approved in part is a ceiling: no correction of it goes over, however often it is corrected', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract()
  const visit = aVisit(world.clock, contract, 60)
  await register.call(recordServiceEvent, provider.recorder, visit)
  await register.call(respondToServiceEvent, contract.client, aResponse(visit, contract.clientId, 'disputed'))
  const { adjusted } = await register.call(
    reviewServiceEvent,
    chain.manager,
    aReview(visit, 'adjusted', { cause: 'shorter-than-recorded', quantity: 45 }),
  )
  assert.ok(adjusted)
  const correct = async (of: { readonly id: string }, quantity: number) => {
    tick()
    const correction = aCorrection(world.clock, { ...visit, id: of.id }, quantity)
    await register.call(correctServiceEvent, provider.recorder, correction)
    return correction.replacement ?? assert.fail()
  }
  const tooMuch = { message: 'service-event.approved-in-part' }
  await assert.rejects(correct(adjusted, 46), tooMuch)
  const less = await correct(adjusted, 30)
  await assert.rejects(correct(less, 60), tooMuch)
  const again = await correct(less, 45)
  await assert.rejects(correct(again, 60), tooMuch)
  assert.deepEqual(await faultsOfBooks(register), [])

  const free = aVisit(world.clock, contract, 60)
  await register.call(recordServiceEvent, provider.recorder, free)
  await correct(free, 90)
})

test('INV-53: an event that is on a statement can be adjusted too: the difference nets in the next closing', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract()
  const visit = aVisit(world.clock, contract, 60)
  await register.call(recordServiceEvent, provider.recorder, visit)
  await onStatement(chain, visit)
  tick()
  await register.call(respondToServiceEvent, contract.client, aResponse(visit, contract.clientId, 'disputed'))
  const { reversalId, adjusted } = await register.call(
    reviewServiceEvent,
    chain.manager,
    aReview(visit, 'adjusted', { cause: 'other-quantity-agreed', quantity: 30 }),
  )
  assert.deepEqual(new Set(await settleable(chain)), new Set([reversalId, adjusted?.id]))
  assert.deepEqual(await faultsOfBooks(register), [])
})

test('a service that asks for a review of each event settles none without it', async () => {
  const chain = await givenChain(world, { service: { review: 'each' } })
  const { register, provider } = chain
  const contract = await chain.contract()
  const [first, second] = [aVisit(world.clock, contract, 60), aVisit(world.clock, contract, 30)]
  for (const visit of [first, second]) await register.call(recordServiceEvent, provider.recorder, visit)
  assert.deepEqual(await settleable(chain), [])
  assert.equal((await register.call(listEventsToReview, chain.manager, {})).events.length, 2)
  await register.call(reviewServiceEvent, chain.manager, aReview(first, 'approved'))
  assert.deepEqual(await settleable(chain), [first.id])
})

test('INV-53: what was settled never changes: a later correction comes to the next closing and nets there', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract()
  const visit = aVisit(world.clock, contract, 60)
  await register.call(recordServiceEvent, provider.recorder, visit)
  const closedAt = world.clock.now()
  assert.deepEqual(await settleable(chain, closedAt), [visit.id])
  await onStatement(chain, visit)
  const before = await register.rows('SELECT * FROM service_event WHERE id = $1', [visit.id])
  tick()
  const correction = aCorrection(world.clock, visit, 45)
  await register.call(correctServiceEvent, provider.recorder, correction)
  assert.deepEqual(await settleable(chain, closedAt), [], 'the closed instant gives what it gave')
  assert.deepEqual(await settleable(chain), [correction.replacement?.id, correction.id].sort())
  assert.deepEqual(await register.rows('SELECT * FROM service_event WHERE id = $1', [visit.id]), before)
  assert.deepEqual(
    await register.rows('SELECT sum(value_cents)::int AS value FROM service_event WHERE id <> $1', [visit.id]),
    [{ value: 2_850 - 3_800 }],
  )
})

test('only the client or its proxy answers for it, and only the organiser reviews', async () => {
  const chain = await givenChain(world)
  const other = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract()
  const stranger = await chain.grant()
  const visit = aVisit(world.clock, contract, 60)
  await register.call(recordServiceEvent, provider.recorder, visit)
  for (const actor of [stranger.client, provider.recorder, chain.manager])
    await assert.rejects(
      register.call(respondToServiceEvent, actor, aResponse(visit, contract.clientId, 'confirmed')),
      { message: 'request.not-found' },
    )
  await assert.rejects(
    register.call(respondToServiceEvent, stranger.client, aResponse(visit, stranger.clientId, 'confirmed')),
    { message: 'request.not-found' },
  )
  for (const actor of [contract.client, provider.recorder, provider.office, other.manager])
    await assert.rejects(register.call(reviewServiceEvent, actor, aReview(visit, 'rejected', { reason: 'Ei ollut' })), {
      message: 'request.not-permitted',
    })
  await assert.rejects(
    other.register.call(reviewServiceEvent, other.manager, aReview(visit, 'rejected', { reason: 'Ei ollut' })),
    {
      message: 'request.not-found',
    },
  )
  assert.deepEqual(await register.rows('SELECT id FROM event_review UNION ALL SELECT id FROM event_response'), [])
})
