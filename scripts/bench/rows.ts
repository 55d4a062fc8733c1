import type { Meter } from './counters.ts'
import { benchRegister, searchOf } from './fill.ts'
import { eventFloor, type Floor, openFloor, plainNameFloor, runFloor, sealedNames } from './floors.ts'
import { mixed } from './ids.ts'
import { burst, find, openClient, recordEvent, recordOnOne, type Script } from './load.ts'
import { hashEach, type Integration, LEAVES, openIntegration, treeOf, verifyAll } from './log.ts'
import { personOf } from './people.ts'
import { query, type Urls } from './place.ts'
import { type Counter, type Row, type RowResult, resultOf } from './report.ts'
import { interleaved, type Job, middle, type Results, type Spread, spread } from './rounds.ts'
import { nameSearch } from './search.ts'
import type { BenchServer } from './server-process.ts'
import { settleMonths } from './settle.ts'

export interface Bench {
  readonly server: BenchServer
  readonly withoutLog: BenchServer
  /** Whose doors of the definition can be opened: held against itself. */
  readonly noticeSwitch: BenchServer
  readonly meter: Meter
  readonly urls: Urls
  readonly clients: number
  readonly rounds: number
  readonly seconds: number
  /** How many leaves the log is verified over. */
  readonly leaves: number
  readonly wrk: string
  readonly pgbench: string
  /** Names of rows' first words, or all. */
  readonly only: readonly string[] | null
  readonly say: (text: string) => void
}

export interface Done {
  readonly rows: readonly RowResult[]
  readonly counters: readonly Counter[]
  readonly noise: Spread
  /** What must not be: overspending, wrong answers, faults in the server. */
  readonly faults: readonly string[]
  readonly samples: Readonly<Record<string, unknown>>
}

const CONNECTIONS = 32

/** Rows 1 to 6 and 15 of the measurements, with the goals of decisions 26 against our own floors. */
const ROWS: readonly Row[] = [
  { row: '1 event, 32 connections', ours: 'event-32', base: 'event-floor-32', goal: 0.3 },
  { row: '2 open a client, 32 connections', ours: 'open-32', base: 'open-floor-32', goal: 0.3 },
  { row: '3 event, 1 connection', ours: 'event-1', base: 'event-floor-1', goal: 0.25 },
  { row: '3 open a client, 1 connection', ours: 'open-1', base: 'open-floor-1', goal: 0.25 },
  { row: '3 event, 8 connections', ours: 'event-8', base: 'event-floor-8', goal: 0.25 },
  { row: '3 open a client, 8 connections', ours: 'open-8', base: 'open-floor-8', goal: 0.25 },
  { row: '4 32 writers on one voucher, of our row 1', ours: 'hot-32', base: 'event-32', goal: 0.4 },
  { row: '5 opening with its log row, of without it', ours: 'open-32', base: 'nolog-32', goal: 0.65 },
  { row: '6 find by identity code, of our row 2', ours: 'find-32', base: 'open-32', goal: 0.8 },
  { row: '15 event, of one that asks no notice', ours: 'event-notice', base: 'event-no-notice', goal: 0.95 },
  { row: '15 open a client, of one that asks no notice', ours: 'open-notice', base: 'open-no-notice', goal: 0.95 },
]

/** Row 7: our search in SQL against names in the clear; no slower than half, which is twice the time. */
const SEARCH: Row = { row: '7 names in SQL, of plaintext', ours: 'names-sealed', base: 'names-plain', goal: 0.5 }
/** Row 8: within 1.5 times the one statement that writes the same rows. */
const SETTLE: Row = { row: '8 settle a month, of one statement', ours: 'settle', base: 'settle-floor', goal: 0.67 }
/** Rows 9 and 10 beside one SHA-256 over each entry: 100,000 and 250,000 leaves a second where that makes 1.4 million. */
const LOG: readonly Row[] = [
  { row: '9 integrate while requests go on, of SHA-256', ours: 'integrate', base: 'sha256', goal: 0.07 },
  { row: '10 verify the log, of SHA-256', ours: 'verify', base: 'sha256', goal: 0.18 },
]
/** Log rows a second of the steady stream whose waiting is measured, and for how long. */
const STREAM = { perSecond: 2_000, seconds: 8 }
/** Milliseconds within which 95 of 100 pages of search results must come. */
const PAGE_P95_MS = 300

/** Measures every row in interleaved rounds, and the counters on the way. */
export async function measure(bench: Bench): Promise<Done> {
  const { server, withoutLog, noticeSwitch, meter, say } = bench
  const atRest = (await server.usage()).rssBytes
  say('warming up')
  for (const script of [openClient, recordEvent]) {
    for (const one of [server, withoutLog, noticeSwitch]) await ours(bench, one, script, CONNECTIONS, 3).run()
    await noticeSwitch.doors('open')
    await ours(bench, noticeSwitch, script, CONNECTIONS, 3).run()
    await noticeSwitch.doors('closed')
  }
  const facts = {
    clients: bench.clients,
    recordBytes: await recordBytes(bench),
    hasUuid7: (await query(bench.urls.superUrl, `SELECT 1 FROM pg_proc WHERE proname = 'uuidv7'`)).length > 0,
  }
  const wanted = [...ROWS, SEARCH, SETTLE, ...LOG].filter(
    (row) => bench.only?.some((name) => row.ours.startsWith(name)) ?? true,
  )
  const beside = new Map([
    [SEARCH.ours, 'names-page'],
    ['integrate', 'lag'],
  ])
  const names = new Set(wanted.flatMap((row) => [row.base, row.ours, beside.get(row.ours) ?? row.ours]))
  const integration = await openIntegration(bench.urls)
  const jobs = [
    ...everything(bench, eventFloor(facts), openFloor(facts)),
    ...ofTheLog(bench, integration, facts.recordBytes),
  ].filter((job) => names.has(job.name))
  const results = new Map(await interleaved(jobs, bench.rounds, meter, say))
  await integration.close()
  // Before settling: its floor is taken back and leaves dead rows.
  const logRowBytes = await bytesOfLogRow(bench)
  if (names.has('settle'))
    for (const [name, samples] of await settleMonths(bench.urls, facts, meter, say)) results.set(name, samples)
  return {
    rows: wanted.map((row) => resultOf(row, results)),
    counters: await counted(bench, results, { atRest, logRowBytes }),
    noise: spread([...results.values()].flat().map((sample) => sample.calibrationMs)),
    faults: await faultsOf(bench, results),
    samples: Object.fromEntries(results),
  }
}

const ours = (
  bench: Bench,
  server: BenchServer,
  script: Script,
  connections: number,
  seconds = bench.seconds,
): Job => ({
  name: '',
  server,
  run: () => burst(server, script, { wrk: bench.wrk, connections, seconds, clients: bench.clients }),
})

const withDoors = (bench: Bench, are: 'open' | 'closed', script: Script): Job => ({
  ...ours(bench, bench.noticeSwitch, script, CONNECTIONS),
  prepare: () => bench.noticeSwitch.doors(are),
})

const floor = (bench: Bench, of: Floor, connections: number): Job => ({
  name: '',
  server: null,
  run: () => runFloor(of, { ...by(bench), url: bench.urls.superUrl, connections }),
})

const by = ({ pgbench, seconds }: Bench) => ({ pgbench, seconds })

function everything(bench: Bench, event: Floor, open: Floor): Job[] {
  const { server, withoutLog } = bench
  const searches = Array.from({ length: 2_000 }, (_, i) => {
    const client = mixed('search', i, bench.clients)
    return { client, body: JSON.stringify({ identityCode: personOf(client).identityCode }) }
  })
  const names = Array.from({ length: 2_000 }, (_, i) => {
    const client = mixed('names', i, bench.clients)
    const { family, given } = searchOf(personOf(client))
    return { client, body: JSON.stringify({ names: `${family} ${given}` }) }
  })
  return [
    ...[32, 8, 1].flatMap((c) => [
      { ...floor(bench, event, c), name: `event-floor-${c}` },
      { ...ours(bench, server, recordEvent, c), name: `event-${c}` },
      { ...floor(bench, open, c), name: `open-floor-${c}` },
      { ...ours(bench, server, openClient, c), name: `open-${c}` },
    ]),
    { ...ours(bench, server, recordOnOne, CONNECTIONS), name: 'hot-32' },
    { ...withDoors(bench, 'closed', recordEvent), name: 'event-notice' },
    { ...withDoors(bench, 'open', recordEvent), name: 'event-no-notice' },
    { ...withDoors(bench, 'closed', openClient), name: 'open-notice' },
    { ...withDoors(bench, 'open', openClient), name: 'open-no-notice' },
    { ...ours(bench, withoutLog, openClient, CONNECTIONS), name: 'nolog-32' },
    { ...ours(bench, server, find(searches), CONNECTIONS), name: 'find-32' },
    { ...floor(bench, plainNameFloor, 8), name: 'names-plain' },
    {
      name: 'names-sealed',
      server: null,
      run: () =>
        runFloor(sealedNames(nameSearch(bench.clients)), {
          ...by(bench),
          url: bench.urls.appUrl,
          connections: 8,
          options: `-c app.register_id=${benchRegister}`,
        }),
    },
    { ...ours(bench, server, find(names), 8), name: 'names-page' },
  ]
}

/** Rows 9 and 10. The tree to be verified is made at its first use. */
function ofTheLog(bench: Bench, integration: Integration, recordBytes: number): Job[] {
  let tree: ReturnType<typeof treeOf> | undefined
  return [
    { name: 'sha256', server: null, run: async () => hashEach(bench.leaves, recordBytes) },
    {
      name: 'integrate',
      server: null,
      run: async () => {
        const requests = ours(bench, bench.server, openClient, 8, 2 * bench.seconds).run()
        const sample = await integration.takeIn(LEAVES, recordBytes)
        await requests
        return sample
      },
    },
    {
      name: 'verify',
      server: null,
      run: async () => {
        tree ??= treeOf(bench.leaves, recordBytes)
        return verifyAll(bench.leaves, recordBytes, tree)
      },
    },
    { name: 'lag', server: null, run: () => integration.lag(STREAM.perSecond, STREAM.seconds, recordBytes) },
  ]
}

/** How long a sealed record is: floors write as many bytes. */
async function recordBytes(bench: Bench): Promise<number> {
  const [row] = await query(
    bench.urls.superUrl,
    'SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY length(record))::int AS bytes FROM access_log',
  )
  return Number(row?.bytes)
}

/** What a row of the access log takes with all its indexes. */
async function bytesOfLogRow(bench: Bench): Promise<number> {
  const [row] = await query(
    bench.urls.superUrl,
    `SELECT pg_total_relation_size('access_log')::float8 / count(*) AS bytes FROM access_log`,
  )
  return Number(row?.bytes)
}

async function counted(
  bench: Bench,
  results: Results,
  { atRest, logRowBytes }: { readonly atRest: number; readonly logRowBytes: number },
): Promise<Counter[]> {
  const each = (name: string, of: 'walBytes' | 'commits' | 'messages') =>
    middle(results, name, (s) => s.cost[of] / s.requests)
  const micros = (name: string) =>
    middle(results, name, (s) => (s.cost.serverMicros + (s.cost.databaseMicros ?? Number.NaN)) / s.requests)
  const has = (name: string): boolean => results.has(name)
  const operations = (
    [
      ['open', 2, 2 * 439],
      ['event', 2, 2 * 321],
    ] as const
  ).filter(([name]) => has(`${name}-32`))
  return [
    ...operations.flatMap(([name, messages, cpu]) => [
      { name: `${name}: messages to the database`, value: each(`${name}-32`, 'messages'), most: messages, unit: '' },
      {
        name: `${name}: WAL, times the floor's`,
        value: each(`${name}-32`, 'walBytes') / each(`${name}-floor-32`, 'walBytes'),
        most: 1.3,
        unit: '×',
      },
      {
        name: `${name}: WAL`,
        value: each(`${name}-32`, 'walBytes'),
        most: 1.3 * Math.round(each(`${name}-floor-32`, 'walBytes')),
        unit: 'bytes',
      },
      { name: `${name}: processor, server and database`, value: micros(`${name}-32`), most: cpu, unit: 'µs' },
    ]),
    ...(has('open-32')
      ? [{ name: 'open: durable commits', value: each('open-32', 'commits'), most: 0.3, unit: '' }]
      : []),
    ...(has('event-32')
      ? [{ name: 'event: durable commits', value: each('event-32', 'commits'), most: 1, unit: '' }]
      : []),
    ...(has('names-page')
      ? [
          {
            name: 'a page of found names, 8 connections: p95',
            value: middle(results, 'names-page', (s) => s.p95),
            most: PAGE_P95_MS,
            unit: 'ms',
          },
        ]
      : []),
    ...(has('verify')
      ? [
          {
            name: `verify: a leaf of ${bench.leaves}; ten times as many seconds for 10 million`,
            value: 1e6 / middle(results, 'verify', (s) => s.perSecond),
            most: 4,
            unit: 'µs',
          },
        ]
      : []),
    ...(has('integrate')
      ? [
          {
            name: 'integrate: a leaf, while requests go on',
            value: 1e6 / middle(results, 'integrate', (s) => s.perSecond),
            most: 10,
            unit: 'µs',
          },
          {
            name: `from a row to its signed head at ${STREAM.perSecond} rows a second: p99`,
            value: middle(results, 'lag', (s) => s.p99),
            most: 1_000,
            unit: 'ms',
          },
        ]
      : []),
    { name: 'a row of the access log with its indexes', value: logRowBytes, most: 450, unit: 'bytes' },
    { name: 'memory of the server at rest', value: atRest / 1e6, most: 150, unit: 'MB' },
    {
      name: 'memory of the server after the load',
      value: (await bench.server.usage()).rssBytes / 1e6,
      most: null,
      unit: 'MB',
    },
    { name: 'start of the server process', value: bench.server.startMs / 1e3, most: 3, unit: 's' },
  ]
}

/** After all that writing the books must hold: nothing overspent, and spent is what was delivered. */
async function faultsOf(bench: Bench, results: Results): Promise<string[]> {
  const [books] = await query(
    bench.urls.superUrl,
    `SELECT (SELECT count(*) FROM grant_period WHERE spent + reserved > granted)::int AS overspent,
      (SELECT sum(spent) FROM grant_period) = (SELECT COALESCE(sum(quantity), 0) FROM service_event) AS spent,
      (SELECT sum(posted) FROM reservation) = (SELECT COALESCE(sum(quantity), 0) FROM service_event) AS posted`,
  )
  const wrong = [...results].flatMap(([name, samples]) => {
    const count = samples.reduce((sum, sample) => sum + (sample.wrong ?? 0), 0)
    return count > 0 ? [`${count} wrong answers of ${name}`] : []
  })
  const { faults } = await bench.server.usage()
  const passed = await bench.noticeSwitch.doors('closed')
  return [
    ...wrong,
    ...(passed > 0 ? [] : ['no door of the notice was ever open, so row 15 says nothing']),
    ...(books?.overspent === 0 ? [] : [`${books?.overspent} periods are overspent`]),
    ...(books?.spent === true && books.posted === true ? [] : ['what was spent is not what was delivered']),
    ...(faults === 0 ? [] : [`${faults} faults in the server`]),
  ]
}
