import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { run } from '../../platform/use-case/engine.ts'
import { findClient } from '../clients/find-client.ts'
import { openClient } from '../clients/open-client.ts'
import { givenGrant, givenPopulationRegister } from '../grants/given.ts'
import { givenChain } from '../orders/given.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { enterNext, nextVersion } from './given.ts'

let world: World
let owner: pg.Client
let population: Awaited<ReturnType<typeof givenPopulationRegister>>
before(async () => {
  world = await openWorld()
  population = await givenPopulationRegister(world)
  owner = new pg.Client({ connectionString: world.database.ownerUrl })
  await owner.connect()
})
after(async () => {
  await population.simulator.stop()
  await owner.end()
  await world.close()
})

const SURVEY = 'client-survey'
const purpose = (more = ''): readonly [string, string] => [
  'forbiddenPurposes:',
  `  - code: ${SURVEY}\n    text: { fi: Asiakaskysely, sv: Klientenkät, en: Client survey }\n    basis: public-task\n    scope: planning\n${more}forbiddenPurposes:`,
]
async function publish(version: number, validFrom: string, ...changes: readonly (readonly [string, string])[]) {
  const text = nextVersion('psop', version, validFrom, ...changes)
  await enterNext(owner, { id: 'psop', version, validFrom, text, at: world.clock.now() })
  await world.platform.definitions.refresh()
}

/** The call in the register as it is now, for the purpose in place of the endpoint's own. */
async function surveying({ register: { code } }: TestRegister, actor: Actor) {
  const register = (await world.platform.registers.byCode(code)) ?? assert.fail()
  const call = {
    register,
    actor,
    now: world.clock.now(),
    channel: 'web',
    correlation: newId(world.clock.now()),
  } as const
  return {
    open: (client: string) =>
      run(world.platform, { ...openClient, purpose: SURVEY }, call, openClient.input.parse({ client })),
    find: (names: string) =>
      run(world.platform, { ...findClient, purpose: SURVEY }, call, findClient.input.parse({ names })),
  }
}

test('claims 5.1 (3): a wider purpose never works backwards, unless the definition names the ground that makes it compatible', async () => {
  const chain = await givenChain(world)
  const { register, serviceId } = chain
  const official = await register.worker('official', { serviceId })
  const grant = (identityCode: string) =>
    givenGrant(world, { register, official, port: population.port, serviceId, identityCode })
  const before = await grant('140385-912T')
  await assert.rejects((await surveying(register, official)).open(before.clientId), {
    message: 'definition.purpose-not-declared',
  })

  world.clock.advance({ minutes: 60 })
  await publish(2, '2026-01-04', purpose())
  world.clock.advance({ minutes: 60 })
  const later = await grant('271180-9408')
  const now = await surveying(register, official)
  await assert.rejects(now.open(before.clientId), { message: 'definition.collected-before-purpose' })
  assert.equal((await now.open(later.clientId)).id, later.clientId)
  // In a list the earlier one is left out, as if it were not there.
  assert.deepEqual((await now.find('virtanen aino')).clients, [])
  assert.equal((await now.find('åkerblom ann-sofie')).clients.length, 1)
  // The purposes that were there all along open both.
  assert.equal((await register.call(openClient, official, { client: before.clientId })).id, before.clientId)

  await publish(3, '2026-01-05', purpose('    compatible: assessment\n'))
  assert.equal((await (await surveying(register, official)).open(before.clientId)).id, before.clientId)
})
