import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { theSystem } from '../../platform/authorisation/schedule.ts'
import { sql } from '../../platform/db/sql.ts'
import { heldAssignments, roleInRegister } from '../users/public.ts'

/** What one has done oneself may be seen by whoever has or had a right in the register; a closed account sees nothing. */
const ownUse: Rule = {
  basis: 'own-use',
  select: (
    facts,
  ) => sql`SELECT DISTINCT a.account_id AS actor, ${facts.register}::uuid AS object, a.account_id AS reference
    FROM assignment a JOIN account u ON u.id = a.account_id AND u.disabled_at IS NULL WHERE a.register_id = ${facts.register}`,
}

/** Whose task the register's spot checks are. */
const supervisorOfCheck: Rule = {
  basis: 'task',
  select: (facts) => sql`SELECT h.account_id AS actor, s.id AS object, h.id AS reference
    FROM (${heldAssignments(facts)}) h JOIN spot_check s ON s.register_id = ${facts.register} WHERE h.provider_id IS NULL`,
}

/** Whose task the findings of the rules of use are. */
const supervisorOfFinding: Rule = {
  basis: 'task',
  select: (facts) => sql`SELECT h.account_id AS actor, f.id AS object, h.id AS reference
    FROM (${heldAssignments(facts)}) h JOIN use_finding f ON f.register_id = ${facts.register} WHERE h.provider_id IS NULL`,
}

/** Whose handlings were found may see it and say why, also when the role has ended; a closed account may not. */
const workerOfFinding: Rule = {
  basis: 'own-use',
  select: (facts) => sql`SELECT f.worker_id AS actor, f.id AS object, f.id AS reference FROM use_finding f
    JOIN account u ON u.id = f.worker_id AND u.disabled_at IS NULL WHERE f.register_id = ${facts.register}`,
}

export const FindingAction = {
  make: action('use-finding.make', 'register', [theSystem]),
  list: action('use-finding.list', 'register', [roleInRegister]),
  open: action('use-finding.open', 'use_finding', [supervisorOfFinding]),
  decide: action('use-finding.decide', 'use_finding', [supervisorOfFinding]),
  ownList: action('use-finding.own-list', 'register', [ownUse]),
  ownOpen: action('use-finding.own-open', 'use_finding', [workerOfFinding]),
  explain: action('use-finding.explain', 'use_finding', [workerOfFinding]),
}

export const SpotCheckAction = {
  draw: action('spot-check.draw', 'register', [theSystem]),
  list: action('spot-check.list', 'register', [roleInRegister]),
  open: action('spot-check.open', 'spot_check', [supervisorOfCheck]),
  decide: action('spot-check.decide', 'spot_check', [supervisorOfCheck]),
}

export const SupervisionAction = {
  /** The register's log by client, by worker and by time. */
  search: action('usage.search', 'register', [roleInRegister]),
  own: action('usage.own', 'register', [ownUse]),
}
