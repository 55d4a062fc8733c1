import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { sql } from '../../platform/db/sql.ts'
import { heldAssignments, machineOfRegister } from '../users/public.ts'

/** Whose task the log of every client of the register is: the data protection officer, and who supervises. */
export const overseerOfClient: Rule = {
  basis: 'supervision',
  select: (facts) => sql`SELECT h.account_id AS actor, c.id AS object, h.id AS reference
    FROM (${heldAssignments(facts)}) h JOIN client c ON c.register_id = ${facts.register} WHERE h.provider_id IS NULL`,
}

export const AccessLogAction = {
  /** All that the log has about a client, with its proofs, for supervision or for whoever is to be given it. */
  extract: action('log-extract.give', 'client', [overseerOfClient]),
  /** Which looks are held back from a client, and by which rule. */
  /** What the person could read here, fetched by a portal where the person has signed in. */
  portal: action('usage-portal.read', 'register', [machineOfRegister]),
  held: action('log-hold.list', 'client', [overseerOfClient]),
  hold: action('log-hold.change', 'client', [overseerOfClient]),
}
