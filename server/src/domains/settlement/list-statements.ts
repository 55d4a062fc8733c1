import { z } from 'zod'
import { Cents } from '../../platform/money.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import { Month } from '../../platform/time/month.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { ProviderId } from '../providers/public.ts'
import { StatementAction } from './actions.ts'
import { numberOf } from './assemble.ts'
import { SettlementRunId, StatementId, type StatementRow, statementsAmong } from './queries.ts'
import { payable } from './rules.ts'

/** A statement without its events. */
export const StatementHead = z.object({
  id: StatementId,
  runId: SettlementRunId,
  number: z.string(),
  month: Month,
  day: PlainDate,
  dueOn: PlainDate,
  providerId: ProviderId,
  providerName: z.string(),
  events: z.int(),
  totalCents: Cents,
  /** Credits of earlier statements that are set off here, zero or below. */
  carriedCents: Cents,
  /** What the bank file pays. */
  payCents: Cents,
  billing: z.enum(['self-billing', 'own-invoice', 'no-account']),
})

export const headOf = (row: StatementRow): z.infer<typeof StatementHead> => ({
  id: row.id,
  runId: row.run_id,
  number: numberOf(row),
  month: row.month,
  day: dayOf(row.closed_at),
  dueOn: row.due_on,
  providerId: row.provider_id,
  providerName: row.facts.name,
  events: row.lines,
  totalCents: row.total_cents,
  carriedCents: row.carried_cents,
  payCents: payable({ total: row.total_cents, carried: row.carried_cents, billing: row.billing }).pay,
  billing: row.billing,
})

export const listStatements = endpoint({
  does: 'Lists statements, newest first: finance sees all of the register, a provider’s office its own.',
  method: 'GET',
  path: '/statements',
  registers: ['psop'],
  mode: 'read',
  permit: StatementAction.list,
  purpose: 'settlement',
  input: z.strictObject({ run: SettlementRunId.nullable().default(null) }),
  output: z.object({ statements: z.array(StatementHead) }),
  load: (input, context) => ({
    found: statementsAmong(context.register.id, context.permittedTo(StatementAction.open), input.run),
  }),
  decide: ({ found }) => aboutNobody('sums of providers', { statements: found.map(headOf) }),
})
