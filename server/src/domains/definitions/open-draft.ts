import { z } from 'zod'
import { maybe, one, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { definitionDraftTable } from '../../platform/definitions/tables.ts'
import { Problem } from '../../platform/http/problems.ts'
import { addDays, plainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { DefinitionAction } from './actions.ts'
import { followed } from './checking.ts'
import { nextText } from './editing.ts'
import { DefinitionCode, type DefinitionParts, DraftId } from './parts.ts'
import { insertText } from './queries.ts'
import { DraftRefusal } from './refusals.ts'
import { mayChange, standingIn } from './standing.ts'

/** One draft of a definition at a time: who opens a second one gets the first, so that two people meet in one text. */
export const openDraft = ({ definitions }: DefinitionParts) =>
  endpoint({
    does: 'Opens a draft of the next version of a definition, or the one that is open already.',
    method: 'POST',
    path: '/definition-drafts',
    registers: ['psop'],
    mode: 'write',
    permit: DefinitionAction.edit,
    purpose: 'managing-register',
    input: z.strictObject({ id: DraftId, definition: DefinitionCode }),
    output: z.object({ id: DraftId }),
    prepare: async () => definitions.book(),
    load: (input, context) => ({
      ...standingIn(context),
      open: maybe(
        z.object({ id: DraftId }),
        sql`SELECT id FROM definition_draft WHERE definition = ${input.definition} AND ended IS NULL`,
      ),
      newest: maybe(
        z.object({ version: z.int(), source: z.string() }),
        sql`SELECT version, source FROM definition_version WHERE definition = ${input.definition}
          ORDER BY status = 'draft', version DESC LIMIT 1`,
      ),
      highest: one(
        z.object({ version: z.int().nullable() }),
        sql`SELECT max(version) AS version FROM definition_version WHERE definition = ${input.definition}`,
      ),
    }),
    decide: (facts, { id, definition }, context, book) => {
      const earlier = followed(book, definition)
      if (!earlier || !facts.newest || facts.highest.version === null) return refused(Problem['not-found'])
      if (!mayChange(earlier, book, facts)) return refused(DraftRefusal['not-the-issuer'])
      if (facts.open) return aboutNobody('a draft has no data of anybody', { id: facts.open.id })
      const version = facts.highest.version + 1
      const source = nextText(facts.newest.source, { version, validFrom: firstDay(earlier.validFrom, context.today) })
      const opened = writeOne(
        definitionDraftTable,
        sql`INSERT INTO definition_draft (id, definition, version, opened_by, opened_at)
          VALUES (${id}, ${definition}, ${version}, ${context.actor.id}, ${context.now})`,
      )
      const text = insertText({ draft: id, revision: 1, basedOn: 0, kind: 'saved', source }, context)
      return aboutNobody('a draft has no data of anybody', { id }, { writes: [opened, text] })
    },
  })

/** Tomorrow, or the day after the earlier version has begun. */
const firstDay = (earlier: string, today: string): string => {
  const [after, tomorrow] = [addDays(plainDate(earlier), 1), addDays(plainDate(today), 1)]
  return after > tomorrow ? after : tomorrow
}
