import { z } from 'zod'
import { many, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { receivingFlow } from '../../platform/flows/receiving.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { decisionTo, PRICE_FIELDS, PriceForm } from './flow-forms.ts'
import { PriceId } from './public.ts'
import { providerOf, serviceByCode } from './queries.ts'
import { decidePrice } from './rules.ts'
import { priceTable } from './tables.ts'

/** A price that cannot be taken is no fault of the delivery: the provider is told why. */
export const receivePrice = receivingFlow({
  code: 'price-list',
  does: 'Takes a provider\u2019s price of a service from a day on, or answers why not.',
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
  }),
  decide: ({ provider, service, sameDay }, { from, payload }, { register, now, today }) => {
    const reason = decidePrice(payload, {
      today,
      provider: provider !== null,
      service: service && { unit: service.unit, ceiling: service.value_rule.priceCeilingCents },
      dayTaken: sameDay.length > 0,
    })
    const answer = (status: 'accepted' | 'refused') =>
      decisionTo(from.id, { about: 'price', id: payload.id, status, reason })
    if (reason || !provider || !service) return aboutNobody('prices are public', null, { flows: [answer('refused')] })
    const write = writeOne(
      priceTable,
      sql`INSERT INTO price (register_id, id, provider_id, service_id, valid_from, price_cents, per_units, known_at)
        VALUES (${register.id}, ${payload.id}, ${provider.id}, ${service.id}, ${payload.validFrom}, ${payload.priceCents},
          ${payload.perUnits}, ${now})`,
    )
    return aboutNobody('prices are public', null, { writes: [write], flows: [answer('accepted')] })
  },
})
