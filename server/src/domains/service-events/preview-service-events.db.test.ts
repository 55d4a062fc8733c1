import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { tries } from '../../platform/crypto/proving.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import { addDays, plainDate } from '../../platform/time/plain-date.ts'
import type { Register } from '../../platform/use-case/actor.ts'
import { run } from '../../platform/use-case/engine.ts'
import { endOwnContract } from '../orders/end-contract.ts'
import { givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { aVisit, faultsOfBooks } from './given.ts'
import { previewServiceEvents } from './preview-service-events.ts'
import { recordServiceEvent } from './record-service-event.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

type Visit = ReturnType<typeof aVisit>

const previewOf = (visits: readonly Visit[], seen?: readonly string[]) =>
  previewServiceEvents.input.parse({
    contract: visits[0]?.contractId,
    deliveries: visits.map(({ contractId: _, note, seen: __, ...delivery }) => ({ ...delivery, noted: note !== null })),
    ...(seen ? { seen } : {}),
  })

const delivery = fc.record({
  /** The contract began four days ago. */
  daysAgo: fc.constantFrom(5, 4, 3, 3, 1, 0, -1),
  quantity: fc.integer({ min: 1, max: 120 }),
  startMinute: fc.option(fc.integer({ min: 0, max: 1439 })),
  /** Whether the row names an id that an earlier one has used, and then whether it says the same. */
  repeats: fc.option(fc.boolean(), { freq: 6 }),
})

test('what the preview tells of each row is what recording it then does, in figures and in words, and the preview saves nothing', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  await fc.assert(
    fc.asyncProperty(
      fc.array(delivery, { minLength: 1, maxLength: 8 }),
      fc.record({ ordered: fc.integer({ min: 60, max: 240 }), ended: fc.boolean(), compared: fc.boolean() }),
      async (rows, { ordered, ended, compared }) => {
        const contract = await chain.contract({
          quantity: 600,
          ordered,
          from: dayOf(world.clock.now()),
          validTo: plainDate('2040-12-31'),
        })
        world.clock.advance({ minutes: 4 * 24 * 60 })
        const ago = (days: number) => addDays(dayOf(world.clock.now()), -days)
        const already = aVisit(world.clock, contract, 30, { day: ago(3), note: 'Ennestään' })
        await register.call(recordServiceEvent, provider.recorder, already)
        if (ended)
          await register.call(endOwnContract, contract.client, {
            clientId: contract.clientId,
            contract: contract.contractId,
          })
        const visits: Visit[] = []
        for (const { repeats, startMinute, ...row } of rows) {
          const model = repeats === null ? undefined : (visits[0] ?? already)
          const visit = aVisit(world.clock, contract, row.quantity, {
            day: ago(row.daysAgo),
            ...(startMinute === null ? {} : { startMinute }),
          })
          visits.push(model ? { ...(repeats ? model : visit), id: already.id } : visit)
        }
        // Rows of one id in one message are the sender's fault, told by the page before anything is sent.
        const sent = visits.filter((one, at) => visits.findIndex((other) => other.id === one.id) === at)
        const seen = compared ? sent.map(({ id }) => id) : undefined
        const before = await register.rows('SELECT count(*)::int AS n FROM service_event')
        const { previews } = await register.call(previewServiceEvents, provider.recorder, previewOf(sent, seen))
        assert.deepEqual(await register.rows('SELECT count(*)::int AS n FROM service_event'), before)

        for (const [at, visit] of sent.entries()) {
          const preview = previews[at]
          const input = recordServiceEvent.input.parse({ ...visit, ...(seen ? { seen } : {}) })
          const done = await register
            .call(recordServiceEvent, provider.recorder, input)
            .catch((error: unknown) => (error instanceof Refusal ? error.kind : Promise.reject(error)))
          if ('text' in done)
            assert.deepEqual(preview, { id: visit.id, outcome: 'would-refuse', code: done.code, detail: done.text })
          else if (visit.id === already.id) assert.deepEqual(preview, { id: visit.id, outcome: 'recorded-before' })
          else assert.deepEqual(preview, { id: visit.id, outcome: 'would-record', ...done })
        }
      },
    ),
    { numRuns: tries(600) },
  )
  assert.deepEqual(await faultsOfBooks(register), [])
})

test('the preview is of one’s own contracts, stands in the client’s log, and opens nothing that is sealed', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ from: dayOf(world.clock.now()), validTo: plainDate('2040-12-31') })
  const day = dayOf(world.clock.now())
  const visit = aVisit(world.clock, contract, 60, { day, note: 'Sanoja' })
  await register.call(recordServiceEvent, provider.recorder, visit)
  await register.call(previewServiceEvents, provider.recorder, previewOf([visit]))
  const looked = (await register.log()).at(-1)
  assert.deepEqual(
    [looked?.action, looked?.subjectId, looked?.outcome, looked?.groups],
    ['service-event.preview', contract.clientId, 'done', []],
  )
  const stranger = await chain.anotherProvider()
  for (const actor of [stranger.recorder, provider.office, chain.manager])
    await assert.rejects(register.call(previewServiceEvents, actor, previewOf([visit])), {
      message: 'request.not-found',
    })
})

test('issue 3: no field comes in by an import that the definition refuses, and the preview says so in the same words', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ from: dayOf(world.clock.now()), validTo: plainDate('2040-12-31') })
  const { definition } = register.register
  const without: Register = {
    ...register.register,
    definition: {
      ...definition,
      subjects: definition.subjects.map((one) => ({
        ...one,
        fields: one.fields.filter((field) => field !== 'service-event.note'),
      })),
    },
  }
  const call = { register: without, actor: provider.recorder, channel: 'web', correlation: newId(world.clock.now()) }
  const at = { ...call, now: world.clock.now(), channel: 'web' } as const
  const day = dayOf(world.clock.now())
  const noted = aVisit(world.clock, contract, 60, { day, note: 'Sanoja' })
  const plain = aVisit(world.clock, contract, 30, { day })
  const refusal = await run(world.platform, recordServiceEvent, at, noted).then(
    () => assert.fail('the note was taken'),
    (error: unknown) => (error instanceof Refusal ? error.kind : Promise.reject(error)),
  )
  assert.equal(refusal.code, 'definition.field-not-declared')
  const { previews } = await run(world.platform, previewServiceEvents, at, previewOf([noted, plain]))
  assert.deepEqual(previews[0], { id: noted.id, outcome: 'would-refuse', code: refusal.code, detail: refusal.text })
  assert.equal(previews[1]?.outcome, 'would-record')
  const { event } = await run(world.platform, recordServiceEvent, at, plain)
  assert.equal(event.id, plain.id)
  assert.deepEqual(await register.rows('SELECT note_sealed FROM service_event'), [{ note_sealed: null }])
})
