import { z } from 'zod'
import { many, opening } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import { Unit } from '../../platform/quantity.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { clientIdentity } from '../clients/tables.ts'
import { OrderAction } from './actions.ts'
import { OrderId } from './queries.ts'

const Received = z.object({
  id: OrderId,
  client_id: ClientId,
  identity: z.instanceof(Uint8Array).nullable(),
  service_name: userText(200),
  unit: Unit,
  quantity: z.int(),
  wanted_from: PlainDate,
  answer_by: PlainDate,
})

export const listReceivedOrders = endpoint({
  does: 'Lists the orders that wait for the provider’s answer: the name of the client and what the order needs, nothing more.',
  method: 'GET',
  path: '/orders',
  registers: ['psop'],
  mode: 'read',
  permit: OrderAction.list,
  purpose: 'giving-service',
  input: z.strictObject({}),
  output: z.object({
    orders: z.array(
      z.object({
        id: OrderId,
        givenNames: z.string(),
        familyName: z.string(),
        serviceName: userText(200),
        unit: Unit,
        quantity: z.int(),
        wantedFrom: PlainDate,
        answerBy: PlainDate,
      }),
    ),
  }),
  load: (_input, context) => ({
    orders: opening(
      many(
        Received,
        sql`SELECT o.id, o.client_id, c.identity_sealed AS identity, v.name AS service_name, v.unit, o.quantity, o.wanted_from, o.answer_by
          FROM service_order o
          JOIN client c ON c.register_id = o.register_id AND c.id = o.client_id
          JOIN decision d ON d.register_id = o.register_id AND d.id = o.decision_id
          JOIN service_version v ON v.register_id = d.register_id AND v.id = d.service_version_id
          WHERE o.register_id = ${context.register.id} AND o.status = 'sent' AND o.answer_by >= ${context.today}::date
            AND o.id IN (${context.permittedTo(OrderAction.answer)})
          ORDER BY o.answer_by, o.id LIMIT 200`,
      ),
      'identity',
      clientIdentity,
      (row) => ({ rowId: row.client_id, holder: row.client_id }),
    ),
  }),
  decide: ({ orders }) => {
    const output = {
      orders: orders.map((o) => ({
        id: o.id,
        givenNames: o.identity?.givenNames ?? '',
        familyName: o.identity?.familyName ?? '',
        serviceName: o.service_name,
        unit: o.unit,
        quantity: o.quantity,
        wantedFrom: o.wanted_from,
        answerBy: o.answer_by,
      })),
    }
    return orders.length === 0
      ? aboutNobody('no orders wait', output)
      : about([...new Set(orders.map((o) => o.client_id))], output)
  },
})
