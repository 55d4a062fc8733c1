import { z } from 'zod'
import { sealedGroup } from '../../platform/crypto/groups.ts'
import { plain, sealed, table } from '../../platform/tables.ts'

const text = z.strictObject({ text: z.string().max(4_000) })

/** What the client asks, in the client's own words. */
export const requestQuestion = sealedGroup<{ text: string }>({
  table: 'log_request',
  group: 'question',
  part: 'content',
  subject: 'client',
  schemaVersion: 1,
  schema: text,
  fields: { text: 'log-request.question' },
})

/** The officer's answer, or the written decision by which it was refused. */
export const requestAnswer = sealedGroup<{ text: string }>({
  table: 'log_request',
  group: 'answer',
  part: 'content',
  subject: 'client',
  schemaVersion: 1,
  schema: text,
  fields: { text: 'log-request.answer' },
})

/** What the worker says of the look. It is about the client's file, so it is under the client's key. */
export const lookExplanation = sealedGroup<{ text: string }>({
  table: 'log_explanation',
  group: 'explanation',
  part: 'content',
  subject: 'client',
  schemaVersion: 1,
  schema: text,
  fields: { text: 'log-request.explanation' },
})

/** They are sealed under the client's key and go with the client. */
const withClient = { scope: 'client', startsAt: 'last-service-event', hangs: [{ by: 'client_id' }] } as const

export const logRequestTable = table({
  name: 'log_request',
  holds: 'Clients’ requests about the log, with their clocks and answers (703/2023 11 §)',
  subject: 'client',
  retention: withClient,
  columns: {
    id: plain('S3'),
    client_id: plain('S3'),
    kind: plain('S3'),
    event_id: plain('S3'),
    from_day: plain('S3'),
    question_sealed: sealed(requestQuestion, 'S3'),
    asked_by: plain('S3'),
    asked_at: plain('S3'),
    due_on: plain(),
    status: plain('S3'),
    ground: plain('S3'),
    answer_sealed: sealed(requestAnswer, 'S3'),
    decided_by: plain('S2'),
    decided_at: plain('S3'),
  },
})

export const logExplanationTable = table({
  name: 'log_explanation',
  holds: 'Workers’ explanations of looks that an officer asked about',
  subject: 'client',
  retention: withClient,
  columns: {
    id: plain('S3'),
    client_id: plain('S3'),
    event_id: plain('S3'),
    request_id: plain('S3'),
    account_id: plain('S2'),
    asked_by: plain('S2'),
    asked_at: plain('S3'),
    explanation_sealed: sealed(lookExplanation, 'S3'),
    given_at: plain('S3'),
  },
})
