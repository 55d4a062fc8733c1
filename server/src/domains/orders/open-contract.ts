import { z } from 'zod'
import { maybe, opening } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { Problem } from '../../platform/http/problems.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { clientIdentity } from '../clients/tables.ts'
import { decisionDetails } from '../grants/tables.ts'
import { ContractAction } from './actions.ts'
import {
  ContractId,
  ContractRow,
  contractColumns,
  contractTables,
  PeriodRow,
  periodsOf,
  unendedReservations,
} from './queries.ts'

const sealedColumn = z.instanceof(Uint8Array).nullable()
const Row = ContractRow.extend({ identity: sealedColumn, details: sealedColumn })

export const openContract = endpoint({
  does: 'Opens one client of the provider: what was granted and is left, and what the provider needs to know while the relation lasts.',
  method: 'GET',
  path: '/contracts/{contract}',
  registers: ['psop'],
  mode: 'read',
  permit: ContractAction.open,
  target: (input) => input.contract,
  purpose: 'giving-service',
  input: z.strictObject({ contract: ContractId }),
  output: z.object({
    contract: ContractRow,
    givenNames: z.string(),
    familyName: z.string(),
    /** Null when there is none, and always in the closing window (PSOP-29). */
    additionalInformation: z.string().nullable(),
    /** `held` is what this contract still holds of the period; `reserved` is what all contracts do. */
    periods: z.array(PeriodRow.extend({ held: z.int() })),
  }),
  load: (input, context) => ({
    contract: opening(
      opening(
        maybe(
          Row,
          sql`SELECT ${contractColumns}, c.identity_sealed AS identity,
              CASE WHEN k.ended_at IS NULL AND ${context.today}::date BETWEEN k.valid_from AND k.valid_to THEN d.details_sealed END AS details
            FROM ${contractTables}
            JOIN client c ON c.register_id = k.register_id AND c.id = k.client_id
            JOIN decision d ON d.register_id = k.register_id AND d.id = k.decision_id
            WHERE k.register_id = ${context.register.id} AND k.id = ${input.contract}`,
        ),
        'identity',
        clientIdentity,
        (row) => ({ rowId: row.client_id, holder: row.client_id }),
      ),
      'details',
      decisionDetails,
      (row) => ({ rowId: row.decision_id, holder: row.client_id }),
    ),
    periods: periodsOf(
      context.register.id,
      sql`(SELECT k.decision_id FROM contract k WHERE k.register_id = ${context.register.id} AND k.id = ${input.contract})`,
    ),
    reservations: unendedReservations(context.register.id, input.contract),
  }),
  decide: ({ contract: row, periods, reservations }) => {
    if (!row) return refused(Problem['not-found'])
    const { identity, details, ...contract } = row
    return about(contract.client_id, {
      contract,
      givenNames: identity?.givenNames ?? '',
      familyName: identity?.familyName ?? '',
      additionalInformation: details?.additionalInformation ?? null,
      periods: periods.map((period) => ({
        ...period,
        held: reservations.filter((one) => one.grant_period_id === period.id).reduce((sum, one) => sum + one.open, 0),
      })),
    })
  },
})
