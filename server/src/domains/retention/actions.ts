import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { sql } from '../../platform/db/sql.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { roleInRegister } from '../users/public.ts'

/** The nightly run itself: no person holds it. */
const theSystem: Rule = {
  basis: 'retention-rule',
  select: (facts) =>
    sql`SELECT ${SYSTEM.id}::uuid AS actor, ${facts.register}::uuid AS object, ${SYSTEM.id}::uuid AS reference`,
}

export const RetentionAction = {
  reckon: action('retention.reckon', 'register', [theSystem]),
  show: action('retention.show', 'register', [roleInRegister]),
  hold: action('retention.hold', 'register', [roleInRegister]),
  lift: action('retention.lift', 'register', [roleInRegister]),
}
