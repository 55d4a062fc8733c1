import { z } from 'zod'
import { addMonths, type DayRange, PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { ProviderAction } from './actions.ts'
import {
  BoardAct,
  BoardAdmission,
  BoardEvents,
  boardAdmissions,
  boardEvents,
  boardLastActs,
  boardProviders,
  boardWaiting,
} from './board-queries.ts'
import { byNeed, NEEDS, needsOf, shownEvents } from './board-rules.ts'
import { ProviderId } from './public.ts'

const MONTHS = 3

/** The days whose events are counted. */
export const daysOfBoard = (today: PlainDate): DayRange => ({ from: addMonths(today, -MONTHS), to: today })

export const showProviderBoard = endpoint({
  does: 'Shows each provider with what waits for the organiser, its admissions, how its events of three months have gone, and what was done last.',
  method: 'GET',
  path: '/provider-board',
  registers: ['psop'],
  mode: 'read',
  permit: ProviderAction.board,
  purpose: 'arranging-service',
  input: z.strictObject({}),
  output: z.object({
    /** The first day whose events are counted. */
    from: PlainDate,
    /** Those first about whom something needs doing. */
    providers: z.array(
      z.object({
        id: ProviderId,
        name: z.string(),
        needs: z.array(z.object({ what: z.enum(NEEDS), count: z.int() })),
        admissions: z.array(BoardAdmission.omit({ provider_id: true, service_id: true })),
        /** Null when fewer than five clients are behind them. */
        events: BoardEvents.omit({ provider_id: true, clients: true }).nullable(),
        last: BoardAct.omit({ provider_id: true }).nullable(),
      }),
    ),
  }),
  load: (_input, { register, today }) => {
    const days = daysOfBoard(today)
    return {
      providers: boardProviders(register.id),
      admissions: boardAdmissions(register.id, today),
      events: boardEvents(register.id, days),
      waiting: boardWaiting(register.id),
      acts: boardLastActs(register.id, days),
    }
  },
  decide: ({ providers, admissions, events, waiting, acts }, _input, { today }) => {
    const admissionsOf = Map.groupBy(admissions, (one) => one.provider_id)
    const waitingOf = Map.groupBy(waiting, (one) => one.provider_id)
    const eventsOf = new Map(events.map((one) => [one.provider_id, one]))
    const lastOf = new Map(acts.map(({ provider_id, ...act }) => [provider_id, act]))
    const rows = providers.map(({ id, name }) => {
      const admitted = admissionsOf.get(id) ?? []
      return {
        id,
        name,
        needs: needsOf(waitingOf.get(id) ?? [], admitted, today),
        admissions: admitted.map(({ provider_id: _, service_id: __, ...one }) => one),
        events: shownEvents(eventsOf.get(id)),
        last: lastOf.get(id) ?? null,
      }
    })
    return aboutNobody('counts of providers, of events of at least five clients each', {
      from: daysOfBoard(today).from,
      providers: byNeed(rows),
    })
  },
})
