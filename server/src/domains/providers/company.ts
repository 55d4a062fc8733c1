import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { many, writeAny, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { CompanyAction } from './actions.ts'
import {
  AccountId,
  ChangeKind,
  COMPANY_CHANGE_FIELDS,
  type CompanyChangeForm,
  CompanyChangeId,
  CompanyFacts,
} from './flow-forms.ts'
import { company } from './queries.ts'
import { CompanyRefusal } from './refusals.ts'
import { companyTable, ownCompanyChangeTable } from './tables.ts'

export const showCompany = endpoint({
  does: 'Shows what the provider says of itself, or that it has said nothing yet.',
  method: 'GET',
  path: '/company',
  registers: ['provider'],
  mode: 'read',
  permit: CompanyAction.show,
  purpose: 'applying',
  input: z.strictObject({}),
  output: z.object({ company: CompanyFacts.nullable() }),
  load: (_input, context) => ({ found: company(context.register.id) }),
  decide: ({ found }) => aboutNobody('facts of a legal person', { company: found }),
})

/** What has changed that an organiser keeps: its facts, or where it pays. The register number goes with applications only. */
function changesFrom(before: CompanyFacts, after: CompanyFacts): ChangeKind[] {
  const facts = ({ name, street, postalCode, postTown, languages }: CompanyFacts) => [
    name,
    street,
    postalCode,
    postTown,
    languages,
  ]
  const account = ({ iban, bic }: CompanyFacts) => [iban, bic]
  return [
    ...(isDeepStrictEqual(facts(before), facts(after)) ? [] : (['facts'] as const)),
    ...(isDeepStrictEqual(account(before), account(after)) ? [] : (['account'] as const)),
  ]
}

/**
 * Every organiser that the provider has applied to hears of a change as a proposal of its own; what it thinks of it comes back through
 * the flow `admission-decision` and stands in the list of changes, so that nobody's account changes unseen (AC-26).
 */
export const changeCompany = endpoint({
  does: 'Records what the provider says of itself, and proposes the change to the organisers that know it.',
  method: 'PUT',
  path: '/company',
  registers: ['provider'],
  mode: 'write',
  permit: CompanyAction.change,
  purpose: 'applying',
  input: CompanyFacts,
  output: z.object({ company: CompanyFacts }),
  load: (_input, { register }) => ({
    before: company(register.id),
    organisers: many(
      z.object({ id: z.string() }),
      sql`SELECT DISTINCT to_register_id AS id FROM own_application WHERE register_id = ${register.id} ORDER BY 1 LIMIT 1000`,
    ),
  }),
  decide: ({ before, organisers }, input, context) => {
    const { register, actor, now } = context
    if (input.businessId !== register.controller.businessId) return refused(CompanyRefusal['another-business-id'])
    const write = writeAny(
      companyTable,
      sql`INSERT INTO company (register_id, id, business_id, name, street, postal_code, post_town, iban, bic, languages,
          register_number, changed_at, changed_by)
        VALUES (${register.id}, ${register.controller.id}, ${input.businessId}, ${input.name}, ${input.street}, ${input.postalCode},
          ${input.postTown}, ${input.iban}, ${input.bic}, ${input.languages}::text[], ${input.registerNumber}, ${now}, ${actor.id})
        ON CONFLICT (register_id, id) DO UPDATE SET name = excluded.name, street = excluded.street,
          postal_code = excluded.postal_code, post_town = excluded.post_town, iban = excluded.iban, bic = excluded.bic,
          languages = excluded.languages, register_number = excluded.register_number, changed_at = excluded.changed_at,
          changed_by = excluded.changed_by`,
    )
    const kinds = before ? changesFrom(before, input) : []
    const changes = organisers.flatMap((to) => kinds.map((kind) => proposedTo(to.id, kind, input, context)))
    if (changes.length === 0) return aboutNobody('facts of a legal person', { company: input }, { writes: [write] })
    return about(
      actor.id,
      { company: input },
      {
        writes: [write, ...changes.map((change) => change.write)],
        flows: changes.map((change) => change.flow),
        source: 'provider',
      },
    )
  },
})

function proposedTo(
  toRegister: string,
  kind: ChangeKind,
  facts: CompanyFacts,
  { register, actor, now, newId }: Context,
) {
  const id = newId<'CompanyChange'>()
  const { name, street, postalCode, postTown, languages, iban, bic } = facts
  const made = { id, madeBy: AccountId.parse(actor.id), madeAt: now.toISOString() }
  const payload: CompanyChangeForm =
    kind === 'facts' ? { kind, ...made, name, street, postalCode, postTown, languages } : { kind, ...made, iban, bic }
  const write = writeOne(
    ownCompanyChangeTable,
    sql`INSERT INTO own_company_change (register_id, id, to_register_id, kind, iban, made_at, made_by, status)
      VALUES (${register.id}, ${id}, ${toRegister}, ${kind}, ${kind === 'account' ? iban : null}, ${now}, ${actor.id}, 'sent')`,
  )
  return { write, flow: { flow: 'company-change', toRegister, fields: COMPANY_CHANGE_FIELDS, payload } }
}

const OwnChange = z.object({
  id: CompanyChangeId,
  organiser: z.string(),
  kind: ChangeKind,
  iban: z.string().nullable(),
  made_at: z.date(),
  made_by: z.string(),
  maker: z.string().nullable(),
  status: z.enum(['sent', 'waiting', 'confirmed-once', 'accepted', 'refused', 'replaced']),
  reason: z.string().nullable(),
  counts_from: z.date().nullable(),
  answered_at: z.date().nullable(),
})

export const listCompanyChanges = endpoint({
  does: 'Lists the changes of the company that organisers have been told of, with where each stands there.',
  method: 'GET',
  path: '/company/changes',
  registers: ['provider'],
  mode: 'read',
  permit: CompanyAction.show,
  purpose: 'applying',
  input: z.strictObject({}),
  output: z.object({ changes: z.array(OwnChange.omit({ made_by: true })) }),
  load: (_input, { register }) => ({
    changes: many(
      OwnChange,
      sql`SELECT c.id, o.name AS organiser, c.kind, c.iban, c.made_at, c.made_by, a.name AS maker, c.status, c.reason, c.counts_from,
          c.answered_at
        FROM own_company_change c JOIN register r ON r.id = c.to_register_id JOIN organisation o ON o.id = r.controller_id
        LEFT JOIN account a ON a.id = c.made_by
        WHERE c.register_id = ${register.id} ORDER BY c.made_at DESC, o.name, c.id LIMIT 200`,
    ),
  }),
  decide: ({ changes }) => about([...new Set(changes.map((change) => change.made_by))], { changes }),
})
