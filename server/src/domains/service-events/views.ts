import { z } from 'zod'
import { sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import { Cents } from '../../platform/money.ts'
import { Unit } from '../../platform/quantity.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { ClientId } from '../clients/public.ts'
import { ContractId } from '../orders/public.ts'
import { AdjustingCause, ServiceEventId, Verdict } from './queries.ts'

/** An event in a list: what, when, how much, for whose money, what was said of it. Nothing sealed. */
export const EventView = z.object({
  id: ServiceEventId,
  contract_id: ContractId,
  client_id: ClientId,
  provider_name: z.string(),
  service_name: userText(200),
  unit: Unit,
  kind: z.enum(['delivery', 'reversal']),
  reverses_id: ServiceEventId.nullable(),
  reversed_by: ServiceEventId.nullable(),
  replaces_id: ServiceEventId.nullable(),
  reason: z.string().nullable(),
  day: PlainDate,
  start_minute: z.int().nullable(),
  quantity: z.int(),
  price_cents: Cents,
  value_cents: Cents,
  share_cents: Cents,
  has_note: z.boolean(),
  settled: z.boolean(),
  response: z.enum(['confirmed', 'disputed', 'withdrawn']).nullable(),
  verdict: Verdict.nullable(),
  /** Why the organiser approved a part of it. */
  verdict_cause: AdjustingCause.nullable(),
  /** The organiser's words on why it was rejected. */
  verdict_reason: z.string().nullable(),
  /** What was approved in its place, in minor units: by the organiser's adjustment or the provider's correction. */
  replaced_quantity: z.int().nullable(),
})

/** The client's newest word on the event `e`. */
export const newestResponse = sql`(SELECT s.response FROM event_response s WHERE s.register_id = e.register_id AND s.event_id = e.id
  ORDER BY s.given_at DESC, s.id DESC LIMIT 1)`

/** Of `viewTables`: what waits for the organiser. It is disputed, or its service asks for a review of each. */
export const waitsForReview = sql`e.kind = 'delivery' AND b.id IS NULL AND w.id IS NULL AND (v.review = 'each' OR ${newestResponse} = 'disputed')`

export const viewColumns = sql`e.id, e.contract_id, e.client_id, p.name AS provider_name, v.name AS service_name, v.unit, e.kind,
  e.reverses_id, b.id AS reversed_by, e.replaces_id, e.reason, e.day, e.start_minute, e.quantity, e.price_cents, e.value_cents,
  e.share_cents, e.note_sealed IS NOT NULL AS has_note,
  EXISTS (SELECT 1 FROM statement_line l WHERE l.register_id = e.register_id AND l.event_id = e.id) AS settled,
  ${newestResponse} AS response,
  w.verdict, w.cause AS verdict_cause, w.reason AS verdict_reason, n.quantity AS replaced_quantity`

export const viewTables = sql`service_event e
  JOIN contract k ON k.register_id = e.register_id AND k.id = e.contract_id
  JOIN service_version v ON v.register_id = k.register_id AND v.id = k.service_version_id
  JOIN provider p ON p.register_id = e.register_id AND p.id = e.provider_id
  LEFT JOIN service_event b ON b.register_id = e.register_id AND b.reverses_id = e.id
  LEFT JOIN service_event n ON n.register_id = e.register_id AND n.replaces_id = e.id
  LEFT JOIN event_review w ON w.register_id = e.register_id AND w.event_id = e.id`
