import { z } from 'zod'
import { maybe, type Write, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { lineText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { idSchema } from '../../platform/ids.ts'
import { Cents } from '../../platform/money.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ServiceEventAction } from './actions.ts'
import { AdjustingCause, eventById, lineGroundOf, ServiceEventId, Verdict, valueGroundOf } from './queries.ts'
import { ServiceEventRefusal } from './refusals.ts'
import { decideAdjusting } from './rules.ts'
import { eventReviewTable } from './tables.ts'
import { eventWrites } from './writing.ts'

const ReviewId = idSchema('EventReview')

/** What was approved of an event in the place of what the provider had recorded. */
const Adjusted = z.object({ id: ServiceEventId, quantity: z.int(), valueCents: Cents, shareCents: Cents })

export const reviewServiceEvent = endpoint({
  does: 'The organiser approves an event, adjusts it or rejects it. Adjusted, it is taken back and the smaller quantity entered anew at the price of the day; rejected, it is taken back as a whole. What is taken back can be used again.',
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
    /** Of an adjusted event: what is approved of it, in minor units of the service; less than was recorded. */
    quantity: z.int().min(1).max(100_000_000).nullable().default(null),
    /** Of an adjusted event: why not all of it. */
    cause: AdjustingCause.nullable().default(null),
    /** Of any other: about the event, not the person, for the provider to read. A rejection is not without it. */
    reason: lineText(300).nullable().default(null),
  }),
  output: z.object({
    reviewId: ReviewId,
    verdict: Verdict,
    reversalId: ServiceEventId.nullable(),
    adjusted: Adjusted.nullable(),
  }),
  load: (input, context) => ({
    event: eventById(context.register.id, input.event),
    line: lineGroundOf(context.register.id, input.event),
    review: maybe(
      z.object({
        id: ReviewId,
        event_id: ServiceEventId,
        verdict: Verdict,
        cause: AdjustingCause.nullable(),
        reason: z.string().nullable(),
      }),
      sql`SELECT id, event_id, verdict, cause, reason FROM event_review
        WHERE register_id = ${context.register.id} AND (event_id = ${input.event} OR id = ${input.id}) ORDER BY (event_id = ${input.event}) DESC LIMIT 1`,
    ),
    adjusted: maybe(
      z.object({ id: ServiceEventId, quantity: z.int(), value_cents: Cents, share_cents: Cents }),
      sql`SELECT n.id, n.quantity, n.value_cents, n.share_cents FROM service_event n
        WHERE n.register_id = ${context.register.id} AND n.replaces_id = ${input.event}`,
    ),
  }),
  decide: ({ event, line, review, adjusted }, input, context) => {
    if (!event || !line) return refused(Problem['not-found'])
    if (review) {
      const same =
        review.id === input.id &&
        review.event_id === input.event &&
        review.verdict === input.verdict &&
        review.cause === input.cause &&
        review.reason === input.reason &&
        (review.verdict !== 'adjusted' || adjusted?.quantity === input.quantity)
      const answer = {
        reviewId: review.id,
        verdict: review.verdict,
        reversalId: review.verdict === 'approved' ? null : event.reversed_by,
        adjusted:
          review.verdict === 'adjusted' && adjusted
            ? {
                id: adjusted.id,
                quantity: adjusted.quantity,
                valueCents: adjusted.value_cents,
                shareCents: adjusted.share_cents,
              }
            : null,
      }
      return same ? about(event.client_id, answer) : refused(ServiceEventRefusal['already-reviewed'])
    }
    if (event.kind === 'reversal' || event.reversed_by) return refused(ServiceEventRefusal['already-reversed'])
    const { verdict, quantity, cause } = input
    if ((verdict === 'adjusted') !== (quantity !== null))
      return refused(ServiceEventRefusal['not-less-than-recorded'], { recorded: event.quantity })
    // Words are for what is rejected as a whole: of an adjusted event the cause tells all that its provider needs.
    if ((verdict === 'adjusted') !== (cause !== null) || (cause !== null && input.reason !== null))
      return refused(ServiceEventRefusal['reason-missing'])
    if (verdict === 'rejected' && input.reason === null) return refused(ServiceEventRefusal['reason-missing'])

    const reviewed = (of: Pick<typeof input, 'event' | 'id' | 'verdict' | 'cause'>): Write =>
      writeOne(
        eventReviewTable,
        sql`INSERT INTO event_review (register_id, id, event_id, verdict, cause, reason, reviewed_by, reviewed_at)
          VALUES (${context.register.id}, ${of.id}, ${of.event}, ${of.verdict}, ${of.cause}, ${input.reason}, ${context.actor.id}, ${context.now})`,
      )
    const row = reviewed(input)
    if (verdict === 'approved' || verdict === 'rejected') {
      const reversalId = verdict === 'rejected' ? context.newId<'ServiceEvent'>() : null
      const reversal = reversalId
        ? eventWrites(context, { reversal: { id: reversalId, original: event, reason: 'rejected' } })
        : []
      return about(
        event.client_id,
        { reviewId: input.id, verdict, reversalId, adjusted: null },
        // A reversal repeats the day and the quantity that the provider gave.
        { source: 'provider', writes: [row, ...reversal] },
      )
    }
    const decided = decideAdjusting(
      valueGroundOf(line),
      { cents: line.price_cents, per: line.per_units },
      { day: event.day, startMinute: event.start_minute, quantity: event.quantity },
      quantity ?? 0,
    )
    if (!decided.ok) return refused(ServiceEventRefusal[decided.code], decided.facts)
    const [reversalId, id] = [context.newId<'ServiceEvent'>(), context.newId<'ServiceEvent'>()]
    const { amounts, delivery } = decided
    return about(
      event.client_id,
      {
        reviewId: input.id,
        verdict,
        reversalId,
        adjusted: { id, quantity: delivery.quantity, valueCents: amounts.value, shareCents: amounts.share },
      },
      {
        source: 'provider',
        writes: [
          ...eventWrites(context, {
            reversal: { id: reversalId, original: event, reason: 'adjusted' },
            delivery: {
              id,
              contractId: event.contract_id,
              ground: event,
              delivery,
              recording: {
                amounts,
                priceId: event.price_id,
                reservation: { id: event.reservation_id, ended: event.reservation_ended },
                period: { id: event.grant_period_id },
              },
              note: null,
              replacesId: event.id,
            },
          }),
          row,
          // What was approved waits for nobody: neither for a review of its own, nor for the answer to the one that it replaces.
          reviewed({ event: id, id: context.newId<'EventReview'>(), verdict: 'approved', cause: null }),
        ],
      },
    )
  },
  conflicts: {
    service_event_reverses: ServiceEventRefusal['already-reversed'],
    event_review_register_id_event_id_key: ServiceEventRefusal['already-reviewed'],
  },
})
