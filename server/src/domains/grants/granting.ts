import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { from, type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { blockText } from '../../platform/formats/text.ts'
import { newVoucherNumber, VoucherNumber } from '../../platform/formats/voucher-number.ts'
import { cents } from '../../platform/money.ts'
import { pricedBy } from '../../platform/quantity.ts'
import type { RefusalKind } from '../../platform/refusals.ts'
import { daysBetween, PlainDate } from '../../platform/time/plain-date.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { bornClient, ClientId } from '../clients/public.ts'
import type { Draft } from '../clients/tables.ts'
import { posted } from '../ledger/public.ts'
import { KindCode, ServiceId, type ServiceView } from '../services/queries.ts'
import { type ClientFee, clientFeeOf, type IncomeFacts, unitValue } from '../services/shares.ts'
import { dependsOnIncome, unitOf } from '../services/value-rules.ts'
import { DecisionId, type DecisionView, GrantPeriodId, type PeriodView } from './queries.ts'
import { GrantRefusal } from './refusals.ts'
import { periodsOf, secondPersonFor } from './rules.ts'
import { Awaiting, type DecisionDetails, decisionDetails, decisionTable, grantPeriodTable } from './tables.ts'

/** What a grant says, from a page or from a base system. Quantities are whole minor units of the service. */
export const grantContent = {
  serviceId: ServiceId,
  kind: KindCode,
  validFrom: PlainDate,
  validTo: PlainDate,
  quota: z.strictObject({ per: z.enum(['whole-time', 'month']), quantity: z.int().min(1).max(100_000_000) }),
  decidedOn: PlainDate,
  monthlyIncomeCents: z.int().min(0).max(1_000_000_000).nullable().default(null),
  householdSize: z.int().min(1).max(20).nullable().default(null),
  additionalInformation: blockText(4_000).nullable().default(null),
}
const Content = z.object(grantContent)
export type GrantContent = z.infer<typeof Content>

/** What the caller is told of a grant. */
export const Granted = z.object({
  decisionId: DecisionId,
  clientId: ClientId,
  voucherNumber: VoucherNumber,
  /** Why a second official must confirm before anything of it can be used; null: it may be used at once. */
  awaiting: Awaiting.nullable(),
  periods: z.array(z.object({ id: GrantPeriodId, from: PlainDate, to: PlainDate, granted: z.int() })),
})
export type Granted = z.infer<typeof Granted>

/** A period as the caller is told of it; what waits for a second official is told as what it will be. */
export const grantedPeriod = (p: PeriodView) => ({
  id: p.id,
  from: p.period_from,
  to: p.period_to,
  granted: p.proposed ?? p.granted,
})

/** Who the grant is for: a client of the register, or a person who becomes one with it; and by which family name. */
export type Grantee = { readonly familyName: string } & (
  | { readonly clientId: string }
  | { readonly newId: string; readonly draft: Draft }
)

/** Who decided, and under which number elsewhere. */
export type DecidedBy =
  | { readonly account: string; readonly name: string }
  | { readonly machine: string; readonly reference: string }

const MOST_DAYS = 3_660

/** Whether the content holds, before anything is written. Order is meant: the first fault is the one to tell. */
export function faultIn(
  content: GrantContent,
  service: ServiceView | null,
  kind: { readonly code: string } | null,
): RefusalKind | null {
  if (content.validTo < content.validFrom || daysBetween({ from: content.validFrom, to: content.validTo }) > MOST_DAYS)
    return GrantRefusal['days-crossed']
  if (!service || !kind || !service.kinds.includes(kind.code)) return GrantRefusal['service-not-offered']
  if (dependsOnIncome(service.value_rule) && incomeOf(content) === null) return GrantRefusal['income-missing']
  if (service.value_rule.kind === 'by-client-fee' && content.quota.per !== 'month')
    return GrantRefusal['hours-of-month-missing']
  return null
}

/**
 * Whether an earlier decision says what this message says, so that the message has only come again (INV-50). Quantities are
 * compared with what was promised at first: a cut since then does not make the sender's words others.
 */
export function saysTheSame(
  earlier: {
    readonly decision: DecisionView
    readonly promised: readonly {
      readonly period_from: PlainDate
      readonly period_to: PlainDate
      readonly amount: number
    }[]
    readonly details: DecisionDetails | null
  },
  content: GrantContent,
): boolean {
  const { decision, promised, details } = earlier
  const periods = periodsOf({ from: content.validFrom, to: content.validTo }, content.quota)
  return (
    decision.service_id === content.serviceId &&
    decision.kind === content.kind &&
    decision.valid_from === content.validFrom &&
    decision.valid_to === content.validTo &&
    decision.decided_on === content.decidedOn &&
    promised.length === periods.length &&
    periods.every(({ from: first, to, granted }, i) => {
      const then = promised[i]
      return then?.period_from === first && then.period_to === to && then.amount === granted
    }) &&
    // Null when the client's key has been destroyed: then there is nothing left to compare.
    (details === null || isDeepStrictEqual(details, detailsIn(content)))
  )
}

const detailsIn = (content: GrantContent): DecisionDetails => ({
  additionalInformation: content.additionalInformation,
  monthlyIncomeCents: content.monthlyIncomeCents,
  householdSize: content.householdSize,
})

/** The client's income as the value rule needs it; null when it was not given. */
function incomeOf({ monthlyIncomeCents, householdSize, quota }: GrantContent): IncomeFacts | null {
  if (monthlyIncomeCents === null || householdSize === null) return null
  return {
    monthlyIncome: cents(monthlyIncomeCents),
    householdSize,
    monthlyMinutes: quota.per === 'month' ? quota.quantity : 0,
  }
}

/** The value of one priced unit, when the rule makes it the client's own: derived once, at the decision (decisions 15). */
function ownUnitValue(
  service: ServiceView,
  content: GrantContent,
): { readonly cents: number; readonly per: number } | null {
  if (!dependsOnIncome(service.value_rule)) return null
  const derived = unitValue(service.value_rule, { income: incomeOf(content), ordinaryPrice: null })
  return derived.ok ? { cents: derived.value, per: pricedBy(unitOf(service.value_rule)) } : null
}

/** The client fee, when the value is the chosen provider's price less it: the price is not known yet, the fee is. */
function ownFee(service: ServiceView, content: GrantContent): ClientFee | null {
  const income = incomeOf(content)
  return service.value_rule.kind === 'by-client-fee' && income ? clientFeeOf(service.value_rule, income) : null
}

/** The writes of a grant, the client's birth first when it is the first one; all in one transaction (PSOP-39). */
export function grantWrites(
  context: Context,
  of: {
    readonly id: string
    readonly content: GrantContent
    readonly service: ServiceView
    readonly grantee: Grantee
    readonly by: DecidedBy
    readonly source: 'organiser' | 'base-system'
  },
): { readonly granted: Granted; readonly writes: Write[]; readonly born: string[] } {
  const { id, content, service, grantee, by } = of
  const { register, now } = context
  const clientId = 'clientId' in grantee ? grantee.clientId : grantee.newId
  const number = newVoucherNumber()
  const value = ownUnitValue(service, content)
  const fee = ownFee(service, content)
  const machine = 'machine' in by ? by : null
  const quotas = periodsOf({ from: content.validFrom, to: content.validTo }, content.quota)
  const awaiting = secondPersonFor({
    limit: service.two_people_over,
    quantity: quotas.reduce((sum, period) => sum + period.granted, 0),
    official: 'account' in by ? by.name : null,
    familyName: grantee.familyName,
  })
  const decision = writeOne(
    decisionTable,
    sql`INSERT INTO decision (register_id, id, client_id, service_id, service_version_id, kind, voucher_number, decided_on, decided_by,
        base_system_id, base_reference, unit_value_cents, unit_value_per, month_fee_cents, fee_minutes, valid_from, valid_to, details_sealed,
        made_at, awaiting)
      VALUES (${register.id}, ${id}, ${clientId}, ${service.id}, ${service.version_id}, ${content.kind}, ${number}, ${content.decidedOn},
        ${'account' in by ? by.account : null}, ${machine?.machine ?? null}, ${machine?.reference ?? null},
        ${value?.cents ?? null}, ${value?.per ?? null}, ${fee?.monthCents ?? null}, ${fee?.minutes ?? null}, ${content.validFrom}, ${content.validTo},
        ${toSeal(decisionDetails, { rowId: id, holder: clientId }, detailsIn(content))}, ${now}, ${awaiting})`,
  )
  const periods = quotas.map((period) => ({ id: context.newId<'GrantPeriod'>(), ...period }))
  const rows = writeAny(
    grantPeriodTable,
    sql`INSERT INTO grant_period (register_id, id, decision_id, client_id, period_from, period_to, granted, proposed)
      SELECT ${register.id}::uuid, p.id, ${id}::uuid, ${clientId}::uuid, p.period_from, p.period_to,
        CASE WHEN ${awaiting === null} THEN p.quantity ELSE 0 END, CASE WHEN ${awaiting !== null} THEN p.quantity END
      FROM unnest(${periods.map((p) => p.id)}::uuid[], ${periods.map((p) => p.from)}::date[], ${periods.map((p) => p.to)}::date[],
        ${periods.map((p) => p.granted)}::bigint[]) AS p (id, period_from, period_to, quantity)`,
  )
  const postings = posted(
    context,
    (awaiting === null ? periods : []).map((period) => ({
      of: 'units',
      asset: service.unit,
      from: 'granted',
      to: 'free',
      amount: period.granted,
      valueDay: period.from,
      sourceId: id,
      periodId: period.id,
      decisionId: id,
    })),
  )
  const birth = 'draft' in grantee ? from('population-register', bornClient(context, clientId, grantee.draft)) : []
  return {
    granted: {
      decisionId: DecisionId.parse(id),
      clientId: ClientId.parse(clientId),
      voucherNumber: number,
      awaiting,
      periods: periods.map(({ id: periodId, from: first, to, granted }) => ({
        id: periodId,
        from: first,
        to,
        granted,
      })),
    },
    writes: [...birth, ...from(of.source, [decision, rows]), ...postings],
    born: 'draft' in grantee ? [clientId] : [],
  }
}
