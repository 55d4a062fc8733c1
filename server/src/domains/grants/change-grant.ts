import { z } from 'zod'
import { many, type Write, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { moved, type UnitTransfer } from '../ledger/public.ts'
import { releasedReservation } from '../orders/public.ts'
import { GrantAction } from './actions.ts'
import {
  DecisionId,
  type DecisionView,
  decisionById,
  GrantPeriodId,
  type PeriodView,
  periodsOfDecision,
} from './queries.ts'
import { GrantRefusal } from './refusals.ts'
import { lowered } from './rules.ts'
import { decisionTable, grantPeriodTable } from './tables.ts'

const Output = z.object({
  periods: z.array(z.object({ id: GrantPeriodId, granted: z.int(), reserved: z.int(), spent: z.int() })),
})

/** What open reservations of a decision still hold, by period. */
const OpenReservation = z.object({ id: z.string(), grant_period_id: GrantPeriodId, open: z.int() })
const openReservations = (register: RegisterId, decision: string) =>
  many(
    OpenReservation,
    sql`SELECT r.id, r.grant_period_id, r.quantity - r.posted - r.released AS open FROM reservation r
      JOIN grant_period p ON p.register_id = r.register_id AND p.id = r.grant_period_id
      WHERE r.register_id = ${register} AND p.decision_id = ${decision} AND r.quantity > r.posted + r.released`,
  )

/** Units that go back to where they were granted from. The guarded row's CHECK refuses what a racing event took first. */
const takenBack = (context: Context, decision: DecisionView, period: PeriodView, amount: number): UnitTransfer => ({
  of: 'units',
  asset: decision.unit,
  from: 'free',
  to: 'granted',
  amount,
  valueDay: context.today,
  sourceId: decision.id,
  periodId: period.id,
  decisionId: decision.id,
})

/** The difference was reckoned from what was granted then: of cuts at the same time each must see the one before it (INV-48). */
const stillGranted = (context: Context, period: PeriodView): Write =>
  writeOne(
    grantPeriodTable,
    sql`UPDATE grant_period SET granted = granted
      WHERE register_id = ${context.register.id} AND id = ${period.id} AND granted = ${period.granted}`,
  )

/** An end gives back all that is not spent, so an event between its reads makes it start anew (INV-48). */
const stillAsRead = (context: Context, period: PeriodView): Write =>
  writeOne(
    grantPeriodTable,
    sql`UPDATE grant_period SET granted = granted WHERE register_id = ${context.register.id} AND id = ${period.id}
      AND granted = ${period.granted} AND reserved = ${period.reserved} AND spent = ${period.spent}`,
  )

/** Cutting lowers what is granted to no less than spent and reserved (decisions 14); events already delivered stay. */
export const cutGrant = endpoint({
  does: 'Lowers the granted quantity of a period. What is spent or reserved stays.',
  method: 'POST',
  path: '/grants/{decision}/cut',
  registers: ['psop'],
  mode: 'write',
  permit: GrantAction.change,
  target: (input) => input.decision,
  purpose: 'arranging-service',
  input: z.strictObject({ decision: DecisionId, periodId: GrantPeriodId, granted: z.int().min(0).max(100_000_000) }),
  output: Output,
  load: (input, context) => ({
    decision: decisionById(context.register.id, input.decision),
    periods: periodsOfDecision(context.register.id, input.decision),
  }),
  decide: ({ decision, periods }, input, context) => {
    const period = periods.find((p) => p.id === input.periodId)
    if (!decision || !period) return refused(GrantRefusal['not-known'])
    if (decision.ended_on) return refused(GrantRefusal.ended)
    const granted = lowered(period, input.granted)
    if (granted >= period.granted)
      return refused(GrantRefusal['nothing-to-cut'], {
        granted: period.granted,
        spent: period.spent,
        reserved: period.reserved,
      })
    const writes = [
      stillGranted(context, period),
      ...moved(context, [takenBack(context, decision, period, period.granted - granted)]),
    ]
    return about(
      decision.client_id,
      { periods: shown(periods, new Map([[period.id, { ...period, granted }]])) },
      { writes },
    )
  },
})

/** Ending sets what is granted to what is spent, so that the same CHECK refuses all that follows (decisions 14). */
export const endGrant = endpoint({
  does: 'Ends a decision: open reservations are released, nothing more can be recorded on it, and what was delivered stays.',
  method: 'POST',
  path: '/grants/{decision}/end',
  registers: ['psop'],
  mode: 'write',
  permit: GrantAction.change,
  target: (input) => input.decision,
  purpose: 'arranging-service',
  input: z.strictObject({ decision: DecisionId }),
  output: Output.extend({ endedOn: PlainDate }),
  load: (input, context) => ({
    decision: decisionById(context.register.id, input.decision),
    periods: periodsOfDecision(context.register.id, input.decision),
    reservations: openReservations(context.register.id, input.decision),
  }),
  decide: ({ decision, periods, reservations }, _input, context) => {
    if (!decision) return refused(GrantRefusal['not-known'])
    if (decision.ended_on) return refused(GrantRefusal.ended)
    const after = new Map(periods.map((p) => [p.id, { ...p, granted: p.spent, reserved: 0 }]))
    return about(
      decision.client_id,
      { endedOn: context.today, periods: shown(periods, after) },
      { writes: endWrites(context, decision, periods, reservations) },
    )
  },
})

function endWrites(
  context: Context,
  decision: DecisionView,
  periods: readonly PeriodView[],
  reservations: readonly z.infer<typeof OpenReservation>[],
): Write[] {
  const released = reservations.map(
    ({ id, grant_period_id, open }): UnitTransfer => ({
      of: 'units',
      asset: decision.unit,
      from: 'reserved',
      to: 'free',
      amount: open,
      valueDay: context.today,
      sourceId: id,
      periodId: grant_period_id,
      decisionId: decision.id,
    }),
  )
  const back = periods
    .filter((period) => period.granted > period.spent)
    .map((period) => takenBack(context, decision, period, period.granted - period.spent))
  const ended = writeOne(
    decisionTable,
    sql`UPDATE decision SET ended_on = ${context.today} WHERE register_id = ${context.register.id} AND id = ${decision.id} AND ended_on IS NULL`,
  )
  return [
    ...released.flatMap((r) => releasedReservation(context, r.sourceId, r.amount)),
    ended,
    ...[...periods].sort((a, b) => (a.id < b.id ? -1 : 1)).map((period) => stillAsRead(context, period)),
    ...moved(context, [...released, ...back]),
  ]
}

const shown = (periods: readonly PeriodView[], changed: ReadonlyMap<string, PeriodView>) =>
  periods.map((period) => {
    const { id, granted, reserved, spent } = changed.get(period.id) ?? period
    return { id, granted, reserved, spent }
  })
