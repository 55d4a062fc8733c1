import { z } from 'zod'
import { many, opening } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { daysOfMonth, Month } from '../../platform/time/month.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { ServiceEventAction } from './actions.ts'
import { eventNote } from './tables.ts'
import { EventView, viewColumns, viewTables } from './views.ts'

const Row = EventView.extend({ note: z.instanceof(Uint8Array).nullable() })

export const listOwnServiceEvents = endpoint({
  does: 'Shows the client what providers recorded of a month, with the notes and the own share.',
  method: 'GET',
  path: '/own/{clientId}/service-events/{month}',
  registers: ['psop'],
  mode: 'read',
  permit: ServiceEventAction.own,
  target: (input) => input.clientId,
  purpose: 'own-matters',
  input: z.strictObject({ clientId: ClientId, month: Month }),
  output: z.object({ events: z.array(EventView.extend({ note: z.string().nullable() })) }),
  load: (input, context) => {
    const days = daysOfMonth(input.month)
    return {
      events: opening(
        many(
          Row,
          sql`SELECT ${viewColumns}, e.note_sealed AS note FROM ${viewTables} WHERE e.register_id = ${context.register.id}
            AND e.client_id = ${input.clientId} AND e.day BETWEEN ${days.from}::date AND ${days.to}::date
            ORDER BY e.day, e.id LIMIT 1000`,
        ),
        'note',
        eventNote,
        (row) => ({ rowId: row.id, holder: row.client_id }),
      ),
    }
  },
  decide: ({ events }, input) =>
    about(input.clientId, { events: events.map((event) => ({ ...event, note: event.note?.note ?? null })) }),
})
