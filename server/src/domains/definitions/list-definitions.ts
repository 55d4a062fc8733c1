import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { TrilingualText } from '../../platform/formats/text.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { DefinitionAction } from './actions.ts'
import { followed } from './checking.ts'
import { type DefinitionParts, DraftId } from './parts.ts'
import { mayChange, standingIn } from './standing.ts'

const VersionRow = z.object({
  definition: z.string(),
  version: z.int(),
  status: z.enum(['draft', 'published', 'superseded']),
  valid_from: z.string(),
  valid_to: z.string().nullable(),
  published_at: z.date(),
  drafted_by: z.string().nullable(),
  approved_by: z.string().nullable(),
})
const DraftRow = z.object({
  id: DraftId,
  definition: z.string(),
  version: z.int(),
  opened_at: z.date(),
  opened_by: z.string(),
  offered: z.boolean(),
})

export const listDefinitions = ({ definitions }: DefinitionParts) =>
  endpoint({
    does: 'Lists the register definitions with their versions, who drew them up and who published them, and the drafts of the next.',
    method: 'GET',
    path: '/definitions',
    registers: ['psop'],
    mode: 'read',
    permit: DefinitionAction.list,
    purpose: 'managing-register',
    input: z.strictObject({}),
    output: z.object({
      definitions: z.array(
        z.object({
          id: z.string(),
          name: TrilingualText,
          serves: z.boolean(),
          /** Whether the caller's organisation draws it up. */
          own: z.boolean(),
          versions: z.array(VersionRow.omit({ definition: true })),
          draft: DraftRow.omit({ definition: true }).nullable(),
        }),
      ),
    }),
    prepare: async () => definitions.book(),
    load: (_input, context) => ({
      ...standingIn(context),
      versions: many(
        VersionRow,
        sql`SELECT v.definition, v.version, v.status, v.valid_from, v.valid_to, v.published_at, d.name AS drafted_by, a.name AS approved_by
          FROM definition_version v LEFT JOIN account d ON d.id = v.drafted_by LEFT JOIN account a ON a.id = v.approved_by
          ORDER BY v.definition, v.version DESC LIMIT 5000`,
      ),
      drafts: many(
        DraftRow,
        sql`SELECT d.id, d.definition, d.version, d.opened_at, u.name AS opened_by, d.offered_revision IS NOT NULL AS offered
          FROM definition_draft d JOIN account u ON u.id = d.opened_by WHERE d.ended IS NULL ORDER BY d.definition LIMIT 1000`,
      ),
    }),
    decide: (facts, _input, _context, book) => {
      const list = [...book.versions.keys()].flatMap((id) => {
        const newest = followed(book, id)
        if (!newest) return []
        const own = mayChange(newest, book, facts)
        const versions = facts.versions.filter((one) => one.definition === id)
        const draft = own ? (facts.drafts.find((one) => one.definition === id) ?? null) : null
        return [{ id, name: newest.name, serves: newest.serves, own, versions, draft }]
      })
      return aboutNobody('definitions are public, and drafts have no data of anybody', { definitions: list })
    },
  })
