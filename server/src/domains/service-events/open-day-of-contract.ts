import { z } from 'zod'
import { many, maybe, opening } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { Problem } from '../../platform/http/problems.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { ContractId } from '../orders/public.ts'
import { ServiceEventAction } from './actions.ts'
import { ServiceEventId } from './queries.ts'
import { eventNote } from './tables.ts'

const Row = z.object({
  id: ServiceEventId,
  client_id: ClientId,
  quantity: z.int(),
  start_minute: z.int().nullable(),
  recorded_by: z.string().nullable(),
  own: z.boolean(),
  recorded_at: z.date(),
  note: z.instanceof(Uint8Array).nullable(),
})

export const openDayOfContract = endpoint({
  does: 'Shows what stands of one day for a client of the provider, with notes and by whom, to compare with what was recorded elsewhere.',
  method: 'GET',
  path: '/contracts/{contract}/service-events/{day}',
  registers: ['psop'],
  mode: 'read',
  permit: ServiceEventAction.open,
  target: (input) => input.contract,
  purpose: 'giving-service',
  input: z.strictObject({ contract: ContractId, day: PlainDate }),
  output: z.object({
    deliveries: z.array(
      z.object({
        id: ServiceEventId,
        quantity: z.int(),
        startMinute: z.int().nullable(),
        note: z.string().nullable(),
        /** Null when a system of the provider sent it. */
        recordedBy: z.string().nullable(),
        /** Whether the one who asks recorded it. */
        own: z.boolean(),
        recordedAt: z.date(),
      }),
    ),
  }),
  load: (input, context) => ({
    contract: maybe(
      z.object({ client_id: ClientId }),
      sql`SELECT client_id FROM contract WHERE register_id = ${context.register.id} AND id = ${input.contract}`,
    ),
    deliveries: opening(
      many(
        Row,
        sql`SELECT e.id, e.client_id, e.quantity, e.start_minute, a.name AS recorded_by, e.recorded_by = ${context.actor.id} AS own,
            e.recorded_at, e.note_sealed AS note
          FROM service_event e LEFT JOIN account a ON a.id = e.recorded_by
          WHERE e.register_id = ${context.register.id} AND e.contract_id = ${input.contract} AND e.day = ${input.day}::date
            AND e.kind = 'delivery'
            AND NOT EXISTS (SELECT FROM service_event b WHERE b.register_id = e.register_id AND b.reverses_id = e.id)
          ORDER BY e.id LIMIT 100`,
      ),
      'note',
      eventNote,
      (row) => ({ rowId: row.id, holder: row.client_id }),
    ),
  }),
  decide: ({ contract, deliveries }) =>
    contract
      ? about(contract.client_id, {
          deliveries: deliveries.map((one) => ({
            id: one.id,
            quantity: one.quantity,
            startMinute: one.start_minute,
            note: one.note?.note ?? null,
            recordedBy: one.recorded_by,
            own: one.own,
            recordedAt: one.recorded_at,
          })),
        })
      : refused(Problem['not-found']),
})
