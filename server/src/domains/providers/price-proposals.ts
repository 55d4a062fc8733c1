import { z } from 'zod'
import { many, maybe, type Write, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { lineText, userText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { Cents, centsBetween } from '../../platform/money.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { serviceOn } from '../services/queries.ts'
import { ProviderAction } from './actions.ts'
import { decisionTo } from './flow-forms.ts'
import { PriceId, ProviderId } from './public.ts'
import { PriceRefusal } from './refusals.ts'
import { effectiveDay, faultOfPrice } from './rules.ts'
import { priceProposalTable, priceTable } from './tables.ts'

const Proposal = z.object({
  id: PriceId,
  provider_id: ProviderId,
  provider: z.string(),
  home_register_id: z.string(),
  service_id: z.string(),
  service_code: z.string(),
  service_name: userText(200),
  valid_from: PlainDate,
  price_cents: Cents,
  per_units: z.int(),
  received_at: z.date(),
  status: z.enum(['waiting', 'accepted', 'refused']),
  reason: z.string().nullable(),
  decided_at: z.date().nullable(),
  decided_by: z.string().nullable(),
  takes_effect_on: PlainDate.nullable(),
  /** The price that held on the day the proposed one starts, to lay beside it; none when it is the first. */
  before_cents: Cents.nullable(),
  before_per_units: z.int().nullable(),
  before_from: PlainDate.nullable(),
})
type Proposal = z.infer<typeof Proposal>

const proposals = (register: RegisterId, condition: Sql): Sql => sql`
  SELECT t.id, t.provider_id, p.name AS provider, p.home_register_id, t.service_id, s.code AS service_code, v.name AS service_name,
    t.valid_from, t.price_cents, t.per_units, t.received_at, t.status, t.reason, t.decided_at, t.decided_by, t.takes_effect_on,
    b.price_cents AS before_cents, b.per_units AS before_per_units, b.valid_from AS before_from
  FROM price_proposal t
  JOIN provider p ON p.register_id = t.register_id AND p.id = t.provider_id
  JOIN service s ON s.register_id = t.register_id AND s.id = t.service_id
  JOIN LATERAL (SELECT name FROM service_version WHERE register_id = t.register_id AND service_id = t.service_id
    ORDER BY valid_from <= t.valid_from DESC, abs(valid_from - t.valid_from) LIMIT 1) v ON true
  LEFT JOIN LATERAL (SELECT price_cents, per_units, valid_from FROM price WHERE register_id = t.register_id
    AND provider_id = t.provider_id AND service_id = t.service_id AND valid_from <= t.valid_from AND id <> t.id
    ORDER BY valid_from DESC LIMIT 1) b ON true
  WHERE t.register_id = ${register} AND ${condition}`

const proposal = (register: RegisterId, id: string) => maybe(Proposal, proposals(register, sql`t.id = ${id}`))
const decider = (one: { readonly decided_by: string | null }): string[] => (one.decided_by ? [one.decided_by] : [])

export const listPriceProposals = endpoint({
  does: 'Lists the prices that providers have proposed beside the prices they would follow, those that wait first.',
  method: 'GET',
  path: '/price-proposals',
  registers: ['psop'],
  mode: 'read',
  permit: ProviderAction.listProposals,
  purpose: 'arranging-service',
  input: z.strictObject({}),
  output: z.object({ proposals: z.array(Proposal.omit({ home_register_id: true, decided_by: true })) }),
  load: (_input, { register }) => ({
    found: many(
      Proposal,
      sql`${proposals(register.id, sql`true`)}
        ORDER BY (t.status = 'waiting') DESC, CASE t.status WHEN 'waiting' THEN t.valid_from END, t.received_at DESC, t.id LIMIT 500`,
    ),
  }),
  decide: ({ found }) => about([...new Set(found.flatMap(decider))], { proposals: found }),
})

/** It starts on the day that was asked for, or today when that day has gone: what was recorded meanwhile keeps its price. */
export const acceptPrice = endpoint({
  does: 'Accepts a price that a provider has proposed. It holds from its day on, at the earliest from today.',
  method: 'POST',
  path: '/price-proposals/{proposalId}/accept',
  registers: ['psop'],
  mode: 'write',
  permit: ProviderAction.decideProposal,
  purpose: 'arranging-service',
  input: z.strictObject({
    proposalId: PriceId,
    /** What the page showed: a proposal under the same id never says anything else. */
    priceCents: centsBetween(1, 100_000_000),
  }),
  output: z.object({ id: PriceId, takesEffectOn: PlainDate }),
  load: (input, { register, today }) => {
    const of = (column: Sql): Sql =>
      sql`SELECT ${column} FROM price_proposal t WHERE t.register_id = ${register.id} AND t.id = ${input.proposalId}`
    const day = of(sql`greatest(t.valid_from, ${today}::date)`)
    return {
      asked: proposal(register.id, input.proposalId),
      service: serviceOn(register.id, of(sql`t.service_id`), day),
      sameDay: many(
        z.object({ id: PriceId }),
        sql`SELECT r.id FROM price_proposal t JOIN price r ON r.register_id = t.register_id AND r.provider_id = t.provider_id
          AND r.service_id = t.service_id AND r.valid_from = (${day})
          WHERE t.register_id = ${register.id} AND t.id = ${input.proposalId}`,
      ),
    }
  },
  decide: ({ asked, service, sameDay }, input, context) => {
    const { register, actor, now, today } = context
    if (!asked || asked.price_cents !== input.priceCents) return refused(Problem['not-found'])
    if (asked.status === 'accepted' && asked.takes_effect_on && asked.decided_by === actor.id)
      return about(actor.id, { id: asked.id, takesEffectOn: asked.takes_effect_on })
    if (asked.status !== 'waiting') return refused(PriceRefusal['already-decided'])
    const fault = faultOfPrice(
      { priceCents: asked.price_cents, perUnits: asked.per_units },
      {
        service: service && { unit: service.unit, ceiling: service.value_rule.priceCeilingCents },
        dayTaken: sameDay.length > 0,
      },
    )
    if (fault) return refused(PriceRefusal[fault])
    const day = effectiveDay(asked.valid_from, today)
    const price = writeOne(
      priceTable,
      sql`INSERT INTO price (register_id, id, provider_id, service_id, valid_from, price_cents, per_units, known_at)
        VALUES (${register.id}, ${asked.id}, ${asked.provider_id}, ${asked.service_id}, ${day}, ${asked.price_cents},
          ${asked.per_units}, ${now})`,
    )
    return about(
      actor.id,
      { id: asked.id, takesEffectOn: day },
      {
        writes: [decided(asked, { status: 'accepted', reason: null, takesEffectOn: day }, context), price],
        flows: [answer(asked, { status: 'accepted', reason: null, takesEffectOn: day })],
      },
    )
  },
  conflicts: { price_register_id_provider_id_service_id_valid_from_key: PriceRefusal['day-taken'] },
})

export const refusePrice = endpoint({
  does: 'Refuses a price that a provider has proposed, with the reason that the provider gets to read.',
  method: 'POST',
  path: '/price-proposals/{proposalId}/refuse',
  registers: ['psop'],
  mode: 'write',
  permit: ProviderAction.decideProposal,
  purpose: 'arranging-service',
  input: z.strictObject({ proposalId: PriceId, reason: lineText(500) }),
  output: z.object({ id: PriceId }),
  load: (input, { register }) => ({ asked: proposal(register.id, input.proposalId) }),
  decide: ({ asked }, { reason }, context) => {
    const { actor } = context
    if (!asked) return refused(Problem['not-found'])
    if (asked.status === 'refused' && asked.reason === reason && asked.decided_by === actor.id)
      return about(actor.id, { id: asked.id })
    if (asked.status !== 'waiting') return refused(PriceRefusal['already-decided'])
    const outcome = { status: 'refused', reason, takesEffectOn: null } as const
    return about(
      actor.id,
      { id: asked.id },
      { writes: [decided(asked, outcome, context)], flows: [answer(asked, outcome)] },
    )
  },
})

interface Decided {
  readonly status: 'accepted' | 'refused'
  readonly reason: string | null
  readonly takesEffectOn: PlainDate | null
}

const decided = (asked: Proposal, outcome: Decided, { register, actor, now }: Context): Write =>
  writeOne(
    priceProposalTable,
    sql`UPDATE price_proposal SET status = ${outcome.status}, reason = ${outcome.reason}, takes_effect_on = ${outcome.takesEffectOn}::date,
        decided_at = ${now}, decided_by = ${actor.id}
      WHERE register_id = ${register.id} AND id = ${asked.id} AND status = 'waiting'`,
  )

const answer = (asked: Proposal, outcome: Decided) =>
  decisionTo(asked.home_register_id, { about: 'price', id: asked.id, ...outcome })
