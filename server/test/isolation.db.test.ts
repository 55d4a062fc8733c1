import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import type { TestRegister } from '../src/domains/world.ts'
import { tries } from '../src/platform/crypto/proving.ts'
import { newId } from '../src/platform/ids.ts'
import { Refusal } from '../src/platform/refusals.ts'
import { allTables } from '../src/platform/tables.ts'
import type { Actor } from '../src/platform/use-case/actor.ts'
import type { AnyEndpoint, Endpoint, Facts } from '../src/platform/use-case/endpoint.ts'
import { run } from '../src/platform/use-case/engine.ts'
import { loadTables } from './declared.ts'
import { inputsOf, type Known } from './generated-inputs.ts'
import { openTwoOrganisers, type Side, type TwoOrganisers } from './two-organisers.ts'

let two: TwoOrganisers
let owner: pg.Client
const opened: (() => Promise<void>)[] = []
before(async () => {
  await loadTables()
  two = await openTwoOrganisers()
  opened.push(() => two.close())
  owner = new pg.Client({ connectionString: two.world.database.ownerUrl })
  await owner.connect()
  opened.push(() => owner.end())
})
after(async () => {
  for (const close of opened.reverse()) await close()
})

interface Caller {
  readonly register: TestRegister
  readonly actor: Actor
}
type Answer = { readonly output: unknown } | { readonly refusal: Refusal } | { readonly invalid: true }

/** Calls as the web does: the schema first, then the engine. Anything but an answer or a refusal is a fault. */
async function call(any: AnyEndpoint, { register, actor }: Caller, raw: unknown): Promise<Answer> {
  // Called only with what its own schema has parsed.
  const endpoint = any as unknown as Endpoint<unknown, unknown, Facts, unknown>
  const parsed = endpoint.input.safeParse(raw)
  if (!parsed.success) return { invalid: true }
  const now = two.world.clock.now()
  const how = { register: register.register, actor, now, channel: 'web', correlation: newId(now) } as const
  try {
    return { output: await run(two.world.platform, endpoint, how, parsed.data) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error }
    throw error
  }
}

/** Everything that leaves with an answer, as text: files as their bytes read. */
function textOf(answer: Answer): string {
  if ('invalid' in answer) return ''
  if ('refusal' in answer) return JSON.stringify([answer.refusal.kind.code, answer.refusal.facts])
  return JSON.stringify(answer.output, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
  )
}

const uuidsIn = (text: string): string[] =>
  text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []

const registerTables = () => allTables().filter((table) => table.shared === undefined)
const idsOf = (side: Side): string[] => [side.register.register.id, side.home.register.id]

/** Asks the same of each register of a side, as the owner of the database. Row security holds for the owner too. */
async function ask<Row extends pg.QueryResultRow>(side: Side, question: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const register of idsOf(side)) {
    await owner.query("SELECT set_config('app.register_id', $1, false)", [register])
    rows.push(...(await owner.query<Row>(question, [register])).rows)
  }
  return rows
}

/** The rows of a side, table by table. */
async function rowsOf(side: Side): Promise<ReadonlyMap<string, readonly Record<string, unknown>[]>> {
  const found = new Map<string, readonly Record<string, unknown>[]>()
  for (const { name } of registerTables())
    found.set(
      name,
      (
        await ask<{ row: Record<string, unknown> }>(
          side,
          `SELECT to_jsonb(t) AS row FROM ${name} t WHERE register_id = $1`,
        )
      ).map(({ row }) => row),
    )
  return found
}

/** Which table the ids of a field are of. A field called `id` names a new thing, except in three paths. */
const TABLE_OF: Readonly<Record<string, readonly string[]>> = {
  client: ['client'],
  clientId: ['client'],
  decision: ['decision'],
  decisionId: ['decision'],
  contract: ['contract'],
  contractId: ['contract'],
  event: ['service_event'],
  order: ['service_order'],
  service: ['service'],
  serviceId: ['service'],
  providerId: ['provider'],
  applicationId: ['admission_application'],
  draftId: ['person_draft'],
  periodId: ['grant_period'],
  statement: ['statement'],
  run: ['settlement_run'],
  account: ['payment_account'],
  before: ['access_log'],
  after: ['service_event'],
  id: ['assignment', 'admission', 'company_staff', 'decision', 'service_order', 'service_event', 'service_version'],
}

type Pools = ReadonlyMap<string, readonly string[]>

async function poolsOf(side: Side): Promise<Pools> {
  const rows = await rowsOf(side)
  const ids = (table: string): string[] => (rows.get(table) ?? []).map((row) => String(row.id))
  const pools = new Map(Object.entries(TABLE_OF).map(([field, tables]) => [field, tables.flatMap(ids)] as const))
  pools.set('accountId', [...new Set((rows.get('assignment') ?? []).map((row) => String(row.account_id)))])
  return pools
}

/** Ids of fields from these pools, mixed as weighed; a new id now and then. */
const knownIds =
  (...from: readonly { readonly weight: number; readonly pools: Pools }[]): Known =>
  (field) => {
    if (field === 'identityCode') return fc.constantFrom('140385-912T', '210270-913N', '010180-950R')
    if (field === 'iban') return fc.constantFrom('FI2112345600000785', 'FI5810171000000122')
    if (field === 'kind') return fc.constantFrom('voucher', 'purchased-service')
    if (field === 'serviceCode' || field === 'code') return fc.constantFrom('kotipalvelu', 'perhetyo', 'uusi-palvelu')
    if (field === 'toRegister')
      return fc.constantFrom(two.ours.register.register.code, two.theirs.register.register.code)
    if (field === 'names') return fc.constantFrom(two.ours.word, two.theirs.word, 'Testi Kanaria')
    if (field === 'decisionNumber') return fc.constantFrom('PS-2026-1', 'PS-2026-2')
    const choices = from.flatMap(({ weight, pools }) => {
      const ids = pools.get(field) ?? []
      return ids.length > 0 ? [{ weight, arbitrary: fc.constantFrom(...ids) }] : []
    })
    return choices.length > 0 ? fc.oneof(...choices, { weight: 1, arbitrary: fc.uuid({ version: 7 }) }) : null
  }

/** A sum over every row of a side but its log, which must tell of attempts. */
async function sumsOf(side: Side): Promise<Record<string, unknown>> {
  const sums: Record<string, unknown> = {}
  for (const name of [...registerTables().map((table) => table.name), 'keys.data_key'])
    if (name !== 'access_log')
      sums[name] = await ask(
        side,
        `SELECT count(*) AS rows, md5(string_agg(t::text, '|' ORDER BY t::text)) AS sum FROM ${name} t WHERE register_id = $1`,
      )
  return sums
}

const logRows = async (side: Side): Promise<number> =>
  (await ask(side, 'SELECT id FROM access_log WHERE register_id = $1')).length

test('INV-01, PSOP-09: random operations of one organiser with ids of another get, count and change nothing of it', async () => {
  const { ours, theirs, endpoints } = two
  const theirPools = await poolsOf(theirs)
  const ourPools = await poolsOf(ours)
  // Half of their ids the attacker has got hold of; the other half must never be seen.
  const stolen = new Set<string>()
  const halves = new Map([...theirPools].map(([field, ids]) => [field, ids.filter((_, i) => i % 2 === 0)] as const))
  for (const ids of halves.values()) for (const id of ids) stolen.add(id)
  const shared = new Set([...(await rowsOf(ours)).values()].flatMap((rows) => uuidsIn(JSON.stringify(rows))))
  const secret = new Set(
    [...(await rowsOf(theirs)).values()]
      .flatMap((rows) => uuidsIn(JSON.stringify(rows)))
      .filter((id) => !stolen.has(id) && !shared.has(id)),
  )
  assert.ok(secret.size > 50, 'their register has a life')

  const known = knownIds({ weight: 6, pools: halves }, { weight: 3, pools: ourPools })
  const operations = Object.entries(endpoints).flatMap(([name, endpoint]) =>
    two
      .callers(ours, endpoint)
      .map((caller) => inputsOf(endpoint, known).map((input) => ({ name, endpoint, caller, input }))),
  )
  const before = await sumsOf(theirs)
  const logBefore = await logRows(theirs)
  const outcomes = { done: 0, refused: 0, invalid: 0 }
  const done = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.oneof(...operations), async ({ name, endpoint, caller, input }) => {
      const answer = await call(endpoint, caller, input)
      outcomes['output' in answer ? 'done' : 'refusal' in answer ? 'refused' : 'invalid'] += 1
      if ('output' in answer) done.add(name)
      const text = textOf(answer)
      assert.equal(text.includes(theirs.word), false, `${name} told their word`)
      assert.deepEqual(
        uuidsIn(text).filter((id) => secret.has(id)),
        [],
        `${name} told their id`,
      )
    }),
    { numRuns: tries(100_000), endOnFailure: true },
  )
  assert.deepEqual(await sumsOf(theirs), before)
  assert.equal(await logRows(theirs), logBefore)
  // The operations were no mere refusals: most endpoints did something for somebody.
  assert.ok(outcomes.done > tries(100_000) / 20, JSON.stringify(outcomes))
  assert.ok(done.size > Object.keys(endpoints).length / 2, [...done].join(' '))
})
