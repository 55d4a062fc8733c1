import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { OrderId, OrderStatus } from './queries.ts'

/** An order or the contract that came of it, as those see it who handle the client's matter: whom the client has chosen. */
export const RelationRow = z.object({
  order_id: OrderId,
  decision_id: z.string(),
  provider_name: z.string(),
  status: OrderStatus,
  wanted_from: PlainDate,
  answer_by: PlainDate,
  valid_from: PlainDate.nullable(),
  valid_to: PlainDate.nullable(),
})
export type RelationRow = z.infer<typeof RelationRow>

/** A client's orders and contracts on these decisions, newest first. */
export const relationsOfClient = (register: RegisterId, client: string, decisions: Sql) =>
  many(
    RelationRow,
    sql`SELECT o.id AS order_id, o.decision_id, p.name AS provider_name, o.status, o.wanted_from, o.answer_by, k.valid_from, k.valid_to
      FROM service_order o
      JOIN provider p ON p.register_id = o.register_id AND p.id = o.provider_id
      LEFT JOIN contract k ON k.register_id = o.register_id AND k.order_id = o.id
      WHERE o.register_id = ${register} AND o.client_id = ${client} AND o.decision_id IN (${decisions})
      ORDER BY o.ordered_at DESC, o.id LIMIT 100`,
  )

/** What became of a client's orders and contracts. Columns as `happenedInGrants`. */
export const happenedInOrders = (register: RegisterId, client: string, decisions: Sql): Sql => sql`
  SELECT o.ordered_at AS at, 'ordered' AS what, o.decision_id AS decision, p.name AS provider, o.quantity, o.wanted_from AS day
  FROM service_order o JOIN provider p ON p.register_id = o.register_id AND p.id = o.provider_id
  WHERE o.register_id = ${register} AND o.client_id = ${client} AND o.decision_id IN (${decisions})
  UNION ALL SELECT o.answered_at, o.status, o.decision_id, p.name, o.quantity, NULL
  FROM service_order o JOIN provider p ON p.register_id = o.register_id AND p.id = o.provider_id
  WHERE o.register_id = ${register} AND o.client_id = ${client} AND o.answered_at IS NOT NULL AND o.decision_id IN (${decisions})
  UNION ALL SELECT k.ended_at, 'ended-contract', k.decision_id, p.name, NULL, k.valid_to
  FROM contract k JOIN provider p ON p.register_id = k.register_id AND p.id = k.provider_id
  WHERE k.register_id = ${register} AND k.client_id = ${client} AND k.ended_at IS NOT NULL AND k.decision_id IN (${decisions})`
