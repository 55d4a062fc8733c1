import { join, type Sql, sql } from '../db/sql.ts'
import type { RegisterId } from '../ids.ts'

/** What a rule may depend on besides the actor and the object. */
export interface RuleFacts {
  readonly register: RegisterId
  /** The roles of the register's definition that hold the action. */
  readonly roles: readonly string[]
  /** The day of the request in Finland. */
  readonly today: string
}

/**
 * One rule: a SELECT of `actor`, `object` and `reference` for every pair that it permits. With an actor and an object it checks, with
 * an actor alone it filters, with an object alone it answers who may. Written once, read three ways (decisions 5).
 */
export interface Rule {
  /** The basis that goes to the access log, for example `client-relationship`. */
  readonly basis: string
  /** The actor acts for the object, not for themself: the log says on whose behalf. */
  readonly onBehalf?: boolean
  readonly select: (facts: RuleFacts) => Sql
}

/** Something that can be done to a kind of object, and the rules of which one must say yes. No rules: nobody may. */
export interface Action {
  readonly code: string
  /** What the object ids are: a table's name, or `register` when the action has no narrower object. */
  readonly object: string
  readonly rules: readonly Rule[]
}

/** A yes, with the reason that is logged. */
export interface Basis {
  readonly basis: string
  readonly reference: string
}

const registry = new Map<string, Action>()

/** Declares an action. Its code is what a role in a register definition lists. */
export function action(code: string, object: string, rules: readonly Rule[]): Action {
  if (registry.has(code)) throw new Error(`the action ${code} is declared twice`)
  const declared = { code, object, rules }
  registry.set(code, declared)
  return declared
}

export const allActions = (): readonly Action[] => [...registry.values()]

const arms = (of: Action, facts: RuleFacts): Sql =>
  of.rules.length === 0
    ? sql`SELECT NULL::uuid AS actor, NULL::uuid AS object, NULL::uuid AS reference, NULL::text AS basis, false AS on_behalf WHERE false`
    : join(
        of.rules.map(
          (rule) =>
            sql`SELECT r.actor, r.object, r.reference, ${rule.basis}::text AS basis, ${rule.onBehalf ?? false}::boolean AS on_behalf FROM (${rule.select(facts)}) r`,
        ),
        ' UNION ALL ',
      )

/** May one of these actor ids do this to the object? Gives which, the basis, and whether on the object's behalf; or no row. */
export const checkPermission = (of: Action, facts: RuleFacts, actorIds: readonly string[], object: string): Sql =>
  sql`SELECT p.actor, p.basis, p.reference, p.on_behalf FROM (${arms(of, facts)}) p WHERE p.actor = ANY(${actorIds}::uuid[]) AND p.object = ${object}::uuid LIMIT 1`

/** The objects on which one of these actors may do this, as a piece for `WHERE x IN (…)`. */
export const permittedObjects = (of: Action, facts: RuleFacts, actorIds: readonly string[]): Sql =>
  sql`SELECT p.object FROM (${arms(of, facts)}) p WHERE p.actor = ANY(${actorIds}::uuid[])`

/** Who may do this to one of the objects, and why. */
export const whoMay = (of: Action, facts: RuleFacts, objects: Sql): Sql =>
  sql`SELECT DISTINCT p.actor, p.basis FROM (${arms(of, facts)}) p WHERE p.object IN (${objects})`
