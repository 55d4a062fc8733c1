import { z } from 'zod'
import { many, opening } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import { Unit } from '../../platform/quantity.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about } from '../../platform/use-case/outcome.ts'
import { ClientAction } from '../clients/actions.ts'
import { ClientId } from '../clients/public.ts'
import { clientIdentity } from '../clients/tables.ts'
import { GrantAction } from './actions.ts'
import { DecisionId } from './queries.ts'
import { Awaiting } from './tables.ts'

const Row = z.object({
  id: DecisionId,
  client_id: ClientId,
  identity: z.instanceof(Uint8Array).nullable(),
  service_name: userText(200),
  unit: Unit,
  kind: z.string(),
  valid_from: PlainDate,
  valid_to: PlainDate,
  ended_on: PlainDate.nullable(),
  awaiting: Awaiting.nullable(),
  granted: z.int(),
  reserved: z.int(),
  spent: z.int(),
  contracts: z.int(),
})

/** The official's newest grants, those that wait for a second official first: who still has no provider stands out. A list of one's own clients (decisions 18). */
export const listGrants = endpoint({
  does: 'Lists the newest grants of the services that the official handles, with use.',
  method: 'GET',
  path: '/grants',
  registers: ['psop'],
  mode: 'read',
  permit: GrantAction.list,
  purpose: 'arranging-service',
  input: z.strictObject({}),
  output: z.object({
    grants: z.array(Row.omit({ identity: true }).extend({ givenNames: z.string(), familyName: z.string() })),
  }),
  load: (_input, context) => ({
    rows: opening(
      many(
        Row,
        sql`SELECT d.id, d.client_id, c.identity_sealed AS identity, v.name AS service_name, v.unit, d.kind, d.valid_from, d.valid_to, d.ended_on, d.awaiting,
            (SELECT sum(coalesce(p.proposed, p.granted))::bigint FROM grant_period p WHERE p.register_id = d.register_id AND p.decision_id = d.id) AS granted,
            (SELECT sum(p.reserved)::bigint FROM grant_period p WHERE p.register_id = d.register_id AND p.decision_id = d.id) AS reserved,
            (SELECT sum(p.spent)::bigint FROM grant_period p WHERE p.register_id = d.register_id AND p.decision_id = d.id) AS spent,
            (SELECT count(*) FROM contract x WHERE x.register_id = d.register_id AND x.decision_id = d.id) AS contracts
          FROM decision d
          JOIN client c ON c.register_id = d.register_id AND c.id = d.client_id
          JOIN service_version v ON v.register_id = d.register_id AND v.id = d.service_version_id
          WHERE d.register_id = ${context.register.id} AND d.client_id IN (${context.permittedTo(ClientAction.open)})
            AND d.id IN (${context.permittedTo(GrantAction.change)})
          ORDER BY d.awaiting IS NULL OR d.ended_on IS NOT NULL, d.made_at DESC, d.id LIMIT 50`,
      ),
      'identity',
      clientIdentity,
      (row) => ({ rowId: row.client_id, holder: row.client_id }),
    ),
  }),
  decide: ({ rows }) =>
    about([...new Set(rows.map((row) => row.client_id))], {
      grants: rows.map(({ identity, ...row }) => ({
        ...row,
        givenNames: identity?.givenNames ?? '',
        familyName: identity?.familyName ?? '',
      })),
    }),
})
