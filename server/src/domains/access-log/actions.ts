import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { sql } from '../../platform/db/sql.ts'
import { heldAssignments, roleInRegister } from '../users/public.ts'

/** Whose task the log of every client of the register is: the data protection officer, and who supervises. */
export const overseerOfClient: Rule = {
  basis: 'supervision',
  select: (facts) => sql`SELECT h.account_id AS actor, c.id AS object, h.id AS reference
    FROM (${heldAssignments(facts)}) h JOIN client c ON c.register_id = ${facts.register} WHERE h.provider_id IS NULL`,
}

/** Whoever has or had a right in the register, on what they have done themself. */
const ownAccount: Rule = {
  basis: 'own-data',
  select: (
    facts,
  ) => sql`SELECT DISTINCT a.account_id AS actor, ${facts.register}::uuid AS object, a.account_id AS reference
    FROM assignment a JOIN account u ON u.id = a.account_id AND u.disabled_at IS NULL WHERE a.register_id = ${facts.register}`,
}

export const AccessLogAction = {
  /** Which looks are held back from a client, and by which rule. */
  held: action('log-hold.list', 'client', [overseerOfClient]),
  hold: action('log-hold.change', 'client', [overseerOfClient]),
  search: action('access-log.search', 'register', [roleInRegister]),
  ownUse: action('own-use.list', 'register', [ownAccount]),
}
