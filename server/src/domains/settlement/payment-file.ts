import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { Problem } from '../../platform/http/problems.ts'
import { Cents, sumOfCents } from '../../platform/money.ts'
import { endpoint, file } from '../../platform/use-case/endpoint.ts'
import { aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { SettlementAction } from './actions.ts'
import { batchOf } from './assemble.ts'
import { renderPain001 } from './pain001.ts'
import { runById, SettlementRunId, StatementId, statementsOfRun } from './queries.ts'
import { SettlementRefusal } from './refusals.ts'
import { payable } from './rules.ts'
import { validateXml } from './validate-xml.ts'

export const paymentFile = endpoint({
  does: 'Makes the payments of a run as one bank file (pain.001.001.09), the same to the byte each time, and hands it out if it is valid.',
  method: 'GET',
  path: '/settlements/{run}/payments',
  registers: ['psop'],
  mode: 'read',
  permit: SettlementAction.file,
  purpose: 'settlement',
  input: z.strictObject({ run: SettlementRunId }),
  output: file({ to: 'controller', document: 'settlement-material' }),
  load: (input, context) => ({
    run: runById(context.register.id, input.run),
    statements: statementsOfRun(context.register.id, input.run),
    entries: many(
      z.object({ statement: StatementId, settled_cents: Cents }),
      sql`SELECT t.id AS statement, COALESCE(sum(CASE WHEN p.to_account = 'settled' THEN p.amount ELSE -p.amount END), 0)::bigint
          AS settled_cents
        FROM statement t LEFT JOIN posting p ON p.register_id = t.register_id AND p.source_id = t.id
          AND 'payable' IN (p.from_account, p.to_account)
        WHERE t.register_id = ${context.register.id} AND t.run_id = ${input.run} GROUP BY t.id LIMIT 5001`,
    ),
  }),
  decide: ({ run, statements, entries }) => {
    if (!run) return refused(Problem['not-found'])
    if (!run.finished_at) return refused(SettlementRefusal['not-finished'])
    // The book has the last word: a statement that its entries do not bear out is not paid (INV-54).
    const settled = new Map(entries.map((entry) => [entry.statement, entry.settled_cents]))
    if (statements.some((row) => settled.get(row.id) !== row.total_cents) || entries.length !== statements.length)
      return refused(SettlementRefusal['file-unfit'], { fault: 'entries' })
    const batch = batchOf(run, statements)
    if (batch.payments.length === 0) return refused(SettlementRefusal['nothing-to-pay'])
    const rendered = renderPain001(batch)
    if (!rendered.ok) return refused(SettlementRefusal['file-unfit'], { fault: rendered.reason })
    const owed = sumOfCents(
      statements.map(
        (row) => payable({ total: row.total_cents, carried: row.carried_cents, billing: row.billing }).pay,
      ),
    )
    if (rendered.total !== owed) return refused(SettlementRefusal['file-unfit'], { fault: 'sum' })
    if (validateXml('pain.001.001.09', rendered.bytes).length > 0)
      return refused(SettlementRefusal['file-unfit'], { fault: 'schema' })
    return aboutNobody('payments to organisations', {
      name: `maksut-${run.month}.xml`,
      type: 'application/xml' as const,
      bytes: rendered.bytes,
    })
  },
})
