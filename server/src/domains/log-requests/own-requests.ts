import { z } from 'zod'
import { TrilingualText } from '../../platform/formats/text.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { LogRequestAction } from './actions.ts'
import { LogRequestId, RequestKind, RequestStatus, requestsOfClient } from './queries.ts'
import { appealText, clockOf, groundTexts } from './rules.ts'

const Clock = z.object({ dueOn: PlainDate, daysLeft: z.int(), isLate: z.boolean() })

/** A refusal carries its ground and the way to appeal with it, always (INV-60). */
export const Refusing = z.object({ ground: TrilingualText, appeal: TrilingualText })

export const listOwnLogRequests = endpoint({
  does: 'Shows the client’s questions about the log with their clocks and answers; an answer stays with its look.',
  method: 'GET',
  path: '/own/{client}/log-requests',
  registers: ['psop'],
  mode: 'read',
  permit: LogRequestAction.own,
  target: (input) => input.client,
  purpose: 'own-matters',
  input: z.strictObject({ client: ClientId }),
  output: z.object({
    requests: z.array(
      z.object({
        id: LogRequestId,
        kind: RequestKind,
        look: z.string().nullable(),
        fromDay: PlainDate.nullable(),
        question: z.string(),
        askedAt: z.string(),
        status: RequestStatus,
        clock: Clock,
        answer: z.string().nullable(),
        decidedAt: z.string().nullable(),
        refusing: Refusing.nullable(),
      }),
    ),
  }),
  load: (input, context) => ({ requests: requestsOfClient(context.register.id, input.client) }),
  decide: ({ requests }, input, context) =>
    about(input.client, {
      requests: requests.map((one) => ({
        id: one.id,
        kind: one.kind,
        look: one.event_id,
        fromDay: one.from_day,
        question: one.question?.text ?? '',
        askedAt: one.asked_at.toISOString(),
        status: one.status,
        clock: clockOf({ dueOn: one.due_on, decidedOn: one.decided_at && dayOf(one.decided_at) }, context.today),
        answer: one.answer?.text ?? null,
        decidedAt: one.decided_at?.toISOString() ?? null,
        refusing: one.ground && { ground: groundTexts[one.ground], appeal: appealText },
      })),
    }),
})
