import { z } from 'zod'
import { many, opening } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { clientIdentity } from '../clients/tables.ts'
import { ContractAction } from './actions.ts'
import { ContractRow, contractColumns, contractTables } from './queries.ts'

const more = {
  /** What can still be recorded of the period of today; null when no period is. */
  left_now: z.int().nullable(),
  /** By which statements and a provider's own papers know the client's voucher. */
  voucher_number: z.string(),
}
const Row = ContractRow.extend({ identity: z.instanceof(Uint8Array).nullable(), ...more })

export const listContracts = endpoint({
  does: 'Lists the provider’s own clients: name, voucher number, service, days and what is left, in all and of the period of today. Each person’s log gets a row.',
  method: 'GET',
  path: '/contracts',
  registers: ['psop'],
  mode: 'read',
  permit: ContractAction.list,
  purpose: 'giving-service',
  input: z.strictObject({}),
  output: z.object({
    contracts: z.array(ContractRow.extend({ givenNames: z.string(), familyName: z.string(), ...more })),
  }),
  load: (_input, context) => ({
    rows: opening(
      many(
        Row,
        sql`SELECT ${contractColumns}, c.identity_sealed AS identity,
            (SELECT d.voucher_number FROM decision d WHERE d.register_id = k.register_id AND d.id = k.decision_id) AS voucher_number,
            (SELECT r.quantity - r.posted - r.released FROM reservation r
              JOIN grant_period g ON g.register_id = r.register_id AND g.id = r.grant_period_id
              WHERE r.register_id = k.register_id AND r.contract_id = k.id
                AND ${context.today}::date BETWEEN g.period_from AND g.period_to) AS left_now
          FROM ${contractTables}
          JOIN client c ON c.register_id = k.register_id AND c.id = k.client_id
          WHERE k.register_id = ${context.register.id} AND k.id IN (${context.permittedTo(ContractAction.open)})
          ORDER BY k.valid_to DESC, k.id LIMIT 500`,
      ),
      'identity',
      clientIdentity,
      (row) => ({ rowId: row.client_id, holder: row.client_id }),
    ),
  }),
  decide: ({ rows }) => {
    const contracts = rows.map(({ identity, ...contract }) => ({
      ...contract,
      givenNames: identity?.givenNames ?? '',
      familyName: identity?.familyName ?? '',
    }))
    return contracts.length === 0
      ? aboutNobody('no clients', { contracts })
      : about([...new Set(contracts.map((c) => c.client_id))], { contracts })
  },
})
