import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startOfDay } from '../../platform/time/helsinki.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { givenChain } from '../orders/given.ts'
import { openContract } from '../orders/open-contract.ts'
import { openWorld, type World } from '../world.ts'
import { NIGHTLY_RADAR_JOB, radarJobs } from './jobs.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const ALPHABET = [...'ABDEGHIJKLMNOPRSTUVYÄÖ']
const letters = (n: number): string =>
  [1, 22, 484, 10_648].map((power) => ALPHABET[Math.floor(n / power) % ALPHABET.length]).join('')

test('AC-01, INV-35: the rule of the same rare family name is of names, not of cut tokens that strangers share', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ familyName: 'Keksitty' })
  const { platform } = world
  const index = platform.index(register.register.id)
  const theirs = new Set(index.nameTokens(['Testi', 'Keksitty']))
  const stranger = Array.from({ length: 200_000 }, (_, n) => letters(n)).find((name) =>
    index.nameTokens([name]).every((token) => theirs.has(token)),
  )
  assert.ok(stranger, 'some other name has the token of the client’s')
  const { recorder } = provider
  const worker = (name: string) =>
    register.worker('provider-recorder', {
      name,
      providerId: provider.id,
      organisationId: recorder.kind === 'worker' ? recorder.organisationId : '',
    })
  const [same, other] = [await worker('Kaisa Keksitty'), await worker(`Kalle ${stranger}`)]
  const at = (day: string, hours: number) =>
    world.clock.set(instantAt(startOfDay(plainDate(day)).getTime() + hours * 3_600_000))
  for (const [one, day] of [
    [same, '2026-02-04'],
    [other, '2026-02-05'],
  ] as const) {
    at(day, 12)
    await register.call(openContract, one, { contract: contract.contractId })
  }
  // The acceptance explains looks of the provider's people for two weeks.
  at('2026-02-09', 1)
  const handler = radarJobs(platform, platform.registers).get(NIGHTLY_RADAR_JOB)
  const now = world.clock.now()
  const job = { id: contract.contractId, register: register.register.id, payload: {}, now }
  while ((await handler?.(job)) === 'again');
  assert.deepEqual(await register.rows('SELECT rule, worker_id FROM use_finding'), [
    { rule: 'same-surname', worker_id: same.id },
  ])
})
