import { z } from 'zod'
import { SECTIONS } from '../../platform/definitions/catalogues.ts'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import type { Book } from '../../platform/definitions/load.ts'
import { TrilingualText } from '../../platform/formats/text.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { differenceOf } from '../notices/difference.ts'
import { noticeOf } from '../notices/notice.ts'
import { DefinitionAction } from './actions.ts'
import { checkDraft } from './checking.ts'
import { type DefinitionParts, DraftId, FaultOut } from './parts.ts'
import { significantChanges } from './significance.ts'
import { draftAndStanding, ownDraft } from './standing.ts'

const Preview = z.object({
  revision: z.int(),
  faults: z.array(FaultOut),
  changes: z.array(
    z.object({ kind: z.enum(['added', 'removed', 'changed']), section: z.enum(SECTIONS), text: TrilingualText }),
  ),
  /** How many changes reach further than the earlier version, and whether the draft says how people are told. */
  significant: z.int(),
  announced: z.boolean(),
  notice: z.array(
    z.object({
      code: z.enum(SECTIONS),
      title: TrilingualText,
      sentences: z.array(z.object({ text: TrilingualText, depth: z.int(), changed: z.boolean() })),
    }),
  ),
})

/** What people will read, before anybody presses the button. What it does to the data is `draftEffect`. */
export const previewDraft = ({ definitions }: DefinitionParts) =>
  endpoint({
    does: 'Previews a draft: the notice with what changed, and the difference in sentences.',
    method: 'GET',
    path: '/definition-drafts/{draft}/preview',
    registers: ['psop'],
    mode: 'read',
    permit: DefinitionAction.edit,
    purpose: 'managing-register',
    input: z.strictObject({ draft: DraftId }),
    output: Preview,
    prepare: async () => definitions.book(),
    load: ({ draft }, context) => draftAndStanding(draft, context),
    decide: (facts, _input, _context, book) => {
      const own = ownDraft(facts, book)
      if ('fault' in own) return refused(own.fault)
      const { draft, earlier } = own
      const { definition, faults } = checkDraft(draft.source, draft, book)
      const nothing = { changes: [], significant: 0, announced: false, notice: [] }
      return aboutNobody('a draft has no data of anybody', {
        revision: draft.revision,
        faults: [...faults],
        ...(definition ? words(earlier, definition, book) : nothing),
      })
    },
  })

function words(earlier: RegisterDefinition, later: RegisterDefinition, book: Book) {
  const now = noticeOf(later, book)
  const changes = differenceOf({ earlier: noticeOf(earlier, book), later: now, validFrom: later.validFrom })
  const changed = new Set(changes.filter(({ kind }) => kind !== 'removed').map(({ paths }) => paths[0]))
  return {
    changes: changes.map(({ kind, section, text }) => ({ kind, section, text })),
    significant: significantChanges(earlier, later).length,
    announced: later.significantChange !== undefined,
    notice: now.sections.map(({ code, title, sentences }) => ({
      code,
      title,
      sentences: sentences.map(({ text, depth, paths }) => ({ text, depth, changed: changed.has(paths[0]) })),
    })),
  }
}
