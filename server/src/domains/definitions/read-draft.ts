import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import type { Book } from '../../platform/definitions/load.ts'
import { TrilingualText } from '../../platform/formats/text.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { DefinitionAction } from './actions.ts'
import { checkDraft } from './checking.ts'
import { type DefinitionParts, DraftId, FaultOut, Named } from './parts.ts'
import { draftAndStanding, ownDraft } from './standing.ts'

const Revisions = z.object({
  revision: z.int(),
  kind: z.enum(['saved', 'aside']),
  writer: z.string(),
  written_at: z.date(),
})

/** What the form shows: entries by their names; null while the text cannot be read. */
const FormOut = z.object({
  validFrom: z.string(),
  significantChange: z.object({ summary: TrilingualText, announce: z.array(z.string()) }).nullable(),
  subjects: z.array(z.object({ code: z.string(), name: TrilingualText, fields: z.array(Named) })),
  sources: z.array(Named),
  recipients: z.array(Named),
  documents: z.array(Named),
  purposes: z.array(Named),
  roles: z.array(z.object({ code: z.string(), name: TrilingualText, actions: z.array(Named) })),
  retention: z.array(z.object({ scope: z.string(), months: z.int().nullable() })),
})
const Choices = z.object({
  fields: z.array(Named),
  sources: z.array(Named),
  recipients: z.array(Named),
  documents: z.array(Named),
  actions: z.array(Named),
  bases: z.array(Named),
})

export const readDraft = ({ definitions }: DefinitionParts) =>
  endpoint({
    does: 'Gives a draft: its text, what is wrong with it and where, its parts for the form, and its history.',
    method: 'GET',
    path: '/definition-drafts/{draft}',
    registers: ['psop'],
    mode: 'read',
    permit: DefinitionAction.edit,
    purpose: 'managing-register',
    input: z.strictObject({ draft: DraftId }),
    output: z.object({
      id: DraftId,
      definition: z.string(),
      name: TrilingualText,
      version: z.int(),
      revision: z.int(),
      text: z.string(),
      writer: z.string(),
      writtenAt: z.date(),
      offeredRevision: z.int().nullable(),
      ended: z.enum(['published', 'discarded']).nullable(),
      /** The caller has written none of it, and so may publish it. */
      othersWrote: z.boolean(),
      faults: z.array(FaultOut),
      form: FormOut.nullable(),
      choices: Choices,
      history: z.array(Revisions),
    }),
    prepare: async () => definitions.book(),
    load: ({ draft }, context) => ({
      ...draftAndStanding(draft, context),
      history: many(
        Revisions,
        sql`SELECT t.revision, t.kind, u.name AS writer, t.written_at FROM definition_draft_text t JOIN account u ON u.id = t.written_by
          WHERE t.draft_id = ${draft} ORDER BY t.revision DESC LIMIT 100`,
      ),
    }),
    decide: (facts, _input, { actor }, book) => {
      const own = ownDraft(facts, book)
      if ('fault' in own) return refused(own.fault)
      const { draft, earlier } = own
      const { definition, faults } = checkDraft(draft.source, draft, book)
      return aboutNobody('a draft has no data of anybody', {
        id: draft.id,
        definition: draft.definition,
        name: earlier.name,
        version: draft.version,
        revision: draft.revision,
        text: draft.source,
        writer: draft.writer,
        writtenAt: draft.written_at,
        offeredRevision: draft.offered_revision,
        ended: draft.ended,
        othersWrote: !draft.writers.includes(actor.id),
        faults: [...faults],
        form: definition && formOf(definition, book),
        choices: choicesOf(book),
        history: facts.history,
      })
    },
  })

type Name = { readonly fi: string; readonly sv: string; readonly en: string }
const named = (code: string, { fi, sv, en }: Name) => ({ code, name: { fi, sv, en } })
const all = (catalogue: Readonly<Record<string, Name>>) =>
  Object.entries(catalogue).map(([code, name]) => named(code, name))

const choicesOf = ({ catalogues: c }: Book): z.infer<typeof Choices> => ({
  fields: all(c.fields),
  sources: all(c.sources),
  recipients: all(c.recipients),
  documents: all(c.documents),
  actions: all(c.actions),
  bases: all(c.grounds.bases),
})

function formOf(d: RegisterDefinition, { catalogues: c }: Book): z.infer<typeof FormOut> {
  const from = (catalogue: Readonly<Record<string, Name>>, codes: readonly string[]) =>
    codes.map((code) => named(code, catalogue[code] ?? { fi: code, sv: code, en: code }))
  return {
    validFrom: d.validFrom,
    significantChange: d.significantChange ?? null,
    subjects: d.subjects.map(({ group, fields }) => ({
      ...named(group, c.people.subjects[group] ?? { fi: group, sv: group, en: group }),
      fields: from(c.fields, fields),
    })),
    sources: from(
      c.sources,
      d.sources.map(({ kind }) => kind),
    ),
    recipients: from(
      c.recipients,
      d.recipients.map(({ code }) => code),
    ),
    documents: from(
      c.documents,
      d.documents.map(({ document }) => document),
    ),
    purposes: d.purposes.map(({ code, text }) => named(code, text)),
    roles: d.roles.map(({ code, name, actions }) => ({ code, name, actions: from(c.actions, actions) })),
    retention: d.retention.map(({ scope, atMostMonths }) => ({ scope, months: atMostMonths ?? null })),
  }
}
