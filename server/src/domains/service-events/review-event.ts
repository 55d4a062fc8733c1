import { z } from 'zod'
import { maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { lineText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { idSchema } from '../../platform/ids.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ServiceEventAction } from './actions.ts'
import { eventById, ServiceEventId } from './queries.ts'
import { ServiceEventRefusal } from './refusals.ts'
import { eventReviewTable } from './tables.ts'
import { eventWrites } from './writing.ts'

const ReviewId = idSchema('EventReview')
const Verdict = z.enum(['approved', 'rejected'])

export const reviewServiceEvent = endpoint({
  does: 'The organiser approves an event, or rejects it: then it is taken back as a whole and its units are there again.',
  method: 'POST',
  path: '/service-events/{event}/review',
  registers: ['psop'],
  mode: 'write',
  permit: ServiceEventAction.review,
  purpose: 'settlement',
  input: z.strictObject({
    event: ServiceEventId,
    id: ReviewId,
    verdict: Verdict,
    /** About the event, not the person: it is shown to the provider. */
    reason: lineText(300).nullable().default(null),
  }),
  output: z.object({ reviewId: ReviewId, verdict: Verdict, reversalId: ServiceEventId.nullable() }),
  load: (input, context) => ({
    event: eventById(context.register.id, input.event),
    review: maybe(
      z.object({ id: ReviewId, event_id: ServiceEventId, verdict: Verdict, reason: z.string().nullable() }),
      sql`SELECT id, event_id, verdict, reason FROM event_review
        WHERE register_id = ${context.register.id} AND (event_id = ${input.event} OR id = ${input.id}) ORDER BY (event_id = ${input.event}) DESC LIMIT 1`,
    ),
  }),
  decide: ({ event, review }, input, context) => {
    if (!event) return refused(Problem['not-found'])
    if (review) {
      const same =
        review.id === input.id &&
        review.event_id === input.event &&
        review.verdict === input.verdict &&
        review.reason === input.reason
      const answer = {
        reviewId: review.id,
        verdict: review.verdict,
        reversalId: review.verdict === 'rejected' ? event.reversed_by : null,
      }
      return same ? about(event.client_id, answer) : refused(ServiceEventRefusal['already-reviewed'])
    }
    if (event.kind === 'reversal' || event.reversed_by) return refused(ServiceEventRefusal['already-reversed'])
    const reversalId = input.verdict === 'rejected' ? context.newId<'ServiceEvent'>() : null
    const row = writeOne(
      eventReviewTable,
      sql`INSERT INTO event_review (register_id, id, event_id, verdict, reason, reviewed_by, reviewed_at)
        VALUES (${context.register.id}, ${input.id}, ${input.event}, ${input.verdict}, ${input.reason}, ${context.actor.id}, ${context.now})`,
    )
    const reversal = reversalId
      ? eventWrites(context, { reversal: { id: reversalId, original: event, reason: 'rejected' } })
      : []
    return about(
      event.client_id,
      { reviewId: input.id, verdict: input.verdict, reversalId },
      // A reversal repeats the day and the quantity that the provider gave.
      { source: 'provider', writes: [row, ...reversal] },
    )
  },
  conflicts: {
    service_event_reverses: ServiceEventRefusal['already-reversed'],
    event_review_register_id_event_id_key: ServiceEventRefusal['already-reviewed'],
  },
})
