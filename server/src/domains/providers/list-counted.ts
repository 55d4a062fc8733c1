import { z } from 'zod'
import { many, maybe } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { Problem } from '../../platform/http/problems.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { ServiceEventAction } from '../service-events/actions.ts'
import { EventView, viewColumns, viewTables } from '../service-events/public.ts'
import { COUNTED } from './board-queries.ts'
import { ProviderId } from './public.ts'
import { daysOfBoard } from './show-board.ts'

const Row = EventView.extend({ recorded_at: z.date() })

/** The board is about nobody; the events behind a count are about their clients, and are logged under each. */
export const listCountedEvents = endpoint({
  does: 'Lists the events behind a count of the board of providers, the newest first: recorded beside approved, without names of clients.',
  method: 'GET',
  path: '/provider-board/{provider}/{counted}',
  registers: ['psop'],
  mode: 'read',
  permit: ServiceEventAction.review,
  purpose: 'settlement',
  input: z.strictObject({ provider: ProviderId, counted: z.enum(['recorded', 'late', 'adjusted', 'rejected']) }),
  output: z.object({ provider: z.string(), events: z.array(Row.omit({ client_id: true, contract_id: true })) }),
  load: ({ provider, counted }, { register, today }) => {
    const days = daysOfBoard(today)
    return {
      of: maybe(
        z.object({ name: z.string() }),
        sql`SELECT p.name FROM provider p WHERE p.register_id = ${register.id} AND p.id = ${provider}`,
      ),
      events: many(
        Row,
        sql`SELECT ${viewColumns}, e.recorded_at FROM ${viewTables}
          WHERE e.register_id = ${register.id} AND e.provider_id = ${provider} AND e.kind = 'delivery'
            AND e.day BETWEEN ${days.from}::date AND ${days.to}::date AND ${COUNTED[counted]}
          ORDER BY e.day DESC, e.id DESC LIMIT 500`,
      ),
    }
  },
  decide: ({ of, events }) => {
    if (!of) return refused(Problem['not-found'])
    const output = { provider: of.name, events }
    return events.length === 0
      ? aboutNobody('no such events', output)
      : about([...new Set(events.map((one) => one.client_id))], output)
  },
})
