import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { findClient } from '../src/domains/clients/find-client.ts'
import { whoMaySee } from '../src/domains/definitions/who-may-see.ts'
import { accessOf } from '../src/domains/notices/papers/roles.ts'
import { type LogEvent, unpackEvent } from '../src/platform/access-log/event.ts'
import { allTables } from '../src/platform/tables.ts'
import { loadTables, root } from './declared.ts'
import { validInputs } from './generated-inputs.ts'
import { honest } from './hostile-requests.ts'
import { knownIds, registerRows } from './register-rows.ts'
import { openServed, openWire, type Served } from './served.ts'
import type { ActorName } from './two-organisers.ts'

/*
 * What the page of roles and fields says is what the running engine does: everybody who can act asks for everything, with what fits, and
 * what the engine opened for them stands in the log.
 */

const ROLES: Readonly<Record<Exclude<ActorName, 'homeOffice'>, string>> = {
  official: 'official',
  manager: 'service-manager',
  finance: 'finance',
  mainUser: 'main-user',
  officer: 'data-protection-officer',
  records: 'records-manager',
  inCharge: 'person-in-charge',
  recorder: 'provider-recorder',
  office: 'provider-office',
  client: 'client',
  proxy: 'proxy',
  machine: 'base-system',
  portal: 'usage-portal',
  providerSystem: 'provider-system',
}
const reads = z
  .record(z.string(), z.object({ groups: z.array(z.string()) }))
  .parse(JSON.parse(readFileSync(path.join(root, 'server/src/domains/notices/papers/reads.json'), 'utf8')))

let served: Served
let events: readonly LogEvent[]
/** Asked before the others do what they may, as that ends rights too. */
let asked: Awaited<ReturnType<typeof askWhoMaySee>>
before(async () => {
  await loadTables()
  served = await openServed()
  asked = await askWhoMaySee()
  const wire = openWire(served.service.origin)
  const rows = registerRows(served.owner, served.two.endpoints)
  const known = knownIds(served.two, { weight: 9, pools: await rows.poolsOf(served.two.ours) })
  for (const [name, endpoint] of Object.entries(served.two.endpoints))
    for (const caller of Object.values(served.callers))
      if ((caller.name === 'homeOffice') === !endpoint.registers.includes('psop'))
        for (const input of validInputs(endpoint, known, 3)) await wire.send(honest({ name, endpoint, caller, input }))
  wire.close()
  events = await logged()
})
after(() => served?.close())

async function askWhoMaySee() {
  const { register, actors, word } = served.two.ours
  const { clients } = await register.call(findClient, actors.official, { names: `${word}nen` })
  const identityCode = clients.find(({ id }) => id === actors.client.id)?.identityCode
  assert.ok(identityCode)
  await assert.rejects(register.call(whoMaySee, actors.official, { identityCode }), {
    message: 'request.not-permitted',
  })
  return await register.call(whoMaySee, actors.officer, { identityCode })
}

async function logged(): Promise<LogEvent[]> {
  const { logSealer } = served.two.world.platform
  const { id: register } = served.two.ours.register.register
  await served.owner.query("SELECT set_config('app.register_id', $1, false)", [register])
  const { rows } = await served.owner.query<{ id: string; actor_id: string; subject_id: string; record: Buffer }>(
    'SELECT id, actor_id, subject_id, record FROM access_log WHERE register_id = $1 AND record IS NOT NULL',
    [register],
  )
  return rows.map(({ id, actor_id: actorId, subject_id: subjectId, record }) =>
    unpackEvent({ id, register, actorId, subjectId }, logSealer.open(register, id, record)),
  )
}

const groupsOf = (group: string) =>
  allTables().flatMap(({ columns }) =>
    Object.values(columns).flatMap(({ sealed }) =>
      sealed && `${sealed.table}.${sealed.group}` === group ? [sealed] : [],
    ),
  )

test('what the engine opened for an action is what the action is known to read', () => {
  const seen = events.filter(({ action, groups }) => action in reads && groups.length > 0)
  const faults = seen.flatMap(({ action, groups }) =>
    groups
      .filter((group) => groupsOf(group).length > 0 && !reads[action]?.groups.includes(group))
      .map((group) => `${action}: ${group}`),
  )
  assert.deepEqual([...new Set(faults)], [])
  const met = new Set(seen.map(({ action }) => action))
  assert.ok(met.size >= 15, `only ${met.size} actions opened something: ${[...met].join(', ')}`)
})

test('what the engine opened for a role is what the page of roles and fields says of it', () => {
  const { definition } = served.two.ours.register.register
  let compared = 0
  const faults = Object.entries(ROLES).flatMap(([name, code]) => {
    const role = definition.roles.find((one) => one.code === code)
    assert.ok(role, code)
    const own = new Set(
      Object.entries(served.two.ours.actors).flatMap(([actor, { ids }]) => (actor === name ? ids : [])),
    )
    return events
      .filter(({ actorId, action }) => own.has(actorId) && role.actions.includes(action))
      .flatMap(({ action, groups }) =>
        groups.flatMap(groupsOf).flatMap(({ subject, fields }) =>
          Object.values<unknown>(fields).flatMap((field) => {
            if (typeof field !== 'string') return []
            compared += 1
            const { access, through } = accessOf(role, { subject, field })
            return access !== 'none' && through.length > 0 ? [] : [`${code}: ${action} opened ${subject} ${field}`]
          }),
        ),
      )
  })
  assert.deepEqual([...new Set(faults)], [])
  assert.ok(compared > 200, `${compared} compared`)
})

test('whoever opened a client’s data is among those who may see it, by the rules asked from the client’s side; others are not', async () => {
  const { ours } = served.two
  const { officer, official, client } = ours.actors
  assert.equal(asked.client, client.id)
  const workers = new Map(asked.workers.map((one) => [one.id, one]))
  const accounts = new Set(
    (await served.owner.query<{ id: string }>('SELECT id FROM account')).rows.map(({ id }) => id),
  )
  const opened = events.filter(
    ({ subjectId, actorId, groups, onBehalfOf }) =>
      subjectId === client.id &&
      accounts.has(actorId) &&
      onBehalfOf === null &&
      groups.some((group) => groupsOf(group).some(({ subject }) => subject === 'client')),
  )
  assert.ok(new Set(opened.map(({ actorId }) => actorId)).size >= 4)
  for (const { actorId, action } of opened) {
    const seen = workers.get(actorId)
    assert.ok(seen, `${action} opened it, and its worker is not listed`)
    assert.ok(seen.fields.length > 0)
  }
  for (const name of ['mainUser', 'inCharge'] as const) assert.equal(workers.has(ours.actors[name].id), false, name)
  for (const one of Object.values(served.two.theirs.actors)) assert.equal(workers.has(one.id), false)
  const way = workers.get(official.id)?.ways.find(({ action }) => action === 'client.open')
  assert.deepEqual([way?.basis, way?.why.fi], ['task-in-matter', 'Työntekijä hoitaa palvelua, josta on päätös'])
  const entry = (await ours.register.log()).find(
    ({ action, actorId, outcome }) => action === 'visibility.of-client' && actorId === officer.id && outcome === 'done',
  )
  assert.deepEqual([entry?.subjectId, entry?.groups], [client.id, []])
})
