import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { findClient } from '../../domains/clients/find-client.ts'
import { givenChain } from '../../domains/orders/given.ts'
import { aVisit } from '../../domains/service-events/given.ts'
import { recordServiceEvent } from '../../domains/service-events/record-service-event.ts'
import { listServices } from '../../domains/services/list-services.ts'
import { openWorld, type World } from '../../domains/world.ts'
import { loadBook } from '../definitions/load.ts'
import { identityCheckCharacter } from '../formats/identity-code.ts'
import { Refusal } from '../refusals.ts'
import { SYSTEM } from './actor.ts'
import { endpoint } from './endpoint.ts'
import { type Call, run } from './engine.ts'
import { aboutNobody } from './outcome.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

/** Invented: the individual number is from 900 on. */
const CODE = '010190-900P'
const codeOf = (error: unknown): string => (error instanceof Refusal ? error.kind.code : String(error))
const answerOf = (call: Promise<unknown>): Promise<string> => call.then(() => 'done', codeOf)

test('free text that holds an identity code is refused before it is saved, however it is written, and a text without is not', async () => {
  const chain = await givenChain(world)
  const contract = await chain.contract()
  const record = (note: string) =>
    answerOf(
      chain.register.call(recordServiceEvent, chain.provider.recorder, aVisit(world.clock, contract, 30, { note })),
    )
  for (const note of [`Hetu ${CODE}.`, `Hetu ${CODE.toLowerCase()}`, 'Hetu 010190 -900P', `x${CODE}x`])
    assert.equal(await record(note), 'definition.identity-code-refused', note)
  assert.equal((await chain.register.rows('SELECT id FROM service_event')).length, 0)
  assert.equal(await record('Käynti 01.01.1990, puhelin 010 190900.'), 'done')
  assert.equal(
    await answerOf(chain.grant({ information: `Asiakkaan tunnus on ${CODE}` })),
    'definition.identity-code-refused',
  )
})

test('MLL-21: the register that refuses identity codes refuses them by endpoint, import, message and job, in any field', async () => {
  const mll = [...loadBook(path.resolve(import.meta.dirname, '../../../../registers')).versions.values()]
    .flat()
    .find(({ id }) => id === 'mll')
  assert.ok(mll)
  const { register } = await world.register('psop')
  const visiting = endpoint({
    does: 'Test: takes anything in.',
    method: 'POST',
    path: '/test/visits',
    registers: ['mll'],
    mode: 'write',
    permit: listServices.permit,
    purpose: 'implementing',
    input: z.unknown(),
    output: z.null(),
    load: () => ({}),
    decide: () => aboutNobody('nothing is saved', null),
  })
  for (const channel of ['web', 'api', 'flow', 'job'] as const)
    for (const [input, answer] of [
      [{ identityCode: CODE }, 'definition.identity-code-refused'],
      [{ lines: [{ note: `Kävi ${CODE}` }] }, 'definition.identity-code-refused'],
      [{ lines: [{ note: 'Kävi 1.1.1990' }] }, 'request.not-permitted'],
    ] as const) {
      const call: Call = {
        register: { ...register, definition: mll },
        actor: SYSTEM,
        now: world.clock.now(),
        channel,
        correlation: '',
      }
      assert.equal(
        await answerOf(run(world.platform, visiting, call, input)),
        answer,
        `${channel} ${JSON.stringify(input)}`,
      )
    }
})

test('AC-40, INV-28: outside production a code that could be real is refused wherever it is sent; in production it is not', async () => {
  // Of the 1800s, and put together here, so that no file holds one.
  const real = `010101+002${identityCheckCharacter('010101002')}`
  const chain = await givenChain(world)
  const { register } = chain
  const contract = await chain.contract()
  const official = await register.worker('official', { serviceId: chain.serviceId })
  const search = (identityCode: string) =>
    answerOf(register.call(findClient, official, findClient.input.parse({ identityCode })))
  assert.equal(await search(real), 'request.not-invented')
  assert.equal(await search(CODE), 'done')
  const visit = aVisit(world.clock, contract, 30, { note: `Hetu ${real}` })
  assert.equal(
    await answerOf(register.call(recordServiceEvent, chain.provider.recorder, visit)),
    'request.not-invented',
  )
  const call: Call = {
    ...{ register: register.register, actor: official, now: world.clock.now() },
    ...{ channel: 'web', correlation: '' },
  }
  const input = findClient.input.parse({ identityCode: real })
  assert.equal(await answerOf(run({ ...world.platform, inventedOnly: false }, findClient, call, input)), 'done')
  assert.ok((await register.log()).some(({ reason }) => reason === 'request.not-invented'))
})
