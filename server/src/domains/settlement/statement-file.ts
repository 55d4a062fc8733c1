import { z } from 'zod'
import { Problem } from '../../platform/http/problems.ts'
import { endpoint, file } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { StatementAction } from './actions.ts'
import { assembled, numberOf } from './assemble.ts'
import { renderFinvoice } from './finvoice.ts'
import { clientsOf, lineGroups } from './line-queries.ts'
import { StatementId, statementById } from './queries.ts'
import { SettlementRefusal } from './refusals.ts'
import { validateXml } from './validate-xml.ts'

export const statementFile = endpoint({
  does: 'Makes the self-billing invoice of a statement in Finvoice 3.0, the same to the byte each time, and hands it out if it is valid.',
  method: 'GET',
  path: '/statements/{statement}/finvoice',
  registers: ['psop'],
  mode: 'read',
  permit: StatementAction.open,
  target: (input) => input.statement,
  purpose: 'settlement',
  input: z.strictObject({ statement: StatementId }),
  output: file({ to: 'controller', document: 'settlement-material' }),
  load: (input, context) => ({
    statement: statementById(context.register.id, input.statement),
    groups: lineGroups(context.register.id, input.statement),
    clients: clientsOf(context.register.id, input.statement),
  }),
  decide: ({ statement: row, groups, clients }) => {
    if (!row) return refused(Problem['not-found'])
    const statement = assembled(row, groups)
    if (statement === null) return refused(SettlementRefusal['no-self-billing'])
    if (!statement.success) return refused(SettlementRefusal['file-unfit'], { fault: 'contradiction' })
    const bytes = renderFinvoice(statement.data)
    // What is wrong repeats values, so it goes into no log: the code tells that, and which statement, is known from the row.
    if (validateXml('finvoice-3.0', bytes).length > 0)
      return refused(SettlementRefusal['file-unfit'], { fault: 'schema' })
    // A voucher number stands for a person.
    return about(
      clients.map((client) => client.client_id),
      { name: `${numberOf(row)}.xml`, type: 'application/xml' as const, bytes },
    )
  },
})
