import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { answerEventQuestion, askAboutEvent, listEventQuestions } from './event-questions.ts'
import { aVisit } from './given.ts'
import { listEventsToReview } from './list-events-to-review.ts'
import { recordServiceEvent } from './record-service-event.ts'
import { reviewServiceEvent } from './review-event.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('the organiser asks about a line, its provider alone answers, and both see what was said', async () => {
  const chain = await givenChain(world, { service: { review: 'each' } })
  const { register, manager, provider } = chain
  const other = await chain.anotherProvider()
  const contract = await chain.contract()
  const visit = aVisit(world.clock, contract, 60)
  await register.call(recordServiceEvent, provider.recorder, visit)
  const aQuestion = (question: string) =>
    askAboutEvent.input.parse({ event: visit.id, id: newId(world.clock.now()), question })
  const asked = aQuestion('is-quantity-right')
  await register.call(askAboutEvent, manager, asked)
  await register.call(askAboutEvent, manager, asked)
  await assert.rejects(register.call(askAboutEvent, manager, aQuestion('was-given')), {
    message: 'service-event.question-waits',
  })
  for (const stranger of [provider.office, provider.recorder, contract.client])
    await assert.rejects(register.call(askAboutEvent, stranger, aQuestion('was-given')), {
      message: 'request.not-permitted',
    })

  const waiting = async (by = provider.office) => (await register.call(listEventQuestions, by, {})).questions
  assert.deepEqual(
    (await waiting()).map((one) => [one.id, one.question, one.familyName, one.quantity]),
    [[asked.id, 'is-quantity-right', 'Meikäläinen', 60]],
  )
  assert.deepEqual(await waiting(other.office), [])
  const answer = answerEventQuestion.input.parse({
    contract: contract.contractId,
    question: asked.id,
    answer: 'will-correct',
  })
  await assert.rejects(register.call(answerEventQuestion, other.office, answer), { message: 'request.not-found' })
  const answered = await register.call(answerEventQuestion, provider.office, answer)
  assert.deepEqual(await register.call(answerEventQuestion, provider.office, answer), answered)
  await assert.rejects(register.call(answerEventQuestion, provider.office, { ...answer, answer: 'as-recorded' }), {
    message: 'service-event.question-answered',
  })
  assert.deepEqual(await waiting(), [])
  world.clock.advance({ minutes: 1 })
  const second = aQuestion('was-given')
  await register.call(askAboutEvent, manager, second)
  const [line] = (await register.call(listEventsToReview, manager, {})).events
  assert.deepEqual(
    line?.questions.map((one) => [one.question, one.answer]),
    [
      ['is-quantity-right', 'will-correct'],
      ['was-given', null],
    ],
  )

  // A verdict ends it: nothing more is asked, and nothing waits for the provider.
  const id = newId<'EventReview'>(world.clock.now())
  await register.call(
    reviewServiceEvent,
    manager,
    reviewServiceEvent.input.parse({ event: visit.id, id, verdict: 'approved' }),
  )
  assert.deepEqual(await waiting(), [])
  await assert.rejects(register.call(askAboutEvent, manager, aQuestion('is-day-right')), {
    message: 'service-event.already-reviewed',
  })
})
