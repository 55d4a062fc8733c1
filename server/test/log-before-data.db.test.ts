import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { jobHandlers, NIGHTLY_JOBS } from '../src/jobs.ts'
import { type LogEvent, unpackEvent } from '../src/platform/access-log/event.ts'
import { openAccessLog } from '../src/platform/access-log/writer.ts'
import { unsealed } from '../src/platform/crypto/keyring.ts'
import { tries } from '../src/platform/crypto/proving.ts'
import { inRegister } from '../src/platform/db/pool.ts'
import { newId } from '../src/platform/ids.ts'
import { planJob } from '../src/platform/jobs/plan.ts'
import { startJobRunner } from '../src/platform/jobs/runner.ts'
import type { AnyEndpoint } from '../src/platform/use-case/endpoint.ts'
import { loadTables } from './declared.ts'
import { validInputs } from './generated-inputs.ts'
import { type Aim, honest } from './hostile-requests.ts'
import { knownIds, type RegisterRows, registerRows } from './register-rows.ts'
import { openServed, openWire, type Served, type Signed, type WireReply } from './served.ts'

/** What the program opened, told by the one place that can open. */
interface Opening {
  readonly eventId: string
  readonly registerId: string
  readonly holder: string
  readonly table: string
  readonly group: string
}
const openings: Opening[] = []
const note = (message: unknown): void => void openings.push(message as Opening)

let served: Served
let rows: RegisterRows
let wire: ReturnType<typeof openWire>
/** Makes the log's sealing fail, as a key module that is away does. */
let isSealerAway = false
before(async () => {
  unsealed.subscribe(note)
  await loadTables()
  served = await openServed({
    log: ({ pool, logSealer, tally }) =>
      openAccessLog(
        pool,
        {
          ...logSealer,
          seal: (...what) => {
            if (isSealerAway) throw new Error('the key module is away')
            return logSealer.seal(...what)
          },
        },
        tally,
      ),
  })
  rows = registerRows(served.owner, served.two.endpoints)
  wire = openWire(served.service.origin)
})
after(async () => {
  unsealed.unsubscribe(note)
  wire?.close()
  await served?.close()
})

/** What our own page leaves out of an address. */
const withoutEmpty = (endpoint: AnyEndpoint, input: Aim['input']): Aim['input'] =>
  endpoint.method === 'GET' ? Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)) : input

/** Everybody who has something to do with an endpoint's register, with right inputs. */
async function aims(inputs: number): Promise<Aim[]> {
  const known = knownIds(
    served.two,
    { weight: 9, pools: await rows.poolsOf(served.two.ours) },
    { weight: 9, pools: await rows.sharedPools() },
  )
  return Object.entries(served.two.endpoints).flatMap(([name, endpoint]) => {
    const right = validInputs(endpoint, known, inputs)
    return callersOf(endpoint).flatMap((caller) =>
      right.map((input) => ({ name, endpoint, caller, input: withoutEmpty(endpoint, input) })),
    )
  })
}
const callersOf = (endpoint: AnyEndpoint): Signed[] =>
  Object.values(served.callers).filter(({ name }) => (name === 'homeOffice') === !endpoint.registers.includes('psop'))

/** Sends all, some at once; gives each reply with what was asked. */
async function sendAll(all: readonly Aim[]): Promise<(readonly [Aim, WireReply])[]> {
  const replies: (readonly [Aim, WireReply])[] = []
  const waiting = [...all]
  const sender = async (): Promise<void> => {
    for (let aim = waiting.pop(); aim; aim = waiting.pop()) replies.push([aim, await wire.send(honest(aim))])
  }
  await Promise.all(Array.from({ length: 6 }, sender))
  return replies
}

/** The logs of all registers, opened. */
async function wholeLog(): Promise<LogEvent[]> {
  const { pool, registers, logSealer } = served.two.world.platform
  const events: LogEvent[] = []
  for (const { id } of await registers.all()) {
    const text = 'SELECT id, actor_id, subject_id, record FROM access_log WHERE register_id = $1'
    const [found] = await inRegister(pool, id, 'read', (tx) => tx.send([{ text, values: [id] }], { commit: true }))
    for (const { id: event, actor_id, subject_id, record } of found?.rows ?? []) {
      assert.ok(record instanceof Uint8Array)
      const row = { id: String(event), register: id, actorId: String(actor_id), subjectId: subject_id as string | null }
      events.push(unpackEvent(row, logSealer.open(id, row.id, record)))
    }
  }
  return events
}

/** Runs all that is planned, and what each night plans, until nothing is due. */
async function runJobs(): Promise<void> {
  const { platform, clock } = served.two.world
  const runner = startJobRunner({
    pool: platform.jobsPool,
    handlers: jobHandlers(platform),
    clock,
    log: platform.operationLog,
  })
  try {
    for (const register of await platform.registers.all())
      for (const { job, definition } of NIGHTLY_JOBS) {
        if (register.definition.id !== definition) continue
        const planned = planJob(register.id, newId(clock.now()), { job, payload: {} }, clock.now())
        await inRegister(platform.pool, register.id, 'write', (tx) =>
          tx.send([{ text: planned.text, values: planned.values }], { commit: true }),
        )
      }
    await runner.runDue()
  } finally {
    await runner.stop()
  }
}

test('INV-15, INV-16: whatever endpoints, jobs, flows and sign-ins open of somebody stands in the log, under who opened it', async (t) => {
  const replies = await sendAll(await aims(Math.max(2, tries(60))))
  await runJobs()
  const done = new Set(replies.filter(([, { status }]) => status === 200).map(([{ name }]) => name))
  const names = Object.keys(served.two.endpoints)
  assert.ok(done.size > names.length * 0.4, `only ${[...done].join(' ')}`)

  const log = await wholeLog()
  const byId = new Map(log.map((event) => [event.id, event]))
  const logged = new Set(
    log.flatMap((event) =>
      event.groups.map((group) => `${event.correlation} ${event.actorId} ${event.subjectId} ${group}`),
    ),
  )
  assert.ok(openings.length > 50, `${openings.length} openings`)
  const unlogged = openings.filter(({ eventId, holder, table, group }) => {
    const event = byId.get(eventId)
    return !event || !logged.has(`${event.correlation} ${event.actorId} ${holder} ${table}.${group}`)
  })
  assert.deepEqual(
    [...new Set(unlogged.map(({ table, group, eventId }) => `${table}.${group} ${byId.get(eventId)?.action}`))],
    [],
  )
  const kinds = new Set(openings.map(({ eventId }) => byId.get(eventId)?.channel))
  t.diagnostic(
    `${openings.length} openings by ${[...kinds].sort().join(', ')}; ${log.length} events; ${done.size} of ${names.length} endpoints did something`,
  )

  // Each endpoint that was called left its own event, also where the answer was no.
  const acts = new Set(log.map(({ action }) => action.split('/')[0]))
  assert.deepEqual(
    Object.values(served.two.endpoints)
      .map(({ permit }) => permit.code)
      .filter((code) => !acts.has(code)),
    [],
  )
})

/** 703/2023 10 § asks whose data it was of clients' data; what flows tell of a company and its staff is no client's. */
const isOfPerson = (group: string): boolean => !/^(organisation|staff)\./.test(group)

test('INV-16: every event has the fields of 703/2023 10 §: whose, who, what, for what purpose, on what basis, when', async () => {
  const definitions = new Map(
    (await served.two.world.platform.registers.all()).map(({ id, definition }) => [id, definition]),
  )
  const faults = (await wholeLog()).flatMap((event) => {
    const purposes = definitions.get(event.register)?.purposes.map(({ code }) => code) ?? []
    const missing = [
      ...(/^[0-9a-f-]{36}$/.test(event.actorId) ? [] : ['who']),
      ...(purposes.includes(event.purpose) ? [] : [`the purpose ${event.purpose}`]),
      ...(event.action === '' || Number.isNaN(event.at.getTime()) || event.correlation === '' ? ['what or when'] : []),
      ...(event.outcome === 'done' &&
      (event.basis === '' || event.basis === 'none') &&
      !event.action.includes('/asked.')
        ? ['the basis']
        : []),
      ...(event.outcome !== 'done' && event.outcome !== 'failed' && event.reason === '' ? ['why not'] : []),
      ...(event.groups.some(isOfPerson) && event.subjectId === null ? ['whose'] : []),
    ]
    return missing.map((what) => `${event.action} (${event.outcome}) lacks ${what}`)
  })
  assert.deepEqual([...new Set(faults)], [])
})

const trigger = (body: string, when: 'BEFORE INSERT' | 'at commit'): string => `
  CREATE FUNCTION log_fault() RETURNS trigger LANGUAGE plpgsql AS $fault$ BEGIN ${body}; RETURN NEW; END $fault$;
  ${
    when === 'at commit'
      ? 'CREATE CONSTRAINT TRIGGER log_fault AFTER INSERT ON access_log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION log_fault()'
      : 'CREATE TRIGGER log_fault BEFORE INSERT ON access_log FOR EACH ROW EXECUTE FUNCTION log_fault()'
  }`
const DROP = 'DROP TRIGGER log_fault ON access_log; DROP FUNCTION log_fault()'
const FULL = "RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'"
const LOST = 'PERFORM pg_terminate_backend(pg_backend_pid())'

/** Every step on the way of a row into the log, and how it is made to fail in a real database. */
const STEPS: Readonly<
  Record<string, { readonly fail: () => Promise<unknown>; readonly heal: () => Promise<unknown> }>
> = {
  'sealing the record': {
    fail: async () => (isSealerAway = true),
    heal: async () => (isSealerAway = false),
  },
  'the right to write': {
    fail: () => served.owner.query('REVOKE INSERT ON access_log FROM seloste_app'),
    heal: () => served.owner.query('GRANT INSERT ON access_log TO seloste_app'),
  },
  'writing, with the disk full': {
    fail: () => served.owner.query(trigger(FULL, 'BEFORE INSERT')),
    heal: () => served.owner.query(DROP),
  },
  'writing, with the connection lost': {
    fail: () => served.owner.query(trigger(LOST, 'BEFORE INSERT')),
    heal: () => served.owner.query(DROP),
  },
  'the commit, with the disk full': {
    fail: () => served.owner.query(trigger(FULL, 'at commit')),
    heal: () => served.owner.query(DROP),
  },
  'the commit, with the connection lost': {
    fail: () => served.owner.query(trigger(LOST, 'at commit')),
    heal: () => served.owner.query(DROP),
  },
}

test('INV-14: whatever step of the log fails, no byte of anybody’s data leaves, and nothing is saved', async (t) => {
  // Of each endpoint one call that is answered while all is well; of those that no one is answered, one that is refused.
  const tried = await sendAll(await aims(1))
  const chosen = [
    ...new Map(tried.sort(([, a], [, b]) => b.status - a.status).map(([aim]) => [aim.name, aim])).values(),
  ]
  const told = tried.filter(([aim, { status }]) => status === 200 && chosen.includes(aim)).length
  assert.ok(told > chosen.length / 3, `${told} of ${chosen.length} are answered`)
  await runJobs()
  const before = await rows.sumsOf(served.two.ours)
  for (const [step, { fail, heal }] of Object.entries(STEPS)) {
    await fail()
    try {
      const replies = await sendAll(chosen)
      const others = replies.filter(([, { status }]) => status !== 503)
      assert.deepEqual(
        others.map(([{ name, caller }, { status }]) => `${name} as ${caller.name}: ${status}`),
        [],
        step,
      )
      for (const [, { body }] of replies) {
        const { facts, code } = JSON.parse(body)
        assert.deepEqual([code, facts], ['request.unavailable', {}])
        assert.ok(!body.includes(served.two.ours.word))
      }
    } finally {
      await heal()
    }
    assert.deepEqual(await rows.sumsOf(served.two.ours), before, step)
  }
  const healed = (await sendAll(chosen)).filter(([, { status }]) => status === 503)
  assert.deepEqual(
    healed.map(([{ name }]) => name),
    [],
  )
  t.diagnostic(
    `${Object.keys(STEPS).length} steps × ${chosen.length} endpoints, ${told} of which are answered when all is well`,
  )
})
