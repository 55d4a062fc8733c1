import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { z } from 'zod'
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
}
const reads = z
  .record(z.string(), z.object({ groups: z.array(z.string()) }))
  .parse(JSON.parse(readFileSync(path.join(root, 'server/src/domains/notices/papers/reads.json'), 'utf8')))

let served: Served
let events: readonly LogEvent[]
before(async () => {
  await loadTables()
  served = await openServed()
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
