import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { loadTables } from '../../../test/declared.ts'
import { sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import { allTables } from '../../platform/tables.ts'
import { startOfDay } from '../../platform/time/helsinki.ts'
import { addDays, type PlainDate, plainDate } from '../../platform/time/plain-date.ts'
import { type GivenChain, givenChain } from '../orders/given.ts'
import { correctServiceEvent } from '../service-events/correct-service-event.ts'
import { aCorrection, aVisit } from '../service-events/given.ts'
import { recordServiceEvent } from '../service-events/record-service-event.ts'
import { openWorld, type World } from '../world.ts'
import { destroyPendingKeys, eraseNext, hashOfId, replayErasures } from './erase.ts'
import { NIGHTLY_RETENTION_JOB, retentionJobs } from './jobs.ts'
import { oldestOf } from './public.ts'
import { clientsStarted } from './queries.ts'
import { tablesByAge, tablesOfPersons } from './walker.ts'

let world: World
/** Made before anything else: the clock goes back for each test, and a register is seen only by a clock that goes on. */
const made: Lives[] = []
before(async () => {
  // As in the running service: the erasure walks over every table that is declared anywhere.
  await loadTables()
  world = await openWorld()
  for (let i = 0; i < 9; i += 1) made.push(await makeLives())
})
after(() => world.close())

const at = (day: PlainDate): Date => new Date(startOfDay(day).getTime() + 2 * 3_600_000)

/** The night's run of a register on a day, until it says that it is done. */
async function night(chain: GivenChain, day: PlainDate, handlers = retentionJobs(world.platform)): Promise<void> {
  world.clock.set(at(day))
  const now = world.clock.now()
  const job = { id: newId(now), register: chain.register.register.id, payload: {}, now }
  while ((await handlers.get(NIGHTLY_RETENTION_JOB)?.(job)) === 'again');
}

const clients = async (chain: GivenChain): Promise<string[]> =>
  (await chain.register.rows('SELECT id FROM client ORDER BY id')).map(({ id }) => String(id))

/** Rows of every table of the register that go with a person, as the owner of the database finds them. */
async function rowsOf(chain: GivenChain): Promise<Record<string, number>> {
  const owner = new pg.Client(world.database.ownerUrl)
  await owner.connect()
  try {
    await owner.query(`SELECT set_config('app.register_id', $1, false)`, [chain.register.register.id])
    const counts: Record<string, number> = {}
    for (const { name } of tablesOfPersons('client')) {
      const { rows } = await owner.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM ${name} WHERE register_id = $1`,
        [chain.register.register.id],
      )
      counts[name] = rows[0]?.n ?? 0
    }
    return counts
  } finally {
    await owner.end()
  }
}

type Lives = Awaited<ReturnType<typeof makeLives>>
/** A register with a client who was served on 5 January 2026, and one who never was. */
async function makeLives() {
  const chain = await givenChain(world)
  const served = await chain.contract({ quantity: 1_200 })
  const visit = aVisit(world.clock, served, 90, { note: 'Käynti sujui hyvin.' })
  await chain.register.call(recordServiceEvent, chain.provider.recorder, visit)
  const corrected = aCorrection(world.clock, { id: visit.id, contractId: served.contractId }, 60)
  await chain.register.call(correctServiceEvent, chain.provider.recorder, corrected)
  const unused = await chain.grant()
  return { chain, served, unused }
}

function givenLives(): Lives {
  const lives = made.pop()
  assert.ok(lives)
  return lives
}

test('every table whose rows follow the line of clients says how they hang on a client, or go by their age', () => {
  const silent = allTables().filter(
    ({ retention }) => retention?.scope === 'client' && !retention.hangs && !retention.since,
  )
  assert.deepEqual(
    silent.map(({ name }) => name),
    [],
  )
})

test('PSOP-42, PSOP-43, INV-56: a client is there on the last day of year 12 and gone from every table on the next', async () => {
  const { chain, served, unused } = givenLives()
  await night(chain, plainDate('2038-01-05'))
  assert.deepEqual(await clients(chain), [served.clientId, unused.clientId].sort())

  await night(chain, plainDate('2038-01-06'))
  assert.deepEqual(await clients(chain), [unused.clientId])
  const left = await rowsOf(chain)
  assert.equal(left.service_event, 0)
  assert.equal(left.contract, 0)
  // What is left is the other client's grant.
  assert.deepEqual([left.client, left.decision, left.grant_period, left.posting], [1, 1, 1, 1])

  // Who never used a grant is kept twelve years from the last day on which it could have been used.
  await night(chain, plainDate('2038-12-31'))
  assert.deepEqual(await clients(chain), [unused.clientId])
  await night(chain, plainDate('2039-01-01'))
  assert.deepEqual(
    Object.entries(await rowsOf(chain)).filter(([, count]) => count > 0),
    [],
  )
})

test('INV-33, INV-57: both keys are gone, the certificate has counts, classes and hashes of ids and no id, the log names the act', async () => {
  const { chain, served } = givenLives()
  const { id: register } = chain.register.register
  // Two beginnings of a name may share a cut token.
  const tokens = (
    await chain.register.rows('SELECT token FROM client_name_token WHERE client_id = $1', [served.clientId])
  ).length
  await night(chain, plainDate('2038-01-06'))

  const keyring = await world.platform.dataKeys.load(register, [served.clientId])
  assert.deepEqual(
    [keyring.state(served.clientId, 'content'), keyring.state(served.clientId, 'contact')],
    ['destroyed', 'destroyed'],
  )
  const certificates = await chain.register.rows(
    `SELECT scope, rule, subjects, counts, classes, subject_hashes, pending, keys_destroyed_at FROM destruction_certificate WHERE scope = 'client'`,
  )
  const [certificate] = certificates
  assert.equal(certificates.length, 1)
  assert.ok(certificate?.keys_destroyed_at)
  assert.deepEqual(
    [certificate.subjects, certificate.pending, certificate.classes],
    [1, [], ['M', 'S1', 'S2', 'S3', 'S4']],
  )
  assert.deepEqual(certificate.counts, {
    client: 1,
    client_name_token: tokens,
    decision: 1,
    grant_period: 1,
    service_order: 1,
    contract: 1,
    reservation: 1,
    service_event: 3,
    posting: 11,
    retention_due: 1,
  })
  assert.deepEqual(certificate.subject_hashes, [Buffer.from(hashOfId(register, served.clientId))])
  assert.ok(!JSON.stringify(certificate).includes(served.clientId))
  const event = (await chain.register.log()).filter(({ action }) => action === 'retention.erase')
  assert.deepEqual(
    event.map(({ subjectId, purpose, basis, outcome }) => ({ subjectId, purpose, basis, outcome })),
    [{ subjectId: served.clientId, purpose: 'managing-register', basis: 'retention-rule', outcome: 'done' }],
  )
})

test('INV-56: a hold keeps a client beyond the end, and the first night after it is lifted does not', async () => {
  const { chain, served } = givenLives()
  const { id: register } = chain.register.register
  const hold = newId(world.clock.now())
  await chain.write(
    sql`INSERT INTO retention_hold (register_id, id, client_id, reason, set_by, set_at)
      VALUES (${register}, ${hold}, ${served.clientId}, 'appeal', ${chain.manager.id}, ${world.clock.now()})`,
  )
  await night(chain, plainDate('2038-01-06'))
  await night(chain, plainDate('2038-06-01'))
  assert.ok((await clients(chain)).includes(served.clientId))
  await chain.write(
    sql`UPDATE retention_hold SET lifted_by = ${chain.manager.id}, lifted_at = ${world.clock.now()} WHERE register_id = ${register} AND id = ${hold}`,
  )
  await night(chain, plainDate('2038-06-02'))
  assert.ok(!(await clients(chain)).includes(served.clientId))
})

test('a new grant in the last year keeps the client, whatever was reckoned before', async () => {
  const { chain, served } = givenLives()
  world.clock.set(at(plainDate('2037-12-01')))
  await chain.grant({ clientId: served.clientId, validFrom: plainDate('2037-12-01'), validTo: plainDate('2038-02-28') })
  await night(chain, plainDate('2038-01-06'))
  assert.ok((await clients(chain)).includes(served.clientId))
  // The grant ran out unused: the time still counts from the last service.
  await night(chain, plainDate('2038-03-01'))
  assert.ok(!(await clients(chain)).includes(served.clientId))
})

test('INV-33, INV-39: a process that dies between rows and keys is taken up by the next night', async () => {
  const { chain, served } = givenLives()
  const { register } = chain.register
  const dying = {
    ...world.platform,
    dataKeys: { ...world.platform.dataKeys, destroy: () => Promise.reject(new Error('the process died')) },
  }
  await assert.rejects(night(chain, plainDate('2038-01-06'), retentionJobs(dying)), /died/)
  assert.ok(!(await clients(chain)).includes(served.clientId))
  const live = await world.platform.dataKeys.load(register.id, [served.clientId])
  assert.equal(live.state(served.clientId, 'content'), 'live')
  await night(chain, plainDate('2038-01-07'))
  const gone = await world.platform.dataKeys.load(register.id, [served.clientId])
  assert.equal(gone.state(served.clientId, 'content'), 'destroyed')
  await destroyPendingKeys(world.platform, { register, now: world.clock.now() })
})

test('INV-57: the jobs role may destroy in every table whose rows go with a client or by their age', async () => {
  const { rows } = await world.platform.jobsPool.query<{ name: string }>(
    `SELECT t.name FROM unnest($1::text[]) AS t (name)
      WHERE NOT (has_table_privilege(t.name, 'SELECT') AND has_table_privilege(t.name, 'DELETE'))`,
    [[...tablesOfPersons('client'), ...tablesByAge()].map(({ name }) => name)],
  )
  assert.deepEqual(rows, [])
})

test('INV-40: rows that an older backup brings back are erased again by the replay list, and nobody else', async () => {
  const { chain, served, unused } = givenLives()
  const { register } = chain.register
  const owner = new pg.Client(world.database.ownerUrl)
  await owner.connect()
  await owner.query(`SELECT set_config('app.register_id', $1, false)`, [register.id])
  await owner.query('CREATE TEMP TABLE backup AS SELECT * FROM client WHERE register_id = $1', [register.id])
  const certificates = () => chain.register.rows('SELECT id, subjects, keys_destroyed_at FROM destruction_certificate')
  await night(chain, plainDate('2038-01-06'))
  const again = () => replayErasures(world.platform, { register, now: world.clock.now() })
  assert.equal(await again(), 0, 'nothing was restored')
  const [made] = await certificates()
  // The backup is of before the night: the row is there again, and the certificate is not.
  await owner.query('INSERT INTO client SELECT * FROM backup WHERE id = $1', [served.clientId])
  await owner.query('DELETE FROM destruction_certificate WHERE register_id = $1', [register.id])
  await owner.end()
  assert.deepEqual(await clients(chain), [served.clientId, unused.clientId].sort())
  assert.equal(await again(), 1)
  assert.deepEqual(await clients(chain), [unused.clientId])
  const [after, ...others] = await certificates()
  assert.deepEqual([after?.id, after?.subjects, others], [made?.id, 1, []])
  assert.ok(after?.keys_destroyed_at)
  assert.equal(await again(), 0, 'a second start has nothing to do')
})

test('what goes by its age goes: a draft of the population register after a day, with its key', async () => {
  const { chain } = givenLives()
  const { id: register } = chain.register.register
  world.clock.set(at(plainDate('2026-01-05')))
  const draft = newId(world.clock.now())
  await world.platform.dataKeys.create(register, draft)
  await chain.write(
    sql`INSERT INTO person_draft (register_id, id, identity_index, draft_sealed, made_by, made_at)
      VALUES (${register}, ${draft}, ${Buffer.alloc(32)}, ${Buffer.alloc(8)}, ${chain.manager.id}, ${world.clock.now()})`,
  )
  const day = plainDate('2026-01-05')
  await night(chain, day)
  assert.equal((await chain.register.rows('SELECT id FROM person_draft')).length, 1)
  await night(chain, addDays(day, 2))
  assert.equal((await chain.register.rows('SELECT id FROM person_draft')).length, 0)
  assert.equal((await world.platform.dataKeys.load(register, [draft])).state(draft, 'content'), 'destroyed')
})

test('nobody is erased twice by two processes at once, and a night without work opens nobody', async () => {
  const { chain, served } = givenLives()
  await night(chain, plainDate('2038-01-05'))
  world.clock.set(at(plainDate('2038-01-06')))
  const slice = { register: chain.register.register, run: newId(world.clock.now()), now: world.clock.now() }
  // Not reckoned yet on this day: nothing falls without a look.
  assert.equal(await eraseNext(world.platform, slice), 0)
  await Promise.all([night(chain, plainDate('2038-01-06')), night(chain, plainDate('2038-01-06'))])
  assert.ok(!(await clients(chain)).includes(served.clientId))
  const certificates = await chain.register.rows(
    `SELECT id FROM destruction_certificate WHERE scope = 'client' AND subjects > 0`,
  )
  assert.equal(certificates.length, 1)
  const openings = (await chain.register.log()).filter(
    ({ action, groups }) => action === 'retention.reckon' && groups.length > 0,
  )
  assert.ok(openings.length <= 2)
  await night(chain, plainDate('2038-01-07'))
  const later = (await chain.register.log()).filter(
    ({ action, groups }) => action === 'retention.reckon' && groups.length > 0,
  )
  assert.equal(later.length, openings.length)
})

test('the oldest client stands against the limit, by counts alone', async () => {
  const { chain } = givenLives()
  const { definition, id } = chain.register.register
  const { text, values } = clientsStarted(id).sql
  const clientsKept = (await chain.register.rows(text, values)).map((row) => clientsStarted(id).row.parse(row))
  assert.deepEqual(clientsKept, [
    { day: '2026-01-05', count: 1 },
    { day: '2026-12-31', count: 1 },
  ])
  const [oldest] = oldestOf(definition, { clients: clientsKept as never, log: null }, plainDate('2026-01-05'))
  assert.deepEqual(oldest, { scope: 'client', startedOn: '2026-01-05', lastDay: '2038-01-05', daysLeft: 4383 })
})
