import { z } from 'zod'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { Problem } from '../../platform/http/problems.ts'
import { idSchema } from '../../platform/ids.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { DraftAction } from './actions.ts'
import { FormCode, placeOf } from './forms.ts'
import {
  type DraftPlace,
  DraftThingId,
  draftAt,
  draftOpenedAt,
  emptyDraft,
  FormDraftId,
  insertDraft,
  type KeptDraft,
  replaceDraft,
} from './queries.ts'
import { DraftRefusal } from './refusals.ts'
import { DRAFT_DAYS, decideKeeping, MOST_KEEPS } from './rules.ts'
import { DraftText, draftText } from './tables.ts'

const KeepId = idSchema('DraftKeep')
const OfForm = { form: FormCode, thing: DraftThingId }
const Version = z.int().min(0).max(1_000_000)

interface FormOfThing {
  readonly form: FormCode
  readonly thing: string
}

/** The draft of whoever asks. A client who also acts on somebody's behalf has several ids in a register, all of them their own. */
const placeFor = ({ form, thing }: FormOfThing, context: Context): DraftPlace => ({
  register: context.register.id,
  writers: context.actor.ids,
  form,
  thing: sql`SELECT p.thing FROM (${placeOf(form, thing, context).sql}) p`,
})

/** Whose words a definition takes them for: the client's own, the provider's, or the organiser's. */
function sourceOf({ actor, register }: Context): 'client' | 'provider' | 'organiser' {
  if (actor.kind !== 'worker') return 'client'
  return actor.organisationId === register.controller.id ? 'organiser' : 'provider'
}

/**
 * One row of the log a keep, about nobody: one's own words are no use of anybody's data (703/2023 10 §), they must not count as
 * recorded work about a client, and a client's log must not be filled by them.
 */
export const keepFormDraft = endpoint({
  does: 'Keeps what its writer has written into a form and not yet sent, in place of what was kept before.',
  method: 'PUT',
  path: '/drafts/{form}/{thing}',
  registers: ['psop'],
  mode: 'write',
  permit: DraftAction.keep,
  purpose: 'managing-register',
  limit: MOST_KEEPS,
  input: z.strictObject({
    ...OfForm,
    /** Made by the sender for each keep, so that one sent again is one. */
    keep: KeepId,
    /** The version that the writer went on from; 0 when there was none. */
    after: Version,
    text: DraftText,
  }),
  output: z.object({ version: Version, keptAt: z.string() }),
  load: (input, context) => ({
    place: placeOf(input.form, input.thing, context),
    found: draftAt(placeFor(input, context)),
  }),
  decide: ({ place, found }, input, context) => {
    if (!place) return refused(Problem['not-found'])
    const keeping = decideKeeping(found && { version: found.version, keepId: found.keep_id }, {
      id: input.keep,
      after: input.after,
    })
    if (keeping === 'newer') return refused(DraftRefusal.newer)
    if (keeping === 'kept-before' && found)
      return aboutNobody('one’s own words', { version: found.version, keptAt: found.kept_at.toISOString() })
    const { register, now } = context
    // Never an id of the sender's: the night destroys the keys of the ids of these rows.
    const id = found?.id ?? context.newId<'FormDraft'>()
    const client = found ? found.client_id : place.client_id
    const draft: KeptDraft = {
      register: register.id,
      id,
      keepId: input.keep,
      text: toSeal(draftText, { rowId: id, holder: client ?? id }, input.text),
      keptAt: now,
      goesAt: new Date(now.getTime() + DRAFT_DAYS * 86_400_000),
    }
    // The first of a person's ids is always the same one, whichever a session names first.
    const [writer = context.actor.id] = [...context.actor.ids].sort()
    const of = { writer, form: input.form, thing: place.thing, client }
    return aboutNobody(
      'one’s own words',
      { version: input.after + 1, keptAt: now.toISOString() },
      {
        writes: [found ? replaceDraft(draft, input.after) : insertDraft(draft, of)],
        born: client === null && !found ? [id] : [],
        source: sourceOf(context),
      },
    )
  },
  conflicts: { form_draft_one: DraftRefusal.newer },
})

/** Nothing is opened by asking whether there is a draft. */
export const findFormDraft = endpoint({
  does: 'Tells a writer whether a draft of a form was kept and neither sent nor dropped.',
  method: 'GET',
  path: '/drafts/{form}/{thing}',
  registers: ['psop'],
  mode: 'read',
  permit: DraftAction.find,
  purpose: 'managing-register',
  input: z.strictObject(OfForm),
  output: z.object({ version: Version, draft: FormDraftId.nullable() }),
  load: (input, context) => ({
    place: placeOf(input.form, input.thing, context),
    found: draftAt(placeFor(input, context)),
  }),
  decide: ({ place, found }) => {
    if (!place) return refused(Problem['not-found'])
    const draft = found?.has_text ? found.id : null
    return aboutNobody('whether there is a draft', { version: found?.version ?? 0, draft })
  },
})

/**
 * What is opened is about the client of the form and stands in the client's log as such. It is no opening of the client's file, by which
 * budgets and the rules of use count.
 */
export const openFormDraft = endpoint({
  does: 'Gives a writer the text of a draft of one’s own.',
  method: 'GET',
  path: '/drafts/{form}/{thing}/{draft}',
  registers: ['psop'],
  mode: 'read',
  permit: DraftAction.open,
  target: (input) => input.draft,
  purpose: 'managing-register',
  input: z.strictObject({ ...OfForm, draft: FormDraftId }),
  output: z.object({ version: Version, text: DraftText, keptAt: z.string() }),
  load: (input, context) => ({
    place: placeOf(input.form, input.thing, context),
    found: draftOpenedAt(placeFor(input, context), input.draft),
  }),
  decide: ({ place, found }) => {
    if (!place || !found?.text) return refused(Problem['not-found'])
    const { version, text, kept_at: keptAt } = found
    return aboutNobody('one’s own words', { version, text, keptAt: keptAt.toISOString() })
  },
})

export const dropFormDraft = endpoint({
  does: 'Lets a draft go, because it was sent or its writer wants it gone. What another window kept later stays.',
  method: 'DELETE',
  path: '/drafts/{form}/{thing}',
  registers: ['psop'],
  mode: 'write',
  permit: DraftAction.keep,
  purpose: 'managing-register',
  input: z.strictObject({ ...OfForm, upTo: Version }),
  output: z.object({ dropped: z.boolean() }),
  load: (input, context) => ({
    place: placeOf(input.form, input.thing, context),
    found: draftAt(placeFor(input, context)),
  }),
  decide: ({ place, found }, input, { register, now }) => {
    if (!place) return refused(Problem['not-found'])
    if (!found || found.version > input.upTo) return aboutNobody('nothing to drop', { dropped: false })
    const write = emptyDraft(register.id, { id: found.id, upTo: input.upTo, now })
    return aboutNobody('one’s own words', { dropped: true }, { writes: [write] })
  },
})

export const draftEndpoints = { keepFormDraft, findFormDraft, openFormDraft, dropFormDraft }
