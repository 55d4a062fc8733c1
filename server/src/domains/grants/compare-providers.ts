import { z } from 'zod'
import { userText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { Cents, cents, lineAmount, smaller } from '../../platform/money.ts'
import { pricedBy, Unit } from '../../platform/quantity.ts'
import { addMonths, PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientAction } from '../clients/actions.ts'
import { ClientId } from '../clients/public.ts'
import { freeOf } from '../ledger/public.ts'
import { answerTimes } from '../orders/public.ts'
import { type AdmittedProvider, admittedProviders, freePlacesOf, ProviderId } from '../providers/public.ts'
import { KindCode, ServiceId, serviceOn } from '../services/queries.ts'
import { feeOf, unitValue } from '../services/shares.ts'
import { DecisionId, decisionById, kindByCode, periodsOfDecision } from './queries.ts'

const MONTHS_OF_ANSWERS = 12

const Comparison = z.object({
  providerId: ProviderId,
  name: z.string(),
  postTown: z.string(),
  languages: z.array(z.string()),
  priceCents: Cents,
  valueCents: Cents,
  shareCents: Cents,
})
type Comparison = z.infer<typeof Comparison>

/** Providers by what they cost the client: the organiser must tell prices and the own share (569/2009 6 §). */
export const compareProviders = endpoint({
  does: 'Compares the admitted providers of a granted service by the client’s own cost today, cheapest first.',
  method: 'GET',
  path: '/own/{client}/grants/{decision}/providers/{service}/{kind}',
  registers: ['psop'],
  mode: 'read',
  permit: ClientAction.ownProviders,
  target: (input) => input.client,
  purpose: 'own-matters',
  input: z.strictObject({ client: ClientId, decision: DecisionId, service: ServiceId, kind: KindCode }),
  output: z.object({
    unit: Unit,
    /** Prices, values and shares are cents for so many minor units: an hour when the unit is the minute. */
    perUnits: z.int(),
    quantityPerPeriod: z.int(),
    /** The most that an order of today could ask for in a period. */
    freePerPeriod: z.int(),
    serviceName: userText(200),
    validFrom: PlainDate,
    validTo: PlainDate,
    /** Within how many days a provider has to answer an order. */
    answerDays: z.int(),
    providers: z.array(
      Comparison.extend({
        sharePerPeriodCents: Cents,
        /** In how many days half of its orders of the last year were answered; null while there are too few to tell. */
        answersInDays: z.int().nullable(),
        /** The provider's own word on new clients; null when it has given none. A day that has passed is now. */
        room: z.object({ takesNew: z.boolean(), from: PlainDate.nullable() }).nullable(),
      }),
    ),
    withoutPrice: z.int(),
  }),
  load: (input, context) => ({
    decision: decisionById(context.register.id, input.decision),
    periods: periodsOfDecision(context.register.id, input.decision),
    kind: kindByCode(context.register.id, input.kind),
    service: serviceOn(context.register.id, input.service, context.today),
    providers: admittedProviders(context.register.id, input.service, context.today),
    answers: answerTimes(context.register.id, {
      service: input.service,
      since: addMonths(context.today, -MONTHS_OF_ANSWERS),
      today: context.today,
    }),
    rooms: freePlacesOf(context.register.id, input.service),
  }),
  decide: ({ decision, periods, kind, service, providers, answers, rooms }, input, context) => {
    if (!decision || !service || !kind || decision.client_id !== input.client) return refused(Problem['not-found'])
    if (decision.service_id !== input.service || decision.kind !== input.kind) return refused(Problem['not-found'])
    const perUnits = pricedBy(service.unit)
    const period = periods.find((p) => p.period_to >= context.today) ?? periods[0]
    const quantityPerPeriod = period?.granted ?? 0
    const decided = decision.unit_value_cents === null ? null : cents(decision.unit_value_cents)
    const compared = providers.flatMap((provider) => {
      if (provider.price_cents === null) return []
      const rule = unitValue(service.value_rule, {
        income: null,
        fee: feeOf(decision),
        ordinaryPrice: provider.price_cents,
      })
      const value = decided ?? (rule.ok ? rule.value : null)
      if (value === null) return []
      return [comparison(provider, { price: provider.price_cents, value, ownShare: kind.own_share })]
    })
    return about(input.client, {
      unit: service.unit,
      perUnits,
      quantityPerPeriod,
      freePerPeriod: Math.max(0, ...periods.filter((p) => p.period_to >= context.today).map(freeOf)),
      serviceName: service.name,
      validFrom: decision.valid_from,
      validTo: decision.valid_to,
      answerDays: service.answer_days,
      providers: compared
        .map((one) => ({
          ...one,
          sharePerPeriodCents: lineAmount({ price: one.shareCents, quantity: quantityPerPeriod, per: perUnits }),
          answersInDays: answers.find((a) => a.provider_id === one.providerId)?.median_days ?? null,
          room: roomOf(
            rooms.find((room) => room.provider_id === one.providerId),
            context.today,
          ),
        }))
        .sort((a, b) => a.shareCents - b.shareCents || (a.name < b.name ? -1 : 1)),
      withoutPrice: providers.length - compared.length,
    })
  },
})

const roomOf = (
  told: { readonly takes_new: boolean; readonly room_from: PlainDate | null } | undefined,
  today: PlainDate,
) =>
  told === undefined
    ? null
    : { takesNew: told.takes_new, from: told.room_from !== null && told.room_from > today ? told.room_from : null }

/** The organiser pays at most value and price (569/2009 9 §); a purchased service leaves nothing to the client. */
function comparison(
  provider: AdmittedProvider,
  cost: { readonly price: Cents; readonly value: Cents; readonly ownShare: boolean },
): Comparison {
  const paid = cost.ownShare ? smaller(cost.value, cost.price) : cost.price
  return {
    providerId: provider.provider_id,
    name: provider.name,
    postTown: provider.post_town,
    languages: provider.languages,
    priceCents: cost.price,
    valueCents: paid,
    shareCents: cents(cost.price - paid),
  }
}
