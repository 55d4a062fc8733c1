import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { mandatesOfClient } from '../../server/src/domains/clients/queries.ts'
import { decisionsOfClient, periodsOfClient } from '../../server/src/domains/grants/queries.ts'
import { groundOn } from '../../server/src/domains/service-events/queries.ts'
import type { Sql } from '../../server/src/platform/db/sql.ts'
import { run } from '../terminal.ts'
import { benchRegister } from './fill.ts'
import { DECISIONS_EACH, idOf, idSql } from './ids.ts'
import type { nameSearch } from './search.ts'

/** A floor: our tables and our SQL in one statement, for pgbench. */
export interface Floor {
  readonly script: string
}

export interface FloorFacts {
  readonly clients: number
  /** Bytes of a sealed log record, as the server writes them. */
  readonly recordBytes: number
  readonly hasUuid7: boolean
}

const register = `'${benchRegister}'::uuid`

/** A piece of our own SQL with its parameters put in place as SQL. */
export function inPlace(piece: Sql, values: Readonly<Record<string, string>>): string {
  return piece.text.replace(/\$(\d+)/g, (_, n: string) => {
    const value = piece.values[Number(n) - 1]
    const text = Array.isArray(value)
      ? `{${value.join(',')}}`
      : value instanceof Date
        ? value.toISOString()
        : String(value)
    return values[text] ?? `'${text}'`
  })
}

const bytes = (count: number): string => `'\\x${'5a'.repeat(count)}'::bytea`

/** A new id as the application makes it. Before version 18 PostgreSQL has no function for it. */
const newId = (has: boolean): string =>
  has
    ? 'uuidv7()'
    : `(lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 19))::uuid`

/** A log row as the server writes one, for each row of what follows it. */
export const logRow = (facts: Omit<FloorFacts, 'clients'>, actor: number, subject: string): string => `
  INSERT INTO access_log (register_id, id, writer, number, actor_id, subject_id, record)
  SELECT ${register}, ${newId(facts.hasUuid7)}, 1, 1, '${idOf('account', actor)}'::uuid, ${subject}, ${bytes(facts.recordBytes)}`

/** Check and take from the balance, event with its note, entries, log row: what recording saves, by what it reads. */
export const eventFloor = (facts: FloorFacts): Floor => ({
  script: `
\\set d random(0, ${facts.clients * DECISIONS_EACH - 1})
WITH g AS MATERIALIZED (${inPlace(groundOn(benchRegister, { contract: '@contract', day: '@day' }).sql, { '@contract': idSql('contract', ':d::int'), '@day': 'current_date' })}),
ok AS MATERIALIZED (SELECT *, ${newId(facts.hasUuid7)} AS event_id FROM g WHERE admitted AND NOT ended AND quantity - posted - released >= 15
  AND current_date BETWEEN valid_from AND valid_to),
e AS (INSERT INTO service_event (register_id, id, contract_id, client_id, provider_id, service_id, grant_period_id, reservation_id, kind, day,
    quantity, price_id, unit_value_cents, price_cents, value_cents, share_cents, note_sealed, recorded_by, recorded_at)
  SELECT ${register}, event_id, ${idSql('contract', ':d::int')}, client_id, provider_id, service_id, period_id, reservation_id, 'delivery',
    current_date, 15, price_id, 3800, 1050, 950, 100, ${bytes(113)}, '${idOf('account', 100)}', now() FROM ok),
r AS (UPDATE reservation t SET posted = t.posted + 15 FROM ok WHERE t.register_id = ${register} AND t.id = ok.reservation_id),
p AS (INSERT INTO posting (register_id, id, asset, from_account, to_account, amount, value_day, known_at, source_id, grant_period_id,
    provider_id, price_id, decision_id)
  SELECT ${register}, ${newId(facts.hasUuid7)}, m.asset, m.a, m.b, m.amount, current_date, now(), event_id, period_id, provider_id, price_id, decision_id
  FROM ok, (VALUES ('minute', 'reserved', 'delivered', 15), ('cent', 'cost', 'payable', 950), ('cent', 'share-memo', 'share-of-client', 100)) m (asset, a, b, amount)),
b AS (UPDATE grant_period t SET reserved = t.reserved - 15, spent = t.spent + 15 FROM ok WHERE t.register_id = ${register} AND t.id = ok.period_id)
${logRow(facts, 100, 'client_id')} FROM ok;
`,
})

/** The client with decisions, periods and mandates, sealed as they are, and a log row. */
export const openFloor = (facts: FloorFacts): Floor => {
  const id = idSql('client', ':c::int')
  const list = (piece: Sql): string => `(SELECT json_agg(x) FROM (${inPlace(piece, { '@client': id })}) x)`
  return {
    script: `
\\set c random(0, ${facts.clients - 1})
WITH l AS (${logRow(facts, 0, id)})
SELECT id, identity_sealed, residence_sealed, contact_sealed, own_contact_sealed, protection_sealed,
  ${list(decisionsOfClient(benchRegister, '@client').sql)}, ${list(periodsOfClient(benchRegister, '@client').sql)},
  ${list(mandatesOfClient(benchRegister, '@client').sql)}
FROM client WHERE register_id = ${register} AND id = ${id};
`,
  }
}

/** Names in the clear, by a plain index and without row security: what sealed search is held against. */
export const plainNameFloor: Floor = {
  script: `
\\set n random(0, 1999)
SELECT family AS f, family_end AS fe, given AS g FROM bench_floor.term WHERE n = :n \\gset
SELECT id, family, given FROM bench_floor.person WHERE family ~>=~ :f AND family ~<~ :fe AND starts_with(given, :g) LIMIT 50;
`,
}

/** What the search sends, with the terms in the place of its tokens. */
export const sealedNames = (search: ReturnType<typeof nameSearch>): Floor => {
  const tokens = Object.fromEntries(search.tokens.map((token, i) => [token, `:t${i + 1}`]))
  return {
    script: `
\\set n random(0, 1999)
SELECT t1, t2 FROM bench_floor.term WHERE n = :n \\gset
${inPlace(search.found, tokens)};
${inPlace(search.crowd, tokens)};
`,
  }
}

export interface FloorBurst {
  readonly perSecond: number
  readonly requests: number
  readonly averageMs: number
}

/** Runs a floor. `options` are PostgreSQL settings of its connections. */
export async function runFloor(
  floor: Floor,
  by: {
    readonly pgbench: string
    readonly url: string
    readonly connections: number
    readonly seconds: number
    readonly options?: string
  },
): Promise<FloorBurst> {
  const folder = await mkdtemp(path.join(tmpdir(), 'seloste-pgbench-'))
  const file = path.join(folder, 'floor.sql')
  try {
    await writeFile(file, floor.script)
    const args = [
      '-n',
      '-M',
      'prepared',
      '-c',
      `${by.connections}`,
      '-j',
      '1',
      '-T',
      `${by.seconds}`,
      '-f',
      file,
      by.url,
    ]
    const { code, output } = await run(by.pgbench, args, {
      ...process.env,
      PGOPTIONS: `-c plan_cache_mode=force_generic_plan ${by.options ?? ''}`,
    })
    const rate = /tps = ([\d.]+)/.exec(output)?.[1]
    const requests = /transactions actually processed: (\d+)/.exec(output)?.[1]
    if (code !== 0 || !rate) throw new Error(`pgbench failed: ${output.slice(0, 2_000)}`)
    return {
      perSecond: Number(rate),
      requests: Number(requests),
      averageMs: Number(/latency average = ([\d.]+)/.exec(output)?.[1] ?? Number.NaN),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
