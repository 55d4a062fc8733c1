import type { Write } from '../../platform/db/query.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { endContractsOf, releasedRow } from './ending.ts'

export { CLOSING_DAYS, ContractAction, providerOfContract, providerRoleInRegister } from './actions.ts'
export { answerTimes } from './answer-times.ts'
export { NIGHTLY_ORDER_JOBS, orderJobs } from './jobs.ts'
export { happenedInOrders, RelationRow, relationsOfClient } from './of-client.ts'
export { postReservation } from './posting.ts'
export { ContractId, ContractRow, contractById, contractColumns, contractTables, ProviderId } from './queries.ts'
export { relationsInOrders, workInOrders } from './work.ts'

/**
 * For the end of a decision: one reservation ends with what it still holds, and its contract has today as its last day (decisions 14).
 * The entries and the guarded row are the caller's, so that they move in one list with the cut.
 */
export const releasedReservation = (context: Context, reservationId: string, open: number): Write[] => [
  ...endContractsOf(context, [reservationId]),
  releasedRow(context, { id: reservationId, open }),
]
