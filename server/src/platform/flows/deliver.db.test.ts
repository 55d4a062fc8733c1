import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { openWorld, type TestRegister, type World } from '../../domains/world.ts'
import { action } from '../authorisation/rules.ts'
import { newId } from '../ids.ts'
import type { Register } from '../use-case/actor.ts'
import { SYSTEM } from '../use-case/actor.ts'
import { endpoint } from '../use-case/endpoint.ts'
import { about } from '../use-case/outcome.ts'
import { flowDelivery, type Item } from './deliver.ts'
import { declaredFlow, type Message, mustBeDeclared, receivingFlow } from './receiving.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const SECRET = 'kanarialintu'
const Payload = z.strictObject({ person: z.string(), text: z.string() })
const APPLICATION = 'admission-application'

/** What the receiving side did, in the order of its decisions: also of those that were rolled back. */
const decided: string[] = []
const flow = receivingFlow({
  code: APPLICATION,
  does: 'Takes something, for the tests of delivery.',
  fields: ['staff.name', 'organisation.name'],
  schema: Payload,
  givenFor: 'applying',
  purpose: 'arranging-service',
  load: () => ({}),
  decide: (_facts, { payload }) => {
    decided.push(payload.text)
    return about(payload.person, null)
  },
})

const give = endpoint({
  does: 'Gives something through a flow, for the tests of delivery.',
  method: 'POST',
  path: '/test/give',
  registers: ['provider'],
  mode: 'write',
  permit: action('test.give', 'register', [declaredFlow]),
  purpose: 'applying',
  input: z.strictObject({ person: z.string(), flow: z.string(), to: z.string(), fields: z.array(z.string()) }),
  output: z.object({ done: z.boolean() }),
  load: () => ({}),
  decide: (_facts, input) =>
    about(
      input.person,
      { done: true },
      {
        flows: [
          {
            flow: input.flow,
            toRegister: input.to,
            fields: input.fields,
            payload: { person: input.person, text: SECRET },
          },
        ],
      },
    ),
})

const outbox = (from: TestRegister) =>
  from.rows(
    'SELECT id, delivered_at IS NOT NULL AS delivered, length(payload) AS size FROM flow_outbox WHERE register_id = $1 ORDER BY id',
    [from.register.id],
  )
const inbox = (to: TestRegister) =>
  to.rows('SELECT id FROM flow_inbox WHERE register_id = $1 ORDER BY id', [to.register.id])
const acquisitions = async (to: TestRegister) => (await to.log()).filter((event) => event.counterpart !== null)

async function anItem(definitionOfReceiver: 'psop' | 'provider' = 'psop') {
  const from = await world.register('provider')
  const to = await world.register(definitionOfReceiver)
  const person = newId<'Person'>(world.clock.now())
  await from.call(give, SYSTEM, { person, flow: APPLICATION, to: to.register.id, fields: [...flow.fields] })
  const [row] = await outbox(from)
  const item: Item = { id: String(row?.id), flow, from: from.register, to: to.register }
  const at = { now: world.clock.now(), correlation: newId(world.clock.now()) }
  const { platform } = world
  const delivery = flowDelivery({ engine: platform, registers: platform.registers, flows: [flow] })
  const job = {
    id: at.correlation,
    register: from.register.id,
    payload: { item: item.id, flow: APPLICATION, toRegister: to.register.id },
    now: at.now,
  }
  return { from, to, person, item, at, delivery, run: () => delivery.deliver(job) }
}

const read = (message: Message<unknown> | null): Message<unknown> => {
  assert.ok(message)
  return message
}

test('a delivery that stops after any step is done again, and has its effect once', async () => {
  type Parts = Awaited<ReturnType<typeof anItem>>
  const stops: readonly ((parts: Parts) => Promise<void>)[] = [
    async () => {},
    async ({ delivery, item, at }) => {
      await delivery.open(item, at)
    },
    async ({ delivery, item, at }) => {
      await delivery.receive(item, read(await delivery.open(item, at)), at)
    },
    async ({ delivery, item, at }) => {
      await delivery.receive(item, read(await delivery.open(item, at)), at)
      await delivery.close(item, at)
    },
    async ({ delivery, item, at }) => {
      await delivery.receive(item, read(await delivery.open(item, at)), at)
      await delivery.close(item, at)
      await delivery.forget(item)
    },
  ]
  for (const [step, stop] of stops.entries()) {
    const parts = await anItem()
    decided.length = 0
    await stop(parts)

    assert.equal(await parts.run(), 'done')
    assert.equal(await parts.run(), 'done')

    const { from, to, item, person } = parts
    assert.deepEqual(await outbox(from), [{ id: item.id, delivered: true, size: 0 }], `stopped after step ${step}`)
    assert.deepEqual(await inbox(to), [{ id: item.id }], `stopped after step ${step}`)
    assert.deepEqual(decided, [SECRET], `stopped after step ${step}`)
    const keyring = await world.platform.dataKeys.load(from.register.id, [item.id])
    assert.equal(keyring.state(item.id, 'content'), 'destroyed', `stopped after step ${step}`)
    assert.deepEqual(
      (await acquisitions(to)).map((event) => [event.subjectId, event.counterpart, event.groups]),
      [[person, from.register.id, flow.fields]],
      `stopped after step ${step}`,
    )
  }
})

test('two deliveries of one item at once have one effect', async () => {
  const { from, to, item, run, delivery, at } = await anItem()
  const message = read(await delivery.open(item, at))
  await Promise.all([1, 2, 3, 4].map(() => delivery.receive(item, message, at)))
  await Promise.all([1, 2, 3].map(() => run()))
  assert.equal((await inbox(to)).length, 1)
  assert.equal((await acquisitions(to)).length, 1)
  assert.deepEqual(await outbox(from), [{ id: item.id, delivered: true, size: 0 }])
})

test('703/2023 10 §: the giver logs whose data it gave, which and to whom; the opening for delivery is logged too', async () => {
  const { from, to, person, item, run } = await anItem()
  await run()
  const log = await from.log()
  assert.deepEqual(
    log
      .filter((event) => event.counterpart)
      .map((event) => [event.action, event.subjectId, event.counterpart, event.groups]),
    [[`test.give/disclosed.${APPLICATION}`, person, to.register.id, flow.fields]],
  )
  assert.deepEqual(
    log
      .filter((event) => event.action === 'flow.open')
      .map((event) => [event.actorKind, event.subjectId, event.groups]),
    [['system', item.id, ['flow_outbox.payload']]],
  )
})

test('C-11: what the giving definition does not declare is refused at once, and nothing is put on its way', async () => {
  const from = await world.register('provider')
  const to = await world.register('psop')
  const person = newId<'Person'>(world.clock.now())
  const refused = { message: 'definition.flow-not-declared' }
  const asked = { person, flow: APPLICATION, to: to.register.id, fields: [...flow.fields] }
  await assert.rejects(from.call(give, SYSTEM, { ...asked, flow: 'client-list' }), refused)
  await assert.rejects(from.call(give, SYSTEM, { ...asked, fields: ['person.identity-code'] }), refused)
  assert.deepEqual(await outbox(from), [])
})

test('C-11: what the receiving definition does not declare stays where it is, unopened', async () => {
  // A provider's register may give applications, but only to an organiser's; another provider's register declares none.
  const { from, to, item, run } = await anItem('provider')
  await assert.rejects(run(), { message: 'definition.flow-not-declared' })
  const [left] = await outbox(from)
  assert.equal(left?.delivered, false)
  assert.ok(Number(left?.size) > 0)
  assert.deepEqual(await inbox(to), [])
  assert.deepEqual(await to.log(), [])
  assert.deepEqual(
    (await from.log()).filter((event) => event.action === 'flow.open').map((event) => [event.outcome, event.groups]),
    [['refused', []]],
  )
  const keyring = await world.platform.dataKeys.load(from.register.id, [item.id])
  assert.equal(keyring.state(item.id, 'content'), 'live')
})

test('C-11: two definitions that declare the flow, but not each other, refuse it', async () => {
  const from = (await world.register('provider')).register
  const to = (await world.register('psop')).register
  const other = (register: Register): Register => ({
    ...register,
    definition: { ...register.definition, id: 'another' },
  })
  const refused = { message: 'definition.flow-not-declared' }
  mustBeDeclared(flow, { from, to })
  assert.throws(() => mustBeDeclared(flow, { from, to: other(to) }), refused)
  assert.throws(() => mustBeDeclared(flow, { from: other(from), to }), refused)
})

test('a receiver is not reached past the definitions, whoever calls it', async () => {
  const { to, item, delivery, at } = await anItem()
  const message = read(await delivery.open(item, at))
  const other = await world.register('psop')
  // A message that claims to come from an organiser's register: that definition gives no applications.
  const forged = { ...message, from: other.register }
  await assert.rejects(delivery.receive(item, forged, at), { message: 'definition.flow-not-declared' })
  assert.deepEqual(await inbox(to), [])
  assert.deepEqual(
    (await to.log()).map((event) => [event.action, event.outcome]),
    [[`received.${APPLICATION}`, 'refused']],
  )
})

test('INV-28: the payload is sealed on its way', async () => {
  const { from } = await anItem()
  const [row] = await from.rows(`SELECT encode(payload, 'escape') AS bytes FROM flow_outbox WHERE register_id = $1`, [
    from.register.id,
  ])
  assert.ok(typeof row?.bytes === 'string' && row.bytes.length > 0 && !row.bytes.includes(SECRET))
})
