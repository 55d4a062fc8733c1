import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { sql } from '../../platform/db/sql.ts'
import { heldAssignments, roleInRegister } from '../users/public.ts'

/** Whose task the register's breaches are. */
const officerOfCase: Rule = {
  basis: 'task',
  select: (facts) => sql`SELECT h.account_id AS actor, b.id AS object, h.id AS reference
    FROM (${heldAssignments(facts)}) h JOIN breach_case b ON b.register_id = ${facts.register} WHERE h.provider_id IS NULL`,
}

export const BreachAction = {
  list: action('breach.list', 'register', [roleInRegister]),
  start: action('breach.start', 'register', [roleInRegister]),
  open: action('breach.open', 'breach_case', [officerOfCase]),
  handle: action('breach.handle', 'breach_case', [officerOfCase]),
  printLetters: action('breach.print-letters', 'breach_case', [officerOfCase]),
}
