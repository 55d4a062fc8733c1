import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { monthOf, shiftMonth } from '../../platform/time/month.ts'
import { addDays, PlainDate, plainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about } from '../../platform/use-case/outcome.ts'
import { GrantAction } from '../grants/actions.ts'
import { happenedInGrants } from '../grants/public.ts'
import { DecisionId, decisionsOfClient, periodsOfClient } from '../grants/queries.ts'
import { forecastOf, PACE_DAYS } from '../grants/rules.ts'
import { happenedInOrders } from '../orders/public.ts'
import { happenedInEvents, StandingUse, standingUse, UsedInMonth, useByMonth } from '../service-events/public.ts'
import { ClientAction } from './actions.ts'
import { ClientId } from './public.ts'

const MONTHS_BACK = 11

const Happened = z.object({
  at: z.date(),
  what: z.enum([
    ...(['granted', 'confirmed-grant', 'cut', 'ended-grant'] as const),
    ...(['ordered', 'accepted', 'declined', 'cancelled', 'expired', 'ended-contract'] as const),
    ...(['disputed', 'withdrawn', 'approved', 'adjusted', 'rejected', 'mandate', 'mandate-ended'] as const),
  ]),
  decision: DecisionId.nullable(),
  provider: z.string().nullable(),
  quantity: z.int().nullable(),
  day: PlainDate.nullable(),
})

const Forecast = z.union([
  z.object({ kind: z.literal('unused') }),
  z.object({ kind: z.literal('used-up') }),
  z.object({ kind: z.literal('runs-out'), on: PlainDate }),
  z.object({ kind: z.literal('lasts'), over: z.int() }),
])

/**
 * How a client's services have gone: use by month with what it cost, how far the rest goes, and what has happened. Of the official's own
 * services only (PSOP-14), as the client's page.
 */
export const clientHistory = endpoint({
  does: 'Shows how a client’s services have gone: use and cost by month, how far the rest goes, and what has happened, newest first.',
  method: 'GET',
  path: '/clients/{client}/history',
  registers: ['psop'],
  mode: 'read',
  permit: ClientAction.history,
  target: (input) => input.client,
  purpose: 'arranging-service',
  input: z.strictObject({ client: ClientId }),
  output: z.object({
    /** The first month of `months`; months without use are not in it. */
    since: PlainDate,
    months: z.array(UsedInMonth),
    standing: z.array(StandingUse.omit({ recent: true })),
    /** Of the period in force of each decision; none for a decision that has ended, waits or is not in force. */
    forecasts: z.array(z.object({ decision_id: DecisionId, forecast: Forecast })),
    happened: z.array(Happened),
  }),
  load: (input, context) => {
    const register = context.register.id
    const mine = context.permittedTo(GrantAction.change)
    return {
      decisions: decisionsOfClient(register, input.client, mine),
      periods: periodsOfClient(register, input.client),
      months: useByMonth(register, input.client, mine, firstDay(context.today)),
      standing: standingUse(register, input.client, mine, addDays(context.today, 1 - PACE_DAYS)),
      happened: many(
        Happened,
        sql`SELECT * FROM (${happenedInGrants(register, input.client, mine)}
          UNION ALL ${happenedInOrders(register, input.client, mine)}
          UNION ALL ${happenedInEvents(register, input.client, mine)}
          UNION ALL SELECT m.recorded_at, 'mandate', NULL, NULL, NULL, m.valid_to FROM mandate m
            WHERE m.register_id = ${register} AND m.client_id = ${input.client}
          UNION ALL SELECT m.ended_at, 'mandate-ended', NULL, NULL, NULL, NULL FROM mandate m
            WHERE m.register_id = ${register} AND m.client_id = ${input.client} AND m.ended_at IS NOT NULL) h
          ORDER BY at DESC, what LIMIT 200`,
      ),
    }
  },
  decide: ({ decisions, periods, months, standing, happened }, input, context) => {
    const { today } = context
    const forecasts = decisions.flatMap((decision) => {
      const period = periods.find(
        (one) => one.decision_id === decision.id && one.period_from <= today && today <= one.period_to,
      )
      if (!period || decision.awaiting !== null || decision.ended_on !== null) return []
      const recent = standing.find((one) => one.decision_id === decision.id)?.recent ?? 0
      const left = period.granted - period.spent
      const forecast = forecastOf({ left, recent, since: decision.valid_from, today, to: period.period_to })
      return [{ decision_id: decision.id, forecast }]
    })
    return about(input.client, { since: firstDay(today), months, standing, forecasts, happened })
  },
})

/** The first day of the eleventh month before this one. */
const firstDay = (today: PlainDate): PlainDate => plainDate(`${shiftMonth(monthOf(today), -MONTHS_BACK)}-01`)
