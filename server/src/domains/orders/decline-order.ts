import { z } from 'zod'
import { writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { Problem } from '../../platform/http/problems.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { OrderAction } from './actions.ts'
import { DeclineReason, OrderId, OrderStatus, orderById } from './queries.ts'
import { OrderRefusal } from './refusals.ts'
import { serviceOrderTable } from './tables.ts'

export const declineOrder = endpoint({
  does: 'Declines an order with a reason from the list. The client may choose another provider at once.',
  method: 'POST',
  path: '/orders/{order}/decline',
  registers: ['psop'],
  mode: 'write',
  permit: OrderAction.answer,
  target: (input) => input.order,
  purpose: 'giving-service',
  input: z.strictObject({ order: OrderId, reason: DeclineReason }),
  output: z.object({ orderId: OrderId, status: OrderStatus }),
  load: (input, context) => ({ order: orderById(context.register.id, input.order) }),
  decide: ({ order }, input, context) => {
    if (!order) return refused(Problem['not-found'])
    if (order.status === 'declined' && order.decline_reason === input.reason)
      return about(order.client_id, { orderId: order.id, status: order.status })
    if (order.status === 'expired' || (order.status === 'sent' && order.answer_by < context.today))
      return refused(OrderRefusal['answer-too-late'], { answerBy: order.answer_by })
    if (order.status !== 'sent') return refused(OrderRefusal['already-answered'])
    const write = writeOne(
      serviceOrderTable,
      sql`UPDATE service_order SET status = 'declined', decline_reason = ${input.reason}, answered_at = ${context.now},
          answered_by = ${context.actor.id}
        WHERE register_id = ${context.register.id} AND id = ${order.id} AND status = 'sent'`,
    )
    return about(order.client_id, { orderId: order.id, status: 'declined' as const }, { writes: [write] })
  },
})
