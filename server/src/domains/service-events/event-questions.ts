import { z } from 'zod'
import { many, maybe, opening, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { userText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { Unit } from '../../platform/quantity.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { clientIdentity } from '../clients/tables.ts'
import { ContractId } from '../orders/public.ts'
import { ServiceEventAction } from './actions.ts'
import { eventById, ServiceEventId } from './queries.ts'
import { ServiceEventRefusal } from './refusals.ts'
import { eventQuestionTable } from './tables.ts'

export const EventQuestionId = idSchema('EventQuestion')
/** What the organiser may ask about an event. Of the client nothing is asked, so no words are needed (record 0021). */
export const EventQuestion = z.enum(['was-given', 'is-quantity-right', 'is-day-right', 'recorded-twice'])
/** The provider’s answer changes nothing by itself: a correction is the provider’s own act. */
export const EventAnswer = z.enum(['as-recorded', 'will-correct', 'not-given'])

export const askAboutEvent = endpoint({
  does: 'The organiser asks the provider one of the set questions about an event that waits for review.',
  method: 'POST',
  path: '/service-events/{event}/questions',
  registers: ['psop'],
  mode: 'write',
  permit: ServiceEventAction.review,
  purpose: 'settlement',
  input: z.strictObject({ event: ServiceEventId, id: EventQuestionId, question: EventQuestion }),
  output: z.object({ id: EventQuestionId }),
  load: (input, context) => ({
    event: eventById(context.register.id, input.event),
    earlier: questionById(context.register.id, input.id),
    reviewed: maybe(
      z.object({ event_id: ServiceEventId }),
      sql`SELECT w.event_id FROM event_review w WHERE w.register_id = ${context.register.id} AND w.event_id = ${input.event}`,
    ),
  }),
  decide: ({ event, earlier, reviewed }, input, context) => {
    if (!event || event.kind === 'reversal') return refused(Problem['not-found'])
    if (earlier) {
      const same = earlier.event_id === input.event && earlier.question === input.question
      return same ? about(event.client_id, { id: input.id }) : refused(ServiceEventRefusal['id-already-used'])
    }
    if (event.reversed_by) return refused(ServiceEventRefusal['already-reversed'])
    if (reviewed) return refused(ServiceEventRefusal['already-reviewed'])
    const write = writeOne(
      eventQuestionTable,
      sql`INSERT INTO event_question (register_id, id, event_id, question, asker_id, asked_at)
        VALUES (${context.register.id}, ${input.id}, ${input.event}, ${input.question}, ${context.actor.id}, ${context.now})`,
    )
    return about(event.client_id, { id: input.id }, { source: 'organiser', writes: [write] })
  },
  conflicts: { event_question_waits: ServiceEventRefusal['question-waits'] },
})

const Waiting = z.object({
  id: EventQuestionId,
  contract_id: ContractId,
  client_id: ClientId,
  question: EventQuestion,
  asked_at: z.date(),
  service_name: userText(200),
  unit: Unit,
  day: PlainDate,
  quantity: z.int(),
})

export const listEventQuestions = endpoint({
  does: 'Lists the organiser’s questions about the provider’s own events that wait for an answer, the oldest first.',
  method: 'GET',
  path: '/event-questions',
  registers: ['psop'],
  mode: 'read',
  permit: ServiceEventAction.list,
  purpose: 'giving-service',
  input: z.strictObject({}),
  output: z.object({ questions: z.array(Waiting.extend({ givenNames: z.string(), familyName: z.string() })) }),
  load: (_input, context) => ({
    rows: opening(
      many(
        Waiting.extend({ identity: z.instanceof(Uint8Array).nullable() }),
        sql`SELECT q.id, e.contract_id, e.client_id, q.question, q.asked_at, v.name AS service_name, v.unit, e.day, e.quantity,
            c.identity_sealed AS identity
          FROM event_question q
          JOIN service_event e ON e.register_id = q.register_id AND e.id = q.event_id
          JOIN contract k ON k.register_id = e.register_id AND k.id = e.contract_id
          JOIN service_version v ON v.register_id = k.register_id AND v.id = k.service_version_id
          JOIN client c ON c.register_id = e.register_id AND c.id = e.client_id
          WHERE q.register_id = ${context.register.id} AND q.answer IS NULL
            AND NOT EXISTS (SELECT 1 FROM service_event b WHERE b.register_id = e.register_id AND b.reverses_id = e.id)
            AND NOT EXISTS (SELECT 1 FROM event_review w WHERE w.register_id = e.register_id AND w.event_id = e.id)
            AND k.id IN (${context.permittedTo(ServiceEventAction.answer)})
          ORDER BY q.asked_at, q.id LIMIT 200`,
      ),
      'identity',
      clientIdentity,
      (row) => ({ rowId: row.client_id, holder: row.client_id }),
    ),
  }),
  decide: ({ rows }) => {
    const questions = rows.map(({ identity, ...question }) => ({
      ...question,
      givenNames: identity?.givenNames ?? '',
      familyName: identity?.familyName ?? '',
    }))
    return questions.length === 0
      ? aboutNobody('no questions wait', { questions })
      : about([...new Set(questions.map((one) => one.client_id))], { questions })
  },
})

export const answerEventQuestion = endpoint({
  does: 'Answers the organiser’s question about an event: as recorded, to be corrected, or not given.',
  method: 'POST',
  path: '/contracts/{contract}/event-questions/{question}/answer',
  registers: ['psop'],
  mode: 'write',
  permit: ServiceEventAction.answer,
  target: (input) => input.contract,
  purpose: 'giving-service',
  input: z.strictObject({ contract: ContractId, question: EventQuestionId, answer: EventAnswer }),
  output: z.object({ id: EventQuestionId, answer: EventAnswer }),
  load: (input, context) => ({ question: questionById(context.register.id, input.question) }),
  decide: ({ question }, input, context) => {
    if (!question || question.contract_id !== input.contract) return refused(Problem['not-found'])
    const output = { id: question.id, answer: input.answer }
    if (question.answer === input.answer) return about(question.client_id, output)
    if (question.answer !== null) return refused(ServiceEventRefusal['question-answered'])
    const write = writeOne(
      eventQuestionTable,
      sql`UPDATE event_question SET answer = ${input.answer}, answered_by = ${context.actor.id}, answered_at = ${context.now}
        WHERE register_id = ${context.register.id} AND id = ${question.id} AND answer IS NULL`,
    )
    return about(question.client_id, output, { source: 'provider', writes: [write] })
  },
})

function questionById(register: RegisterId, id: string) {
  return maybe(
    z.object({
      id: EventQuestionId,
      event_id: ServiceEventId,
      contract_id: ContractId,
      client_id: ClientId,
      question: EventQuestion,
      answer: EventAnswer.nullable(),
    }),
    sql`SELECT q.id, q.event_id, e.contract_id, e.client_id, q.question, q.answer FROM event_question q
      JOIN service_event e ON e.register_id = q.register_id AND e.id = q.event_id
      WHERE q.register_id = ${register} AND q.id = ${id}`,
  )
}
