import { type Sql, sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'

/** What providers' workers recorded of clients' orders: their answers, to wishes too. Columns: worker, client, at. */
export const workInOrders = (register: RegisterId, clients: Sql, since: Date): Sql => sql`
  SELECT o.answered_by AS worker, o.client_id AS client, o.answered_at AS at FROM service_order o
  WHERE o.register_id = ${register} AND o.client_id IN (${clients}) AND o.answered_by IS NOT NULL AND o.answered_at >= ${since}
  UNION ALL SELECT w.answered_by, w.client_id, w.answered_at FROM contract_wish w
  WHERE w.register_id = ${register} AND w.client_id IN (${clients}) AND w.answered_by IS NOT NULL AND w.answered_at >= ${since}`

/** With which provider clients have something open, and when: orders that were asked, and contracts. Columns as `relationsInGrants`. */
export const relationsInOrders = (register: RegisterId, clients: Sql): Sql => sql`
  SELECT o.client_id AS client, o.service_id AS service, o.provider_id AS provider, (o.ordered_at AT TIME ZONE 'Europe/Helsinki')::date AS since,
    o.answer_by AS until
  FROM service_order o WHERE o.register_id = ${register} AND o.client_id IN (${clients}) AND o.status <> 'cancelled'
  UNION ALL SELECT k.client_id, k.service_id, k.provider_id, LEAST(k.valid_from, (k.made_at AT TIME ZONE 'Europe/Helsinki')::date), k.valid_to
  FROM contract k WHERE k.register_id = ${register} AND k.client_id IN (${clients}) AND k.end_reason IS DISTINCT FROM 'void'`
