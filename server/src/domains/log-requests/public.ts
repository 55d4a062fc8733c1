export { grantedDays, LogEventId, LogExplanationId, LogRequestId, requestsOfClient } from './queries.ts'
export { firstOpenDay } from './rules.ts'
export { workInRequests } from './work.ts'
