import { z } from 'zod'
import { many } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { daysOfMonth, Month } from '../../platform/time/month.ts'
import { isWithin, PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { ContractAction } from '../orders/public.ts'
import { ServiceEventAction } from './actions.ts'
import { EventView, viewColumns, viewTables } from './views.ts'

export const listServiceEvents = endpoint({
  does: 'Lists the provider’s own events of a month, or of one day of it, oldest first.',
  method: 'GET',
  path: '/service-events/{month}',
  registers: ['psop'],
  mode: 'read',
  permit: ServiceEventAction.list,
  purpose: 'giving-service',
  input: z.strictObject({ month: Month, day: PlainDate.optional() }),
  output: z.object({ events: z.array(EventView) }),
  load: (input, context) => {
    const month = daysOfMonth(input.month)
    const days = input.day && isWithin(input.day, month) ? { from: input.day, to: input.day } : month
    return {
      events: many(
        EventView,
        sql`SELECT ${viewColumns} FROM ${viewTables} WHERE e.register_id = ${context.register.id}
          AND e.day BETWEEN ${days.from}::date AND ${days.to}::date
          AND e.contract_id IN (${context.permittedTo(ContractAction.open)}) ORDER BY e.day, e.id LIMIT 5000`,
      ),
    }
  },
  decide: ({ events }) =>
    events.length === 0
      ? aboutNobody('no events', { events })
      : about([...new Set(events.map((e) => e.client_id))], { events }),
})
