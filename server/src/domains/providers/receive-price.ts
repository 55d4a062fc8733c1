import { z } from 'zod'
import { many, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { receivingFlow } from '../../platform/flows/receiving.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { type AnswerReason, decisionTo, PRICE_FIELDS, PriceForm } from './flow-forms.ts'
import { PriceId } from './public.ts'
import { providerOf, serviceByCode } from './queries.ts'
import { decidePrice } from './rules.ts'
import { priceProposalTable, priceTable } from './tables.ts'

/**
 * A price that comes is a proposal. Within a ceiling whose rule says so it takes effect by itself; else the organiser decides. One that
 * cannot be taken is no fault of the delivery: the provider is told why. A newer one for the same day takes the place of one that waits.
 */
export const receivePrice = receivingFlow({
  code: 'price-list',
  does: 'Takes a provider\u2019s price of a service from a day on as a proposal, or answers why not.',
  fields: PRICE_FIELDS,
  schema: PriceForm,
  givenFor: 'applying',
  purpose: 'arranging-service',
  load: ({ from, payload }, { register }) => ({
    provider: providerOf(register.id, from.controller.id),
    service: serviceByCode(register.id, payload.serviceCode, payload.validFrom),
    sameDay: many(
      z.object({ id: PriceId }),
      sql`SELECT t.id FROM price t JOIN provider p ON p.register_id = t.register_id AND p.id = t.provider_id
        JOIN service s ON s.register_id = t.register_id AND s.id = t.service_id
        WHERE t.register_id = ${register.id} AND p.organisation_id = ${from.controller.id} AND s.code = ${payload.serviceCode}
          AND t.valid_from = ${payload.validFrom}`,
    ),
    waiting: many(
      z.object({ id: PriceId }),
      sql`SELECT t.id FROM price_proposal t JOIN provider p ON p.register_id = t.register_id AND p.id = t.provider_id
        JOIN service s ON s.register_id = t.register_id AND s.id = t.service_id
        WHERE t.register_id = ${register.id} AND p.organisation_id = ${from.controller.id} AND s.code = ${payload.serviceCode}
          AND t.valid_from = ${payload.validFrom} AND t.status = 'waiting'`,
    ),
  }),
  decide: ({ provider, service, sameDay, waiting }, { from, payload }, { register, now, today }) => {
    const decision = decidePrice(payload, {
      today,
      provider: provider !== null,
      service: service && {
        unit: service.unit,
        ceiling: service.value_rule.priceCeilingCents,
        withinCeiling: service.value_rule.pricesWithinCeiling,
      },
      dayTaken: sameDay.length > 0,
    })
    const answer = (
      id: z.output<typeof PriceId>,
      status: 'waiting' | 'accepted' | 'refused',
      reason: AnswerReason | null,
    ) =>
      decisionTo(from.id, {
        about: 'price',
        id,
        status,
        reason,
        takesEffectOn: status === 'accepted' ? payload.validFrom : null,
      })
    if ('refused' in decision)
      return aboutNobody('prices are public', null, { flows: [answer(payload.id, 'refused', decision.refused)] })
    if (!provider || !service) throw new Error('a price was taken of nobody or for nothing')
    const replaced = waiting.map((one) =>
      writeOne(
        priceProposalTable,
        sql`UPDATE price_proposal SET status = 'refused', reason = 'replaced', decided_at = ${now}
          WHERE register_id = ${register.id} AND id = ${one.id} AND status = 'waiting'`,
      ),
    )
    const taken =
      decision.taken === 'at-once'
        ? writeOne(
            priceTable,
            sql`INSERT INTO price (register_id, id, provider_id, service_id, valid_from, price_cents, per_units, known_at)
              VALUES (${register.id}, ${payload.id}, ${provider.id}, ${service.id}, ${payload.validFrom}, ${payload.priceCents},
                ${payload.perUnits}, ${now})`,
          )
        : writeOne(
            priceProposalTable,
            sql`INSERT INTO price_proposal (register_id, id, provider_id, service_id, valid_from, price_cents, per_units, received_at,
                status)
              VALUES (${register.id}, ${payload.id}, ${provider.id}, ${service.id}, ${payload.validFrom}, ${payload.priceCents},
                ${payload.perUnits}, ${now}, 'waiting')`,
          )
    return aboutNobody('prices are public', null, {
      writes: [...replaced, taken],
      flows: [
        ...waiting.map((one) => answer(one.id, 'refused', 'replaced')),
        answer(payload.id, decision.taken === 'at-once' ? 'accepted' : 'waiting', null),
      ],
    })
  },
})
