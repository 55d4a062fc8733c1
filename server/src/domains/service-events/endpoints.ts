import { correctServiceEvent } from './correct-service-event.ts'
import { answerEventQuestion, askAboutEvent, listEventQuestions } from './event-questions.ts'
import { listServiceEvents } from './list-events.ts'
import { listEventsToReview } from './list-events-to-review.ts'
import { listOwnServiceEvents } from './list-own-events.ts'
import { openDayOfContract } from './open-day-of-contract.ts'
import { ownCosts } from './own-costs.ts'
import { previewServiceEvents } from './preview-service-events.ts'
import { recordServiceEvent } from './record-service-event.ts'
import { respondToServiceEvent } from './respond-to-event.ts'
import { reviewServiceEvent } from './review-event.ts'

export const serviceEventEndpoints = {
  recordServiceEvent,
  previewServiceEvents,
  correctServiceEvent,
  openDayOfContract,
  listServiceEvents,
  listOwnServiceEvents,
  ownCosts,
  respondToServiceEvent,
  reviewServiceEvent,
  listEventsToReview,
  askAboutEvent,
  listEventQuestions,
  answerEventQuestion,
}
