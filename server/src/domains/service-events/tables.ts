import { z } from 'zod'
import { sealedGroup } from '../../platform/crypto/groups.ts'
import { field, plain, sealed, table } from '../../platform/tables.ts'

/** What the provider wrote about the visit. */
export const eventNote = sealedGroup({
  table: 'service_event',
  group: 'note',
  part: 'content',
  subject: 'client',
  schemaVersion: 1,
  schema: z.strictObject({ note: z.string().max(2_000) }),
  fields: { note: 'service-event.note' },
})

/** What the client said when disputing. */
export const responseMessage = sealedGroup({
  table: 'event_response',
  group: 'message',
  part: 'content',
  subject: 'client',
  schemaVersion: 1,
  schema: z.strictObject({ message: z.string().max(2_000) }),
  fields: { message: 'service-event.dispute' },
})

const ofClient = { scope: 'client', startsAt: 'last-service-event' } as const
const withClient = { ...ofClient, hangs: [{ by: 'client_id' }] } as const

export const serviceEventTable = table({
  name: 'service_event',
  holds: 'What providers did for clients, and reversals of it',
  subject: 'client',
  retention: withClient,
  columns: {
    id: plain('S3'),
    contract_id: plain('S3'),
    client_id: plain('S3'),
    provider_id: plain('S3'),
    service_id: plain('S3'),
    grant_period_id: plain('S3'),
    reservation_id: plain('S3'),
    kind: plain('S3'),
    reverses_id: plain('S3'),
    replaces_id: plain('S3'),
    reason: plain('S3'),
    day: field('service-event.day', 'S3'),
    start_minute: field('service-event.day', 'S3'),
    quantity: field('service-event.quantity', 'S3'),
    price_id: plain('M'),
    unit_value_cents: plain('M'),
    price_cents: plain('M'),
    value_cents: plain('M'),
    share_cents: plain('M'),
    note_sealed: sealed(eventNote, 'S3'),
    recorded_by: plain('S2'),
    recorded_at: plain('S3'),
  },
})

export const eventResponseTable = table({
  name: 'event_response',
  holds: 'Clients’ words on service events; the newest counts',
  subject: 'client',
  retention: withClient,
  columns: {
    id: plain('S3'),
    event_id: plain('S3'),
    client_id: plain('S3'),
    response: field('service-event.dispute', 'S3'),
    message_sealed: sealed(responseMessage, 'S3'),
    given_by: plain('S3'),
    given_at: plain('S3'),
  },
})

export const eventReviewTable = table({
  name: 'event_review',
  holds: 'The organiser’s verdicts on service events',
  subject: 'client',
  retention: { ...ofClient, hangs: [{ by: 'event_id', of: 'service_event' }] },
  columns: {
    id: plain('S3'),
    event_id: plain('S3'),
    verdict: plain('S3'),
    cause: plain('S3'),
    reason: plain('S3'),
    reviewed_by: plain('S2'),
    reviewed_at: plain('S3'),
  },
})

/** Codes alone: what is asked and answered is about the record (record 0021). */
export const eventQuestionTable = table({
  name: 'event_question',
  holds: 'Questions of the organiser to providers about service events, with the answers',
  subject: 'client',
  retention: { ...ofClient, hangs: [{ by: 'event_id', of: 'service_event' }] },
  columns: {
    id: plain('S3'),
    event_id: plain('S3'),
    question: plain('S3'),
    asker_id: plain('S2'),
    asked_at: plain('S3'),
    answer: plain('S3'),
    answered_by: plain('S2'),
    answered_at: plain('S3'),
  },
})
