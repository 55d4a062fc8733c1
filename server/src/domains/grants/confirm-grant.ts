import { z } from 'zod'
import { type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { moved } from '../ledger/public.ts'
import { GrantAction } from './actions.ts'
import { Granted, grantedPeriod } from './granting.ts'
import { DecisionId, decisionById, ownWaitingOf, periodsOfDecision } from './queries.ts'
import { GrantRefusal } from './refusals.ts'
import { decisionTable, grantPeriodTable } from './tables.ts'

/**
 * The second official's word: only now are the units granted, for until then the guarded rows hold none (INV-55). An official who
 * does not agree ends the grant instead. That the two are different people, the database says too.
 */
export const confirmGrant = endpoint({
  does: 'Confirms, as a second official, a grant that waits for one; from then on it can be used.',
  method: 'POST',
  path: '/grants/{decision}/confirm',
  registers: ['psop'],
  mode: 'write',
  permit: GrantAction.confirm,
  target: (input) => input.decision,
  purpose: 'arranging-service',
  input: z.strictObject({ decision: DecisionId }),
  output: Granted,
  load: (input, context) => ({
    decision: decisionById(context.register.id, input.decision),
    periods: periodsOfDecision(context.register.id, input.decision),
    own: ownWaitingOf(
      context.register.id,
      sql`(SELECT client_id FROM decision WHERE register_id = ${context.register.id} AND id = ${input.decision})`,
      context.actor.id,
    ),
  }),
  decide: ({ decision, periods, own }, _input, context) => {
    if (!decision) return refused(GrantRefusal['not-known'])
    if (decision.ended_on) return refused(GrantRefusal.ended)
    if (!decision.awaiting) return refused(GrantRefusal['nothing-to-confirm'])
    if (own.some(({ id }) => id === decision.id)) return refused(GrantRefusal['own-decision'])
    const { register, actor, now } = context
    const confirmed = writeOne(
      decisionTable,
      sql`UPDATE decision SET awaiting = NULL, confirmed_by = ${actor.id}, confirmed_at = ${now}
        WHERE register_id = ${register.id} AND id = ${decision.id} AND awaiting IS NOT NULL AND ended_on IS NULL`,
    )
    const noLonger: Write = writeAny(
      grantPeriodTable,
      sql`UPDATE grant_period SET proposed = NULL WHERE register_id = ${register.id} AND decision_id = ${decision.id}`,
    )
    const units = moved(
      context,
      periods.map((period) => ({
        of: 'units',
        asset: decision.unit,
        from: 'granted',
        to: 'free',
        amount: period.proposed ?? 0,
        valueDay: period.period_from,
        sourceId: decision.id,
        periodId: period.id,
        decisionId: decision.id,
      })),
    )
    return about(
      decision.client_id,
      {
        decisionId: decision.id,
        clientId: decision.client_id,
        voucherNumber: decision.voucher_number,
        awaiting: null,
        periods: periods.map(grantedPeriod),
      },
      { writes: [confirmed, noLonger, ...units] },
    )
  },
})
