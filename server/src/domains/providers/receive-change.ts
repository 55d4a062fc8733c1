import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { many, maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { receivingFlow } from '../../platform/flows/receiving.ts'
import { parseInstant } from '../../platform/time/instant.ts'
import { about } from '../../platform/use-case/outcome.ts'
import {
  type AnswerReason,
  COMPANY_CHANGE_FIELDS,
  CompanyChangeForm,
  CompanyChangeId,
  decisionTo,
} from './flow-forms.ts'
import { accountInForce, ProviderId } from './public.ts'
import { providerChangeTable } from './tables.ts'

const Known = z.object({
  id: ProviderId,
  name: z.string(),
  street: z.string(),
  postal_code: z.string(),
  post_town: z.string(),
  languages: z.array(z.string()),
  iban: z.string(),
  bic: z.string(),
})

/**
 * Nothing that a provider says of itself later takes effect here by its own word alone. A newer change takes the place of one that
 * waits, and of an account that two have confirmed but that does not count yet: the provider's own word stops it (AC-26).
 */
export const receiveChange = receivingFlow({
  code: 'company-change',
  does: 'Takes a known provider\u2019s change of its facts or its account as a proposal.',
  fields: COMPANY_CHANGE_FIELDS,
  schema: CompanyChangeForm,
  givenFor: 'applying',
  purpose: 'arranging-service',
  load: ({ from, payload }, { register, now }) => ({
    provider: maybe(
      Known,
      sql`SELECT p.id, p.name, p.street, p.postal_code, p.post_town, p.languages, COALESCE(c.iban, p.iban) AS iban,
          COALESCE(c.bic, p.bic) AS bic
        FROM provider p LEFT JOIN LATERAL (${accountInForce(register.id, sql`p.id`, now)}) c ON true
        WHERE p.register_id = ${register.id} AND p.organisation_id = ${from.controller.id}`,
    ),
    open: many(
      z.object({ id: CompanyChangeId, made_at: z.date() }),
      sql`SELECT c.id, c.made_at FROM provider_change c JOIN provider p ON p.register_id = c.register_id AND p.id = c.provider_id
        WHERE c.register_id = ${register.id} AND p.organisation_id = ${from.controller.id} AND c.kind = ${payload.kind}
          AND (c.status = 'waiting' OR (c.status = 'accepted' AND c.counts_from > ${now})) LIMIT 100`,
    ),
  }),
  decide: ({ provider, open }, { from, payload }, { register, now }) => {
    const { id, madeBy } = payload
    const madeAt = parseInstant(payload.madeAt)
    if (!madeAt) throw new Error('a change without the instant of its making')
    const answer = (
      change: z.output<typeof CompanyChangeId>,
      status: 'waiting' | 'accepted' | 'refused' | 'replaced',
      reason: AnswerReason | null = null,
    ) =>
      decisionTo(from.id, {
        about: 'change',
        id: change,
        status,
        reason,
        countsFrom: status === 'accepted' ? now.toISOString() : null,
      })
    if (!provider) return about(madeBy, null, { flows: [answer(id, 'refused', 'not-applied')] })
    // Deliveries come in any order: what was said before the newest word does not come back.
    if (open.some((one) => one.made_at > madeAt)) return about(madeBy, null, { flows: [answer(id, 'replaced')] })
    const replaced = open.map((one) =>
      writeOne(
        providerChangeTable,
        sql`UPDATE provider_change SET status = 'replaced' WHERE register_id = ${register.id} AND id = ${one.id}
          AND status IN ('waiting', 'accepted')`,
      ),
    )
    const flows = open.map((one) => answer(one.id, 'replaced'))
    if (isAsKnown(payload, provider))
      return about(madeBy, null, { writes: replaced, flows: [...flows, answer(id, 'accepted')] })
    const facts = payload.kind === 'facts' ? payload : null
    const account = payload.kind === 'account' ? payload : null
    const proposed = writeOne(
      providerChangeTable,
      sql`INSERT INTO provider_change (register_id, id, provider_id, kind, name, street, postal_code, post_town, languages, iban, bic,
          made_by, made_at, received_at, status)
        VALUES (${register.id}, ${id}, ${provider.id}, ${payload.kind}, ${facts?.name ?? null}, ${facts?.street ?? null},
          ${facts?.postalCode ?? null}, ${facts?.postTown ?? null}, ${facts?.languages ?? null}::text[], ${account?.iban ?? null},
          ${account?.bic ?? null}, ${madeBy}, ${madeAt}, ${now}, 'waiting')`,
    )
    return about(madeBy, null, { writes: [...replaced, proposed], flows: [...flows, answer(id, 'waiting')] })
  },
})

/** Nothing to confirm: the organiser knows and uses it already. */
function isAsKnown(change: CompanyChangeForm, known: z.infer<typeof Known>): boolean {
  if (change.kind === 'account') return change.iban === known.iban && change.bic === known.bic
  const { name, street, postalCode, postTown, languages } = change
  return isDeepStrictEqual(
    [name, street, postalCode, postTown, languages],
    [known.name, known.street, known.postal_code, known.post_town, known.languages],
  )
}
