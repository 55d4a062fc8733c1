import { z } from 'zod'
import { many, opening } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { idSchema } from '../../platform/ids.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { ServiceEventAction } from './actions.ts'
import { EventAnswer, EventQuestion, EventQuestionId } from './event-questions.ts'
import { ServiceEventId } from './queries.ts'
import { responseMessage } from './tables.ts'
import { EventView, viewColumns, viewTables, waitsForReview } from './views.ts'

const ResponseId = idSchema('EventResponse')
const Asked = z.object({
  id: EventQuestionId,
  event_id: ServiceEventId,
  question: EventQuestion,
  asked_at: z.date(),
  answer: EventAnswer.nullable(),
  answered_at: z.date().nullable(),
})
const Row = EventView.extend({ response_id: ResponseId.nullable(), message: z.instanceof(Uint8Array).nullable() })

export const listEventsToReview = endpoint({
  does: 'Lists the events that wait for the organiser: disputed ones with the client’s word, and those of services that ask for a review of each.',
  method: 'GET',
  path: '/service-events/to-review',
  registers: ['psop'],
  mode: 'read',
  permit: ServiceEventAction.review,
  purpose: 'settlement',
  input: z.strictObject({}),
  output: z.object({
    events: z.array(
      EventView.extend({
        message: z.string().nullable(),
        /** What was asked of the provider about it, and the answers, the oldest first. */
        questions: z.array(Asked.omit({ event_id: true })),
      }),
    ),
  }),
  load: (_input, context) => ({
    events: opening(
      many(
        Row,
        sql`SELECT ${viewColumns}, s.id AS response_id, s.message_sealed AS message FROM ${viewTables}
          LEFT JOIN LATERAL (SELECT z.id, z.message_sealed FROM event_response z WHERE z.register_id = e.register_id AND z.event_id = e.id
            ORDER BY z.given_at DESC, z.id DESC LIMIT 1) s ON true
          WHERE e.register_id = ${context.register.id} AND ${waitsForReview}
          ORDER BY e.day, e.id LIMIT 200`,
      ),
      'message',
      responseMessage,
      (row) => ({ rowId: row.response_id ?? row.id, holder: row.client_id }),
    ),
    asked: many(
      Asked,
      sql`SELECT q.id, q.event_id, q.question, q.asked_at, q.answer, q.answered_at FROM event_question q
        WHERE q.register_id = ${context.register.id}
          AND NOT EXISTS (SELECT 1 FROM event_review w WHERE w.register_id = q.register_id AND w.event_id = q.event_id)
          AND NOT EXISTS (SELECT 1 FROM service_event b WHERE b.register_id = q.register_id AND b.reverses_id = q.event_id)
        ORDER BY q.asked_at, q.id LIMIT 1000`,
    ),
  }),
  decide: ({ events, asked }) => {
    const askedOf = Map.groupBy(asked, (one) => one.event_id)
    const output = {
      events: events.map(({ response_id: _, message, ...event }) => ({
        ...event,
        message: message?.message ?? null,
        questions: (askedOf.get(event.id) ?? []).map(({ event_id: __, ...one }) => one),
      })),
    }
    return events.length === 0
      ? aboutNobody('nothing to review', output)
      : about([...new Set(events.map((e) => e.client_id))], output)
  },
})
