import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { givenChain } from '../orders/given.ts'
import { correctServiceEvent } from '../service-events/correct-service-event.ts'
import { aCorrection, aVisit } from '../service-events/given.ts'
import { recordServiceEvent } from '../service-events/record-service-event.ts'
import { reviewServiceEvent } from '../service-events/review-event.ts'
import { openWorld, type World } from '../world.ts'
import { listCountedEvents } from './list-counted.ts'
import { showProviderBoard } from './show-board.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('each count of the board is of the events that it leads to, and they are logged under their clients', async () => {
  const chain = await givenChain(world)
  const { register, provider, manager } = chain
  const record = async (contractId: string) => {
    const visit = aVisit(world.clock, { contractId }, 60)
    await register.call(recordServiceEvent, provider.recorder, visit)
    return visit
  }
  const judge = (event: string, verdict: object) =>
    register.call(
      reviewServiceEvent,
      manager,
      reviewServiceEvent.input.parse({ event, id: newId(world.clock.now()), ...verdict }),
    )
  const given = []
  for (let client = 0; client < 5; client += 1) {
    const contract = await chain.contract()
    given.push({ ...contract, visit: await record(contract.contractId) })
  }
  const [first, second, third] = given
  assert.ok(first && second && third)
  await judge(first.visit.id, { verdict: 'rejected', reason: 'Käyntiä ei ollut.' })
  await judge(second.visit.id, { verdict: 'adjusted', cause: 'shorter-than-recorded', quantity: 45 })
  world.clock.advance({ minutes: 8 * 24 * 60 })
  await register.call(correctServiceEvent, provider.recorder, aCorrection(world.clock, third.visit, 30))
  const late = await record(third.contractId)

  const list = async (counted: 'recorded' | 'late' | 'adjusted' | 'rejected') =>
    (await register.call(listCountedEvents, manager, { provider: provider.id, counted })).events
  const [row] = (await register.call(showProviderBoard, manager, {})).providers
  assert.deepEqual(row?.events, { recorded: 6, late: 1, adjusted: 1, rejected: 1 })
  assert.equal((await list('recorded')).length, 6)
  assert.deepEqual(
    (await list('late')).map(({ id }) => id),
    [late.id],
  )
  assert.deepEqual(
    (await list('rejected')).map((one) => [one.id, one.verdict_reason]),
    [[first.visit.id, 'Käyntiä ei ollut.']],
  )
  assert.deepEqual(
    (await list('adjusted')).map((one) => [one.quantity, one.replaced_quantity, one.verdict_cause]),
    [[60, 45, 'shorter-than-recorded']],
  )
  const entry = (await register.log()).at(-1)
  assert.deepEqual([entry?.action, entry?.subjectId], ['service-event.review', second.clientId])
})

test('whoever does not review reads no such list, nor does the reviewer of another organiser', async () => {
  const [ours, theirs] = [await givenChain(world), await givenChain(world)]
  const input = { provider: ours.provider.id, counted: 'recorded' } as const
  for (const stranger of [ours.provider.office, ours.provider.recorder, await ours.register.worker('official')])
    await assert.rejects(ours.register.call(listCountedEvents, stranger, input), { message: 'request.not-permitted' })
  await assert.rejects(theirs.register.call(listCountedEvents, theirs.manager, input), { message: 'request.not-found' })
  assert.deepEqual((await ours.register.call(listCountedEvents, ours.manager, input)).events, [])
})
