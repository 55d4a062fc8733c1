import { z } from 'zod'
import { action } from '../authorisation/rules.ts'
import { maybe, opening, writeOne } from '../db/query.ts'
import { sql } from '../db/sql.ts'
import { idSchema, type RegisterId } from '../ids.ts'
import type { JobHandler } from '../jobs/runner.ts'
import type { Registers } from '../registers.ts'
import { type Register, SYSTEM } from '../use-case/actor.ts'
import { endpoint } from '../use-case/endpoint.ts'
import { type Engine, run } from '../use-case/engine.ts'
import { aboutNobody } from '../use-case/outcome.ts'
import { type DeliveryTime, declaredFlow, type Message, mustBeDeclared, type ReceivingFlow } from './receiving.ts'
import { flowOutbox, flowPayload } from './tables.ts'

/** One item on its way, as its job names it. */
export interface Item {
  readonly id: string
  readonly flow: ReceivingFlow
  readonly from: Register
  readonly to: Register
}

/** The steps of a delivery. Each may be the last one before the process dies; the job then starts again from the first. */
export interface Delivery {
  /** Reads and opens the item in the giving register. Null when it was delivered before. */
  open(item: Item, at: DeliveryTime): Promise<Message<unknown> | null>
  /** Takes it into the receiving register; a second time changes nothing. */
  receive(item: Item, message: Message<unknown>, at: DeliveryTime): Promise<void>
  /** Marks it delivered in the giving register and empties it. */
  close(item: Item, at: DeliveryTime): Promise<void>
  /** Destroys the item's key, so that backups do not keep what the row has lost. */
  forget(item: Item): Promise<void>
  /** All steps, as the job `flow.deliver`. */
  readonly deliver: JobHandler
}

const OutboxRow = z.object({
  id: z.string(),
  flow: z.string(),
  to_register_id: z.string(),
  sent_at: z.date(),
  payload: z.instanceof(Uint8Array),
})

const undelivered = (register: RegisterId, id: string) =>
  maybe(
    OutboxRow,
    sql`SELECT id, flow, to_register_id, sent_at, payload FROM flow_outbox
      WHERE register_id = ${register} AND id = ${id} AND delivered_at IS NULL`,
  )

const permit = {
  open: action('flow.open', 'register', [declaredFlow]),
  close: action('flow.close', 'register', [declaredFlow]),
}

/** The purpose is the flow's own, so each flow opens its items by an endpoint of its own. */
const openItem = (flow: ReceivingFlow) =>
  endpoint({
    does: 'Opens an item of the outbox for its delivery.',
    method: 'POST',
    path: '/flows/open',
    registers: [],
    mode: 'read',
    permit: permit.open,
    purpose: flow.givenFor,
    input: z.custom<Item>(() => false),
    output: z.custom<Message<unknown> | null>(),
    // Before anything is opened: what either definition does not declare stays where it is.
    prepare: async (item) => mustBeDeclared(item.flow, item),
    load: (item, context) => ({
      row: opening(undelivered(context.register.id, item.id), 'payload', flowPayload, (row) => ({
        rowId: row.id,
        holder: row.id,
      })),
    }),
    decide: ({ row }, item) => {
      if (!row) return aboutNobody('it was delivered before', null)
      if (row.flow !== item.flow.code || row.to_register_id !== item.to.id)
        throw new Error('the job names another flow or receiver than the item')
      if (!row.payload) throw new Error('the item has lost its key before its delivery')
      const message = { id: row.id, from: item.from, sentAt: row.sent_at, payload: row.payload.payload }
      return aboutNobody('its people were logged when it was given', message)
    },
  })

const closeItem = (flow: ReceivingFlow) =>
  endpoint({
    does: 'Marks an item of the outbox delivered and empties it.',
    method: 'POST',
    path: '/flows/close',
    registers: [],
    mode: 'write',
    permit: permit.close,
    purpose: flow.givenFor,
    input: z.custom<Item>(() => false),
    output: z.null(),
    load: (item, context) => ({ row: undelivered(context.register.id, item.id) }),
    decide: ({ row }, _item, context) =>
      aboutNobody('an empty item is about nobody', null, {
        writes: row
          ? [
              writeOne(
                flowOutbox,
                sql`UPDATE flow_outbox SET delivered_at = ${context.now}, payload = ''::bytea
                  WHERE register_id = ${context.register.id} AND id = ${row.id} AND delivered_at IS NULL`,
              ),
            ]
          : [],
      }),
  })

const Payload = z.object({
  item: idSchema('FlowItem'),
  flow: z.string(),
  toRegister: idSchema('Register'),
})

/**
 * The delivery of flows: the only way data passes between registers (decisions 8). Each step is a transaction in one register, so
 * that no connection ever sees two. At least once, with effect once: the outbox gives again until it is closed, and the inbox
 * of the receiver knows what has come.
 */
export function flowDelivery(parts: {
  readonly engine: Engine
  readonly registers: Registers
  readonly flows: readonly ReceivingFlow[]
}): Delivery {
  const { engine, registers } = parts
  const flows = new Map(
    parts.flows.map((flow) => [flow.code, { flow, open: openItem(flow), close: closeItem(flow) }] as const),
  )
  const known = (code: string) => {
    const found = flows.get(code)
    if (!found) throw new Error(`nobody receives the flow ${code}`)
    return found
  }
  const callIn = (register: Register, at: DeliveryTime) =>
    ({ register, actor: SYSTEM, channel: 'flow', ...at }) as const

  const steps = {
    open: (item: Item, at: DeliveryTime) => run(engine, known(item.flow.code).open, callIn(item.from, at), item),
    receive: (item: Item, message: Message<unknown>, at: DeliveryTime) =>
      item.flow.receive(engine, item.to, message, at),
    async close(item: Item, at: DeliveryTime) {
      await run(engine, known(item.flow.code).close, callIn(item.from, at), item)
    },
    async forget(item: Item) {
      await engine.dataKeys.destroy(item.from.id, item.id)
    },
  }
  return {
    ...steps,
    async deliver(job) {
      const { item: id, flow: code, toRegister } = Payload.parse(job.payload)
      const { flow } = known(code)
      const [from, to] = [await registers.byId(job.register), await registers.byId(toRegister)]
      const item = { id, flow, from, to }
      const at = { now: job.now, correlation: job.id }
      const message = await steps.open(item, at)
      if (message) {
        await steps.receive(item, message, at)
        await steps.close(item, at)
      }
      // Also when it was closed before: the process may have stopped between the two.
      await steps.forget(item)
      return 'done'
    },
  }
}
