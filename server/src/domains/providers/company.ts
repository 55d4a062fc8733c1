import { z } from 'zod'
import { writeAny } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { CompanyAction } from './actions.ts'
import { CompanyFacts } from './flow-forms.ts'
import { company } from './queries.ts'
import { CompanyRefusal } from './refusals.ts'
import { companyTable } from './tables.ts'

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

/** Organisers get the new facts with the next application: each keeps what it was given. */
export const changeCompany = endpoint({
  does: 'Records what the provider says of itself.',
  method: 'PUT',
  path: '/company',
  registers: ['provider'],
  mode: 'write',
  permit: CompanyAction.change,
  purpose: 'applying',
  input: CompanyFacts,
  output: z.object({ company: CompanyFacts }),
  load: () => ({}),
  decide: (_facts, input, { register, actor, now }) => {
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
    return aboutNobody('facts of a legal person', { company: input }, { writes: [write] })
  },
})
