import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { many, maybe, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { Cents } from '../../platform/money.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { CompanyAction } from './actions.ts'
import { OwnPriceId, PRICE_FIELDS, PriceForm } from './flow-forms.ts'
import { organiserRegister } from './queries.ts'
import { CompanyRefusal } from './refusals.ts'
import { ownPriceTable } from './tables.ts'

const OwnPrice = z.object({
  id: OwnPriceId,
  to_register: z.string(),
  organiser: z.string(),
  service_code: z.string(),
  valid_from: PlainDate,
  price_cents: Cents,
  per_units: z.int(),
  set_at: z.date(),
  status: z.enum(['sent', 'waiting', 'accepted', 'refused']),
  /** A code of `AnswerReason`, or the organiser's own words. */
  reason: z.string().nullable(),
  /** The day it was accepted from: the one asked for, or a later one. */
  takes_effect_on: PlainDate.nullable(),
})

const ownPrices = (register: RegisterId, which: Sql) => sql`
  SELECT p.id, r.code AS to_register, o.name AS organiser, p.service_code, p.valid_from, p.price_cents, p.per_units, p.set_at,
    p.status, p.reason, p.takes_effect_on
  FROM own_price p JOIN register r ON r.id = p.to_register_id JOIN organisation o ON o.id = r.controller_id
  WHERE p.register_id = ${register} AND ${which}
  ORDER BY o.name, p.service_code, p.valid_from DESC, p.set_at DESC LIMIT 2000`

/** A price is never changed; the next one has a later day. It is a proposal until the organiser's register has accepted it. */
export const setPrice = endpoint({
  does: 'Proposes the price of an organiser\u2019s service from a day on.',
  method: 'POST',
  path: '/own-prices',
  registers: ['provider'],
  mode: 'write',
  permit: CompanyAction.setPrice,
  purpose: 'applying',
  input: PriceForm.extend({
    toRegister: z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/),
  }),
  output: z.object({ id: OwnPriceId }),
  load: (input, { register }) => ({
    to: organiserRegister(input.toRegister),
    earlier: maybe(OwnPrice, ownPrices(register.id, sql`p.id = ${input.id}`)),
    sameDay: many(
      z.object({ id: OwnPriceId }),
      sql`SELECT p.id FROM own_price p JOIN register r ON r.id = p.to_register_id WHERE p.register_id = ${register.id}
        AND r.code = ${input.toRegister} AND p.service_code = ${input.serviceCode} AND COALESCE(p.takes_effect_on, p.valid_from) = ${input.validFrom}
        AND p.status = 'accepted'`,
    ),
  }),
  decide: ({ to, earlier, sameDay }, input, { register, actor, now, today }) => {
    const { id, serviceCode, validFrom, priceCents, perUnits, toRegister } = input
    if (earlier) {
      const sent = [
        earlier.to_register,
        earlier.service_code,
        earlier.valid_from,
        earlier.price_cents,
        earlier.per_units,
      ]
      const same = isDeepStrictEqual(sent, [toRegister, serviceCode, validFrom, priceCents, perUnits])
      return same ? aboutNobody('prices are public', { id }) : refused(CompanyRefusal['id-already-used'])
    }
    if (!to) return refused(CompanyRefusal['unknown-organiser'])
    if (validFrom < today) return refused(CompanyRefusal['price-in-the-past'])
    if (sameDay.length > 0) return refused(CompanyRefusal['price-day-taken'])
    const write = writeOne(
      ownPriceTable,
      sql`INSERT INTO own_price (register_id, id, to_register_id, service_code, valid_from, price_cents, per_units, set_at, set_by, status)
        VALUES (${register.id}, ${id}, ${to.id}, ${serviceCode}, ${validFrom}, ${priceCents}, ${perUnits}, ${now}, ${actor.id}, 'sent')`,
    )
    const payload: PriceForm = { id, serviceCode, validFrom, priceCents, perUnits }
    return aboutNobody(
      'prices are public',
      { id },
      { writes: [write], flows: [{ flow: 'price-list', toRegister: to.id, fields: PRICE_FIELDS, payload }] },
    )
  },
})

export const listOwnPrices = endpoint({
  does: 'Lists the prices that the provider has set, with the organisers\u2019 answers.',
  method: 'GET',
  path: '/own-prices',
  registers: ['provider'],
  mode: 'read',
  permit: CompanyAction.listPrices,
  purpose: 'applying',
  input: z.strictObject({}),
  output: z.object({ prices: z.array(OwnPrice) }),
  load: (_input, context) => ({ prices: many(OwnPrice, ownPrices(context.register.id, sql`true`)) }),
  decide: ({ prices }) => aboutNobody('prices are public', { prices }),
})
