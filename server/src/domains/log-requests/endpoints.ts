import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { askOlder, askWhy } from './ask.ts'
import { explanationEndpoints } from './explain.ts'
import { handlingEndpoints } from './handle.ts'
import { listOwnLogRequests } from './own-requests.ts'

export const logRequestEndpoints = (sealer: LogSealer) => ({
  askWhy,
  askOlder,
  listOwnLogRequests,
  ...handlingEndpoints(sealer),
  ...explanationEndpoints(sealer),
})
