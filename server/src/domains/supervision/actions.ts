import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { sql } from '../../platform/db/sql.ts'
import { roleInRegister } from '../users/public.ts'

/** What one has done oneself may be seen by whoever has or had a right in the register; a closed account sees nothing. */
const ownUse: Rule = {
  basis: 'own-use',
  select: (
    facts,
  ) => sql`SELECT DISTINCT a.account_id AS actor, ${facts.register}::uuid AS object, a.account_id AS reference
    FROM assignment a JOIN account u ON u.id = a.account_id AND u.disabled_at IS NULL WHERE a.register_id = ${facts.register}`,
}

export const SupervisionAction = {
  /** The register's log by client, by worker and by time. */
  search: action('usage.search', 'register', [roleInRegister]),
  own: action('usage.own', 'register', [ownUse]),
}
