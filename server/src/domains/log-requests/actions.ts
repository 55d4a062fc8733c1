import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { sql } from '../../platform/db/sql.ts'
import { clientSelf, proxyOfClient } from '../clients/public.ts'
import { heldAssignments, roleInRegister } from '../users/public.ts'

/** Whose task the register's log requests are. */
const officerOfRequest: Rule = {
  basis: 'task',
  select: (facts) => sql`SELECT h.account_id AS actor, q.id AS object, h.id AS reference
    FROM (${heldAssignments(facts)}) h JOIN log_request q ON q.register_id = ${facts.register} WHERE h.provider_id IS NULL`,
}

/** Who is asked to explain a look of their own may do so, also when the role has ended meanwhile; a closed account may not. */
const askedToExplain: Rule = {
  basis: 'asked-to-explain',
  select: (facts) => sql`SELECT x.account_id AS actor, x.id AS object, x.id AS reference FROM log_explanation x
    JOIN account u ON u.id = x.account_id AND u.disabled_at IS NULL WHERE x.register_id = ${facts.register}`,
}

const askedInRegister: Rule = {
  basis: 'asked-to-explain',
  select: (
    facts,
  ) => sql`SELECT DISTINCT a.account_id AS actor, ${facts.register}::uuid AS object, a.account_id AS reference
    FROM assignment a JOIN account u ON u.id = a.account_id AND u.disabled_at IS NULL WHERE a.register_id = ${facts.register}`,
}

export const LogRequestAction = {
  own: action('own.log-request', 'client', [clientSelf, proxyOfClient]),
  list: action('log-request.list', 'register', [roleInRegister]),
  open: action('log-request.open', 'log_request', [officerOfRequest]),
  handle: action('log-request.handle', 'log_request', [officerOfRequest]),
  ownExplanations: action('explanation.list', 'register', [askedInRegister]),
  explain: action('explanation.give', 'log_explanation', [askedToExplain]),
}
