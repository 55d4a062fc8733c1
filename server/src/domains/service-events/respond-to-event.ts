import { z } from 'zod'
import { maybe, opening, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { blockText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { idSchema } from '../../platform/ids.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { ServiceEventAction } from './actions.ts'
import { eventById, ServiceEventId } from './queries.ts'
import { ServiceEventRefusal } from './refusals.ts'
import { eventResponseTable, responseMessage } from './tables.ts'

const ResponseId = idSchema('EventResponse')
const Response = z.enum(['confirmed', 'disputed', 'withdrawn'])

export const respondToServiceEvent = endpoint({
  does: 'Takes the client’s word on an event: confirmed, disputed, or a dispute withdrawn. A dispute waits for the organiser’s review.',
  method: 'POST',
  path: '/own/service-events/{event}/respond',
  registers: ['psop'],
  mode: 'write',
  permit: ServiceEventAction.own,
  target: (input) => input.clientId,
  purpose: 'own-matters',
  input: z.strictObject({
    event: ServiceEventId,
    clientId: ClientId,
    id: ResponseId,
    response: Response,
    message: blockText(2_000).nullable().default(null),
  }),
  output: z.object({ responseId: ResponseId, response: Response }),
  load: (input, context) => ({
    event: eventById(context.register.id, input.event),
    earlier: opening(
      maybe(
        z.object({
          id: ResponseId,
          event_id: ServiceEventId,
          client_id: ClientId,
          response: Response,
          message: z.instanceof(Uint8Array).nullable(),
        }),
        sql`SELECT id, event_id, client_id, response, CASE WHEN client_id = ${input.clientId}::uuid THEN message_sealed END AS message
          FROM event_response WHERE register_id = ${context.register.id} AND id = ${input.id}`,
      ),
      'message',
      responseMessage,
      (row) => ({ rowId: row.id, holder: row.client_id }),
    ),
  }),
  decide: ({ event, earlier }, input, context) => {
    if (!event || event.client_id !== input.clientId || event.kind === 'reversal') return refused(Problem['not-found'])
    const output = { responseId: input.id, response: input.response }
    if (earlier) {
      const same =
        earlier.event_id === input.event &&
        earlier.client_id === input.clientId &&
        earlier.response === input.response &&
        (earlier.message?.message ?? null) === input.message
      return same ? about(input.clientId, output) : refused(ServiceEventRefusal['id-already-used'])
    }
    const message =
      input.message === null
        ? null
        : toSeal(responseMessage, { rowId: input.id, holder: input.clientId }, { message: input.message })
    const write = writeOne(
      eventResponseTable,
      sql`INSERT INTO event_response (register_id, id, event_id, client_id, response, message_sealed, given_by, given_at)
        VALUES (${context.register.id}, ${input.id}, ${input.event}, ${input.clientId}, ${input.response}, ${message},
          ${context.actor.id}, ${context.now})`,
    )
    return about(input.clientId, output, { source: 'client', writes: [write] })
  },
  conflicts: { event_response_pkey: ServiceEventRefusal['id-already-used'] },
})
