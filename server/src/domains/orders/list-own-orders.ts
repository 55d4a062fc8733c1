import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import { Unit } from '../../platform/quantity.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { OrderAction } from './actions.ts'
import {
  ContractRow,
  contractColumns,
  contractTables,
  DecisionId,
  DeclineReason,
  OrderId,
  OrderStatus,
  ProviderId,
} from './queries.ts'
import { WishRow, wishColumns } from './wish-queries.ts'

const OwnOrder = z.object({
  id: OrderId,
  decision_id: DecisionId,
  provider_id: ProviderId,
  provider_name: z.string(),
  service_name: userText(200),
  unit: Unit,
  quantity: z.int(),
  wanted_from: PlainDate,
  answer_by: PlainDate,
  status: OrderStatus,
  decline_reason: DeclineReason.nullable(),
})

export const listOwnOrders = endpoint({
  does: 'Shows the client’s orders with their answers, and the contracts that came of them.',
  method: 'GET',
  path: '/own/{clientId}/orders',
  registers: ['psop'],
  mode: 'read',
  permit: OrderAction.own,
  target: (input) => input.clientId,
  purpose: 'own-matters',
  input: z.strictObject({ clientId: ClientId }),
  output: z.object({ orders: z.array(OwnOrder), contracts: z.array(ContractRow), wishes: z.array(WishRow) }),
  load: (input, context) => ({
    // An order that nobody answered has lapsed at midnight, whether the nightly work has been here or not.
    orders: many(
      OwnOrder,
      sql`SELECT o.id, o.decision_id, o.provider_id, p.name AS provider_name, v.name AS service_name, v.unit, o.quantity, o.wanted_from,
          o.answer_by, o.decline_reason,
          CASE WHEN o.status = 'sent' AND o.answer_by < ${context.today}::date THEN 'expired' ELSE o.status END AS status
        FROM service_order o
        JOIN provider p ON p.register_id = o.register_id AND p.id = o.provider_id
        JOIN decision d ON d.register_id = o.register_id AND d.id = o.decision_id
        JOIN service_version v ON v.register_id = d.register_id AND v.id = d.service_version_id
        WHERE o.register_id = ${context.register.id} AND o.client_id = ${input.clientId}
        ORDER BY o.ordered_at DESC, o.id LIMIT 200`,
    ),
    contracts: many(
      ContractRow,
      sql`SELECT ${contractColumns} FROM ${contractTables} WHERE k.register_id = ${context.register.id} AND k.client_id = ${input.clientId}
        ORDER BY k.valid_from DESC, k.id LIMIT 200`,
    ),
    wishes: many(
      WishRow,
      sql`SELECT ${wishColumns} FROM contract_wish w WHERE w.register_id = ${context.register.id} AND w.client_id = ${input.clientId}
        ORDER BY w.sent_at DESC, w.id LIMIT 200`,
    ),
  }),
  decide: (facts, input) => about(input.clientId, facts),
})
