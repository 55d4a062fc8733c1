import { z } from 'zod'
import { writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { Problem } from '../../platform/http/problems.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { OrderAction } from './actions.ts'
import {
  DecisionId,
  OrderId,
  OrderStatus,
  openOrderOf,
  orderById,
  orderGround,
  ProviderId,
  periodsOf,
} from './queries.ts'
import { OrderRefusal } from './refusals.ts'
import { answerBy, decideGround } from './rules.ts'
import { serviceOrderTable } from './tables.ts'

export const sendOrder = endpoint({
  does: 'Sends an order to the chosen provider. Nothing is reserved before the provider accepts.',
  method: 'POST',
  path: '/own/orders',
  registers: ['psop'],
  mode: 'write',
  permit: OrderAction.own,
  target: (input) => input.clientId,
  purpose: 'own-matters',
  input: z.strictObject({
    id: OrderId,
    clientId: ClientId,
    decisionId: DecisionId,
    providerId: ProviderId,
    /** Minor units for each period of the grant: for a monthly quota, a month. */
    quantity: z.int().min(1).max(100_000_000),
    wantedFrom: PlainDate,
  }),
  output: z.object({ orderId: OrderId, status: OrderStatus, answerBy: PlainDate }),
  load: (input, context) => ({
    earlier: orderById(context.register.id, input.id),
    ground: orderGround(context.register.id, {
      decision: input.decisionId,
      provider: input.providerId,
      day: input.wantedFrom,
    }),
    periods: periodsOf(context.register.id, input.decisionId),
    open: openOrderOf(context.register.id, input.decisionId),
  }),
  decide: ({ earlier, ground, periods, open }, input, context) => {
    if (earlier) {
      const same =
        earlier.client_id === input.clientId &&
        earlier.decision_id === input.decisionId &&
        earlier.provider_id === input.providerId &&
        earlier.quantity === input.quantity &&
        earlier.wanted_from === input.wantedFrom
      return same
        ? about(input.clientId, { orderId: input.id, status: earlier.status, answerBy: earlier.answer_by })
        : refused(OrderRefusal['id-already-used'])
    }
    // A decision of somebody else is not there for this client.
    if (!ground || ground.client_id !== input.clientId) return refused(Problem['not-found'])
    if (input.wantedFrom < context.today) return refused(OrderRefusal['day-in-the-past'], { today: context.today })
    const verdict = decideGround(
      {
        decisionDays: { from: ground.valid_from, to: ground.valid_to },
        decisionEnded: ground.ended,
        periods,
        admitted: ground.admitted,
        priced: ground.priced,
      },
      { from: input.wantedFrom, quantity: input.quantity },
    )
    if (!verdict.ok) return refused(OrderRefusal[verdict.code], verdict.facts)
    if (open) return refused(OrderRefusal['already-open'], { orderId: open.id, answerBy: open.answer_by })
    const by = answerBy(context.today, ground.answer_days)
    return about(
      input.clientId,
      { orderId: input.id, status: 'sent' as const, answerBy: by },
      {
        source: 'client',
        writes: [
          writeOne(
            serviceOrderTable,
            sql`INSERT INTO service_order (register_id, id, decision_id, client_id, provider_id, service_id, quantity, wanted_from,
                ordered_by, ordered_at, answer_by, status)
              VALUES (${context.register.id}, ${input.id}, ${input.decisionId}, ${input.clientId}, ${input.providerId},
                ${ground.service_id}, ${input.quantity}, ${input.wantedFrom}, ${context.actor.id}, ${context.now}, ${by}, 'sent')`,
          ),
        ],
      },
    )
  },
  conflicts: { service_order_open: OrderRefusal['already-open'] },
})
