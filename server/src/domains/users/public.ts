import type { Rule, RuleFacts } from '../../platform/authorisation/rules.ts'
import { type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { assignmentTable } from './tables.ts'

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

/**
 * The same for what providers may do: their people's assignments, and their own systems in a role of machines. A system has no service of
 * its own; it reaches those to which its provider is admitted.
 */
export const heldForProviders = (facts: RuleFacts): Sql => sql`
  SELECT h.account_id, h.id, h.service_id, h.provider_id FROM (${heldAssignments(facts)}) h WHERE h.provider_id IS NOT NULL
  UNION ALL SELECT m.id, m.id, NULL::uuid, m.provider_id FROM machine_client m
  WHERE m.register_id = ${facts.register} AND m.provider_id IS NOT NULL AND m.disabled_at IS NULL
    AND m.role = ANY(${facts.roles}::text[])`

/** A role in the register, whatever the service: for what concerns no single client. */
export const roleInRegister: Rule = {
  basis: 'task',
  select: (facts) => sql`SELECT h.account_id AS actor, ${facts.register}::uuid AS object, h.id AS reference
    FROM (${heldAssignments(facts)}) h WHERE h.provider_id IS NULL`,
}

/** A system of another's with a right to this register, in its role. */
export const machineOfRegister: Rule = {
  basis: 'machine-agreement',
  select: (facts) => sql`SELECT m.id AS actor, m.register_id AS object, m.id AS reference FROM machine_client m
    WHERE m.register_id = ${facts.register} AND m.provider_id IS NULL AND m.disabled_at IS NULL AND m.role = ANY(${facts.roles}::text[])`,
}

/** A right as it is given; it counts once its holder has accepted the undertaking. */
export interface NewRight {
  readonly id: string
  readonly accountId: string
  readonly role: string
  readonly serviceId: string | null
  readonly providerId: string | null
  readonly validFrom: string
  readonly validTo: string | null
}

/** Gives a right. The source of the write is the side that named the person: `organiser` or `provider`. */
export const giveRight = (register: RegisterId, right: NewRight): Write =>
  writeOne(
    assignmentTable,
    sql`INSERT INTO assignment (register_id, id, account_id, role, service_id, provider_id, valid_from, valid_to)
      VALUES (${register}, ${right.id}, ${right.accountId}, ${right.role}, ${right.serviceId}::uuid, ${right.providerId}::uuid,
        ${right.validFrom}, ${right.validTo}::date)`,
  )

/** Ends what a provider's people may do for a service: at an instant, or after a last day. */
export const endProviderRights = (
  register: RegisterId,
  of: {
    readonly providerId: string
    readonly serviceId: string
    readonly ends: { readonly at: Date } | { readonly lastDay: string }
  },
): Write =>
  writeAny(
    assignmentTable,
    sql`UPDATE assignment SET
        ended_at = ${'at' in of.ends ? of.ends.at : null}::timestamptz,
        valid_to = CASE WHEN ${'lastDay' in of.ends ? of.ends.lastDay : null}::date IS NULL THEN valid_to
          ELSE GREATEST(valid_from, LEAST(valid_to, ${'lastDay' in of.ends ? of.ends.lastDay : null}::date)) END
      WHERE register_id = ${register} AND provider_id = ${of.providerId} AND service_id = ${of.serviceId} AND ended_at IS NULL`,
  )

/** The rights that anybody held in the register on a day or later. Columns: worker, service, provider, since, until. */
export const rightsHeld = (register: RegisterId, from: string): Sql => sql`
  SELECT a.account_id AS worker, a.service_id AS service, a.provider_id AS provider, a.valid_from AS since,
    LEAST(a.valid_to, (a.ended_at AT TIME ZONE 'Europe/Helsinki')::date) AS until
  FROM assignment a WHERE a.register_id = ${register}
    AND COALESCE(LEAST(a.valid_to, (a.ended_at AT TIME ZONE 'Europe/Helsinki')::date), ${from}::date) >= ${from}::date`
