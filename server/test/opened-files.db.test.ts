import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anEvent } from '../src/platform/access-log/tree/given.ts'
import { newId } from '../src/platform/ids.ts'
import { openBrowser, signInAsWorker } from '../src/sign-in/given.ts'
import { openServed, openWire, type Served, SUBJECTS } from './served.ts'

let served: Served
let wire: ReturnType<typeof openWire>
before(async () => {
  served = await openServed()
  wire = openWire(served.service.origin)
})
after(async () => {
  wire?.close()
  await served?.close()
})

type Name = 'official' | 'recorder' | 'providerSystem'

/** As if the worker had opened the files of so many other clients just now, by any process. */
async function openOthers(name: Name, count: number): Promise<void> {
  const { world, ours } = served.two
  const actorId = ours.actors[name].id
  const events = Array.from({ length: count }, () =>
    anEvent(world, ours.register, { actorId, subjectId: newId(world.clock.now()), counted: 'file' }),
  )
  await world.platform.log.append(ours.register.register.id, events)
}

async function send(name: Name, path: string, session = served.callers[name].session) {
  const reply = await wire.send({
    ...{ method: 'GET', path: `/r/${served.callers[name].code}${path}`, body: null },
    headers: { ...session },
  })
  const body: unknown = JSON.parse(reply.body)
  return { status: reply.status, code: typeof body === 'object' && body ? Reflect.get(body, 'code') : undefined }
}

/** Rows of the log that count, by what they count for. */
async function countedOf(name: Name): Promise<Readonly<Record<string, number>>> {
  const { ours } = served.two
  const rows = await ours.register.rows(
    'SELECT counted, count(*)::int AS n FROM access_log WHERE register_id = $1 AND actor_id = $2 AND counted IS NOT NULL GROUP BY counted',
    [ours.register.register.id, ours.actors[name].id],
  )
  return Object.fromEntries(rows.map(({ counted, n }) => [String(counted), Number(n)]))
}

async function contractOfRecorder(): Promise<string> {
  const { ours } = served.two
  const [row] = await ours.register.rows(
    'SELECT id FROM contract WHERE register_id = $1 AND valid_from <= $2 AND ended_at IS NULL ORDER BY id LIMIT 1',
    [ours.register.register.id, '2026-01-05'],
  )
  return String(row?.id)
}

test('INV-72, AC-39: the 61st file in ten minutes wants a fresh sign-in, which ends the old session and opens the way', async () => {
  const { world, ours } = served.two
  const [client] = ours.actors.client.ids
  const earlier = (await countedOf('official')).file ?? 0
  assert.equal((await send('official', '/grants')).status, 200)
  assert.equal((await countedOf('official')).file ?? 0, earlier, 'a list of the own clients is no file')

  assert.equal((await send('official', `/clients/${client}`)).status, 200)
  assert.equal((await countedOf('official')).file, earlier + 1)
  world.clock.advance({ minutes: 6 })
  await openOthers('official', 59)

  assert.deepEqual(await send('official', `/clients/${client}`), { status: 401, code: 'request.many-files' })
  assert.deepEqual(await send('official', `/clients/${client}`), { status: 401, code: 'request.not-signed-in' })
  const log = await ours.register.log()
  const refusals = log.filter(({ reason }) => reason === 'request.many-files')
  assert.deepEqual(
    refusals.map(({ actorId, action, outcome, subjectId }) => ({ actorId, action, outcome, subjectId })),
    [{ actorId: ours.actors.official.id, action: 'client.open', outcome: 'refused', subjectId: null }],
  )

  const browser = openBrowser(served.service.origin)
  await signInAsWorker(browser, SUBJECTS.official)
  const session = { cookie: `istunto=${browser.cookies.get('istunto')}` }
  assert.equal((await send('official', `/clients/${client}`, session)).status, 200)
  await openOthers('official', 240)
  assert.deepEqual(await send('official', `/clients/${client}`, session), {
    status: 429,
    code: 'request.too-many-files',
  })
})

test('INV-72: who may open no more files still records, and reads lists', async () => {
  const contract = await contractOfRecorder()
  assert.equal((await send('recorder', `/contracts/${contract}`)).status, 200)
  await openOthers('recorder', 300)
  assert.deepEqual(await send('recorder', `/contracts/${contract}`), { status: 429, code: 'request.too-many-files' })
  assert.equal((await send('recorder', '/contracts')).status, 200)
  const { callers, two } = served
  const recorded = await wire.send({
    method: 'POST',
    path: `/r/${callers.recorder.code}/service-events`,
    headers: { ...callers.recorder.session, ...callers.recorder.page, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ id: newId(two.world.clock.now()), contractId: contract },
      ...{ day: '2026-01-05', startMinute: 600, quantity: 15, note: null },
    }),
  })
  assert.equal(recorded.status, 200, recorded.body)
})

test('INV-72, AC-39: a provider’s system stops at the 61st file in ten minutes, and goes on when they are over', async () => {
  const { world } = served.two
  const contract = await contractOfRecorder()
  assert.equal((await send('providerSystem', `/contracts/${contract}`)).status, 200)
  world.clock.advance({ minutes: 1 })
  await openOthers('providerSystem', 60)
  const stopped = { status: 429, code: 'request.too-many-files' }
  assert.deepEqual(await send('providerSystem', `/contracts/${contract}`), stopped)
  assert.equal((await send('providerSystem', '/contracts')).status, 200, 'a list of the own clients is no file')
  world.clock.advance({ minutes: 11 })
  assert.notDeepEqual(await send('providerSystem', `/contracts/${contract}`), stopped)
})
