import { type Sql, sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'

/** What officials recorded in clients' grants: decisions made and confirmed. Columns: worker, client, at. */
export const workInGrants = (register: RegisterId, clients: Sql, since: Date): Sql => sql`
  SELECT d.decided_by AS worker, d.client_id AS client, d.made_at AS at FROM decision d
  WHERE d.register_id = ${register} AND d.client_id IN (${clients}) AND d.decided_by IS NOT NULL AND d.made_at >= ${since}
  UNION ALL SELECT d.confirmed_by, d.client_id, d.confirmed_at FROM decision d
  WHERE d.register_id = ${register} AND d.client_id IN (${clients}) AND d.confirmed_at >= ${since}`

/** With which service clients have something open, and when: the days of their decisions. Columns: client, service, provider, since, until. */
export const relationsInGrants = (register: RegisterId, clients: Sql): Sql => sql`
  SELECT d.client_id AS client, d.service_id AS service, NULL::uuid AS provider, LEAST(d.decided_on, d.valid_from) AS since,
    LEAST(d.valid_to, d.ended_on) AS until
  FROM decision d WHERE d.register_id = ${register} AND d.client_id IN (${clients})`
