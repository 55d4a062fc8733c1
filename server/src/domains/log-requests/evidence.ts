import type { SealedColumn } from '../../platform/crypto/evidence.ts'
import { sql } from '../../platform/db/sql.ts'

export const sealedRequestsColumns: readonly SealedColumn[] = [
  {
    place: 'log_request.question_sealed',
    values: ({ register }) =>
      sql`SELECT question_sealed AS value FROM log_request WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  {
    place: 'log_request.answer_sealed',
    values: ({ register }) =>
      sql`SELECT answer_sealed AS value FROM log_request WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
  {
    place: 'log_explanation.explanation_sealed',
    values: ({ register }) =>
      sql`SELECT explanation_sealed AS value FROM log_explanation WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
]
