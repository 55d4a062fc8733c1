import { acceptOrder } from './accept-order.ts'
import { answerWish, listReceivedWishes } from './answer-wish.ts'
import { cancelOrder } from './cancel-order.ts'
import { declineOrder } from './decline-order.ts'
import { endOwnContract } from './end-contract.ts'
import { listContracts } from './list-contracts.ts'
import { listOwnOrders } from './list-own-orders.ts'
import { listReceivedOrders } from './list-received-orders.ts'
import { openContract } from './open-contract.ts'
import { sendOrder } from './send-order.ts'
import { sendWish } from './send-wish.ts'

export const orderEndpoints = {
  sendOrder,
  cancelOrder,
  listOwnOrders,
  endOwnContract,
  listReceivedOrders,
  acceptOrder,
  declineOrder,
  listContracts,
  openContract,
  sendWish,
  listReceivedWishes,
  answerWish,
}
