import { z } from 'zod'
import { Problem } from '../../platform/http/problems.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { OrderAction } from './actions.ts'
import { endContract } from './ending.ts'
import { ContractId, contractById, unendedReservations } from './queries.ts'
import { OrderRefusal } from './refusals.ts'

export const endOwnContract = endpoint({
  does: 'Ends the client’s relation with a provider today. What was reserved is free again, so another provider can be chosen.',
  method: 'POST',
  path: '/own/contracts/{contract}/end',
  registers: ['psop'],
  mode: 'write',
  permit: OrderAction.own,
  target: (input) => input.clientId,
  purpose: 'own-matters',
  input: z.strictObject({ contract: ContractId, clientId: ClientId }),
  output: z.object({ contractId: ContractId, lastDay: PlainDate, released: z.int() }),
  load: (input, context) => ({
    contract: contractById(context.register.id, input.contract),
    reservations: unendedReservations(context.register.id, input.contract),
  }),
  decide: ({ contract, reservations }, input, context) => {
    if (!contract || contract.client_id !== input.clientId) return refused(Problem['not-found'])
    if (contract.ended) return refused(OrderRefusal['contract-ended'], { lastDay: contract.valid_to })
    const lastDay = contract.valid_to < context.today ? contract.valid_to : context.today
    return about(
      input.clientId,
      { contractId: contract.id, lastDay, released: reservations.reduce((sum, r) => sum + r.open, 0) },
      { writes: endContract(context, { ...contract, reservations, reason: 'client-wish' }) },
    )
  },
})
