import { type Sql, sql } from '../../platform/db/sql.ts'
import { type Id, newId, type RegisterId } from '../../platform/ids.ts'

/** A finding of one look, as the night writes it, for tests that need one without a night. */
export function aFinding(
  register: RegisterId,
  of: {
    readonly now: Date
    readonly worker: string
    readonly owner: string
    readonly client: string
    readonly event: string
  },
): { readonly id: Id<'UseFinding'>; readonly statements: readonly Sql[] } {
  const id = newId<'UseFinding'>(of.now)
  return {
    id,
    statements: [
      sql`INSERT INTO use_finding (register_id, id, rule, used_limit, worker_id, look_id, look_at, looks, clients, found_at, explain_by,
          due_on, owner_id)
        VALUES (${register}, ${id}, 'same-surname', 1, ${of.worker}, ${of.event}, ${of.now}, 1, 1, ${of.now}, '2026-01-20', '2026-02-05',
          ${of.owner})`,
      sql`INSERT INTO use_finding_look (register_id, id, finding_id, event_id, client_id, at)
        VALUES (${register}, ${newId(of.now)}, ${id}, ${of.event}, ${of.client}, ${of.now})`,
    ],
  }
}
