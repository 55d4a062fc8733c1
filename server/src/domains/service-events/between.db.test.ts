import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { maybe } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Endpoint, Facts } from '../../platform/use-case/endpoint.ts'
import { endGrant } from '../grants/change-grant.ts'
import { endOwnContract } from '../orders/end-contract.ts'
import { givenChain } from '../orders/given.ts'
import { sendOrder } from '../orders/send-order.ts'
import { openWorld, type World } from '../world.ts'
import { correctServiceEvent } from './correct-service-event.ts'
import { aCorrection, aVisit, faultsOfBooks } from './given.ts'
import { recordServiceEvent } from './record-service-event.ts'

/* The facts of a use case come from several statements, each of which sees what was committed before it. So others may commit in between. */

const BETWEEN = 4_801

let world: World
let owner: pg.Client
before(async () => {
  world = await openWorld()
  owner = new pg.Client({ connectionString: world.database.ownerUrl })
  await owner.connect()
})
after(async () => {
  await owner?.end()
  await world?.close()
})

/** The same use case, which waits after its first reads, up to the one named, until nobody holds the lock. */
function waitingAfter<I, O, F extends Facts, P>(endpoint: Endpoint<I, O, F, P>, last: string): Endpoint<I, O, F, P> {
  const wait = maybe(z.object({}), sql`SELECT FROM pg_advisory_xact_lock_shared(${BETWEEN})`)
  return {
    ...endpoint,
    load: (input, context, prepared) => {
      const reads = Object.entries(endpoint.load(input, context, prepared))
      const at = reads.findIndex(([name]) => name === last) + 1
      assert.ok(at > 0 && at < reads.length, 'there is something to read before and after')
      // One query more than the use case asks for; it looks at its own alone.
      return Object.fromEntries([...reads.slice(0, at), ['wait', wait], ...reads.slice(at)]) as F
    },
  }
}

/** Starts the first, does the other while it waits between its reads, and gives what came of the first. */
async function between<T>(first: () => Promise<T>, other: () => Promise<unknown>): Promise<T> {
  await owner.query('SELECT pg_advisory_lock($1)', [BETWEEN])
  const going = first()
  try {
    for (;;) {
      const waiting = await owner.query(
        `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [BETWEEN],
      )
      if (waiting.rowCount) break
      await setTimeout(5)
    }
    await other()
  } finally {
    await owner.query('SELECT pg_advisory_unlock($1)', [BETWEEN])
  }
  return going
}

test('INV-48: a contract that ends between the reads of a correction leaves the book whole', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 300 })
  const visit = aVisit(world.clock, contract, 60)
  await register.call(recordServiceEvent, provider.recorder, visit)
  const correct = waitingAfter(correctServiceEvent, 'ground')
  const answer = await between(
    () => register.call(correct, provider.recorder, aCorrection(world.clock, visit, 45)),
    () =>
      register.call(endOwnContract, contract.client, { contract: contract.contractId, clientId: contract.clientId }),
  )
  assert.ok(answer.replacement)
  assert.deepEqual(await faultsOfBooks(register), [])
  assert.deepEqual(await register.rows('SELECT granted, reserved, spent FROM grant_period'), [
    { granted: 300, reserved: 0, spent: 45 },
  ])
})

test('INV-48: an event that is taken back between the reads of the end of a grant is given back with the rest', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const contract = await chain.contract({ quantity: 300 })
  const official = await register.worker('official', { serviceId: chain.serviceId })
  const visit = aVisit(world.clock, contract, 60)
  await register.call(recordServiceEvent, provider.recorder, visit)
  await between(
    () => register.call(waitingAfter(endGrant, 'periods'), official, { decision: contract.decisionId }),
    () => register.call(correctServiceEvent, provider.recorder, aCorrection(world.clock, visit, null)),
  )
  assert.deepEqual(await faultsOfBooks(register), [])
  assert.deepEqual(await register.rows('SELECT granted, reserved, spent FROM grant_period'), [
    { granted: 0, reserved: 0, spent: 0 },
  ])
})

test('INV-50: what is sent twice at once is done once, and both hear of it: the second sees the first only in part', async () => {
  const chain = await givenChain(world)
  const { register, provider } = chain
  const granted = await chain.grant()
  const order = {
    id: newId<'Order'>(world.clock.now()),
    clientId: granted.clientId,
    decisionId: granted.decisionId,
    providerId: provider.id,
    quantity: 600,
    wantedFrom: plainDate('2026-01-05'),
  }
  const ordered = () => register.call(sendOrder, granted.client, order)
  const first = await between(() => register.call(waitingAfter(sendOrder, 'periods'), granted.client, order), ordered)
  assert.deepEqual(first, await ordered())

  // Just as much is left as the visit takes.
  const contract = await chain.contract({ quantity: 60 })
  const visit = aVisit(world.clock, contract, 60)
  const recorded = () => register.call(recordServiceEvent, provider.recorder, visit)
  const waiting = () => register.call(waitingAfter(recordServiceEvent, 'earlier'), provider.recorder, visit)
  assert.deepEqual(await between(waiting, recorded), await recorded())
  assert.deepEqual(await faultsOfBooks(register), [])
})
