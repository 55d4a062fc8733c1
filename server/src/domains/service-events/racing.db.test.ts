import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { tries } from '../../platform/crypto/proving.ts'
import { Refusal } from '../../platform/refusals.ts'
import { givenChain } from '../orders/given.ts'
import { openWorld, type World } from '../world.ts'
import { correctServiceEvent } from './correct-service-event.ts'
import { aCorrection, aVisit, faultsOfBooks } from './given.ts'
import { recordServiceEvent } from './record-service-event.ts'

const WRITERS = 32

let world: World
before(async () => {
  world = await openWorld({ poolSize: WRITERS })
})
after(() => world.close())

/** Lets so many writers share a pile of attempts, each taking the next when it has its answer. */
async function race(attempts: number, attempt: (number: number) => Promise<void>): Promise<void> {
  let next = 0
  const writer = async (): Promise<void> => {
    while (next < attempts) {
      next += 1
      await attempt(next)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
}

test('INV-47: 32 writers on one grant never overspend, every refusal has a reason, and what was accepted is what is spent', async (t) => {
  const chain = await givenChain(world)
  const other = await givenChain(world)
  const { register, provider } = chain
  const attempts = tries(10_000)
  // Quantities are 15 … 90; about half of the attempts fit.
  const granted = attempts * 26
  const contract = await chain.contract({ quantity: granted })
  let accepted = 0
  let spent = 0
  const refusals = new Map<string, number>()
  await race(attempts, async (number) => {
    const visit = aVisit(world.clock, contract, 15 * ((number % 6) + 1))
    try {
      const answer = await register.call(recordServiceEvent, provider.recorder, visit)
      assert.ok(answer.balance.left >= 0 && answer.balance.reserved >= 0)
      accepted += 1
      spent += visit.quantity
    } catch (error) {
      assert.ok(error instanceof Refusal, String(error))
      refusals.set(error.message, (refusals.get(error.message) ?? 0) + 1)
    }
  })
  const [row] = await register.rows('SELECT granted, reserved, spent FROM grant_period')
  t.diagnostic(
    `${attempts} attempts by ${WRITERS}: ${accepted} accepted, refused ${JSON.stringify([...refusals])}, overspent 0`,
  )
  assert.deepEqual(row, { granted, reserved: granted - spent, spent })
  assert.ok(accepted > 0 && spent <= granted && granted - spent < 90, 'it was filled to the last visit that fits')
  assert.deepEqual([...refusals.keys()], ['service-event.not-enough-left'])
  assert.equal(accepted + [...refusals.values()].reduce((sum, n) => sum + n, 0), attempts)
  assert.deepEqual(await register.rows('SELECT count(*)::int AS events FROM service_event'), [{ events: accepted }])
  assert.deepEqual(await faultsOfBooks(register), [])
  assert.deepEqual(await other.register.rows('SELECT id FROM posting'), [])
})

test('INV-47, INV-50: records, repeats and corrections racing on one grant count each event once', async (t) => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const attempts = tries(4_000)
  const contract = await chain.contract({ quantity: attempts * 20 })
  const visits: ReturnType<typeof aVisit>[] = []
  const refusals = new Map<string, number>()
  const said = new Set([
    'service-event.not-enough-left',
    'service-event.already-reversed',
    'request.not-found',
    'request.changed-meanwhile',
  ])
  await race(attempts, async (number) => {
    const earlier = visits[(number * 7) % Math.max(1, visits.length)]
    try {
      if (earlier && number % 4 === 0)
        await register.call(
          correctServiceEvent,
          provider.recorder,
          aCorrection(world.clock, earlier, number % 8 ? 30 : null),
        )
      else {
        const visit = earlier && number % 4 === 1 ? earlier : aVisit(world.clock, contract, 15 * ((number % 6) + 1))
        visits.push(visit)
        await register.call(recordServiceEvent, provider.recorder, visit)
      }
    } catch (error) {
      assert.ok(error instanceof Refusal && said.has(error.message), String(error))
      refusals.set(error.message, (refusals.get(error.message) ?? 0) + 1)
    }
  })
  t.diagnostic(`${attempts} attempts: refused ${JSON.stringify([...refusals])}`)
  assert.deepEqual(await faultsOfBooks(register), [])
})
