import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { sql } from '../../platform/db/sql.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { heldAssignments, roleInRegister } from '../users/public.ts'

/** The nightly run itself: no person holds it. */
const theSystem: Rule = {
  basis: 'retention-rule',
  select: (facts) =>
    sql`SELECT ${SYSTEM.id}::uuid AS actor, ${facts.register}::uuid AS object, ${SYSTEM.id}::uuid AS reference`,
}

/** Whoever looks after the register reaches each of its clients, to hold what an appeal, an audit or a crime needs. */
const keeperOfClient: Rule = {
  basis: 'task',
  select: (facts) => sql`SELECT h.account_id AS actor, c.id AS object, h.id AS reference
    FROM (${heldAssignments(facts)}) h CROSS JOIN client c
    WHERE h.provider_id IS NULL AND h.service_id IS NULL AND c.register_id = ${facts.register}`,
}

export const RetentionAction = {
  reckon: action('retention.reckon', 'register', [theSystem]),
  show: action('retention.show', 'register', [roleInRegister]),
  hold: action('retention.hold', 'client', [keeperOfClient]),
  lift: action('retention.lift', 'register', [roleInRegister]),
}
