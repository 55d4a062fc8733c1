import { z } from 'zod'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { many, opening, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { blockText, TrilingualText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { LogRow, logColumns, logTables, openLogRow } from '../access-log/line.ts'
import { actInWords } from '../access-log/words/tell.ts'
import { ClientName } from '../clients/public.ts'
import { clientIdentity } from '../clients/tables.ts'
import { LogRequestAction } from './actions.ts'
import { explanationById, explanationsOfWorker, LogExplanationId } from './queries.ts'
import { LogRequestRefusal } from './refusals.ts'
import { logExplanationTable, lookExplanation } from './tables.ts'

const listOwnExplanations = (sealer: LogSealer) =>
  endpoint({
    does: 'Shows a worker which of the worker’s own looks an officer has asked about, and what was said.',
    method: 'GET',
    path: '/own-explanations',
    registers: ['psop'],
    mode: 'read',
    permit: LogRequestAction.ownExplanations,
    purpose: 'managing-register',
    input: z.strictObject({}),
    output: z.object({
      explanations: z.array(
        z.object({
          id: LogExplanationId,
          clientName: z.string(),
          lookAt: z.string(),
          /** What was done; null where the entry is not there any more. */
          act: TrilingualText.nullable(),
          askedAt: z.string(),
          givenAt: z.string().nullable(),
          text: z.string().nullable(),
        }),
      ),
    }),
    load: (_input, context) => {
      const asked = sql`SELECT x.event_id FROM log_explanation x WHERE x.register_id = ${context.register.id} AND x.account_id = ${context.actor.id}`
      return {
        explanations: explanationsOfWorker(context.register.id, context.actor.id),
        looks: many(
          LogRow,
          sql`SELECT ${logColumns} FROM ${logTables} WHERE l.register_id = ${context.register.id} AND l.id IN (${asked})`,
        ),
        clients: opening(
          many(
            ClientName,
            sql`SELECT c.id, c.identity_sealed AS identity FROM client c WHERE c.register_id = ${context.register.id} AND c.id IN (
              SELECT x.client_id FROM log_explanation x WHERE x.register_id = ${context.register.id} AND x.account_id = ${context.actor.id}
              ORDER BY x.given_at NULLS FIRST, x.id DESC LIMIT 50)`,
          ),
          'identity',
          clientIdentity,
          (row) => ({ rowId: row.id, holder: row.id }),
        ),
      }
    },
    decide: ({ explanations, looks, clients }, _input, context) => {
      const events = new Map(looks.map((row) => [row.id, openLogRow(sealer, context.register.id, row)]))
      const names = new Map(
        clients.map(({ id, identity }) => [id, identity ? `${identity.givenNames} ${identity.familyName}` : '']),
      )
      return about([...new Set(explanations.map((one) => one.client_id))], {
        explanations: explanations.map((one) => {
          const event = events.get(one.event_id)
          return {
            id: one.id,
            clientName: names.get(one.client_id) ?? '',
            lookAt: (event?.at ?? one.asked_at).toISOString(),
            act: event ? actInWords(event) : null,
            askedAt: one.asked_at.toISOString(),
            givenAt: one.given_at?.toISOString() ?? null,
            text: one.explanation?.text ?? null,
          }
        }),
      })
    },
  })

const giveExplanation = endpoint({
  does: 'Gives the explanation of a look of one’s own that an officer has asked about. It is given once.',
  method: 'POST',
  path: '/own-explanations/{explanation}',
  registers: ['psop'],
  mode: 'write',
  permit: LogRequestAction.explain,
  target: (input) => input.explanation,
  purpose: 'managing-register',
  input: z.strictObject({ explanation: LogExplanationId, text: blockText(4_000) }),
  output: z.object({ explanation: LogExplanationId }),
  load: (input, context) => ({ asked: explanationById(context.register.id, input.explanation) }),
  decide: ({ asked }, input, context) => {
    if (!asked) return refused(Problem['not-found'])
    if (asked.given_at) return refused(LogRequestRefusal['already-explained'])
    const sealed = toSeal(lookExplanation, { rowId: asked.id, holder: asked.client_id }, { text: input.text })
    const write = writeOne(
      logExplanationTable,
      sql`UPDATE log_explanation SET explanation_sealed = ${sealed}, given_at = ${context.now}
        WHERE register_id = ${context.register.id} AND id = ${asked.id} AND given_at IS NULL`,
    )
    return about(asked.client_id, { explanation: asked.id }, { writes: [write], source: 'organiser' })
  },
})

export const explanationEndpoints = (sealer: LogSealer) => ({
  listOwnExplanations: listOwnExplanations(sealer),
  giveExplanation,
})
