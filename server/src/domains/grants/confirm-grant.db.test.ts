import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { PopulationRegister } from '../../adapters/population-register/port.ts'
import type { PopulationRegisterSimulator } from '../../adapters/population-register/simulator.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { openClient } from '../clients/open-client.ts'
import { ownSituation } from '../clients/own-situation.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { endGrant } from './change-grant.ts'
import { confirmGrant } from './confirm-grant.ts'
import { createGrant } from './create-grant.ts'
import { givenGrant, givenPopulationRegister, givenService } from './given.ts'
import { listGrants } from './list-grants.ts'
import { secondPersonFor } from './rules.ts'

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

const AINO = '140385-912T'

async function given(twoPeopleOver: number | null, quantity: number) {
  const register = await world.register('psop')
  const manager = await register.worker('service-manager')
  const { serviceId } = await givenService(world, register, manager, { twoPeopleOver })
  const official = await register.worker('official', { serviceId })
  const second = await register.worker('official', { serviceId })
  const grant = (by: Actor = official) =>
    givenGrant(world, { register, official: by, port, serviceId, identityCode: AINO, quantity })
  return { register, serviceId, official, second, grant }
}

const granted = async (register: TestRegister, decision: string) =>
  await register.rows('SELECT granted, proposed FROM grant_period WHERE decision_id = $1 ORDER BY period_from', [
    decision,
  ])

test('INV-55: a grant over the limit gives nothing, and its client sees nothing, until a second official has confirmed it', async () => {
  const { register, official, second, grant } = await given(12 * 1_200 - 1, 1_200)
  const made = await grant()
  assert.equal(made.awaiting, 'over-limit')
  assert.deepEqual(
    made.periods.map((p) => p.granted),
    Array<number>(12).fill(1_200),
  )
  assert.ok((await granted(register, made.decisionId)).every((p) => p.granted === 0 && p.proposed === 1_200))
  assert.deepEqual(await register.rows('SELECT id FROM posting'), [])
  const self = { kind: 'client', id: made.clientId, ids: [made.clientId] } as const
  assert.deepEqual((await register.call(ownSituation, self, { client: made.clientId })).grants, [])

  const [listed] = (await register.call(listGrants, second, {})).grants
  assert.deepEqual([listed?.awaiting, listed?.granted], ['over-limit', 14_400])
  const mayConfirm = async (who: Actor) =>
    (await register.call(openClient, who, { client: made.clientId })).grants[0]?.mayConfirm
  assert.deepEqual([await mayConfirm(official), await mayConfirm(second)], [false, true])
  await assert.rejects(register.call(confirmGrant, official, { decision: made.decisionId }), {
    message: 'grant.own-decision',
  })

  assert.equal((await register.call(confirmGrant, second, { decision: made.decisionId })).awaiting, null)
  assert.ok((await granted(register, made.decisionId)).every((p) => p.granted === 1_200 && p.proposed === null))
  assert.equal((await register.rows('SELECT id FROM posting')).length, 12)
  assert.equal((await register.call(ownSituation, self, { client: made.clientId })).grants.length, 1)
  await assert.rejects(register.call(confirmGrant, second, { decision: made.decisionId }), {
    message: 'grant.nothing-to-confirm',
  })
})

test('INV-55: what is at the limit, or has none, needs one official; two who confirm at once grant once', async () => {
  const atLimit = await given(12 * 1_200, 1_200)
  assert.equal((await atLimit.grant()).awaiting, null)
  assert.equal((await (await given(null, 100_000_000)).grant()).awaiting, null)

  const { register, serviceId, second, grant } = await given(0, 60)
  const third = await register.worker('official', { serviceId })
  const { decisionId } = await grant()
  const outcomes = await Promise.allSettled([
    register.call(confirmGrant, second, { decision: decisionId }),
    register.call(confirmGrant, third, { decision: decisionId }),
  ])
  assert.equal(outcomes.filter((one) => one.status === 'fulfilled').length, 1)
  assert.equal((await register.rows('SELECT id FROM posting')).length, 12)
})

test('INV-55: an official of another service cannot confirm; whoever does not agree ends the grant, and it gives nothing', async () => {
  const { register, second, grant } = await given(0, 60)
  const elsewhere = await given(0, 60)
  const { decisionId } = await grant()
  const manager = await register.worker('service-manager')
  const other = await givenService(world, register, manager)
  const stranger = await register.worker('official', { serviceId: other.serviceId })
  await assert.rejects(register.call(confirmGrant, stranger, { decision: decisionId }), {
    message: 'request.not-found',
  })
  await assert.rejects(elsewhere.register.call(confirmGrant, elsewhere.second, { decision: decisionId }), {
    message: 'request.not-found',
  })
  await register.call(endGrant, second, { decision: decisionId })
  await assert.rejects(register.call(confirmGrant, second, { decision: decisionId }), { message: 'grant.ended' })
  assert.deepEqual(await register.rows('SELECT id FROM posting'), [])
})

test('INV-50, INV-55: the same grant sent again while it waits is answered alike', async () => {
  const { register, serviceId, official, grant } = await given(0, 60)
  const made = await grant()
  const again = await register.call(createGrant, official, {
    id: made.decisionId,
    for: { clientId: made.clientId },
    serviceId:
      (await register.call(openClient, official, { client: made.clientId })).grants[0]?.service_id ?? serviceId,
    kind: 'voucher',
    validFrom: plainDate('2026-01-01'),
    validTo: plainDate('2026-12-31'),
    quota: { per: 'month', quantity: 60 },
    decidedOn: plainDate('2026-01-05'),
    monthlyIncomeCents: null,
    householdSize: null,
    additionalInformation: null,
  })
  assert.deepEqual(again, made)
})

test('INV-55: an official does not grant alone to a client of the same family name', async () => {
  const of = (official: string | null, familyName: string) =>
    secondPersonFor({ limit: null, quantity: 1, official, familyName })
  assert.equal(of('Liisa Virtanen', 'Virtanen'), 'same-family-name')
  assert.equal(of('Liisa Virtanen-Kuusi', 'KUUSI'), 'same-family-name')
  assert.equal(of('Liisa Virtanen', 'Korpi-Virtanen'), 'same-family-name')
  assert.equal(of('Aino Koski', 'Aino'), null)
  assert.equal(of('Liisa Virtanen', 'Koski'), null)
  assert.equal(of(null, 'Virtanen'), null)
  assert.equal(of('', ''), null)

  const { register, serviceId, second, grant } = await given(null, 60)
  const made = await grant(await register.worker('official', { serviceId, name: 'Kaarina Virtanen' }))
  assert.equal(made.awaiting, 'same-family-name')
  await register.call(confirmGrant, second, { decision: made.decisionId })
})
