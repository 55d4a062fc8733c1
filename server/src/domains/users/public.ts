import type { Rule, RuleFacts } from '../../platform/authorisation/rules.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'

/**
 * Assignments that hold the action today. None counts before the holder has accepted the confidentiality undertaking (PSOP-77), and
 * a disabled account holds nothing. Columns: account_id, id, service_id, provider_id.
 */
export const heldAssignments = (facts: RuleFacts): Sql => sql`
  SELECT a.account_id, a.id, a.service_id, a.provider_id FROM assignment a
  JOIN account u ON u.id = a.account_id AND u.disabled_at IS NULL
  WHERE a.register_id = ${facts.register} AND a.role = ANY(${facts.roles}::text[])
    AND a.valid_from <= ${facts.today}::date AND (a.valid_to IS NULL OR a.valid_to >= ${facts.today}::date)
    AND a.ended_at IS NULL AND a.undertaking_accepted_at IS NOT NULL`

/** A role in the register, whatever the service: for what concerns no single client. */
export const roleInRegister: Rule = {
  basis: 'task',
  select: (facts) => sql`SELECT h.account_id AS actor, ${facts.register}::uuid AS object, h.id AS reference
    FROM (${heldAssignments(facts)}) h WHERE h.provider_id IS NULL`,
}

/** A base system or a provider's system with a right to this register. */
export const machineOfRegister: Rule = {
  basis: 'machine-agreement',
  select: (facts) => sql`SELECT m.id AS actor, m.register_id AS object, m.id AS reference FROM machine_client m
    WHERE m.register_id = ${facts.register} AND m.disabled_at IS NULL AND 'base-system' = ANY(${facts.roles}::text[])`,
}
