import assert from 'node:assert/strict'
import { Socket } from 'node:net'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openWorld, type TestRegister, type World } from '../../../domains/world.ts'
import { inRegister } from '../../db/pool.ts'
import { openOperationLog } from '../../http/operation-log.ts'
import { checkLog } from './check.ts'
import { handle, openTreeGround, type TreeGround } from './given.ts'
import { integrate, STEPS, type Step } from './integrate.ts'
import { startSequencer } from './sequencer.ts'
import { newestCheckpoint, TreeBroken } from './store.ts'

let world: World
let ground: TreeGround
before(async () => {
  world = await openWorld()
  ground = await openTreeGround(world)
})
after(async () => {
  await ground.close()
  await world.close()
})

const ask = async (text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> =>
  (await ground.superuser.query(text, [...values])).rows

const headOf = (to: TestRegister) =>
  inRegister(world.platform.jobsPool, to.register.id, 'read', (t) => newestCheckpoint(t, to.register.id))

test('INV-19: rows of many writers get contiguous indexes, each once, over several tiles, levels and registers', async () => {
  const ours = await world.register('psop')
  const theirs = await world.register('provider')
  for (const count of [1, 254, 2, 300, 0, 40]) {
    await Promise.all([handle(world, ours, count), handle(world, theirs, Math.ceil(count / 3))])
    assert.equal(await ground.integrateAll(ours), count)
    await ground.integrateAll(theirs)
    await ground.mustBeWhole(ours)
    await ground.mustBeWhole(theirs)
  }
  assert.deepEqual(await ask('SELECT * FROM log_finding'), [])
})

test('INV-20: a reading beside an integration finds nothing wrong, at whichever of its steps it begins', async () => {
  const to = await world.register('psop')
  await handle(world, to, 3)
  await ground.integrateAll(to)
  for (const at of STEPS) {
    await handle(world, to, 300)
    let reading: Promise<unknown> = Promise.resolve()
    const begun = async (step: Step): Promise<void> => {
      if (step !== at) return
      reading = checkLog(ground.parts, to.register)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    await ground.integrateAll(to, begun)
    assert.deepEqual(await reading, [], at)
  }
})

test('INV-19: a row of a transaction that runs longer than others waits, and nothing overtakes it into the tree', async () => {
  const to = await world.register('psop')
  const slow = await world.platform.pool.connect()
  await slow.query('BEGIN')
  await slow.query(`SET LOCAL app.register_id = '${to.register.id}'`)
  await slow.query('SELECT pg_current_xact_id()')
  await handle(world, to, 5)
  assert.equal((await integrate(ground.parts, to.register)).added, 0)
  await slow.query('COMMIT')
  slow.release()
  assert.equal(await ground.integrateAll(to), 5)
  await ground.mustBeWhole(to)
})

function cut(client: object): void {
  assert.ok(client instanceof pg.Client)
  client.on('error', () => {})
  const wire: unknown = Reflect.get(client, 'connection')
  assert.ok(typeof wire === 'object' && wire)
  const stream: unknown = Reflect.get(wire, 'stream')
  assert.ok(stream instanceof Socket)
  stream.destroy()
}

test('INV-19: whatever is torn away at whatever step, each committed event is in the tree exactly once afterwards', async () => {
  const to = await world.register('psop')
  for (const torn of STEPS) {
    await handle(world, to, 130)
    const tear = async (step: Step, _: unknown, transaction: { readonly connection: object }): Promise<void> => {
      if (step !== torn) return
      if (step === 'committed') throw new Error('gone after the commit')
      // The connection is gone at once, as when the process is killed; PostgreSQL rolls back by itself.
      cut(transaction.connection)
    }
    await assert.rejects(ground.integrateAll(to, tear), torn)
    // PostgreSQL may notice a moment later that nobody is there any more; until then the lock is held.
    assert.equal(await ground.untilIntegrated(to, torn === 'committed' ? 0 : 130), torn === 'committed' ? 0 : 130, torn)
    await ground.mustBeWhole(to)
  }
})

test('INV-19: two sequencers at once add nothing twice', async () => {
  const to = await world.register('psop')
  await handle(world, to, 600)
  await ground.settled(to)
  const done = await Promise.all([integrate(ground.parts, to.register), integrate(ground.parts, to.register)])
  assert.equal(
    done.reduce((sum, d) => sum + d.added, 0),
    600,
  )
  await ground.mustBeWhole(to)
})

test('INV-20: a bit flipped in a leaf, a node or the root before signing gives no signature', async () => {
  const to = await world.register('psop')
  await handle(world, to, 200)
  await ground.integrateAll(to)
  const signed = await headOf(to)
  await handle(world, to, 300)
  const flip = (bytes: Buffer | null, at: number): void => void bytes?.writeUInt8(bytes.readUInt8(at) ^ 0x10, at)
  const flips: readonly [string, Step, (inHand: { hashes: Buffer | null; root: Buffer | null }) => void][] = [
    ['leaf-differs', 'hashed', ({ hashes }) => flip(hashes, 32 * 70 + 5)],
    ['root-differs', 'stored', ({ root }) => flip(root, 3)],
  ]
  for (const [kind, at, disturb] of flips) {
    const onStep = async (step: Step, inHand: { hashes: Buffer | null; root: Buffer | null }): Promise<void> => {
      if (step === at) disturb(inHand)
    }
    await assert.rejects(ground.integrateAll(to, onStep), (e) => e instanceof TreeBroken && e.kind === kind, kind)
    assert.deepEqual(await headOf(to), signed)
  }
  // Bits that flip in what was stored, between storing and reading back.
  for (const [kind, change] of [
    ['leaf-differs', `UPDATE log_leaf SET hashes = set_bit(hashes, 100, 1 - get_bit(hashes, 100)) WHERE tile = 1`],
    ['node-differs', `UPDATE log_node SET hash = set_bit(hash, 100, 1 - get_bit(hash, 100))`],
  ] as const) {
    const onStep = async (
      step: Step,
      _: unknown,
      transaction: { send(s: { text: string; values: [] }[]): Promise<unknown> },
    ) => {
      if (step === 'stored') await transaction.send([{ text: change, values: [] }])
    }
    await ask('GRANT UPDATE ON log_leaf, log_node TO seloste_jobs')
    await assert.rejects(ground.integrateAll(to, onStep), (e) => e instanceof TreeBroken && e.kind === kind, kind)
    await ask('REVOKE UPDATE ON log_leaf, log_node FROM seloste_jobs')
    assert.deepEqual(await headOf(to), signed)
  }
  assert.equal(await ground.integrateAll(to), 300)
  await ground.mustBeWhole(to)
})

test('AC-11: a row taken away before it came into the tree is found: in the middle by the gap, at the end by the pen', async () => {
  const to = await world.register('psop')
  const sequencer = startSequencer({
    ...ground.parts,
    registers: world.platform.registers,
    accessLog: world.platform.log,
    log: openOperationLog(
      () => {},
      () => world.clock.now(),
      true,
    ),
    witness: null,
  })
  const findings = () => ask('SELECT kind, reference FROM log_finding WHERE register_id = $1', [to.register.id])
  const takeAway = async (which: 'middle' | 'last'): Promise<Record<string, unknown>> => {
    // One after the other, so that one connection is the writer of all.
    for (let i = 0; i < 6; i += 1) await handle(world, to, 1)
    const [row] = await ask(
      `DELETE FROM access_log WHERE register_id = $1 AND xid = (SELECT xid FROM access_log WHERE register_id = $1
         ORDER BY xid DESC OFFSET $2 LIMIT 1) RETURNING writer::text, number`,
      [to.register.id, which === 'last' ? 0 : 3],
    )
    return row ?? assert.fail()
  }
  const expected: { kind: string; reference: string }[] = []
  await handle(world, to, 20)
  await ground.settled(to)
  await sequencer.runOnce()
  assert.deepEqual(await findings(), [])
  assert.deepEqual(world.platform.log.unconfirmed(to.register.id), new Map())
  for (const which of ['middle', 'last'] as const) {
    const { writer, number } = await takeAway(which)
    expected.push({ kind: 'rows-missing', reference: `${writer}:${number}-${number}` })
    await ground.settled(to)
    await sequencer.runOnce()
    await sequencer.runOnce()
    assert.deepEqual(await findings(), expected, which)
  }
  await sequencer.stop()
})
