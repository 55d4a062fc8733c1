import { z } from 'zod'
import { many, maybe, opening } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { ClientId } from '../clients/public.ts'
import { GROUNDS } from './rules.ts'
import { lookExplanation, requestAnswer, requestQuestion } from './tables.ts'

export const LogRequestId = idSchema('LogRequest')
export const LogExplanationId = idSchema('LogExplanation')
export const LogEventId = idSchema('LogEvent')

export const RequestKind = z.enum(['why', 'older'])
export const RequestStatus = z.enum(['open', 'answered', 'refused'])
export const RequestGround = z.enum(GROUNDS)

const bytes = z.instanceof(Uint8Array)
const shape = {
  id: LogRequestId,
  client_id: ClientId,
  kind: RequestKind,
  event_id: z.string().nullable(),
  from_day: PlainDate.nullable(),
  asked_at: z.date(),
  due_on: PlainDate,
  status: RequestStatus,
  ground: RequestGround.nullable(),
  decided_at: z.date().nullable(),
}
const columns = sql`id, client_id, kind, event_id, from_day, asked_at, due_on, status, ground, decided_at`

/** A client's requests with question and answer opened, newest first. */
export const requestsOfClient = (register: RegisterId, client: string) => {
  const at = (row: { readonly id: string; readonly client_id: string }) => ({ rowId: row.id, holder: row.client_id })
  const rows = many(
    z.object({ ...shape, question: bytes, answer: bytes.nullable() }),
    sql`SELECT ${columns}, question_sealed AS question, answer_sealed AS answer FROM log_request
      WHERE register_id = ${register} AND client_id = ${client} ORDER BY id DESC LIMIT 100`,
  )
  return opening(opening(rows, 'question', requestQuestion, at), 'answer', requestAnswer, at)
}

export const requestById = (register: RegisterId, id: string) => {
  const at = (row: { readonly id: string; readonly client_id: string }) => ({ rowId: row.id, holder: row.client_id })
  const row = maybe(
    z.object({ ...shape, question: bytes, answer: bytes.nullable() }),
    sql`SELECT ${columns}, question_sealed AS question, answer_sealed AS answer FROM log_request
      WHERE register_id = ${register} AND id = ${id}`,
  )
  return opening(opening(row, 'question', requestQuestion, at), 'answer', requestAnswer, at)
}

/** The queue: what is open first, by its clock; then the latest decided. Nothing is opened. */
export const requestQueue = (register: RegisterId) =>
  many(
    z.object({ ...shape, explained: z.boolean(), waits_for_worker: z.boolean() }),
    sql`SELECT ${columns},
        EXISTS (SELECT FROM log_explanation x WHERE x.register_id = q.register_id AND x.request_id = q.id AND x.given_at IS NOT NULL) AS explained,
        EXISTS (SELECT FROM log_explanation x WHERE x.register_id = q.register_id AND x.request_id = q.id AND x.given_at IS NULL) AS waits_for_worker
      FROM log_request q WHERE register_id = ${register}
      ORDER BY (status = 'open') DESC, CASE WHEN status = 'open' THEN due_on END, decided_at DESC, id LIMIT 200`,
  )

/** Days from which older log data has been granted to a client. */
export const grantedDays = (register: RegisterId, client: string | Sql) =>
  many(
    z.object({ from_day: PlainDate }),
    sql`SELECT from_day FROM log_request WHERE register_id = ${register} AND client_id = ${client} AND kind = 'older'
      AND status = 'answered' ORDER BY from_day LIMIT 20`,
  )

const ExplanationRow = z.object({
  id: LogExplanationId,
  client_id: ClientId,
  event_id: z.string(),
  account_id: z.string(),
  account_name: z.string(),
  asked_at: z.date(),
  given_at: z.date().nullable(),
  explanation: bytes.nullable(),
})
const explanationColumns = sql`x.id, x.client_id, x.event_id, x.account_id, a.name AS account_name, x.asked_at, x.given_at,
  x.explanation_sealed AS explanation`
const opened = (row: { readonly id: string; readonly client_id: string }) => ({ rowId: row.id, holder: row.client_id })

export const explanationsOfRequest = (register: RegisterId, request: string) =>
  opening(
    many(
      ExplanationRow,
      sql`SELECT ${explanationColumns} FROM log_explanation x JOIN account a ON a.id = x.account_id
        WHERE x.register_id = ${register} AND x.request_id = ${request} ORDER BY x.id LIMIT 20`,
    ),
    'explanation',
    lookExplanation,
    opened,
  )

/** What a worker is asked to explain, the unanswered first. */
export const explanationsOfWorker = (register: RegisterId, account: string) =>
  opening(
    many(
      ExplanationRow,
      sql`SELECT ${explanationColumns} FROM log_explanation x JOIN account a ON a.id = x.account_id
        WHERE x.register_id = ${register} AND x.account_id = ${account} ORDER BY x.given_at NULLS FIRST, x.id DESC LIMIT 50`,
    ),
    'explanation',
    lookExplanation,
    opened,
  )

export const explanationById = (register: RegisterId, id: string) =>
  maybe(
    ExplanationRow.omit({ explanation: true }),
    sql`SELECT x.id, x.client_id, x.event_id, x.account_id, a.name AS account_name, x.asked_at, x.given_at
      FROM log_explanation x JOIN account a ON a.id = x.account_id WHERE x.register_id = ${register} AND x.id = ${id}`,
  )
