import { z } from 'zod'
import type { Comparison } from '../../platform/crypto/comparison.ts'
import { many, one, opening } from '../../platform/db/query.ts'
import { join, type Sql, sql } from '../../platform/db/sql.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { lineText } from '../../platform/formats/text.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientAction } from './actions.ts'
import { ClientId, ClientName } from './public.ts'
import { ClientRefusal } from './refusals.ts'
import { clientIdentity } from './tables.ts'

const MOST_ROWS = 20
/**
 * Clients whose tokens fit what was typed, strangers among them since tokens are truncated (security.md 6.6). A larger crowd is not
 * compared, let alone opened: whoever has typed four letters is told to type on, and nobody was looked at.
 */
const MOST_CANDIDATES = 100
/** Words that are met by their tokens; of more the comparison sees to the rest. */
const MOST_TOKENS = 6

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
    /** There are others that fit: what was typed has to tell more. */
    more: z.boolean(),
  }),
  load: (input, context) => ({
    found: opening(
      many(ClientName, fitting(input, context)),
      'identity',
      clientIdentity,
      (row) => ({ rowId: row.id, holder: row.id }),
      byNames(input),
    ),
    crowd: one(z.object({ crowd: z.boolean() }), crowd(input, context)),
  }),
  decide: ({ found, crowd: { crowd } }, input) => {
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
      { clients: shown, more: crowd || clients.length > MOST_ROWS },
    )
  },
})

function fitting(input: Input, context: Context): Sql {
  const register = context.register.id
  if ('identityCode' in input)
    return sql`SELECT c.id, c.identity_sealed AS identity FROM client c
      WHERE c.register_id = ${register} AND c.identity_index = ${context.index.identityCode(input.identityCode)}
        AND c.id IN (${context.permittedTo(ClientAction.open)})`
  return sql`WITH near AS MATERIALIZED (${near(input.names, context)})
    SELECT c.id, c.identity_sealed AS identity FROM near JOIN client c ON c.register_id = ${register} AND c.id = near.client_id
    WHERE (SELECT count(*) FROM near) <= ${MOST_CANDIDATES}`
}

const crowd = (input: Input, context: Context): Sql =>
  'identityCode' in input
    ? sql`SELECT false AS crowd`
    : sql`SELECT count(*) > ${MOST_CANDIDATES} AS crowd FROM (${near(input.names, context)}) near`

/**
 * The finder's own clients who bear each token of what was typed, and one more than may be compared. Tokens are met first and the right is
 * asked client by client, so that a beginning which thousands bear costs no more than the first hundred of them.
 */
function near(names: string, context: Context): Sql {
  const register = context.register.id
  const tokens = wideEnough(names) ? context.index.searchTokens(names).slice(0, MOST_TOKENS) : []
  const [first = null, ...others] = tokens.map(String)
  const fits = [
    sql`t.register_id = ${register}`,
    sql`t.token = ${first}::bigint`,
    ...others.map(
      (token) => sql`EXISTS (SELECT 1 FROM client_name_token o
        WHERE o.register_id = ${register} AND o.token = ${token}::bigint AND o.client_id = t.client_id)`,
    ),
  ]
  return sql`SELECT t.client_id FROM client_name_token t
    JOIN LATERAL (SELECT FROM (${context.permittedTo(ClientAction.open)}) mine WHERE mine.object = t.client_id LIMIT 1) may ON true
    WHERE ${join(fits, ' AND ')} LIMIT ${MOST_CANDIDATES + 1}`
}
