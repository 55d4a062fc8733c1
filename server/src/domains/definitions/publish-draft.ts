import { createHash } from 'node:crypto'
import { z } from 'zod'
import { writeAny, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { DEFINITION_CHANNEL } from '../../platform/definitions/store.ts'
import { definitionDraftTable, definitionVersionTable } from '../../platform/definitions/tables.ts'
import { addDays, plainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { DefinitionAction } from './actions.ts'
import { checkDraft } from './checking.ts'
import { type DefinitionParts, DraftId, Revision } from './parts.ts'
import { DraftRefusal } from './refusals.ts'
import { significantChanges } from './significance.ts'
import { draftAndStanding, openDraftOf } from './standing.ts'

const common = { registers: ['psop'], mode: 'write', purpose: 'managing-register' } as const
const Ended = z.object({ id: DraftId })

/** The drafter says that the text is ready; a text that is saved afterwards must be offered again. */
export const offerDraft = ({ definitions }: DefinitionParts) =>
  endpoint({
    ...common,
    does: 'Asks another person in charge to approve a draft as it is.',
    method: 'POST',
    path: '/definition-drafts/{draft}/offer',
    permit: DefinitionAction.edit,
    input: z.strictObject({ draft: DraftId, revision: Revision }),
    output: Ended,
    prepare: async () => definitions.book(),
    load: ({ draft }, context) => draftAndStanding(draft, context),
    decide: (facts, { revision }, _context, book) => {
      const open = openDraftOf(facts, book)
      if ('fault' in open) return refused(open.fault)
      const { draft } = open
      if (revision !== draft.revision) return refused(DraftRefusal['changed-since-offered'])
      if (!checkDraft(draft.source, draft, book).definition) return refused(DraftRefusal['has-faults'])
      const offered = writeOne(
        definitionDraftTable,
        sql`UPDATE definition_draft SET offered_revision = ${revision} WHERE id = ${draft.id} AND ended IS NULL`,
      )
      return aboutNobody('a draft has no data of anybody', { id: draft.id }, { writes: [offered] })
    },
  })

const ending = (id: string, how: 'published' | 'discarded', { actor, now }: Context) =>
  writeOne(
    definitionDraftTable,
    sql`UPDATE definition_draft SET ended = ${how}, ended_by = ${actor.id}, ended_at = ${now} WHERE id = ${id} AND ended IS NULL`,
  )

/**
 * Publishes what was offered, by somebody who wrote none of it (four eyes). The earlier version ends on the day before; every process hears of it
 * when this commits.
 */
export const publishDraft = ({ definitions }: DefinitionParts) =>
  endpoint({
    ...common,
    does: 'Publishes a draft that another has drawn up and offered; all processes follow it at once.',
    method: 'POST',
    path: '/definition-drafts/{draft}/publish',
    permit: DefinitionAction.publish,
    input: z.strictObject({ draft: DraftId, revision: Revision }),
    output: Ended,
    prepare: async () => definitions.book(),
    load: ({ draft }, context) => draftAndStanding(draft, context),
    decide: (facts, { revision }, context, book) => {
      const open = openDraftOf(facts, book)
      if ('fault' in open) return refused(open.fault)
      const { draft, earlier } = open
      if (draft.writers.includes(context.actor.id)) return refused(DraftRefusal['own-draft'])
      if (draft.offered_revision !== draft.revision || revision !== draft.revision)
        return refused(DraftRefusal['changed-since-offered'])
      const { definition } = checkDraft(draft.source, draft, book)
      if (!definition) return refused(DraftRefusal['has-faults'])
      if (definition.validFrom < context.today) return refused(DraftRefusal['begins-in-the-past'])
      if (!definition.significantChange && significantChanges(earlier, definition).length > 0)
        return refused(DraftRefusal['announcement-missing'])
      const lastDay = addDays(plainDate(definition.validFrom), -1)
      const writes = [
        ...(earlier.status === 'draft'
          ? []
          : [
              writeOne(
                definitionVersionTable,
                sql`UPDATE definition_version SET status = 'superseded', valid_to = ${lastDay}
                  WHERE definition = ${draft.definition} AND version = ${earlier.version} AND status = 'published'`,
              ),
            ]),
        writeOne(
          definitionVersionTable,
          sql`INSERT INTO definition_version (definition, version, status, valid_from, source, sha256, drafted_by, approved_by, published_at)
            VALUES (${draft.definition}, ${draft.version}, 'published', ${definition.validFrom}, ${draft.source},
              ${createHash('sha256').update(draft.source).digest()}, ${draft.written_by}, ${context.actor.id}, ${context.now})`,
        ),
        ending(draft.id, 'published', context),
        writeAny(definitionVersionTable, sql`SELECT pg_notify(${DEFINITION_CHANNEL}, ${draft.definition})`),
      ]
      return aboutNobody('a definition has no data of anybody', { id: draft.id }, { writes })
    },
  })

export const discardDraft = ({ definitions }: DefinitionParts) =>
  endpoint({
    ...common,
    does: 'Discards a draft. Its texts stay readable in the database; the version in force goes on.',
    method: 'POST',
    path: '/definition-drafts/{draft}/discard',
    permit: DefinitionAction.edit,
    input: z.strictObject({ draft: DraftId }),
    output: Ended,
    prepare: async () => definitions.book(),
    load: ({ draft }, context) => draftAndStanding(draft, context),
    decide: (facts, _input, context, book) => {
      const open = openDraftOf(facts, book)
      if ('fault' in open) return refused(open.fault)
      return aboutNobody(
        'a draft has no data of anybody',
        { id: open.draft.id },
        { writes: [ending(open.draft.id, 'discarded', context)] },
      )
    },
  })
