import { z } from 'zod'
import { many, maybe } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { Unit } from '../../platform/quantity.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { ClientId } from '../clients/public.ts'

export const OrderId = idSchema('Order')
export const ContractId = idSchema('Contract')
/** Ids of neighbouring domains as they stand in the rows of this one. */
export const DecisionId = idSchema('Decision')
export const ProviderId = idSchema('Provider')
export const ServiceId = idSchema('Service')

export const OrderStatus = z.enum(['sent', 'accepted', 'declined', 'cancelled', 'expired'])
export const DeclineReason = z.enum(['no-capacity', 'outside-area', 'not-suitable', 'other'])
export const EndReason = z.enum([
  'client-wish',
  'provider-wish',
  'need-ended',
  'decision-ended',
  'void',
  'time-ran-out',
])
export type EndReason = z.infer<typeof EndReason>

/** An order with what an answer to it rests on. */
export const OrderRow = z.object({
  id: OrderId,
  decision_id: DecisionId,
  client_id: ClientId,
  provider_id: ProviderId,
  service_id: ServiceId,
  quantity: z.int(),
  wanted_from: PlainDate,
  answer_by: PlainDate,
  status: OrderStatus,
  decline_reason: DeclineReason.nullable(),
  contract_id: ContractId.nullable(),
})
export type OrderRow = z.infer<typeof OrderRow>

export const orderById = (register: RegisterId, id: string) =>
  maybe(
    OrderRow,
    sql`SELECT o.id, o.decision_id, o.client_id, o.provider_id, o.service_id, o.quantity, o.wanted_from, o.answer_by, o.status,
        o.decline_reason, k.id AS contract_id
      FROM service_order o LEFT JOIN contract k ON k.register_id = o.register_id AND k.order_id = o.id
      WHERE o.register_id = ${register} AND o.id = ${id}`,
  )

/** The order on a decision that still waits for an answer. */
export const openOrderOf = (register: RegisterId, decision: string) =>
  maybe(
    z.object({ id: OrderId, answer_by: PlainDate }),
    sql`SELECT id, answer_by FROM service_order
      WHERE register_id = ${register} AND decision_id = ${decision} AND status = 'sent'`,
  )

const Ground = z.object({
  id: DecisionId,
  client_id: ClientId,
  service_id: ServiceId,
  service_version_id: z.string(),
  valid_from: PlainDate,
  valid_to: PlainDate,
  ended: z.boolean(),
  answer_days: z.int(),
  unit: Unit,
  admitted: z.boolean(),
  priced: z.boolean(),
})

/** The decision behind an order, and whether the provider is admitted and has a price on the day; ids may be pieces of SQL. */
export const orderGround = (
  register: RegisterId,
  of: { readonly decision: string | Sql; readonly provider: string | Sql; readonly day: string | Sql },
) =>
  maybe(
    Ground,
    sql`SELECT d.id, d.client_id, d.service_id, d.service_version_id, d.valid_from, d.valid_to, d.ended_on IS NOT NULL AS ended,
        v.answer_days, v.unit,
        EXISTS (SELECT 1 FROM admission m WHERE m.register_id = d.register_id AND m.provider_id = ${of.provider}
          AND m.service_id = d.service_id AND m.ended_at IS NULL AND m.valid_from <= ${of.day}::date
          AND (m.valid_to IS NULL OR m.valid_to >= ${of.day}::date)) AS admitted,
        EXISTS (SELECT 1 FROM price p WHERE p.register_id = d.register_id AND p.provider_id = ${of.provider}
          AND p.service_id = d.service_id AND p.valid_from <= ${of.day}::date) AS priced
      FROM decision d JOIN service_version v ON v.register_id = d.register_id AND v.id = d.service_version_id
      WHERE d.register_id = ${register} AND d.id = ${of.decision}`,
  )

export const PeriodRow = z.object({
  id: z.string(),
  period_from: PlainDate,
  period_to: PlainDate,
  granted: z.int(),
  reserved: z.int(),
  spent: z.int(),
})

export const periodsOf = (register: RegisterId, decision: string | Sql) =>
  many(
    PeriodRow,
    sql`SELECT id, period_from, period_to, granted, reserved, spent FROM grant_period
      WHERE register_id = ${register} AND decision_id = ${decision} ORDER BY period_from LIMIT 200`,
  )

/** A contract as its client and its provider meet it. */
export const ContractRow = z.object({
  id: ContractId,
  decision_id: DecisionId,
  client_id: ClientId,
  provider_id: ProviderId,
  provider_name: z.string(),
  service_id: ServiceId,
  service_name: userText(200),
  unit: Unit,
  valid_from: PlainDate,
  valid_to: PlainDate,
  ended: z.boolean(),
  reserved: z.int(),
  spent: z.int(),
})

export const contractColumns = sql`k.id, k.decision_id, k.client_id, k.provider_id, p.name AS provider_name, k.service_id,
  v.name AS service_name, v.unit, k.valid_from, k.valid_to, k.ended_at IS NOT NULL AS ended,
  COALESCE((SELECT sum(r.quantity - r.posted - r.released) FROM reservation r
    WHERE r.register_id = k.register_id AND r.contract_id = k.id), 0)::bigint AS reserved,
  COALESCE((SELECT sum(r.posted) FROM reservation r
    WHERE r.register_id = k.register_id AND r.contract_id = k.id), 0)::bigint AS spent`
export const contractTables = sql`contract k
  JOIN provider p ON p.register_id = k.register_id AND p.id = k.provider_id
  JOIN service_version v ON v.register_id = k.register_id AND v.id = k.service_version_id`

export const contractById = (register: RegisterId, id: string | Sql) =>
  maybe(
    ContractRow,
    sql`SELECT ${contractColumns} FROM ${contractTables} WHERE k.register_id = ${register} AND k.id = ${id}`,
  )

export const ReservationRow = z.object({
  id: z.string(),
  contract_id: ContractId,
  grant_period_id: z.string(),
  open: z.int(),
})
export type ReservationRow = z.infer<typeof ReservationRow>

/** The reservations of a contract that have not ended, in the order in which rows are locked. */
export const unendedReservations = (register: RegisterId, contract: string) =>
  many(
    ReservationRow,
    sql`SELECT id, contract_id, grant_period_id, quantity - posted - released AS open FROM reservation
      WHERE register_id = ${register} AND contract_id = ${contract} AND ended_at IS NULL ORDER BY id`,
  )
