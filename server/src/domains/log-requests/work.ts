import { type Sql, sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'

/** Answers that officers gave to clients' requests about the log. Columns: worker, client, at. */
export const workInRequests = (register: RegisterId, clients: Sql, since: Date): Sql => sql`
  SELECT q.decided_by AS worker, q.client_id AS client, q.decided_at AS at FROM log_request q
  WHERE q.register_id = ${register} AND q.client_id IN (${clients}) AND q.decided_at >= ${since}`
