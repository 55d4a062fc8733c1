import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { sql } from '../../platform/db/sql.ts'
import { ownMatters } from '../clients/public.ts'
import { providerRoleInRegister } from '../orders/public.ts'
import { heldAssignments, roleInRegister } from '../users/public.ts'

/** Writers of any side. Which forms are theirs, and about which things, the acts of `forms.ts` say. */
const writers = [roleInRegister, providerRoleInRegister, ownMatters] as const

const ownDraftOfWorker: Rule = {
  basis: 'own-draft',
  select: (facts) => sql`SELECT h.account_id AS actor, f.id AS object, f.id AS reference
    FROM (${heldAssignments(facts)}) h JOIN form_draft f ON f.register_id = ${facts.register} AND f.writer_id = h.account_id`,
}

const ownDraftOfClient: Rule = {
  basis: 'own-draft',
  select: (facts) => sql`SELECT f.writer_id AS actor, f.id AS object, f.id AS reference
    FROM (${ownMatters.select(facts)}) m JOIN form_draft f ON f.register_id = ${facts.register} AND f.writer_id = m.actor`,
}

export const DraftAction = {
  keep: action('draft.keep', 'register', writers),
  find: action('draft.find', 'register', writers),
  /** A draft is opened by nobody but its writer. */
  open: action('draft.open', 'form_draft', [ownDraftOfWorker, ownDraftOfClient]),
}
