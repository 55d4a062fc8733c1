import { z } from 'zod'
import { type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { Problem } from '../../platform/http/problems.ts'
import { type DayRange, PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { moved } from '../ledger/public.ts'
import { OrderAction } from './actions.ts'
import { ContractId, contractById, OrderId, type OrderRow, orderById, orderGround, periodsOf } from './queries.ts'
import { OrderRefusal } from './refusals.ts'
import { contractDays, decideGround, type NewReservation, reservationsFor, reserving } from './rules.ts'
import { contractTable, reservationTable, serviceOrderTable } from './tables.ts'

export const acceptOrder = endpoint({
  does: 'Accepts an order: the contract, its reservations and the access of the provider to this client are born in one transaction.',
  method: 'POST',
  path: '/orders/{order}/accept',
  registers: ['psop'],
  mode: 'write',
  permit: OrderAction.answer,
  target: (input) => input.order,
  purpose: 'giving-service',
  input: z.strictObject({ order: OrderId }),
  output: z.object({ contractId: ContractId, validFrom: PlainDate, validTo: PlainDate }),
  load: (input, context) => {
    const register = context.register.id
    const ofOrder = (column: Sql): Sql =>
      sql`(SELECT ${column} FROM service_order o WHERE o.register_id = ${register} AND o.id = ${input.order})`
    const decision = ofOrder(sql`o.decision_id`)
    const provider = ofOrder(sql`o.provider_id`)
    const day = ofOrder(sql`GREATEST(o.wanted_from, ${context.today}::date)`)
    return {
      order: orderById(register, input.order),
      ground: orderGround(register, { decision, provider, day }),
      periods: periodsOf(register, decision),
      contract: contractById(
        register,
        sql`(SELECT k.id FROM contract k WHERE k.register_id = ${register} AND k.order_id = ${input.order})`,
      ),
    }
  },
  decide: ({ order, ground, periods, contract }, _input, context) => {
    if (!order || !ground) return refused(Problem['not-found'])
    // The answer was lost on its way and is asked again.
    if (contract)
      return about(order.client_id, {
        contractId: contract.id,
        validFrom: contract.valid_from,
        validTo: contract.valid_to,
      })
    if (order.status === 'expired' || (order.status === 'sent' && order.answer_by < context.today))
      return refused(OrderRefusal['answer-too-late'], { answerBy: order.answer_by })
    if (order.status !== 'sent') return refused(OrderRefusal['already-answered'])
    const days = contractDays({ from: ground.valid_from, to: ground.valid_to }, order.wanted_from, context.today)
    const verdict = decideGround(
      {
        decisionDays: { from: ground.valid_from, to: ground.valid_to },
        decisionEnded: ground.ended,
        periods,
        admitted: ground.admitted,
        priced: ground.priced,
      },
      { from: days?.from ?? context.today, quantity: order.quantity },
    )
    if (!verdict.ok) return refused(OrderRefusal[verdict.code], verdict.facts)
    if (!days) return refused(OrderRefusal['decision-ended'], { lastDay: ground.valid_to })
    const contractId = context.newId<'Contract'>()
    const reservations = reservationsFor(periods, {
      days,
      quantity: order.quantity,
      newId: () => context.newId<'Reservation'>(),
    })
    const units = reserving(reservations, {
      direction: 'reserve',
      unit: ground.unit,
      day: context.today,
      sourceId: contractId,
      providerId: order.provider_id,
      decisionId: order.decision_id,
    })
    return about(
      order.client_id,
      { contractId, validFrom: days.from, validTo: days.to },
      {
        // The provider and the quantity are the client's choice; the acceptance adds days and ids.
        source: 'client',
        writes: [
          answered(context, order),
          ...contractBorn(context, { id: contractId, order, versionId: ground.service_version_id, days, reservations }),
          ...moved(context, units),
        ],
      },
    )
  },
})

const answered = (context: Context, order: OrderRow): Write =>
  writeOne(
    serviceOrderTable,
    sql`UPDATE service_order SET status = 'accepted', answered_at = ${context.now}, answered_by = ${context.actor.id}
      WHERE register_id = ${context.register.id} AND id = ${order.id} AND status = 'sent'`,
  )

function contractBorn(
  context: Context,
  contract: {
    readonly id: string
    readonly order: OrderRow
    readonly versionId: string
    readonly days: DayRange
    readonly reservations: readonly NewReservation[]
  },
): Write[] {
  const { id, order, days, reservations } = contract
  const register = context.register.id
  return [
    writeOne(
      contractTable,
      sql`INSERT INTO contract (register_id, id, order_id, decision_id, client_id, provider_id, service_id, service_version_id,
          valid_from, valid_to, made_at)
        VALUES (${register}, ${id}, ${order.id}, ${order.decision_id}, ${order.client_id}, ${order.provider_id},
          ${order.service_id}, ${contract.versionId}, ${days.from}, ${days.to}, ${context.now})`,
    ),
    writeAny(
      reservationTable,
      sql`INSERT INTO reservation (register_id, id, contract_id, grant_period_id, client_id, quantity)
        SELECT ${register}::uuid, r.id, ${id}::uuid, r.period, ${order.client_id}::uuid, r.quantity
        FROM unnest(${reservations.map((r) => r.id)}::uuid[], ${reservations.map((r) => r.periodId)}::uuid[],
          ${reservations.map((r) => r.quantity)}::bigint[]) AS r (id, period, quantity)`,
    ),
  ]
}
