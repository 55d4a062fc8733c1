import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { PopulationRegister } from '../../adapters/population-register/port.ts'
import type { PopulationRegisterSimulator } from '../../adapters/population-register/simulator.ts'
import { IdentityCode } from '../../platform/formats/identity-code.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { givenPopulationRegister, givenService } from './given.ts'
import { followDecision, importDecision } from './import-decision.ts'

let world: World
let port: PopulationRegister
let simulator: PopulationRegisterSimulator
before(async () => {
  world = await openWorld()
  ;({ port, simulator } = await givenPopulationRegister(world))
})
after(async () => {
  await simulator.stop()
  await world.close()
})

async function aBaseSystem(register: TestRegister): Promise<Actor> {
  const id = newId<'MachineClient'>(world.clock.now())
  await world.installation.machineClient({
    id,
    organisationId: register.organisationId,
    registerId: register.register.id,
    name: 'Perusjärjestelmä',
    keys: { keys: [] },
  })
  return { kind: 'machine', id, ids: [id] }
}

async function aDecision(register: TestRegister, changes: Readonly<Record<string, unknown>> = {}) {
  const { serviceId } = await givenService(world, register, await register.worker('service-manager'))
  return importDecision(port).input.parse({
    id: newId<'Decision'>(world.clock.now()),
    decisionNumber: 'PS-2026-1',
    identityCode: IdentityCode.parse('140385-912T'),
    serviceId,
    kind: 'voucher',
    validFrom: plainDate('2026-01-10'),
    validTo: plainDate('2026-03-31'),
    quota: { per: 'month', quantity: 600 },
    decidedOn: plainDate('2026-01-04'),
    ...changes,
  })
}

test('PSOP-45, PSOP-50: a base system’s decision makes the client and the grant; sent again it gives the same answer', async () => {
  const register = await world.register('psop')
  const system = await aBaseSystem(register)
  const decision = await aDecision(register)

  const granted = await register.call(importDecision(port), system, decision)
  assert.deepEqual(await register.call(importDecision(port), system, decision), granted)
  for (const altered of [
    { validTo: plainDate('2026-04-30') },
    { quota: { per: 'month', quantity: 601 } },
    { quota: { per: 'whole-time', quantity: 600 } },
    { decidedOn: plainDate('2026-01-05') },
    { monthlyIncomeCents: 100_000 },
    { additionalInformation: 'Toinen tieto' },
    { identityCode: IdentityCode.parse('030683-915P') },
  ] as const)
    await assert.rejects(register.call(importDecision(port), system, { ...decision, ...altered }), {
      message: 'grant.id-already-used',
    })

  assert.deepEqual(
    granted.periods.map((p) => [p.from, p.to, p.granted]),
    [
      ['2026-01-10', '2026-01-31', 600],
      ['2026-02-01', '2026-02-28', 600],
      ['2026-03-01', '2026-03-31', 600],
    ],
  )
  assert.equal((await register.rows('SELECT id FROM client')).length, 1)
  const [row] = await register.rows('SELECT decided_by, base_system_id, base_reference FROM decision')
  assert.deepEqual(row, { decided_by: null, base_system_id: system.id, base_reference: 'PS-2026-1' })
  const { periods } = await register.call(followDecision, system, {
    decisionNumber: 'PS-2026-1',
    decisionId: granted.decisionId,
  })
  assert.deepEqual(
    periods.map((p) => [p.granted, p.reserved, p.spent]),
    [
      [600, 0, 0],
      [600, 0, 0],
      [600, 0, 0],
    ],
  )
})

test('PSOP-45: a message without a decision, for an unknown person, or from another register’s system is refused and saves nothing', async () => {
  const register = await world.register('psop')
  const decision = await aDecision(register)
  const system = await aBaseSystem(register)
  const stranger = await aBaseSystem(await world.register('psop'))

  assert.equal(importDecision(port).input.safeParse({ ...decision, decisionNumber: '' }).success, false)
  assert.equal(importDecision(port).input.safeParse({ ...decision, decisionNumber: undefined }).success, false)
  await assert.rejects(register.call(importDecision(port), stranger, decision), { message: 'request.not-permitted' })
  await assert.rejects(
    register.call(importDecision(port), system, { ...decision, identityCode: IdentityCode.parse('010180-9004') }),
    { message: 'client.not-in-population-register' },
  )
  assert.deepEqual(await register.rows('SELECT id FROM decision UNION ALL SELECT id FROM client'), [])
})

test('security.md 6.15: while the population register is away a decision is refused with its reason, and goes through later', async () => {
  const register = await world.register('psop')
  const decision = await aDecision(register)
  const system = await aBaseSystem(register)
  simulator.fail({ kind: 'status', status: 503 })
  await assert.rejects(register.call(importDecision(port), system, decision), {
    message: 'client.population-register-away',
  })
  assert.deepEqual(await register.rows('SELECT id FROM decision'), [])
  simulator.fail(null)
  await register.call(importDecision(port), system, decision)
})
