import { z } from 'zod'
import { many, maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { definitionDraftTextTable } from '../../platform/definitions/tables.ts'
import type { Context } from '../../platform/use-case/endpoint.ts'
import { DraftId } from './parts.ts'

/** A draft with its newest text, and everybody who wrote any of it. */
export const Draft = z.object({
  id: DraftId,
  definition: z.string(),
  version: z.int(),
  offered_revision: z.int().nullable(),
  ended: z.enum(['published', 'discarded']).nullable(),
  revision: z.int(),
  last: z.int(),
  source: z.string(),
  written_by: z.string(),
  writer: z.string(),
  written_at: z.date(),
  writers: z.array(z.string()),
})
export type Draft = z.infer<typeof Draft>

export const draftOf = (id: string) =>
  maybe(
    Draft,
    sql`SELECT d.id, d.definition, d.version, d.offered_revision, d.ended, t.revision, t.source, t.written_by, u.name AS writer, t.written_at,
        (SELECT max(x.revision) FROM definition_draft_text x WHERE x.draft_id = d.id) AS last,
        (SELECT array_agg(DISTINCT x.written_by::text) FROM definition_draft_text x WHERE x.draft_id = d.id) AS writers
      FROM definition_draft d
      JOIN LATERAL (SELECT x.revision, x.source, x.written_by, x.written_at FROM definition_draft_text x
        WHERE x.draft_id = d.id AND x.kind = 'saved' ORDER BY x.revision DESC LIMIT 1) t ON true
      JOIN account u ON u.id = t.written_by
      WHERE d.id = ${id}`,
  )

/** The organisation that the actor works for. */
export const organisationOf = ({ actor }: Pick<Context, 'actor'>) =>
  maybe(
    z.object({ id: z.string(), business_id: z.string() }),
    sql`SELECT o.id, o.business_id FROM account a JOIN organisation o ON o.id = a.organisation_id WHERE a.id = ${actor.id}`,
  )

/** Which organisations keep registers of each definition. */
export const controllers = () =>
  many(
    z.object({ definition: z.string(), controllers: z.array(z.string()) }),
    sql`SELECT definition, array_agg(DISTINCT controller_id::text) AS controllers FROM register GROUP BY definition ORDER BY definition LIMIT 1000`,
  )

export const insertText = (
  text: {
    readonly draft: string
    readonly revision: number
    readonly basedOn: number
    readonly kind: 'saved' | 'aside'
    readonly source: string
  },
  { actor, now }: Pick<Context, 'actor' | 'now'>,
) =>
  writeOne(
    definitionDraftTextTable,
    sql`INSERT INTO definition_draft_text (draft_id, revision, based_on, kind, source, written_by, written_at)
      VALUES (${text.draft}, ${text.revision}, ${text.basedOn}, ${text.kind}, ${text.source}, ${actor.id}, ${now})`,
  )
