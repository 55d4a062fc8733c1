import { z } from 'zod'
import { maybe } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Book } from '../../platform/definitions/load.ts'
import { Problem } from '../../platform/http/problems.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, type Outcome, refused } from '../../platform/use-case/outcome.ts'
import { DefinitionAction } from './actions.ts'
import { checkDraft } from './checking.ts'
import { changeText } from './editing.ts'
import { type DefinitionParts, DraftId, DraftText, FaultOut, Revision } from './parts.ts'
import { type Draft, insertText } from './queries.ts'
import { DraftRefusal } from './refusals.ts'
import { draftAndStanding, openDraftOf } from './standing.ts'

/** Saved, or met another's newer text: then both are there, the sender's kept aside under its own number. */
const Saved = z.union([
  z.object({ outcome: z.literal('saved'), revision: z.int(), faults: z.array(FaultOut) }),
  z.object({
    outcome: z.literal('conflict'),
    revision: z.int(),
    text: z.string(),
    writer: z.string(),
    writtenAt: z.date(),
    keptAside: z.int(),
  }),
])
type Saved = z.infer<typeof Saved>

/** The text becomes the newest of the draft when it was written on the newest; else it is kept aside. Faults are told, not refused. */
function save(
  draft: Draft,
  text: { readonly base: number; readonly source: string },
  context: Context,
  book: Book,
): Outcome<Saved> {
  const { base, source } = text
  const { faults } = checkDraft(source, draft, book)
  if (source === draft.source)
    return aboutNobody('a draft has no data of anybody', {
      outcome: 'saved',
      revision: draft.revision,
      faults: [...faults],
    })
  const revision = draft.last + 1
  const kind = base === draft.revision ? ('saved' as const) : ('aside' as const)
  const writes = [insertText({ draft: draft.id, revision, basedOn: base, kind, source }, context)]
  const output: Saved =
    kind === 'saved'
      ? { outcome: 'saved', revision, faults: [...faults] }
      : {
          outcome: 'conflict',
          revision: draft.revision,
          text: draft.source,
          writer: draft.writer,
          writtenAt: draft.written_at,
          keptAside: revision,
        }
  return aboutNobody('a draft has no data of anybody', output, { writes })
}

const common = {
  registers: ['psop'],
  mode: 'write',
  permit: DefinitionAction.edit,
  purpose: 'managing-register',
  output: Saved,
} as const

export const saveDraft = ({ definitions }: DefinitionParts) =>
  endpoint({
    ...common,
    does: 'Saves the text of a draft, with faults or without. What met another’s newer text is kept aside, and both are given.',
    method: 'PUT',
    path: '/definition-drafts/{draft}/text',
    input: z.strictObject({ draft: DraftId, base: Revision, text: DraftText }),
    prepare: async () => definitions.book(),
    load: ({ draft }, context) => draftAndStanding(draft, context),
    decide: (facts, { base, text }, context, book) => {
      const open = openDraftOf(facts, book)
      return 'fault' in open ? refused(open.fault) : save(open.draft, { base, source: text }, context, book)
    },
  })

const Path = z.string().regex(/^[A-Za-z0-9.-]{1,80}(\/[A-Za-z0-9.-]{1,80}){0,6}$/)
const Value = z.string().min(1).max(4_000)

export const changeDraft = ({ definitions }: DefinitionParts) =>
  endpoint({
    ...common,
    does: 'Changes one place of a draft by the form: adds or takes out an entry of a list, or sets a value; the rest of the text stays as written.',
    method: 'POST',
    path: '/definition-drafts/{draft}/changes',
    input: z.strictObject({
      draft: DraftId,
      base: Revision,
      change: z.union([
        z.strictObject({ do: z.literal('add'), path: Path, value: Value }),
        z.strictObject({ do: z.literal('remove'), path: Path }),
        z.strictObject({ do: z.literal('set'), path: Path, value: Value }),
      ]),
    }),
    prepare: async () => definitions.book(),
    load: ({ draft }, context) => draftAndStanding(draft, context),
    decide: (facts, { base, change }, context, book) => {
      const open = openDraftOf(facts, book)
      if ('fault' in open) return refused(open.fault)
      const source = changeText(open.draft.source, change)
      if (source === null) return refused(DraftRefusal['no-such-place'])
      return save(open.draft, { base, source }, context, book)
    },
  })

/** Undo: an earlier text, or one that was kept aside, becomes the newest; what it replaces stays in the history. */
export const restoreDraft = ({ definitions }: DefinitionParts) =>
  endpoint({
    ...common,
    does: 'Makes an earlier text of a draft, or one kept aside, the newest again.',
    method: 'POST',
    path: '/definition-drafts/{draft}/restore',
    input: z.strictObject({ draft: DraftId, base: Revision, revision: Revision }),
    prepare: async () => definitions.book(),
    load: ({ draft, revision }, context) => ({
      ...draftAndStanding(draft, context),
      wanted: maybe(
        z.object({ source: z.string() }),
        sql`SELECT source FROM definition_draft_text WHERE draft_id = ${draft} AND revision = ${revision}`,
      ),
    }),
    decide: (facts, { base }, context, book) => {
      const open = openDraftOf(facts, book)
      if ('fault' in open) return refused(open.fault)
      if (!facts.wanted) return refused(Problem['not-found'])
      return save(open.draft, { base, source: facts.wanted.source }, context, book)
    },
  })
