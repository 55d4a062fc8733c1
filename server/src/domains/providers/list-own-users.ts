import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { CompanyAction } from './actions.ts'
import { AccountId } from './flow-forms.ts'

const User = z.object({ id: AccountId, name: z.string(), email: z.string() })

/** Among these the office chooses who gets access to an organiser's register (PSOP-33). */
export const listOwnUsers = endpoint({
  does: 'Lists the users of the provider’s own company, for naming them in an application.',
  method: 'GET',
  path: '/own-users',
  registers: ['provider'],
  mode: 'read',
  permit: CompanyAction.listUsers,
  purpose: 'applying',
  input: z.strictObject({}),
  output: z.object({ users: z.array(User) }),
  load: (_input, { register }) => ({
    users: many(
      User,
      sql`SELECT id, name, email FROM account WHERE organisation_id = ${register.controller.id} AND disabled_at IS NULL
        ORDER BY name, id LIMIT 2000`,
    ),
  }),
  decide: ({ users }) =>
    users.length === 0
      ? aboutNobody('no users', { users })
      : about(
          users.map((user) => user.id),
          { users },
        ),
})
