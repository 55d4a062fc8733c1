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

/**
 * What happened to a client's decisions, for the client's history. Columns: at, what, decision, provider, quantity, day; what does not
 * belong to the kind is null. A cut is a posting back to what was granted, outside an end.
 */
export const happenedInGrants = (register: RegisterId, client: string, decisions: Sql): Sql => sql`
  SELECT d.made_at AS at, 'granted' AS what, d.id AS decision, NULL::text AS provider, NULL::bigint AS quantity, d.valid_from AS day
  FROM decision d WHERE d.register_id = ${register} AND d.client_id = ${client} AND d.id IN (${decisions})
  UNION ALL SELECT d.confirmed_at, 'confirmed-grant', d.id, NULL, NULL, NULL FROM decision d
  WHERE d.register_id = ${register} AND d.client_id = ${client} AND d.confirmed_at IS NOT NULL AND d.id IN (${decisions})
  UNION ALL SELECT (d.ended_on + time '12:00') AT TIME ZONE 'Europe/Helsinki', 'ended-grant', d.id, NULL, NULL, d.ended_on FROM decision d
  WHERE d.register_id = ${register} AND d.client_id = ${client} AND d.ended_on IS NOT NULL AND d.id IN (${decisions})
  UNION ALL SELECT t.known_at, 'cut', d.id, NULL, t.amount, g.period_from FROM decision d
  JOIN grant_period g ON g.register_id = d.register_id AND g.decision_id = d.id
  JOIN posting t ON t.register_id = g.register_id AND t.grant_period_id = g.id AND t.from_account = 'free' AND t.to_account = 'granted'
  WHERE d.register_id = ${register} AND d.client_id = ${client} AND t.value_day IS DISTINCT FROM d.ended_on AND d.id IN (${decisions})`
