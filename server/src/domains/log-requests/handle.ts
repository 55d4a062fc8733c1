import { z } from 'zod'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { many, maybe, opening, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { blockText, TrilingualText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import {
  groundsById,
  groundsOfClient,
  LogRow,
  Look,
  logColumns,
  logTables,
  lookOf,
  openLogRow,
  rightsOf,
} from '../access-log/line.ts'
import { ClientId, ClientName } from '../clients/public.ts'
import { clientIdentity } from '../clients/tables.ts'
import { tellClient } from '../messages/public.ts'
import { LogRequestAction } from './actions.ts'
import {
  explanationsOfRequest,
  LogExplanationId,
  LogRequestId,
  RequestKind,
  RequestStatus,
  requestById,
  requestQueue,
} from './queries.ts'
import { LogRequestRefusal } from './refusals.ts'
import { appealText, clockOf, decideRequest, GROUNDS, groundTexts } from './rules.ts'
import { logExplanationTable, logRequestTable, requestAnswer } from './tables.ts'

const Clock = z.object({ dueOn: PlainDate, daysLeft: z.int(), isLate: z.boolean() })
const Summary = z.object({
  id: LogRequestId,
  client: ClientId,
  kind: RequestKind,
  askedAt: z.string(),
  status: RequestStatus,
  clock: Clock,
})

type Row = {
  readonly id: z.infer<typeof LogRequestId>
  readonly client_id: z.infer<typeof ClientId>
  readonly kind: z.infer<typeof RequestKind>
  readonly asked_at: Date
  readonly due_on: PlainDate
  readonly status: z.infer<typeof RequestStatus>
  readonly decided_at: Date | null
}
const summaryOf = (row: Row, { today }: Context): z.infer<typeof Summary> => ({
  id: row.id,
  client: row.client_id,
  kind: row.kind,
  askedAt: row.asked_at.toISOString(),
  status: row.status,
  clock: clockOf({ dueOn: row.due_on, decidedOn: row.decided_at && dayOf(row.decided_at) }, today),
})

const listLogRequests = endpoint({
  does: 'Lists clients’ requests about the log by their clocks, with how many are late.',
  method: 'GET',
  path: '/log-requests',
  registers: ['psop'],
  mode: 'read',
  permit: LogRequestAction.list,
  purpose: 'managing-register',
  input: z.strictObject({}),
  output: z.object({
    requests: z.array(Summary.extend({ explained: z.boolean(), waitsForWorker: z.boolean() })),
    open: z.int(),
    late: z.int(),
  }),
  load: (_input, context) => ({ queue: requestQueue(context.register.id) }),
  decide: ({ queue }, _input, context) => {
    const requests = queue.map((row) => ({
      ...summaryOf(row, context),
      explained: row.explained,
      waitsForWorker: row.waits_for_worker,
    }))
    const open = requests.filter((one) => one.status === 'open')
    return about([...new Set(requests.map((one) => one.client))], {
      requests,
      open: open.length,
      late: open.filter((one) => one.clock.isLate).length,
    })
  },
})

const clientOf = (request: string) =>
  sql`(SELECT q.client_id FROM log_request q WHERE q.register_id = l.register_id AND q.id = ${request}::uuid)`

/** The look that a request asks about. */
const lookAsked = (register: RegisterId, request: string) =>
  maybe(
    LogRow,
    sql`SELECT ${logColumns} FROM ${logTables} JOIN log_request q ON q.register_id = l.register_id AND q.event_id = l.id
      WHERE l.register_id = ${register} AND q.id = ${request} AND l.subject_id = ${clientOf(request)}`,
  )

const openLogRequest = (sealer: LogSealer) =>
  endpoint({
    does: 'Opens a request about the log for an officer: the question, the look, what the worker has said of it, and the decision.',
    method: 'GET',
    path: '/log-requests/{request}',
    registers: ['psop'],
    mode: 'read',
    permit: LogRequestAction.open,
    target: (input) => input.request,
    purpose: 'managing-register',
    input: z.strictObject({ request: LogRequestId }),
    output: Summary.extend({
      clientName: z.string(),
      question: z.string(),
      fromDay: PlainDate.nullable(),
      look: Look.nullable(),
      /** False when nobody can be asked: the look was the system's or the client's own. */
      workerMayBeAsked: z.boolean(),
      explanations: z.array(
        z.object({
          id: LogExplanationId,
          worker: z.string(),
          askedAt: z.string(),
          givenAt: z.string().nullable(),
          text: z.string().nullable(),
        }),
      ),
      answer: z.string().nullable(),
      refusing: z.object({ ground: TrilingualText, appeal: TrilingualText }).nullable(),
    }),
    load: (input, context) => {
      const register = context.register.id
      const client = sql`(SELECT q.client_id FROM log_request q WHERE q.register_id = ${register} AND q.id = ${input.request}::uuid)`
      const actor = sql`SELECT l.actor_id FROM access_log l JOIN log_request q ON q.register_id = l.register_id AND q.event_id = l.id
        WHERE l.register_id = ${register} AND q.id = ${input.request}::uuid`
      return {
        request: requestById(register, input.request),
        client: opening(
          maybe(
            ClientName,
            sql`SELECT id, identity_sealed AS identity FROM client WHERE register_id = ${register} AND id = ${client}`,
          ),
          'identity',
          clientIdentity,
          (row) => ({ rowId: row.id, holder: row.id }),
        ),
        look: lookAsked(register, input.request),
        rights: rightsOf(register, actor),
        grounds: groundsOfClient(register, client),
        explanations: explanationsOfRequest(register, input.request),
      }
    },
    decide: ({ request, client, look, rights, grounds, explanations }, _input, context) => {
      if (!request) return refused(Problem['not-found'])
      const { register } = context
      const event = look && openLogRow(sealer, register.id, look)
      return about(request.client_id, {
        ...summaryOf(request, context),
        clientName: client?.identity ? `${client.identity.givenNames} ${client.identity.familyName}` : '',
        question: request.question?.text ?? '',
        fromDay: request.from_day,
        look: look && event && lookOf(event, look, { register, rights, grounds: groundsById(grounds) }),
        workerMayBeAsked: event?.actorKind === 'worker',
        explanations: explanations.map((one) => ({
          id: one.id,
          worker: one.account_name,
          askedAt: one.asked_at.toISOString(),
          givenAt: one.given_at?.toISOString() ?? null,
          text: one.explanation?.text ?? null,
        })),
        answer: request.answer?.text ?? null,
        refusing: request.ground && { ground: groundTexts[request.ground], appeal: appealText },
      })
    },
  })

const askForExplanation = (sealer: LogSealer) =>
  endpoint({
    does: 'Asks the worker who made a look to explain it, before the officer decides.',
    method: 'POST',
    path: '/log-requests/{request}/explanations',
    registers: ['psop'],
    mode: 'write',
    permit: LogRequestAction.handle,
    target: (input) => input.request,
    purpose: 'managing-register',
    input: z.strictObject({ request: LogRequestId, id: LogExplanationId }),
    output: z.object({ id: LogExplanationId }),
    load: (input, context) => ({
      request: requestById(context.register.id, input.request),
      look: lookAsked(context.register.id, input.request),
      known: many(
        z.object({ id: LogExplanationId }),
        sql`SELECT x.id FROM log_explanation x JOIN log_request q ON q.register_id = x.register_id AND q.event_id = x.event_id
          WHERE x.register_id = ${context.register.id} AND q.id = ${input.request} LIMIT 2`,
      ),
    }),
    decide: ({ request, look, known }, input, context) => {
      if (!request) return refused(Problem['not-found'])
      // One look is explained once, whoever asks, and a second press finds the first.
      const asked = known[0]
      if (asked) return about(request.client_id, { id: asked.id })
      if (request.status !== 'open') return refused(LogRequestRefusal['already-decided'])
      if (!look || openLogRow(sealer, context.register.id, look).actorKind !== 'worker')
        return refused(LogRequestRefusal['nobody-to-ask'])
      const write = writeOne(
        logExplanationTable,
        sql`INSERT INTO log_explanation (register_id, id, client_id, event_id, request_id, account_id, asked_by, asked_at)
          VALUES (${context.register.id}, ${input.id}, ${request.client_id}, ${look.id}, ${request.id}, ${look.actor_id},
            ${context.actor.id}, ${context.now})`,
      )
      return about(request.client_id, { id: input.id }, { writes: [write], source: 'organiser' })
    },
    conflicts: { log_explanation_pkey: LogRequestRefusal['id-already-used'] },
  })

/** An answer is told to the client in the same transaction; a refusal is a written decision with ground and appeal (INV-27). */
const answerLogRequest = endpoint({
  does: 'Answers a request about the log, or refuses it by a written decision with its ground. The client is told inside the service.',
  method: 'POST',
  path: '/log-requests/{request}/answer',
  registers: ['psop'],
  mode: 'write',
  permit: LogRequestAction.handle,
  target: (input) => input.request,
  purpose: 'managing-register',
  input: z.strictObject({
    request: LogRequestId,
    outcome: z.enum(['answered', 'refused']),
    text: blockText(4_000),
    /** Of a refusal, and of nothing else. */
    ground: z.enum(GROUNDS).nullable().default(null),
  }),
  output: z.object({ status: RequestStatus }),
  load: (input, context) => ({ request: requestById(context.register.id, input.request) }),
  decide: ({ request }, input, context) => {
    if (!request) return refused(Problem['not-found'])
    const { ground } = input
    if (request.status === input.outcome && request.answer?.text === input.text && request.ground === ground)
      return about(request.client_id, { status: request.status })
    const fault = decideRequest(request, input)
    if (fault) return refused(LogRequestRefusal[fault])
    const answer = toSeal(requestAnswer, { rowId: request.id, holder: request.client_id }, { text: input.text })
    const write = writeOne(
      logRequestTable,
      sql`UPDATE log_request SET status = ${input.outcome}, ground = ${ground}, answer_sealed = ${answer},
          decided_by = ${context.actor.id}, decided_at = ${context.now}
        WHERE register_id = ${context.register.id} AND id = ${request.id} AND status = 'open'`,
    )
    const message = tellClient(context, {
      clientId: request.client_id,
      kind: 'log-answer',
      aboutId: request.id,
      text: null,
    })
    return about(request.client_id, { status: input.outcome }, { writes: [write, message], source: 'organiser' })
  },
})

export const handlingEndpoints = (sealer: LogSealer) => ({
  listLogRequests,
  openLogRequest: openLogRequest(sealer),
  askForExplanation: askForExplanation(sealer),
  answerLogRequest,
})
