import { z } from 'zod'
import { writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { Problem } from '../../platform/http/problems.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { OrderAction } from './actions.ts'
import { OrderId, OrderStatus, orderById } from './queries.ts'
import { OrderRefusal } from './refusals.ts'
import { serviceOrderTable } from './tables.ts'

export const cancelOrder = endpoint({
  does: 'Cancels an own order that has not been answered.',
  method: 'POST',
  path: '/own/orders/{order}/cancel',
  registers: ['psop'],
  mode: 'write',
  permit: OrderAction.own,
  target: (input) => input.clientId,
  purpose: 'own-matters',
  input: z.strictObject({ order: OrderId, clientId: ClientId }),
  output: z.object({ orderId: OrderId, status: OrderStatus }),
  load: (input, context) => ({ order: orderById(context.register.id, input.order) }),
  decide: ({ order }, input, context) => {
    if (!order || order.client_id !== input.clientId) return refused(Problem['not-found'])
    if (order.status === 'cancelled') return about(order.client_id, { orderId: order.id, status: order.status })
    if (order.status !== 'sent') return refused(OrderRefusal['already-answered'])
    const write = writeOne(
      serviceOrderTable,
      sql`UPDATE service_order SET status = 'cancelled' WHERE register_id = ${context.register.id} AND id = ${order.id} AND status = 'sent'`,
    )
    return about(order.client_id, { orderId: order.id, status: 'cancelled' as const }, { writes: [write] })
  },
})
