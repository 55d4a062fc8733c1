import { z } from 'zod'
import { writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { Problem } from '../../platform/http/problems.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { OrderAction } from './actions.ts'
import { ContractId, contractById } from './queries.ts'
import { OrderRefusal } from './refusals.ts'
import { contractWishTable } from './tables.ts'
import { Wish, WishId, WishStatus, wishById } from './wish-queries.ts'

/** A wish changes nothing by itself: client and provider agree on the visits, and the register holds what was given. */
export const sendWish = endpoint({
  does: 'Sends the provider a wish to change something in the service from a day on.',
  method: 'POST',
  path: '/own/contracts/{contract}/wishes',
  registers: ['psop'],
  mode: 'write',
  permit: OrderAction.own,
  target: (input) => input.clientId,
  purpose: 'own-matters',
  input: z.strictObject({ contract: ContractId, clientId: ClientId, id: WishId, wish: Wish, wantedFrom: PlainDate }),
  output: z.object({ id: WishId, status: WishStatus }),
  load: (input, context) => ({
    contract: contractById(context.register.id, input.contract),
    earlier: wishById(context.register.id, input.id),
  }),
  decide: ({ contract, earlier }, input, context) => {
    if (!contract || contract.client_id !== input.clientId) return refused(Problem['not-found'])
    if (earlier) {
      const same =
        earlier.client_id === input.clientId &&
        earlier.contract_id === input.contract &&
        earlier.wish === input.wish &&
        earlier.wanted_from === input.wantedFrom
      return same
        ? about(input.clientId, { id: input.id, status: earlier.status })
        : refused(OrderRefusal['id-already-used'])
    }
    if (contract.ended || contract.valid_to < context.today)
      return refused(OrderRefusal['contract-ended'], { lastDay: contract.valid_to })
    if (input.wantedFrom < context.today) return refused(OrderRefusal['day-in-the-past'], { today: context.today })
    const write = writeOne(
      contractWishTable,
      sql`INSERT INTO contract_wish (register_id, id, contract_id, client_id, wish, wanted_from, sent_by, sent_at, status)
        VALUES (${context.register.id}, ${input.id}, ${input.contract}, ${input.clientId}, ${input.wish}, ${input.wantedFrom},
          ${context.actor.id}, ${context.now}, 'sent')`,
    )
    return about(input.clientId, { id: input.id, status: 'sent' as const }, { source: 'client', writes: [write] })
  },
  conflicts: { contract_wish_open: OrderRefusal['wish-waits'] },
})
