import { holdClient, liftHold } from './hold-client.ts'
import { showRetention } from './show-retention.ts'

export const retentionEndpoints = { showRetention, holdClient, liftHold }
