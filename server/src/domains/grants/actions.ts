import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { sql } from '../../platform/db/sql.ts'
import { clientSelf, proxyOfClient } from '../clients/public.ts'
import { heldAssignments, machineOfRegister, roleInRegister } from '../users/public.ts'

/** An official of the service, for a decision of that service. */
export const officialOfDecision: Rule = {
  basis: 'task-in-matter',
  select: (facts) => sql`SELECT h.account_id AS actor, d.id AS object, h.id AS reference
    FROM (${heldAssignments(facts)}) h
    JOIN decision d ON d.register_id = ${facts.register} AND (h.service_id IS NULL OR h.service_id = d.service_id)
    WHERE h.provider_id IS NULL`,
}

/** An official of the service, for granting it. */
export const officialOfService: Rule = {
  basis: 'task',
  select: (facts) => sql`SELECT h.account_id AS actor, s.id AS object, h.id AS reference
    FROM (${heldAssignments(facts)}) h
    JOIN service s ON s.register_id = ${facts.register} AND (h.service_id IS NULL OR h.service_id = s.id)
    WHERE h.provider_id IS NULL`,
}

export const GrantAction = {
  create: action('grant.create', 'service', [officialOfService]),
  change: action('grant.change', 'decision', [officialOfDecision]),
  confirm: action('grant.confirm', 'decision', [officialOfDecision]),
  list: action('grant.list', 'register', [roleInRegister]),
  import: action('grant.import', 'register', [machineOfRegister]),
  own: action('own.decision', 'client', [clientSelf, proxyOfClient]),
  follow: action('grant.follow', 'register', [machineOfRegister]),
}
