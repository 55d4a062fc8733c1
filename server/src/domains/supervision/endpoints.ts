import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { findingEndpoints } from './findings.ts'
import { ownFindingEndpoints } from './own-findings.ts'
import { readOwnUse } from './own-use.ts'
import { listSearches, listWorkers, searchUse } from './search-use.ts'
import { spotCheckEndpoints } from './spot-checks.ts'

export const supervisionEndpoints = (sealer: LogSealer) => ({
  searchUse: searchUse(sealer),
  listSearches,
  listWorkers,
  readOwnUse: readOwnUse(sealer),
  ...spotCheckEndpoints(sealer),
  ...findingEndpoints(sealer),
  ...ownFindingEndpoints(sealer),
})
