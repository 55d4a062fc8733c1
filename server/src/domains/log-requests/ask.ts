import { z } from 'zod'
import { type Write, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { blockText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { entryAbout } from '../access-log/entries.ts'
import { ClientId } from '../clients/public.ts'
import { LogRequestAction } from './actions.ts'
import { LogEventId, LogRequestId, requestsOfClient } from './queries.ts'
import { LogRequestRefusal } from './refusals.ts'
import { dueDay, firstOpenDay } from './rules.ts'
import { logRequestTable, requestQuestion } from './tables.ts'

const Asked = z.object({ requestId: LogRequestId, dueOn: PlainDate })

/** Asked in one press: the question may be left as it is proposed, and is the client's own words all the same. */
export const askWhy = endpoint({
  does: 'Asks why of one look at the client’s data. The two months to answer begin (703/2023 11 §).',
  method: 'POST',
  path: '/own/{client}/log-requests/why',
  registers: ['psop'],
  mode: 'write',
  permit: LogRequestAction.own,
  target: (input) => input.client,
  purpose: 'own-matters',
  input: z.strictObject({ id: LogRequestId, client: ClientId, look: LogEventId, question: blockText(2_000) }),
  output: Asked,
  load: (input, context) => ({
    entry: entryAbout(context.register.id, input.client, input.look),
    requests: requestsOfClient(context.register.id, input.client),
  }),
  decide: ({ entry, requests }, input, context) => {
    const known = requests.find((one) => one.id === input.id)
    if (known)
      return known.event_id === input.look && known.question?.text === input.question
        ? about(input.client, { requestId: known.id, dueOn: known.due_on })
        : refused(LogRequestRefusal['id-already-used'])
    if (entry.length === 0) return refused(Problem['not-found'])
    if (requests.some((one) => one.event_id === input.look && one.status === 'open'))
      return refused(LogRequestRefusal['already-asked'])
    return asked(context, { ...input, kind: 'why', eventId: input.look, fromDay: null })
  },
  conflicts: { log_request_pkey: LogRequestRefusal['id-already-used'] },
})

/** Log data older than two years needs a special reason, and the reason is recorded (INV-27). */
export const askOlder = endpoint({
  does: 'Asks for log data older than two years, with the special reason that the law wants (703/2023 11 §).',
  method: 'POST',
  path: '/own/{client}/log-requests/older',
  registers: ['psop'],
  mode: 'write',
  permit: LogRequestAction.own,
  target: (input) => input.client,
  purpose: 'own-matters',
  input: z.strictObject({ id: LogRequestId, client: ClientId, fromDay: PlainDate, reason: blockText(2_000) }),
  output: Asked,
  load: (input, context) => ({ requests: requestsOfClient(context.register.id, input.client) }),
  decide: ({ requests }, input, context) => {
    const known = requests.find((one) => one.id === input.id)
    if (known)
      return known.from_day === input.fromDay && known.question?.text === input.reason
        ? about(input.client, { requestId: known.id, dueOn: known.due_on })
        : refused(LogRequestRefusal['id-already-used'])
    const granted = requests.flatMap((one) => (one.status === 'answered' && one.from_day ? [one.from_day] : []))
    if (input.fromDay >= firstOpenDay(context.today, granted)) return refused(LogRequestRefusal['within-two-years'])
    const { reason: question, ...rest } = input
    return asked(context, { ...rest, question, kind: 'older', eventId: null })
  },
  conflicts: { log_request_pkey: LogRequestRefusal['id-already-used'] },
})

interface Asking {
  readonly id: z.output<typeof LogRequestId>
  readonly client: string
  readonly kind: 'why' | 'older'
  readonly eventId: string | null
  readonly fromDay: PlainDate | null
  readonly question: string
}

function asked(context: Context, asking: Asking) {
  const dueOn = dueDay(context.today)
  const question = toSeal(requestQuestion, { rowId: asking.id, holder: asking.client }, { text: asking.question })
  const write: Write = writeOne(
    logRequestTable,
    sql`INSERT INTO log_request (register_id, id, client_id, kind, event_id, from_day, question_sealed, asked_by, asked_at, due_on)
      VALUES (${context.register.id}, ${asking.id}, ${asking.client}, ${asking.kind}, ${asking.eventId}::uuid, ${asking.fromDay}::date,
        ${question}, ${context.actor.id}, ${context.now}, ${dueOn})`,
  )
  return about(asking.client, { requestId: asking.id, dueOn }, { writes: [write], source: 'client' })
}
