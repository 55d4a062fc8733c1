import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { CompanyAction } from './actions.ts'

export const listOrganisers = endpoint({
  does: 'Lists the organisers of the installation, to whom an application can be made.',
  method: 'GET',
  path: '/organisers',
  registers: ['provider'],
  mode: 'read',
  permit: CompanyAction.listApplications,
  purpose: 'applying',
  input: z.strictObject({}),
  output: z.object({ organisers: z.array(z.object({ code: z.string(), name: z.string(), business_id: z.string() })) }),
  load: () => ({
    organisers: many(
      z.object({ code: z.string(), name: z.string(), business_id: z.string() }),
      sql`SELECT r.code, o.name, o.business_id FROM register r JOIN organisation o ON o.id = r.controller_id
        WHERE r.definition = 'psop' ORDER BY o.name, r.code LIMIT 500`,
    ),
  }),
  decide: ({ organisers }) => aboutNobody('organisers are public', { organisers }),
})
