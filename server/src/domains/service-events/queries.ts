import { z } from 'zod'
import { many, maybe, opening } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { Cents } from '../../platform/money.ts'
import { Unit } from '../../platform/quantity.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { ClientId } from '../clients/public.ts'
import { ContractId, ProviderId } from '../orders/public.ts'
import { admissionsInForce } from '../providers/public.ts'
import { feeOf } from '../services/shares.ts'
import { ValueRule } from '../services/value-rules.ts'
import type { RecordingGround, ValueGround } from './rules.ts'
import { eventNote } from './tables.ts'

export const ServiceEventId = idSchema('ServiceEvent')
/** What the organiser said of an event: paid as recorded, paid in part, or not at all. */
export const Verdict = z.enum(['approved', 'adjusted', 'rejected'])
export type Verdict = z.infer<typeof Verdict>
/** Why less of an event is approved than was recorded. */
export const AdjustingCause = z.enum([
  'shorter-than-recorded',
  'other-quantity-agreed',
  'part-recorded-twice',
  'part-of-other-service',
])
export const CorrectionReason = z.enum(['wrong-quantity', 'wrong-day', 'wrong-client', 'not-given', 'other'])

const sealedColumn = z.instanceof(Uint8Array).nullable()

/** What the value of a delivery is reckoned from, of the contract's service version, the kind of purchasing power and the decision. */
export const ValueRow = z.object({
  value_rule: ValueRule,
  free_of_charge: z.boolean(),
  own_share: z.boolean(),
  unit_value_cents: Cents.nullable(),
  month_fee_cents: Cents.nullable(),
  fee_minutes: z.int().nullable(),
})
/** Its columns: `v` is the service version, `x` the kind, `d` the decision. */
export const valueColumns = sql`v.value_rule, v.free_of_charge, x.own_share, d.unit_value_cents, d.month_fee_cents, d.fee_minutes`
/** The row as the rules take it. */
export const valueGroundOf = (row: z.infer<typeof ValueRow>): ValueGround => ({
  rule: row.value_rule,
  freeOfCharge: row.free_of_charge,
  ownShare: row.own_share,
  decidedUnitValue: row.unit_value_cents,
  decidedFee: feeOf(row),
})

const GroundRow = ValueRow.extend({
  client_id: ClientId,
  provider_id: ProviderId,
  service_id: z.string(),
  decision_id: z.string(),
  valid_from: PlainDate,
  valid_to: PlainDate,
  unit: Unit,
  admitted: z.boolean(),
  price_id: z.string().nullable(),
  price_cents: Cents.nullable(),
  per_units: z.int().nullable(),
  period_id: z.string().nullable(),
  granted: z.int().nullable(),
  reserved: z.int().nullable(),
  spent: z.int().nullable(),
  reservation_id: z.string().nullable(),
  quantity: z.int().nullable(),
  posted: z.int().nullable(),
  released: z.int().nullable(),
  ended: z.boolean(),
  unseen: z.int(),
})
export type GroundRow = z.infer<typeof GroundRow>

/** Deliveries of a contract and a day that stand, and that are not among those the sender has seen. */
const unseenDeliveries = (of: {
  readonly register: RegisterId
  readonly contract: string
  readonly day: string | Sql
  readonly seen: readonly string[]
}): Sql => sql`service_event e WHERE e.register_id = ${of.register} AND e.contract_id = ${of.contract} AND e.day = ${of.day}::date
  AND e.kind = 'delivery' AND e.id <> ALL(${of.seen}::uuid[])
  AND NOT EXISTS (SELECT FROM service_event b WHERE b.register_id = e.register_id AND b.reverses_id = e.id)`

/**
 * Fails as a change by somebody quicker does (22012) when such a delivery was committed after the facts were read. Sent after the
 * reservation is locked: what two record at once for one contract and day goes through that one row, and the later sees the earlier.
 */
export const stillNothingUnseen = (of: Parameters<typeof unseenDeliveries>[0]): Sql =>
  sql`SELECT 1 / (count(*) = 0)::int FROM ${unseenDeliveries(of)}`

interface GroundAt {
  readonly contract: string
  /** Standing deliveries that the sender has seen; without it nothing is compared. */
  readonly seen?: readonly string[]
}

/**
 * All that a delivery on the day rests on, as one row of the contract: version, decision, price, period, reservation, admission.
 * `unseen` is counted only for senders who say what they have seen. The day is a value, or a column of what `k` is joined to.
 */
const groundColumns = (
  register: RegisterId,
  at: GroundAt & { readonly day: string | Sql },
): Sql => sql`k.client_id, k.provider_id,
  k.service_id, k.decision_id, k.valid_from, k.valid_to, v.unit, ${valueColumns}, p.id AS price_id, p.price_cents, p.per_units,
  EXISTS (SELECT 1 FROM (${admissionsInForce(register, at.day)}) m
    WHERE m.provider_id = k.provider_id AND m.service_id = k.service_id) AS admitted,
  g.id AS period_id, g.granted, g.reserved, g.spent,
  r.id AS reservation_id, r.quantity, r.posted, r.released, r.ended_at IS NOT NULL AS ended,
  ${at.seen ? sql`(SELECT count(*)::int FROM ${unseenDeliveries({ register, ...at, seen: at.seen })})` : sql`0`} AS unseen`

const groundJoins = (day: string | Sql): Sql => sql`
  JOIN service_version v ON v.register_id = k.register_id AND v.id = k.service_version_id
  JOIN decision d ON d.register_id = k.register_id AND d.id = k.decision_id
  JOIN purchasing_kind x ON x.register_id = d.register_id AND x.code = d.kind
  LEFT JOIN grant_period g ON g.register_id = k.register_id AND g.decision_id = k.decision_id
    AND ${day}::date BETWEEN g.period_from AND g.period_to
  LEFT JOIN reservation r ON r.register_id = k.register_id AND r.contract_id = k.id AND r.grant_period_id = g.id
  LEFT JOIN LATERAL (SELECT t.id, t.price_cents, t.per_units FROM price t WHERE t.register_id = k.register_id
    AND t.provider_id = k.provider_id AND t.service_id = k.service_id AND t.valid_from <= ${day}::date
    ORDER BY t.valid_from DESC LIMIT 1) p ON true`

/** The ground of one day. */
export const groundOn = (register: RegisterId, at: GroundAt & { readonly day: string }) =>
  maybe(
    GroundRow,
    sql`SELECT ${groundColumns(register, at)} FROM contract k ${groundJoins(at.day)}
      WHERE k.register_id = ${register} AND k.id = ${at.contract}`,
  )

/** The grounds of several days, each by its day. */
export const groundsOn = (register: RegisterId, { days, ...at }: GroundAt & { readonly days: readonly string[] }) => {
  const day = sql`w.day`
  return many(
    GroundRow.extend({ day: PlainDate }),
    sql`SELECT w.day, ${groundColumns(register, { ...at, day })}
      FROM unnest(${days}::date[]) AS w(day) JOIN contract k ON k.register_id = ${register} AND k.id = ${at.contract} ${groundJoins(day)}
      LIMIT 1000`,
  )
}

/** The row as the rules take it. */
export const groundOf = (row: GroundRow): RecordingGround => ({
  contract: { from: row.valid_from, to: row.valid_to },
  admitted: row.admitted,
  unseen: row.unseen,
  price:
    row.price_id !== null && row.price_cents !== null && row.per_units !== null
      ? { id: row.price_id, cents: row.price_cents, per: row.per_units }
      : null,
  reservation:
    row.reservation_id !== null && row.quantity !== null && row.posted !== null && row.released !== null
      ? { id: row.reservation_id, quantity: row.quantity, posted: row.posted, released: row.released, ended: row.ended }
      : null,
  period:
    row.period_id !== null && row.granted !== null && row.reserved !== null && row.spent !== null
      ? { id: row.period_id, granted: row.granted, reserved: row.reserved, spent: row.spent }
      : null,
  value: valueGroundOf(row),
})

/** An event as it was recorded. Of a reversal the quantity and the cents are below zero. */
export const EventRow = z.object({
  id: ServiceEventId,
  contract_id: ContractId,
  client_id: ClientId,
  provider_id: ProviderId,
  service_id: z.string(),
  decision_id: z.string(),
  grant_period_id: z.string(),
  reservation_id: z.string(),
  reservation_ended: z.boolean(),
  unit: Unit,
  kind: z.enum(['delivery', 'reversal']),
  reverses_id: ServiceEventId.nullable(),
  replaces_id: ServiceEventId.nullable(),
  reversed_by: ServiceEventId.nullable(),
  replaced_by: ServiceEventId.nullable(),
  reason: z.string().nullable(),
  day: PlainDate,
  start_minute: z.int().nullable(),
  quantity: z.int(),
  price_id: z.string(),
  unit_value_cents: Cents,
  price_cents: Cents,
  value_cents: Cents,
  share_cents: Cents,
  granted: z.int(),
  reserved: z.int(),
  spent: z.int(),
  note: sealedColumn,
})

const eventColumns = (
  ofContract: string | null,
): Sql => sql`e.id, e.contract_id, e.client_id, e.provider_id, e.service_id, k.decision_id,
  e.grant_period_id, e.reservation_id, r.ended_at IS NOT NULL AS reservation_ended, v.unit, e.kind, e.reverses_id, e.replaces_id,
  b.id AS reversed_by, n.id AS replaced_by, e.reason, e.day, e.start_minute, e.quantity, e.price_id, e.unit_value_cents, e.price_cents, e.value_cents,
  e.share_cents, g.granted, g.reserved, g.spent,
  CASE WHEN e.contract_id = ${ofContract}::uuid THEN e.note_sealed END AS note`
const eventTables = sql`service_event e
  JOIN contract k ON k.register_id = e.register_id AND k.id = e.contract_id
  JOIN service_version v ON v.register_id = k.register_id AND v.id = k.service_version_id
  JOIN reservation r ON r.register_id = e.register_id AND r.id = e.reservation_id
  JOIN grant_period g ON g.register_id = e.register_id AND g.id = e.grant_period_id
  LEFT JOIN service_event b ON b.register_id = e.register_id AND b.reverses_id = e.id
  LEFT JOIN service_event n ON n.register_id = e.register_id AND n.replaces_id = e.id`

/** Events under these ids. A note is opened only when the event is of the contract that was asked about. */
export const eventsByIds = (register: RegisterId, ids: readonly string[], contract: string) =>
  opening(
    many(
      EventRow,
      sql`SELECT ${eventColumns(contract)} FROM ${eventTables} WHERE e.register_id = ${register} AND e.id = ANY(${ids}::uuid[]) LIMIT 3`,
    ),
    'note',
    eventNote,
    (row) => ({ rowId: row.id, holder: row.client_id }),
  )

/**
 * How much the organiser approved of the line that an event stands in: of the event itself, or of what it came of by corrections. Null when
 * no part was approved. In minor units of the service.
 */
export const approvedPartOf = (register: RegisterId, event: string) =>
  maybe(
    z.object({ quantity: z.int() }),
    sql`WITH RECURSIVE line AS (
        SELECT e.id, e.replaces_id, e.quantity FROM service_event e WHERE e.register_id = ${register} AND e.id = ${event}
        UNION ALL SELECT o.id, o.replaces_id, o.quantity FROM line l
          JOIN service_event o ON o.register_id = ${register} AND o.id = l.replaces_id)
      SELECT min(l.quantity) AS quantity FROM line l
      JOIN event_review w ON w.register_id = ${register} AND w.event_id = l.replaces_id AND w.verdict = 'adjusted' HAVING count(*) > 0`,
  )

const LineGround = ValueRow.extend({ price_cents: Cents, per_units: z.int() })

/** What an event's amounts were reckoned from: the rule of its contract and the price that it was recorded at. */
export const lineGroundOf = (register: RegisterId, event: string) =>
  maybe(
    LineGround,
    sql`SELECT ${valueColumns}, t.price_cents, t.per_units FROM service_event e
      JOIN contract k ON k.register_id = e.register_id AND k.id = e.contract_id
      JOIN service_version v ON v.register_id = k.register_id AND v.id = k.service_version_id
      JOIN decision d ON d.register_id = k.register_id AND d.id = k.decision_id
      JOIN purchasing_kind x ON x.register_id = d.register_id AND x.code = d.kind
      JOIN price t ON t.register_id = e.register_id AND t.id = e.price_id
      WHERE e.register_id = ${register} AND e.id = ${event}`,
  )
export type LineGround = z.infer<typeof LineGround>

/** One event without its note. */
export const eventById = (register: RegisterId, id: string) =>
  maybe(
    EventRow,
    sql`SELECT ${eventColumns(null)} FROM ${eventTables} WHERE e.register_id = ${register} AND e.id = ${id}`,
  )

/** What of an event a reversal of it needs. */
export type EventFacts = Omit<z.infer<typeof EventRow>, 'note'>
