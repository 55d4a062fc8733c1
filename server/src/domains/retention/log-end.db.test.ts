import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { type LogEvent, packEvent } from '../../platform/access-log/event.ts'
import { checkLog } from '../../platform/access-log/tree/check.ts'
import { anEvent, handle, openTreeGround, type TreeGround } from '../../platform/access-log/tree/given.ts'
import { HASH_BYTES, hashIn, leafHash } from '../../platform/access-log/tree/hashing.ts'
import { cosignNote, type SignatureKind, verifierOf, writeVerifier } from '../../platform/access-log/tree/note.ts'
import { hashesOf, inclusionPath, provesInclusion } from '../../platform/access-log/tree/proofs.ts'
import { loadTiles, newestCheckpoint } from '../../platform/access-log/tree/store.ts'
import { tilesOf } from '../../platform/access-log/tree/tiles.ts'
import { tries } from '../../platform/crypto/proving.ts'
import { inRegister } from '../../platform/db/pool.ts'
import { newId } from '../../platform/ids.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { openWorld, type TestRegister, type World } from '../world.ts'
import { NIGHTLY_RETENTION_JOB, retentionJobs } from './jobs.ts'

let world: World
let ground: TreeGround
/** Made before the clock goes back: a register is seen only by a clock that goes on. */
const registers: TestRegister[] = []
before(async () => {
  world = await openWorld()
  ground = await openTreeGround(world)
  for (let i = 0; i < 3; i += 1) registers.push(await world.register('psop'))
  appendFileSync(path.join(ground.keyFolder, 'witnesses.txt'), `${writeVerifier(witness.verifier)}\n`)
})
after(async () => {
  await ground.close()
  await world.close()
})

const pair = generateKeyPairSync('ed25519')
const kind: SignatureKind = 'witness'
const witness = { verifier: verifierOf('officer.example.fi', kind, pair.publicKey), privateKey: pair.privateKey }

const ask = async (text: string, values: readonly unknown[]): Promise<Record<string, unknown>[]> =>
  (await ground.superuser.query(text, [...values])).rows
const registerOf = (): TestRegister => registers.pop() ?? assert.fail()

/** The witness signs the newest head, at a time of its own clock. */
async function cosign(to: TestRegister, at: Date = world.clock.now()): Promise<void> {
  const { id } = to.register
  const head = await inRegister(world.platform.jobsPool, id, 'read', (t) => newestCheckpoint(t, id))
  assert.ok(head)
  const line = cosignNote(head.note.slice(0, head.note.lastIndexOf('\n\n') + 1), witness, at)
  await ask('INSERT INTO log_cosignature VALUES ($1, $2, $3, $4, $5)', [id, head.size, witness.verifier.name, at, line])
}

/** So many handlings on a day, in the tree and witnessed. */
async function logged(to: TestRegister, day: string, count: number): Promise<void> {
  world.clock.set(instantAt(Date.parse(`${day}T09:00:00Z`)))
  await handle(world, to, count)
  await ground.integrateAll(to)
  await cosign(to)
}

async function night(to: TestRegister, day: string): Promise<void> {
  world.clock.set(instantAt(Date.parse(`${day}T02:00:00Z`)))
  const now = world.clock.now()
  const job = { id: newId(now), register: to.register.id, payload: {}, now }
  const work = retentionJobs({ ...world.platform, logKeys: ground.keys }).get(NIGHTLY_RETENTION_JOB)
  while ((await work?.(job)) === 'again');
}

const oldRows = async (to: TestRegister): Promise<number> =>
  Number(
    (
      await ask(
        `SELECT count(*)::int AS n FROM access_log WHERE register_id = $1
          AND to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0) < '2015-01-01'`,
        [to.register.id],
      )
    )[0]?.n,
  )
const check = (to: TestRegister) =>
  checkLog({ pool: world.platform.jobsPool, keys: ground.keys, now: () => world.clock.now() }, to.register)

test('INV-26, PSOP-84: records are there on the last day of year 12 and gone on the next, and what is kept is proved as before', async () => {
  const to = registerOf()
  await logged(to, '2014-01-10', 300)
  await logged(to, '2014-01-11', 40)
  await night(to, '2026-01-10')
  assert.equal(await oldRows(to), 340)
  await night(to, '2026-01-11')
  assert.equal(await oldRows(to), 40)
  assert.deepEqual(await check(to), [])
  assert.deepEqual(
    await to.rows(`SELECT counts FROM destruction_certificate WHERE register_id = $1 AND scope = 'access-log'`, [
      to.register.id,
    ]),
    [{ counts: { access_log: 300 } }],
  )

  const { id } = to.register
  await inRegister(world.platform.jobsPool, id, 'read', async (transaction) => {
    const head = (await newestCheckpoint(transaction, id)) ?? assert.fail()
    for (const index of [0, 299, 300, 339]) {
      const way = inclusionPath(index, head.size)
      const tile = Math.floor(index / 256)
      const tiles = await loadTiles(transaction, id, [...tilesOf(way.flat()), { level: 0, tile }])
      const leaf = hashIn(tiles.get(`0/${tile}`) ?? assert.fail(), index % 256)
      assert.ok(
        provesInclusion({ leaf, index, size: head.size, proof: hashesOf(tiles, way), root: head.root }),
        `${index}`,
      )
    }
  })
  await night(to, '2026-01-12')
  assert.equal(await oldRows(to), 0)
  assert.deepEqual(await check(to), [])
})

test('INV-24: after destruction a dictionary of all actors, clients and minutes confirms no leaf, even by who holds the log’s key', async () => {
  const to = registerOf()
  const { register } = to
  world.clock.set(instantAt(Date.parse('2014-02-03T09:00:00Z')))
  const people = Array.from({ length: 4 }, () => newId(world.clock.now()))
  const first = world.clock.now()
  const happened: LogEvent[] = []
  for (const actorId of people)
    for (const subjectId of people) {
      happened.push(anEvent(world, to, { actorId, subjectId }))
      await world.platform.log.append(register.id, [happened.at(-1) ?? assert.fail()])
      world.clock.advance({ minutes: 1 })
    }
  await ground.integrateAll(to)
  await cosign(to)
  const heads = await ask(
    'SELECT id, writer::text AS w, number, xid::text AS x, actor_id, subject_id, record FROM access_log WHERE register_id = $1',
    [register.id],
  )
  const stored = await ask('SELECT hashes FROM log_leaf WHERE register_id = $1', [register.id])
  const hashes = Buffer.concat(stored.map((row) => (row.hashes instanceof Buffer ? row.hashes : assert.fail())))
  const leaves = new Set(
    Array.from({ length: hashes.length / HASH_BYTES }, (_, i) => hashIn(hashes, i).toString('hex')),
  )
  const uuid = (value: unknown): Buffer => Buffer.from(String(value).replaceAll('-', ''), 'hex')
  /** A leaf as it would be of this row with that record: all but the record is given to whoever guesses. */
  const leafWith = (row: Record<string, unknown>, actor: string, subject: string, record: Uint8Array): string => {
    const numbers = Buffer.alloc(20)
    numbers.writeBigInt64BE(BigInt(String(row.w)), 0)
    numbers.writeInt32BE(Number(row.number), 8)
    numbers.writeBigUInt64BE(BigInt(String(row.x)), 12)
    const entry = Buffer.concat([Buffer.of(1), uuid(row.id), uuid(actor), uuid(subject), numbers, record])
    return leafHash(entry).toString('hex')
  }
  for (const row of heads) {
    assert.ok(row.record instanceof Buffer)
    assert.ok(
      leaves.has(leafWith(row, String(row.actor_id), String(row.subject_id), row.record)),
      'the guess is made as leaves are',
    )
  }
  await night(to, '2026-02-04')
  assert.equal(await oldRows(to), 0)

  let guesses = 0
  for (const row of heads)
    for (const actorId of people)
      for (const subjectId of people)
        for (let minute = 0; minute < tries(320); minute += 1) {
          const at = instantAt(first.getTime() + minute * 60_000)
          const like = happened.find((event) => event.id === row.id) ?? assert.fail()
          const record = world.platform.logSealer.seal(
            register.id,
            String(row.id),
            packEvent({ ...like, actorId, subjectId, at }),
          )
          guesses += 1
          if (leaves.has(leafWith(row, actorId, subjectId, record))) assert.fail('a leaf was confirmed')
        }
  assert.ok(guesses >= 4_096, `${guesses}`)
})

test('AC-11, INV-26: whoever empties a run to hide younger rows, or destroys what no witness had signed then, is found', async () => {
  const to = registerOf()
  await logged(to, '2014-03-03', 20)
  world.clock.set(instantAt(Date.parse('2025-03-03T09:00:00Z')))
  await handle(world, to, 20)
  await ground.integrateAll(to)
  await cosign(to)
  world.clock.set(instantAt(Date.parse('2026-01-20T09:00:00Z')))
  assert.deepEqual(await check(to), [])
  await ask('DELETE FROM access_log WHERE register_id = $1', [to.register.id])
  await ask(`UPDATE log_leaf SET event_ids = '' WHERE register_id = $1`, [to.register.id])
  assert.deepEqual(
    (await check(to)).map(({ kind }) => kind),
    ['destroyed-early', 'destroyed-early'],
  )
  // A line under the head of then with a date of the database's making is no signature of the witness.
  await ask(`UPDATE log_cosignature SET witnessed_at = '2010-01-01' WHERE register_id = $1`, [to.register.id])
  assert.equal((await check(to)).length, 2)
  world.clock.set(instantAt(Date.parse('2026-03-04T09:00:00Z')))
  assert.deepEqual(
    (await check(to)).map(({ reference }) => reference),
    ['20'],
    'what a witness had signed twelve years ago may go',
  )
})
