import { z } from 'zod'
import { many, maybe, opening } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import { VoucherNumber } from '../../platform/formats/voucher-number.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { Cents } from '../../platform/money.ts'
import { Unit } from '../../platform/quantity.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { ClientId } from '../clients/public.ts'
import { personDraft } from '../clients/tables.ts'
import { ServiceId, ServiceVersionId } from '../services/queries.ts'
import { Awaiting, decisionDetails } from './tables.ts'

export const DecisionId = idSchema('Decision')
export const GrantPeriodId = idSchema('GrantPeriod')

/** A decision with its service's name; quantities stand in its periods. */
export const DecisionView = z.object({
  id: DecisionId,
  client_id: ClientId,
  service_id: ServiceId,
  service_version_id: ServiceVersionId,
  service_name: userText(200),
  unit: Unit,
  kind: z.string(),
  kind_name: userText(200),
  voucher_number: VoucherNumber,
  decided_on: PlainDate,
  valid_from: PlainDate,
  valid_to: PlainDate,
  ended_on: PlainDate.nullable(),
  /** Why a second official is waited for; null when the grant may be used. */
  awaiting: Awaiting.nullable(),
  unit_value_cents: z.int().nullable(),
  unit_value_per: z.int().nullable(),
  /** The client fee of a month, in cents, over so many minutes, when the own share follows it. */
  month_fee_cents: Cents.nullable(),
  fee_minutes: z.int().nullable(),
})
export type DecisionView = z.infer<typeof DecisionView>

export const PeriodView = z.object({
  id: GrantPeriodId,
  decision_id: DecisionId,
  period_from: PlainDate,
  period_to: PlainDate,
  granted: z.int(),
  reserved: z.int(),
  spent: z.int(),
  /** What the period will have once confirmed; null when nobody is waited for. */
  proposed: z.int().nullable(),
})
export type PeriodView = z.infer<typeof PeriodView>

const decisionColumns = sql`d.id, d.client_id, d.service_id, d.service_version_id, v.name AS service_name, v.unit, d.kind, k.name AS kind_name,
  d.voucher_number, d.decided_on, d.valid_from, d.valid_to, d.ended_on, d.awaiting, d.unit_value_cents, d.unit_value_per,
  d.month_fee_cents, d.fee_minutes`
const decisionTables = sql`decision d
  JOIN service_version v ON v.register_id = d.register_id AND v.id = d.service_version_id
  JOIN purchasing_kind k ON k.register_id = d.register_id AND k.code = d.kind`

export const decisionById = (register: RegisterId, id: string) =>
  maybe(
    DecisionView,
    sql`SELECT ${decisionColumns} FROM ${decisionTables} WHERE d.register_id = ${register} AND d.id = ${id}`,
  )

export const decisionByReference = (register: RegisterId, system: string, reference: string) =>
  maybe(
    DecisionView,
    sql`SELECT ${decisionColumns} FROM ${decisionTables}
      WHERE d.register_id = ${register} AND d.base_system_id = ${system} AND d.base_reference = ${reference}`,
  )

/** A client's decisions: for the client those that nobody has yet to confirm, for an official those `among` which the official may act (PSOP-14). */
export const decisionsOfClient = (register: RegisterId, client: string, among: Sql | null = null) =>
  many(
    DecisionView,
    sql`SELECT ${decisionColumns} FROM ${decisionTables} WHERE d.register_id = ${register} AND d.client_id = ${client}
      AND ${among ? sql`d.id IN (${among})` : sql`d.awaiting IS NULL`} ORDER BY d.valid_from DESC, d.id LIMIT 200`,
  )

const periodColumns = sql`p.id, p.decision_id, p.period_from, p.period_to, p.granted, p.reserved, p.spent, p.proposed`

export const periodsOfDecision = (register: RegisterId, decision: string) =>
  many(
    PeriodView,
    sql`SELECT ${periodColumns} FROM grant_period p WHERE p.register_id = ${register} AND p.decision_id = ${decision}
      ORDER BY p.period_from LIMIT 200`,
  )

/** Those of the client's decisions that wait for somebody else than this official, who made them. */
export const ownWaitingOf = (register: RegisterId, client: string | Sql, official: string) =>
  many(
    z.object({ id: DecisionId }),
    sql`SELECT id FROM decision WHERE register_id = ${register} AND client_id = ${client} AND awaiting IS NOT NULL
      AND decided_by = ${official} LIMIT 200`,
  )

/** What a decision promised when it was made, whatever has been cut since. */
export const promisedBy = (register: RegisterId, decision: string) =>
  many(
    z.object({ period_from: PlainDate, period_to: PlainDate, amount: z.int() }),
    sql`SELECT p.period_from, p.period_to, coalesce(p.proposed, e.amount) AS amount FROM grant_period p
      LEFT JOIN posting e ON e.register_id = p.register_id AND e.grant_period_id = p.id AND e.from_account = 'granted' AND e.to_account = 'free'
      WHERE p.register_id = ${register} AND p.decision_id = ${decision} AND (p.proposed IS NOT NULL OR e.amount IS NOT NULL)
      ORDER BY p.period_from LIMIT 200`,
  )

/** What a decision of the service says besides, opened: for telling whether a message has come before. */
export const detailsOf = (register: RegisterId, decision: string, service: string) =>
  opening(
    maybe(
      z.object({ id: DecisionId, client_id: ClientId, details: z.instanceof(Uint8Array).nullable() }),
      sql`SELECT id, client_id, details_sealed AS details FROM decision
        WHERE register_id = ${register} AND id = ${decision} AND service_id = ${service}`,
    ),
    'details',
    decisionDetails,
    (row) => ({ rowId: row.id, holder: row.client_id }),
  )

export const periodsOfClient = (register: RegisterId, client: string) =>
  many(
    PeriodView,
    sql`SELECT ${periodColumns} FROM grant_period p WHERE p.register_id = ${register} AND p.client_id = ${client}
      ORDER BY p.period_from LIMIT 1000`,
  )

export const kindByCode = (register: RegisterId, code: string) =>
  maybe(
    z.object({ code: z.string(), own_share: z.boolean() }),
    sql`SELECT code, own_share FROM purchasing_kind WHERE register_id = ${register} AND code = ${code} AND retired_on IS NULL`,
  )

const DraftRow = z.object({
  id: z.string(),
  draft: z.instanceof(Uint8Array).nullable(),
  client_id: ClientId.nullable(),
})

/** A draft that its maker may still use, opened, and the client that the person already is in this register. */
export const draftOfMaker = (register: RegisterId, draft: string, maker: string, notBefore: Date) =>
  opening(
    maybe(
      DraftRow,
      sql`SELECT d.id, d.draft_sealed AS draft, c.id AS client_id FROM person_draft d
        LEFT JOIN client c ON c.register_id = d.register_id AND c.identity_index = d.identity_index
        WHERE d.register_id = ${register} AND d.id = ${draft} AND d.made_by = ${maker} AND d.made_at >= ${notBefore}`,
    ),
    'draft',
    personDraft,
    (row) => ({ rowId: row.id, holder: row.id }),
  )
