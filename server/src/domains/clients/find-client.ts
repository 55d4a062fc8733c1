import { z } from 'zod'
import type { Comparison } from '../../platform/crypto/comparison.ts'
import { many, opening } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { lineText } from '../../platform/formats/text.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientAction } from './actions.ts'
import { ClientId, ClientName } from './public.ts'
import { ClientRefusal } from './refusals.ts'
import { clientIdentity } from './tables.ts'

const MOST_ROWS = 20
/** Rows that a name's tokens may bring before the comparison: truncated tokens bring strangers too (security.md 6.6). */
const MOST_CANDIDATES = 200

const Input = z.union([z.strictObject({ identityCode: IdentityCode }), z.strictObject({ names: lineText(200) })])
type Input = z.infer<typeof Input>

const byNames = (input: Input): Comparison | null =>
  'names' in input ? { ask: 'names', keys: ['givenNames', 'familyName'], query: input.names } : null

const wideEnough = (names: string): boolean => {
  const words = names.split(/[\s-]+/).filter((word) => word.length > 0)
  return words.length >= 2 || (words[0]?.length ?? 0) >= 4
}

/** Clients of the finder's own services only; each row shown is a use, with its own line in the log (INV-13). */
export const findClient = endpoint({
  does: 'Finds clients by identity code or by beginnings of names, among those whose matters the finder handles.',
  method: 'POST',
  path: '/clients/search',
  registers: ['psop'],
  mode: 'read',
  permit: ClientAction.find,
  purpose: 'arranging-service',
  limit: 30,
  input: Input,
  output: z.object({
    clients: z.array(
      z.object({ id: ClientId, givenNames: z.string(), familyName: z.string(), identityCode: IdentityCode }),
    ),
    more: z.boolean(),
  }),
  load: (input, context) => ({
    found: opening(
      many(ClientName, candidates(input, context)),
      'identity',
      clientIdentity,
      (row) => ({ rowId: row.id, holder: row.id }),
      byNames(input),
    ),
  }),
  decide: ({ found }, input) => {
    if ('names' in input && !wideEnough(input.names)) return refused(ClientRefusal['search-too-wide'])
    const clients = found.flatMap(({ id, identity }) =>
      identity
        ? [
            {
              id,
              givenNames: identity.givenNames,
              familyName: identity.familyName,
              identityCode: identity.identityCode,
            },
          ]
        : [],
    )
    const shown = clients.slice(0, MOST_ROWS)
    return about(
      shown.map((client) => client.id),
      { clients: shown, more: clients.length > MOST_ROWS },
    )
  },
})

function candidates(input: Input, context: Context) {
  const register = context.register.id
  const mine = context.permittedTo(ClientAction.open)
  if ('identityCode' in input)
    return sql`SELECT c.id, c.identity_sealed AS identity FROM client c
      WHERE c.register_id = ${register} AND c.identity_index = ${context.index.identityCode(input.identityCode)} AND c.id IN (${mine})`
  const tokens = wideEnough(input.names) ? context.index.searchTokens(input.names).map(String) : []
  return sql`SELECT c.id, c.identity_sealed AS identity FROM client c
    WHERE c.register_id = ${register} AND c.id IN (
      SELECT t.client_id FROM client_name_token t WHERE t.register_id = ${register} AND t.token = ANY(${tokens}::bigint[])
      GROUP BY t.client_id HAVING count(*) = ${tokens.length} LIMIT ${MOST_CANDIDATES}) AND c.id IN (${mine})
    LIMIT ${MOST_CANDIDATES}`
}
