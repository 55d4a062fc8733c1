import { z } from 'zod'
import { Month } from '../../platform/time/month.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { SettlementAction } from './actions.ts'
import { runs, SettlementRunId } from './queries.ts'

export const listSettlements = endpoint({
  does: 'Lists the closed months, newest first, and how far each has come.',
  method: 'GET',
  path: '/settlements',
  registers: ['psop'],
  mode: 'read',
  permit: SettlementAction.list,
  purpose: 'settlement',
  input: z.strictObject({}),
  output: z.object({
    settlements: z.array(
      z.object({
        id: SettlementRunId,
        number: z.int(),
        month: Month,
        closedAt: z.date(),
        dueOn: PlainDate,
        finishedAt: z.date().nullable(),
        /** Null until the job has counted. */
        providersTotal: z.int().nullable(),
        providersDone: z.int(),
        eventsTotal: z.int().nullable(),
        eventsDone: z.int(),
      }),
    ),
  }),
  load: (_input, context) => ({ found: runs(context.register.id) }),
  decide: ({ found }) =>
    aboutNobody('months are nobody’s', {
      settlements: found.map((run) => ({
        id: run.id,
        number: run.number,
        month: run.month,
        closedAt: run.closed_at,
        dueOn: run.due_on,
        finishedAt: run.finished_at,
        providersTotal: run.providers_total,
        providersDone: run.providers_done,
        eventsTotal: run.events_total,
        eventsDone: run.events_done,
      })),
    }),
})
