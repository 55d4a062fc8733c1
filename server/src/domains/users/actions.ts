import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { sql } from '../../platform/db/sql.ts'
import { roleInRegister } from './public.ts'

/** Whoever has a living assignment here, also one that waits for its undertaking; the role does not matter. */
const ownAssignment: Rule = {
  basis: 'own-assignment',
  select: (facts) => sql`SELECT a.account_id AS actor, ${facts.register}::uuid AS object, a.id AS reference
    FROM assignment a JOIN account u ON u.id = a.account_id AND u.disabled_at IS NULL
    WHERE a.register_id = ${facts.register} AND a.ended_at IS NULL AND (a.valid_to IS NULL OR a.valid_to >= ${facts.today}::date)`,
}

export const UserAction = {
  list: action('assignment.list', 'register', [roleInRegister]),
  change: action('assignment.change', 'register', [roleInRegister]),
  undertaking: action('undertaking.accept', 'register', [ownAssignment]),
}
