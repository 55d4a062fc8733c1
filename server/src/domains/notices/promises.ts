import { z } from 'zod'
import { evidenceOf } from '../../platform/evidence/compute.ts'
import { type AnyEvidence, VERDICTS } from '../../platform/evidence/evidence.ts'
import { TrilingualText } from '../../platform/formats/text.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import type { DefinitionParts } from '../definitions/parts.ts'
import { lastLook, newestFindings, standings, turns } from '../evidence/public.ts'
import { NoticeAction } from './actions.ts'
import { figuresIn, sentenceOf } from './evidence-lines.ts'
import { noticeOf, sentencesOf } from './notice.ts'
import { nameIn } from './wording.ts'

const Verdict = z.enum(VERDICTS)

const Promised = z.object({
  code: z.string(),
  name: TrilingualText,
  verdict: Verdict,
  since: z.iso.datetime().nullable(),
  /** What the verdict means where it alone would mislead. */
  says: TrilingualText.nullable(),
  owner: TrilingualText,
  /** Whether the public sees it under the sentence. */
  isPublic: z.boolean(),
  sentence: TrilingualText.nullable(),
  figures: z.array(z.object({ name: TrilingualText, value: TrilingualText })),
})
const Turn = z.object({ code: z.string(), name: TrilingualText, verdict: Verdict, at: z.iso.datetime() })

/** The public reads the same under the sentences, without what is for the controller and with numbers of people in bands (INV-73). */
export const listPromises = (parts: {
  readonly definitions: DefinitionParts['definitions']
  readonly evidence: readonly AnyEvidence[]
}) =>
  endpoint({
    does: 'Shows how each promise of the notice stands, with its figures and who answers for it, and when promises were broken or kept again.',
    method: 'GET',
    path: '/promises',
    registers: ['psop'],
    mode: 'read',
    permit: NoticeAction.promises,
    purpose: 'managing-register',
    input: z.strictObject({}),
    output: z.object({ lookedAt: z.iso.datetime().nullable(), promises: z.array(Promised), turns: z.array(Turn) }),
    prepare: async () => parts.definitions.book(),
    load: (_input, { register }) => ({
      findings: newestFindings(
        register.id,
        evidenceOf(parts.evidence, register.definition).map(({ code }) => code),
      ),
      look: lastLook(register.id),
      turned: turns(register.id),
    }),
    decide: ({ findings, look, turned }, _input, { register, now }, book) => {
      const { definition } = register
      const evidence = evidenceOf(parts.evidence, definition)
      const sentences = sentencesOf(noticeOf(definition, book))
      const lookedAt = look?.looked_at ?? null
      const promises = standings(evidence, { findings, lookedAt }, now).map((standing) => {
        const { evidence: one, verdict, since } = standing
        return {
          code: one.code,
          name: one.name,
          verdict,
          since: since?.toISOString() ?? null,
          says: one.says?.[verdict] ?? null,
          owner: nameIn(book.catalogues.people.positions, one.owner),
          isPublic: one.audience === 'public',
          sentence: sentenceOf(sentences, one)?.text ?? null,
          figures: figuresIn(standing, 'controller'),
        }
      })
      const names = new Map(evidence.map(({ code, name }) => [code, name]))
      return aboutNobody('figures of the register, without persons', {
        lookedAt: lookedAt?.toISOString() ?? null,
        promises,
        turns: turned.flatMap(({ evidence: code, verdict, since }) => {
          const name = names.get(code)
          return name ? [{ code, name, verdict, at: since.toISOString() }] : []
        }),
      })
    },
  })
