import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { type GivenContract, givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { recordServiceEvent } from './record-service-event.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const aVisit = (contract: GivenContract, quantity: number, changes: { day?: string; note?: string } = {}) => ({
  id: newId<'ServiceEvent'>(world.clock.now()),
  contractId: contract.contractId,
  day: plainDate(changes.day ?? '2026-01-05'),
  quantity,
  startMinute: null,
  note: changes.note ?? null,
})

test('PSOP-16: a provider records a visit: the answer says at once what it cost whom and what is left, and the log whose it was', async () => {
  const ours = await givenChain(world)
  const theirs = await givenChain(world)
  const contract = await ours.contract({ quantity: 1_200 })
  const visit = aVisit(contract, 90, { note: 'Käynti sujui hyvin.' })

  const answer = await ours.register.call(recordServiceEvent, ours.provider.recorder, visit)

  assert.deepEqual(answer, {
    event: { id: visit.id, day: '2026-01-05', quantity: 90, priceCents: 6_300, valueCents: 5_700, shareCents: 600 },
    balance: { granted: 1_200, reserved: 1_110, spent: 90, left: 1_110 },
  })
  assert.deepEqual(await ours.register.rows('SELECT granted, reserved, spent FROM grant_period'), [
    { granted: 1_200, reserved: 1_110, spent: 90 },
  ])
  assert.deepEqual(
    await ours.register.rows(
      `SELECT asset, from_account, to_account, amount FROM posting WHERE source_id = $1 ORDER BY from_account`,
      [visit.id],
    ),
    [
      { asset: 'cent', from_account: 'cost', to_account: 'payable', amount: 5_700 },
      { asset: 'minute', from_account: 'reserved', to_account: 'delivered', amount: 90 },
      { asset: 'cent', from_account: 'share-memo', to_account: 'share-of-client', amount: 600 },
    ],
  )
  const entry = (await ours.register.log()).at(-1)
  assert.deepEqual(
    [entry?.action, entry?.outcome, entry?.subjectId, entry?.basis, entry?.reference, entry?.actorId],
    [
      'service-event.record',
      'done',
      contract.clientId,
      'client-relationship',
      contract.contractId,
      ours.provider.recorder.id,
    ],
  )
  assert.deepEqual(await theirs.register.rows('SELECT id FROM service_event'), [])
})
