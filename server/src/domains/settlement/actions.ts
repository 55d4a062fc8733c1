import { action, type Rule } from '../../platform/authorisation/rules.ts'
import { sql } from '../../platform/db/sql.ts'
import { SYSTEM } from '../../platform/use-case/actor.ts'
import { providerRoleInRegister } from '../orders/public.ts'
import { heldAssignments, roleInRegister } from '../users/public.ts'

/** Finance of the organiser reaches every statement of the register. */
const financeOfStatement: Rule = {
  basis: 'task',
  select: (facts) => sql`SELECT h.account_id AS actor, t.id AS object, h.id AS reference
    FROM (${heldAssignments(facts)}) h CROSS JOIN statement t
    WHERE h.provider_id IS NULL AND t.register_id = ${facts.register} AND t.finished_at IS NOT NULL`,
}

/**
 * The office of the provider that the statement is of, also after its admission has ended: what is owed is still owed. A statement
 * gathers all services of the provider, so a right to one of them is enough.
 */
const officeOfStatement: Rule = {
  basis: 'own-statement',
  select: (facts) => sql`SELECT h.account_id AS actor, t.id AS object, h.id AS reference
    FROM (${heldAssignments(facts)}) h
    JOIN statement t ON t.register_id = ${facts.register} AND t.provider_id = h.provider_id
    WHERE t.finished_at IS NOT NULL`,
}

/** The settlement job itself: no person holds it. */
const theSystem: Rule = {
  basis: 'closed-month',
  select: (facts) =>
    sql`SELECT ${SYSTEM.id}::uuid AS actor, ${facts.register}::uuid AS object, ${SYSTEM.id}::uuid AS reference`,
}

export const SettlementAction = {
  close: action('settlement.close', 'register', [roleInRegister]),
  settle: action('settlement.settle', 'register', [theSystem]),
  list: action('settlement.list', 'register', [roleInRegister]),
  file: action('settlement.file', 'register', [roleInRegister]),
  spending: action('settlement.spending', 'register', [roleInRegister]),
}

export const StatementAction = {
  list: action('statement.list', 'register', [roleInRegister, providerRoleInRegister]),
  open: action('statement.file', 'statement', [financeOfStatement, officeOfStatement]),
}

export const PaymentAccountAction = {
  list: action('payment-account.list', 'register', [roleInRegister]),
  propose: action('payment-account.propose', 'register', [roleInRegister]),
  confirm: action('payment-account.confirm', 'register', [roleInRegister]),
}
