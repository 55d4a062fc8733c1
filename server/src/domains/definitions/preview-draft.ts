import { z } from 'zod'
import { inRegister } from '../../platform/db/pool.ts'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import { SECTIONS } from '../../platform/definitions/catalogues.ts'
import { newId } from '../../platform/ids.ts'
import type { Register } from '../../platform/use-case/actor.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { differenceOf } from '../notices/difference.ts'
import { noticeOf } from '../notices/notice.ts'
import { keptIn } from '../retention/public.ts'
import { DefinitionAction } from './actions.ts'
import { checkDraft, followed } from './checking.ts'
import { Count, countingHolders, countingRows, fallingMore, Holders, holdingsOf, lostActions, removedFields } from './effect.ts'
import { type DefinitionParts, DraftId, FaultOut, TextOut } from './parts.ts'
import { significantChanges } from './significance.ts'
import { draftAndStanding, ownDraft } from './standing.ts'

const Effect = z.object({
  register: z.string(),
  controller: z.string(),
  fields: z.array(z.object({ group: TextOut, field: TextOut, rows: z.int(), counts: z.enum(['exact', 'at-most']) })),
  roles: z.array(z.object({ role: TextOut, people: z.int(), actions: z.array(TextOut) })),
  retention: z.array(
    z.object({
      scope: z.string(),
      counts: z.enum(['exact', 'at-most', 'at-least', 'none']),
      atOnce: z.int(),
      months: z.array(z.object({ month: z.string(), count: z.int() })),
    }),
  ),
})
type Effect = z.infer<typeof Effect>

const Preview = z.object({
  revision: z.int(),
  faults: z.array(FaultOut),
  changes: z.array(z.object({ kind: z.enum(['added', 'removed', 'changed']), section: z.enum(SECTIONS), text: TextOut })),
  /** How many changes reach further than the earlier version, and whether the draft says how people are told. */
  significant: z.int(),
  announced: z.boolean(),
  notice: z.array(
    z.object({
      code: z.enum(SECTIONS),
      title: TextOut,
      sentences: z.array(z.object({ text: TextOut, depth: z.int(), changed: z.boolean() })),
    }),
  ),
  effect: z.array(Effect),
})

/** What would change, before anybody presses the button: the notice, the difference, and what it does to what is in the registers. */
export const previewDraft = (parts: DefinitionParts) =>
  endpoint({
    does: 'Previews a draft: the notice with what changed, the difference in sentences, and its effect on the registers in counts.',
    method: 'GET',
    path: '/definition-drafts/{draft}/preview',
    registers: ['psop'],
    mode: 'read',
    permit: DefinitionAction.edit,
    purpose: 'managing-register',
    input: z.strictObject({ draft: DraftId }),
    output: Preview,
    prepare: async () => ({ book: parts.definitions.book(), count: parts }),
    load: ({ draft }, context) => draftAndStanding(draft, context),
    decide: (facts, _input, _context, { book }) => {
      const own = ownDraft(facts, book)
      if ('fault' in own) return refused(own.fault)
      const { draft, earlier } = own
      const { definition, faults } = checkDraft(draft.source, draft, book)
      const empty = { changes: [], significant: 0, announced: false, notice: [], effect: [] }
      return aboutNobody('a draft has no data of anybody', {
        revision: draft.revision,
        faults: [...faults],
        ...(definition ? { ...words(earlier, definition, book), effect: [] } : empty),
      })
    },
  })

function words(earlier: RegisterDefinition, later: RegisterDefinition, book: ReturnType<DefinitionParts['definitions']['book']>) {
  const [before, now] = [noticeOf(earlier, book), noticeOf(later, book)]
  const changes = differenceOf({ earlier: before, later: now, validFrom: later.validFrom })
  const changedPaths = new Set(changes.filter(({ kind }) => kind !== 'removed').map(({ paths }) => paths[0]))
  return {
    changes: changes.map(({ kind, section, text }) => ({ kind, section, text })),
    significant: significantChanges(earlier, later).length,
    announced: later.significantChange !== undefined,
    notice: now.sections.map(({ code, title, sentences }) => ({
      code,
      title,
      sentences: sentences.map(({ text, depth, paths }) => ({ text, depth, changed: changedPaths.has(paths[0]) })),
    })),
  }
}
