import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { readOwnUse } from './own-use.ts'
import { listUsers, searchUse } from './search-use.ts'

export const supervisionEndpoints = (sealer: LogSealer) => ({
  searchUse: searchUse(sealer),
  listUsers,
  readOwnUse: readOwnUse(sealer),
})
