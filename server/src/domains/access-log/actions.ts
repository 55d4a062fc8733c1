import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { sql } from '../../platform/db/sql.ts'
import { heldAssignments } from '../users/public.ts'

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
  held: action('log-hold.list', 'client', [overseerOfClient]),
  hold: action('log-hold.change', 'client', [overseerOfClient]),
}
