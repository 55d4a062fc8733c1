import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { unpackEvent } from '../src/platform/access-log/event.ts'
import { KeyGone } from '../src/platform/crypto/keyring.ts'
import { CannotOpen } from '../src/platform/crypto/primitives.ts'
import { newId, type RegisterId } from '../src/platform/ids.ts'
import { allTables } from '../src/platform/tables.ts'
import type { AnyEndpoint } from '../src/platform/use-case/endpoint.ts'
import { canaryHunt } from './canary-hunt.ts'
import { loadTables } from './declared.ts'
import { validInputs } from './generated-inputs.ts'
import { type Aim, honest } from './hostile-requests.ts'
import { knownIds, registerRows } from './register-rows.ts'
import { openServed, openWire, type Served, type WireReply } from './served.ts'

const lines: string[] = []
let served: Served
let replies: WireReply[]
let texts: Awaited<ReturnType<typeof sealedTexts>>
let hits: Awaited<ReturnType<typeof hunted>>
/** What was planted in the free texts of requests, by endpoint and field. */
const planted = new Map<string, string>()
before(async () => {
  await loadTables()
  served = await openServed({ writeLine: (line) => lines.push(line) })
  const wire = openWire(served.service.origin)
  try {
    replies = []
    for (const aim of await aims()) replies.push(await wire.send(honest(aim)))
  } finally {
    wire.close()
  }
  texts = await sealedTexts()
  hits = await hunted([...planted.keys(), ...secrets()])
})
after(() => served?.close())

/** The input with a text of its own wherever the endpoint takes free text. */
function plant(name: string, endpoint: AnyEndpoint, input: Aim['input']): Aim['input'] {
  const takes = (changed: unknown) => endpoint.input.safeParse(changed).success
  const walk = (value: unknown, place: string, within: (part: unknown) => unknown): unknown => {
    if (Array.isArray(value)) {
      let list: readonly unknown[] = value
      for (const i of value.keys()) {
        const around = (part: unknown) => within(list.map((one, at) => (at === i ? part : one)))
        list = list.map((one, at) => (at === i ? walk(one, place, around) : one))
      }
      return list
    }
    if (typeof value === 'object' && value !== null) {
      let all: Readonly<Record<string, unknown>> = { ...value }
      for (const [key, part] of Object.entries(value)) {
        const around = (changed: unknown) => within({ ...all, [key]: changed })
        all = { ...all, [key]: walk(part, place ? `${place}.${key}` : key, around) }
      }
      return all
    }
    if (typeof value !== 'string') return value
    const canary = `Kanäria ${newId(new Date()).slice(-12)}`
    if (!takes(within(canary))) return value
    planted.set(canary, `${name}.${place}`)
    return canary
  }
  return { ...(walk(input, '', (whole) => whole) as Aim['input']) }
}

async function aims(): Promise<Aim[]> {
  const rows = registerRows(served.owner, served.two.endpoints)
  const known = knownIds(served.two, { weight: 9, pools: await rows.poolsOf(served.two.ours) })
  return Object.entries(served.two.endpoints).flatMap(([name, endpoint]) =>
    endpoint.method === 'GET'
      ? []
      : Object.values(served.callers)
          .filter((caller) => (caller.name === 'homeOffice') === !endpoint.registers.includes('psop'))
          .flatMap((caller) =>
            validInputs(endpoint, known, 1).map((input) => ({
              ...{ name, endpoint, caller },
              input: plant(name, endpoint, input),
            })),
          ),
  )
}

/** All that stands in sealed columns, by column and key. Whose key it is under, one of the row's own ids tells. */
async function sealedTexts(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>()
  const { dataKeys, registers } = served.two.world.platform
  const note = (place: string, value: unknown): void => {
    if (value === null || value === undefined) return
    const seen = found.get(place) ?? new Set()
    found.set(place, seen)
    if (typeof value === 'object') for (const part of Object.values(value)) note(place, part)
    else seen.add(String(value))
  }
  const ofColumn = async (register: RegisterId, table: string, column: string): Promise<void> => {
    const group = allTables().find(({ name }) => name === table)?.columns[column]?.sealed
    if (!group) return
    await served.owner.query("SELECT set_config('app.register_id', $1, false)", [register])
    const { rows } = await served.owner.query<Record<string, unknown>>(
      `SELECT * FROM ${table} WHERE register_id = $1 AND ${column} IS NOT NULL`,
      [register],
    )
    for (const row of rows) {
      const ids = Object.values(row).filter((value) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value))
      const keyring = await dataKeys.load(register, [...new Set(ids.map(String))])
      const bytes = row[column]
      assert.ok(bytes instanceof Uint8Array)
      for (const holder of ids.map(String)) {
        const { part, schemaVersion } = group
        const at = {
          registerId: register,
          table,
          group: group.group,
          part,
          schemaVersion,
          rowId: String(row.id),
          holder,
        }
        try {
          const content: unknown = JSON.parse(keyring.open(at, bytes, newId(new Date())).toString())
          for (const [key, value] of Object.entries({ ...(content as object) }))
            note(`${table}.${group.group}.${key}`, value)
          break
        } catch (error) {
          if (!(error instanceof KeyGone || error instanceof CannotOpen)) throw error
        }
      }
    }
  }
  for (const { id } of await registers.all())
    for (const { name, columns } of allTables())
      for (const column of Object.keys(columns)) await ofColumn(id, name, column)
  return found
}

/** Every cell that the owner of the database can read, of every table in it, as a dump would write it out. */
async function* cells(): AsyncGenerator<readonly [place: string, bytes: Buffer]> {
  const { rows: tables } = await served.owner.query<{ name: string }>(
    `SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_t%'`,
  )
  // As PostgreSQL writes it: a sealed value is then `\x…`.
  const types = { getTypeParser: () => (value: unknown) => value }
  const shared = new Set(allTables().flatMap(({ name, shared }) => (shared === undefined ? [] : [`public.${name}`])))
  for (const [i, register] of (await served.two.world.platform.registers.all()).entries()) {
    await served.owner.query("SELECT set_config('app.register_id', $1, false)", [register.id])
    for (const { name } of tables.filter((table) => i === 0 || !shared.has(table.name)))
      for (const row of (await served.owner.query({ text: `SELECT * FROM ${name}`, types })).rows)
        for (const [column, value] of Object.entries(row)) {
          if (typeof value !== 'string') continue
          yield [`${name}.${column}`, Buffer.from(value)]
          if (value.startsWith('\\x')) yield [`${name}.${column}`, Buffer.from(value.slice(2), 'hex')]
        }
  }
}

/** What the access log says, opened: who holds the log's key must not learn more than who did what (INV-25). */
async function* logRecords(): AsyncGenerator<readonly [place: string, bytes: Buffer]> {
  const { registers, logSealer } = served.two.world.platform
  for (const { id: register } of await registers.all()) {
    await served.owner.query("SELECT set_config('app.register_id', $1, false)", [register])
    const { rows } = await served.owner.query<{ id: string; actor_id: string; subject_id: string; record: Buffer }>(
      'SELECT id, actor_id, subject_id, record FROM access_log WHERE register_id = $1',
      [register],
    )
    for (const { id, actor_id: actorId, subject_id: subjectId, record } of rows) {
      const opened = logSealer.open(register, id, record)
      const event = unpackEvent({ id, register, actorId, subjectId }, opened)
      yield ['an entry of the log', Buffer.concat([opened, Buffer.from(JSON.stringify(event))])]
    }
  }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

/** Whatever leaves the process besides answers to those who may: its log, its figures, its files, its refusals. */
async function* sinks(): AsyncGenerator<readonly [place: string, bytes: Buffer]> {
  yield* cells()
  yield* logRecords()
  yield ['the operation log', Buffer.from(lines.join('\n'))]
  for (const address of ['/metrics', '/health/live', '/health/ready'])
    yield [address, Buffer.from(await (await fetch(served.service.origin + address)).arrayBuffer())]
  for (const { status, body, headers } of replies)
    if (status !== 200) yield [`a refusal (${status})`, Buffer.from(JSON.stringify([body, headers]))]
  for (const file of filesIn(served.two.world.folder)) yield ['a file of the installation', readFileSync(file)]
}

/** Where each value is found. */
async function hunted(canaries: Iterable<string>): Promise<(readonly [canary: string, place: string])[]> {
  const hunt = canaryHunt(canaries)
  const hits = new Map<string, readonly [string, string]>()
  for await (const [place, bytes] of sinks())
    for (const { canary } of hunt(bytes)) hits.set(`${canary} ${place}`, [canary, place])
  return [...hits.values()]
}

/** Sealed parts that nothing here has to fill, with the reason. A new sealed column fails below until a part of the chain writes it. */
const NOT_DRIVEN: Readonly<Record<string, string>> = {
  'client.identity.deathDay': 'a day, of nobody alive',
  'client.residence.movedOutDay': 'a day, of those who moved abroad',
  'client.contact.poBox': 'none of the practice people has one',
  'client.contact.splitLetter': 'a letter, too short to look for',
  'client.contact.specifier': 'none of the practice people has one',
  'decision.details.monthlyIncomeCents': 'a number',
  'decision.details.householdSize': 'a number',
  'client_message.text.fi': 'no use case writes one yet',
  'client_message.text.sv': 'no use case writes one yet',
  'client_message.text.en': 'no use case writes one yet',
}

/** Shorter texts stand everywhere by chance: letters, codes of municipalities and languages. */
const TELLING = 7

/** Free texts that stand open, and where: of services, companies, agreements and user IDs, of no client. */
const OPEN: Readonly<Record<string, string>> = {
  addKind: 'public.purchasing_kind.name',
  publishService: 'public.service_version',
  refuseApplication: 'public.admission_application.reason',
  endAdmission: 'public.admission.end_reason',
  admitProvider: 'public.admission.agreement',
  refusePrice: 'public.price_proposal.reason',
  refuseProviderChange: 'public.provider_change.reason',
  changeCompany: 'public.company',
  addCompanyUnit: 'public.company_unit',
  changeCompanyUnit: 'public.company_unit',
  createUser: 'public.account',
}

/**
 * What is sealed. What flows carry of companies stands openly at the receiver; their people are sealed in columns of their own. The code of
 * a service is public; sealed is that this person has signed for it.
 */
const secrets = (): string[] =>
  [...texts].flatMap(([part, values]) =>
    part.startsWith('flow_outbox.') || part.endsWith('.serviceAuthority')
      ? []
      : [...values].filter((text) => text.length >= TELLING && !planted.has(text)),
  )

test('PSOP-82, INV-28, INV-25: every declared sealed column is written on the way, and none of what it holds stands anywhere in clear, nor in an opened log', async (t) => {
  const declared = allTables().flatMap(({ columns }) =>
    Object.values(columns).flatMap(({ sealed }) =>
      sealed ? Object.keys(sealed.fields).map((key) => `${sealed.table}.${sealed.group}.${key}`) : [],
    ),
  )
  // Chosen inputs fill the rest now and then, so that a listed part may be there too.
  const listed = Object.keys(NOT_DRIVEN)
  assert.deepEqual(
    declared.filter((part) => !texts.has(part) && !listed.includes(part)),
    [],
  )
  assert.deepEqual(
    listed.filter((part) => !declared.includes(part)),
    [],
  )
  const telling = new Set(secrets())
  assert.ok(telling.size > 40, `${telling.size} values`)
  assert.deepEqual(
    // Generated addresses are few, and that of a worker's user ID, which may be the same one, stands openly.
    hits.filter(([canary, place]) => telling.has(canary) && place !== 'public.account.email'),
    [],
  )
  t.diagnostic(`${telling.size} values of ${texts.size} sealed parts`)
})

test('INV-28, INV-69: no free text of a request is found but where it stands openly, nor in the log, the figures, files or refusals', async (t) => {
  const open = hits.filter(([canary]) => planted.has(canary))
  const elsewhere = open.flatMap(([canary, place]) => {
    const [endpoint = '', ...field] = planted.get(canary)?.split('.') ?? []
    const column = OPEN[endpoint]
    return column && place.startsWith(column) ? [] : [`${endpoint}.${field.join('.')} in ${place}`]
  })
  assert.deepEqual([...new Set(elsewhere)], [])
  // The search would see them: what may stand openly is found, and the log has its line for every request.
  assert.ok(open.length > 0)
  assert.ok(lines.length >= replies.length, `${lines.length} lines of ${replies.length} requests`)
  t.diagnostic(`${planted.size} texts planted in ${new Set(planted.values()).size} fields of requests`)
})

test('INV-69: every line of the operation log is one JSON object that says which request and how it ended, and nothing that was sent', () => {
  const known = new Set(['at', 'event', 'route', 'method', 'status', 'ms', 'correlation'])
  const requests = lines.flatMap((line) => {
    assert.doesNotMatch(line, /[\r\n]/)
    const said: unknown = JSON.parse(line)
    assert.ok(typeof said === 'object' && said !== null && !Array.isArray(said), line)
    return Reflect.get(said, 'event') === 'request' ? [said] : []
  })
  assert.ok(requests.length >= replies.length)
  for (const request of requests) {
    assert.deepEqual(
      Object.keys(request).filter((key) => !known.has(key)),
      [],
    )
    // The pattern of an address, not the address.
    assert.doesNotMatch(String(Reflect.get(request, 'route')), /[0-9a-f]{8}-[0-9a-f]{4}|\?/)
    assert.match(String(Reflect.get(request, 'correlation')), /^[0-9a-f-]{36}$/)
  }
})
