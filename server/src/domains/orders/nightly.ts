import { z } from 'zod'
import { many, writeAny } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { Unit } from '../../platform/quantity.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { CLOSING_DAYS, ContractAction, OrderAction } from './actions.ts'
import { endContract } from './ending.ts'
import { ContractId, OrderId, ProviderId } from './queries.ts'
import { serviceOrderTable } from './tables.ts'

/** A night's slice: so many rows in one transaction, then again. */
const SLICE = 200

const Slice = z.object({ count: z.int(), more: z.boolean() })

/** The first nightly work. Orders lapse by their day even without it: an answer after that day is refused. */
export const expireOrders = endpoint({
  does: 'Marks orders that nobody answered in time as expired, so that the client may choose again.',
  method: 'POST',
  path: '/nightly/expire-orders',
  registers: ['psop'],
  mode: 'write',
  permit: OrderAction.expire,
  purpose: 'arranging-service',
  input: z.strictObject({}),
  output: Slice,
  load: (_input, context) => ({
    late: many(
      z.object({ id: OrderId, client_id: ClientId }),
      sql`SELECT id, client_id FROM service_order WHERE register_id = ${context.register.id} AND status = 'sent'
        AND answer_by < ${context.today}::date ORDER BY answer_by, id LIMIT ${SLICE}`,
    ),
  }),
  decide: ({ late }, _input, context) => {
    if (late.length === 0) return aboutNobody('no order is late', { count: 0, more: false })
    const write = writeAny(
      serviceOrderTable,
      sql`UPDATE service_order SET status = 'expired' WHERE register_id = ${context.register.id} AND status = 'sent'
        AND id = ANY(${late.map((o) => o.id)}::uuid[])`,
    )
    return about(
      [...new Set(late.map((o) => o.client_id))],
      { count: late.length, more: late.length === SLICE },
      { writes: [write] },
    )
  },
})

const Past = z.object({
  id: ContractId,
  client_id: ClientId,
  provider_id: ProviderId,
  unit: Unit,
  reservations: z.array(z.object({ id: z.string(), grant_period_id: z.string(), open: z.int() })),
})

/** The second: after the closing window nothing more can be recorded, so what is still reserved is free again. */
export const closeContracts = endpoint({
  does: 'Ends contracts whose days and closing window are over, and releases what they still hold.',
  method: 'POST',
  path: '/nightly/close-contracts',
  registers: ['psop'],
  mode: 'write',
  permit: ContractAction.close,
  purpose: 'arranging-service',
  input: z.strictObject({}),
  output: Slice,
  load: (_input, context) => ({
    past: many(
      Past,
      sql`SELECT k.id, k.client_id, k.provider_id, v.unit, COALESCE((SELECT jsonb_agg(jsonb_build_object('id', r.id,
            'grant_period_id', r.grant_period_id, 'open', r.quantity - r.posted - r.released))
          FROM reservation r WHERE r.register_id = k.register_id AND r.contract_id = k.id AND r.ended_at IS NULL), '[]') AS reservations
        FROM contract k JOIN service_version v ON v.register_id = k.register_id AND v.id = k.service_version_id
        WHERE k.register_id = ${context.register.id} AND k.ended_at IS NULL
          AND k.valid_to < ${context.today}::date - ${CLOSING_DAYS}::int
        ORDER BY k.id LIMIT ${SLICE}`,
    ),
  }),
  decide: ({ past }, _input, context) => {
    if (past.length === 0) return aboutNobody('no contract is past', { count: 0, more: false })
    const writes = past.flatMap((contract) => endContract(context, { ...contract, reason: 'time-ran-out' }))
    return about(
      [...new Set(past.map((k) => k.client_id))],
      { count: past.length, more: past.length === SLICE },
      { writes },
    )
  },
})
