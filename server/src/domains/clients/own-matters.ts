import { z } from 'zod'
import { many, opening } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { ClientAction } from './actions.ts'
import { ClientId, ClientName } from './public.ts'
import { clientIdentity } from './tables.ts'

/** Whose matters the signed-in person may handle here: the own ones first, then those of the people behind a mandate (PSOP-73). */
export const listOwnMatters = endpoint({
  does: 'Lists the people whose matters the signed-in client may handle: the client, and those for whom there is a mandate today.',
  method: 'GET',
  path: '/own-matters',
  registers: ['psop'],
  mode: 'read',
  permit: ClientAction.ownMatters,
  purpose: 'own-matters',
  input: z.strictObject({}),
  output: z.object({
    matters: z.array(
      z.object({ clientId: ClientId, givenNames: z.string(), familyName: z.string(), onBehalf: z.boolean() }),
    ),
  }),
  load: (_input, { register, permittedTo }) => ({
    clients: opening(
      many(
        ClientName,
        sql`SELECT c.id, c.identity_sealed AS identity FROM client c
          WHERE c.register_id = ${register.id} AND c.id IN (${permittedTo(ClientAction.ownSituation)}) ORDER BY c.id LIMIT 200`,
      ),
      'identity',
      clientIdentity,
      (row) => ({ rowId: row.id, holder: row.id }),
    ),
  }),
  decide: ({ clients }, _input, { actor }) => {
    const matters = clients
      .map(({ id, identity }) => ({
        clientId: id,
        givenNames: identity?.givenNames ?? '',
        familyName: identity?.familyName ?? '',
        onBehalf: !actor.ids.includes(id),
      }))
      .sort((a, b) => Number(a.onBehalf) - Number(b.onBehalf) || (a.familyName < b.familyName ? -1 : 1))
    const output = { matters }
    return matters.length === 0
      ? aboutNobody('no matters', output)
      : about(
          matters.map((one) => one.clientId),
          output,
        )
  },
})
