import { z } from 'zod'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import { TrilingualText } from '../../platform/formats/text.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { keptIn } from '../retention/public.ts'
import { DefinitionAction } from './actions.ts'
import { checkDraft, followed } from './checking.ts'
import { countingHolders, countingRows, fallingMore, holdingsOf, lostActions, removedFields } from './effect.ts'
import { type DefinitionParts, DraftId } from './parts.ts'
import { DraftRefusal } from './refusals.ts'
import { draftAndStanding, ownDraft } from './standing.ts'

const Effect = z.object({
  /** Fields that would go, and rows of this register that hold them; `at-most` where the field stands in a sealed group. */
  fields: z.array(
    z.object({ group: TrilingualText, field: TrilingualText, rows: z.int(), counts: z.enum(['exact', 'at-most']) }),
  ),
  /** Actions that roles would lose, and how many people have the role. */
  roles: z.array(z.object({ role: TrilingualText, people: z.int(), actions: z.array(TrilingualText) })),
  /** What would fall under a changed time that does not fall today, at once and by month. */
  retention: z.array(
    z.object({
      scope: z.string(),
      counts: z.enum(['exact', 'at-most', 'at-least', 'none']),
      atOnce: z.int(),
      months: z.array(z.object({ month: z.string(), count: z.int() })),
    }),
  ),
})

/**
 * What a draft would do to the data of this register, in counts; nothing is opened. A definition that several registers follow is asked about in
 * each of them, by a call of its own (decision 0004).
 */
export const draftEffect = ({ definitions, pool }: DefinitionParts) =>
  endpoint({
    does: 'Counts what a draft would do to this register: rows that hold a removed field, people who lose an action, what would fall and when.',
    method: 'GET',
    path: '/definition-drafts/{draft}/effect',
    registers: ['psop'],
    mode: 'read',
    permit: DefinitionAction.edit,
    purpose: 'managing-register',
    input: z.strictObject({ draft: DraftId }),
    output: Effect,
    // The counts that are asked depend on the draft, which stands outside registers.
    prepare: async ({ draft }) => {
      const book = definitions.book()
      return { book, ...(await versionsOf(draft)) }
      async function versionsOf(id: string): Promise<Compared> {
        const found = await pool.query<{ definition: string; version: number; source: string }>(
          `SELECT d.definition, d.version, t.source FROM definition_draft d JOIN definition_draft_text t ON t.draft_id = d.id AND t.kind = 'saved'
            WHERE d.id = $1 ORDER BY t.revision DESC LIMIT 1`,
          [id],
        )
        const [row] = found.rows
        const earlier = row ? followed(book, row.definition) : null
        return { earlier, later: row ? checkDraft(row.source, row, book).definition : null }
      }
    },
    load: ({ draft }, context, { earlier, later }) => ({
      ...draftAndStanding(draft, context),
      rows: countingRows(earlier && later ? removedFields(earlier, later) : [], context.register.id),
      holders: countingHolders(context.register.id, context.today),
      ...keptIn(context.register.id),
    }),
    decide: (facts, _input, { register, today }, { book, earlier, later }) => {
      const own = ownDraft(facts, book)
      if ('fault' in own) return refused(own.fault)
      if (!earlier || !later) return refused(DraftRefusal['has-faults'])
      const nothing = { fields: [], roles: [], retention: [] }
      if (register.definition.id !== later.id) return aboutNobody('another register', nothing)
      const { fields, people, actions } = { ...book.catalogues, people: book.catalogues.people.subjects }
      const name = (catalogue: Readonly<Record<string, z.infer<typeof TrilingualText>>>, code: string) => {
        const { fi, sv, en } = catalogue[code] ?? { fi: code, sv: code, en: code }
        return { fi, sv, en }
      }
      return aboutNobody('counts alone', {
        fields: removedFields(earlier, later).map((removed, position) => ({
          group: name(people, removed.group),
          field: name(fields, removed.field),
          rows: facts.rows.filter((one) => one.position === position).reduce((sum, one) => sum + one.rows, 0),
          counts: holdingsOf(removed).some(({ sealed }) => sealed) ? ('at-most' as const) : ('exact' as const),
        })),
        roles: lostActions(earlier, later).map((lost) => ({
          role: earlier.roles.find(({ code }) => code === lost.role)?.name ?? name({}, lost.role),
          people: facts.holders.find(({ role }) => role === lost.role)?.people ?? 0,
          actions: lost.actions.map((action) => name(actions, action)),
        })),
        retention: fallingMore(earlier, later, facts, today),
      })
    },
  })

interface Compared {
  readonly earlier: RegisterDefinition | null
  readonly later: RegisterDefinition | null
}
