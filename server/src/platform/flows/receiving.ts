import { z } from 'zod'
import { action, type Rule } from '../authorisation/rules.ts'
import { maybe, writeOne } from '../db/query.ts'
import { sql } from '../db/sql.ts'
import { allowed } from '../definitions/allowed.ts'
import { Refusal } from '../refusals.ts'
import { type Register, SYSTEM } from '../use-case/actor.ts'
import { type Context, endpoint, type Facts, type Loaded } from '../use-case/endpoint.ts'
import { type Engine, run } from '../use-case/engine.ts'
import { aboutNobody, type Outcome } from '../use-case/outcome.ts'
import { flowInbox } from './tables.ts'

/** What came from another register. */
export interface Message<P> {
  /** The same at every delivery of the same item. */
  readonly id: string
  readonly from: Register
  readonly sentAt: Date
  readonly payload: P
}

/** A receiving flow as the delivery sees it. */
export interface ReceivingFlow {
  readonly code: string
  readonly fields: readonly string[]
  /** The giving register's purpose of opening the item for its delivery. */
  readonly givenFor: string
  /** Takes the message into the register, once. Throws a `Refusal` when a definition does not declare the flow. */
  receive(engine: Engine, to: Register, message: Message<unknown>, at: DeliveryTime): Promise<void>
}

export interface DeliveryTime {
  readonly now: Date
  readonly correlation: string
}

/** Deliveries are the system's own act; that they may happen is the definitions' word, asked in `mustBeDeclared`. */
export const declaredFlow: Rule = {
  basis: 'declared-flow',
  select: (facts) =>
    sql`SELECT ${SYSTEM.id}::uuid AS actor, ${facts.register}::uuid AS object, NULL::uuid AS reference`,
}

/** Both definitions must declare the flow, its fields and each other; else nothing moves. Throws a `Refusal`. */
export function mustBeDeclared(
  flow: Pick<ReceivingFlow, 'code' | 'fields'>,
  registers: { readonly from: Register; readonly to: Register },
): void {
  const { from, to } = registers
  const passing = { door: 'flow', flow: flow.code, fields: flow.fields } as const
  const verdicts = [
    allowed(from.definition, { ...passing, direction: 'gives', counterpart: to.definition.id }),
    allowed(to.definition, { ...passing, direction: 'receives', counterpart: from.definition.id }),
  ]
  for (const verdict of verdicts) if (!verdict.ok) throw new Refusal(verdict.kind, { flow: flow.code })
}

/**
 * Defines what a register does with what it gets through a flow. It runs like a use case, by the system: `load` and `decide` see
 * only the receiving register. An expected no is an answer through a flow of its own; a refusal here is a fault, and is tried again.
 */
export function receivingFlow<P, const F extends Facts>(definition: {
  readonly code: string
  readonly does: string
  /** Catalogue fields of the payload; both definitions must list them. */
  readonly fields: readonly string[]
  /** Those of them that are only got when the message is about somebody: the log says whose. */
  readonly personal?: readonly string[]
  readonly schema: z.ZodType<P>
  readonly givenFor: string
  readonly purpose: string
  readonly load: (message: Message<P>, context: Context) => F
  readonly decide: (facts: Loaded<F>, message: Message<P>, context: Context) => Outcome<null>
}): ReceivingFlow {
  const { code, fields, givenFor, schema, personal = [] } = definition
  const receiving = endpoint<Message<P>, null, Facts, void>({
    does: definition.does,
    method: 'POST',
    path: `/flows/${code}`,
    // Not an endpoint of any register: only a delivery gets here.
    registers: [],
    mode: 'write',
    permit: action(`received.${code}`, 'register', [declaredFlow]),
    purpose: definition.purpose,
    input: z.never(),
    output: z.null(),
    prepare: async (message, context) => mustBeDeclared({ code, fields }, { from: message.from, to: context.register }),
    load: (message, context) => ({
      ...definition.load(message, context),
      earlierDelivery: maybe(
        z.object({ id: z.string() }),
        sql`SELECT id FROM flow_inbox WHERE register_id = ${context.register.id} AND id = ${message.id}`,
      ),
    }),
    decide: ({ earlierDelivery, ...facts }, message, context) => {
      if (earlierDelivery) return aboutNobody('it came before and has done its work', null)
      // The facts are those that `load` asked for, by the same names.
      const outcome = definition.decide(facts as Loaded<F>, message, context)
      if ('refused' in outcome) return outcome
      const received = writeOne(
        flowInbox,
        sql`INSERT INTO flow_inbox (register_id, id, flow, from_register_id, received_at)
          VALUES (${context.register.id}, ${message.id}, ${code}, ${message.from.id}, ${context.now})`,
      )
      return {
        ...outcome,
        writes: [received, ...(outcome.writes ?? [])],
        acquired: {
          fromRegister: message.from.id,
          fields: outcome.subjects.length > 0 ? fields : fields.filter((field) => !personal.includes(field)),
        },
      }
    },
  })
  return {
    code,
    fields,
    givenFor,
    async receive(engine, to, message, at) {
      const call = { register: to, actor: SYSTEM, channel: 'flow', ...at } as const
      await run(engine, receiving, call, { ...message, payload: schema.parse(message.payload) })
    },
  }
}
