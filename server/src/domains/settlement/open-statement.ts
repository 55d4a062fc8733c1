import { z } from 'zod'
import { Problem } from '../../platform/http/problems.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ServiceEventId } from '../service-events/public.ts'
import { StatementAction } from './actions.ts'
import { numberOf } from './assemble.ts'
import { EventLine, eventLines } from './line-queries.ts'
import { headOf, StatementHead } from './list-statements.ts'
import { StatementId, statementById } from './queries.ts'

/** Events on a page. */
const PAGE = 500

const Line = EventLine.omit({ client_id: true, original_number: true, original_month: true }).extend({
  /** The earlier statement whose event this one takes back or replaces. */
  corrects_statement: z.string().nullable(),
})

export const openStatement = endpoint({
  does: 'Opens a statement: for each event its day, quantity, price, decision and correction. A client is there only as a voucher number.',
  method: 'GET',
  path: '/statements/{statement}',
  registers: ['psop'],
  mode: 'read',
  permit: StatementAction.open,
  target: (input) => input.statement,
  purpose: 'settlement',
  input: z.strictObject({ statement: StatementId, after: ServiceEventId.nullable().default(null) }),
  output: z.object({
    statement: StatementHead,
    lines: z.array(Line),
    /** The event after which the next page begins; null on the last page. */
    next: ServiceEventId.nullable(),
  }),
  load: (input, context) => ({
    row: statementById(context.register.id, input.statement),
    lines: eventLines(context.register.id, { statement: input.statement, after: input.after, most: PAGE + 1 }),
  }),
  decide: ({ row, lines }) => {
    if (!row) return refused(Problem['not-found'])
    const page = lines.slice(0, PAGE)
    return about([...new Set(page.map((line) => line.client_id))], {
      statement: headOf(row),
      lines: page.map(({ client_id: _, original_number: number, original_month: month, ...line }) => ({
        ...line,
        corrects_statement: number === null || month === null ? null : numberOf({ month, number }),
      })),
      next: lines.length > PAGE ? (page.at(-1)?.event_id ?? null) : null,
    })
  },
})
