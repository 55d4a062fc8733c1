import { sql } from '../db/sql.ts'
import { SYSTEM } from '../use-case/actor.ts'
import type { Rule } from './rules.ts'

/** Nightly work itself: no person holds it. */
export const theSystem: Rule = {
  basis: 'schedule',
  select: (facts) =>
    sql`SELECT ${SYSTEM.id}::uuid AS actor, ${facts.register}::uuid AS object, ${SYSTEM.id}::uuid AS reference`,
}
