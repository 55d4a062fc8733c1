import { randomUUID } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { closeMonth } from '../../server/src/domains/settlement/close-month.ts'
import { settlementJobs } from '../../server/src/domains/settlement/jobs.ts'
import { settleable } from '../../server/src/domains/settlement/queries.ts'
import { newId } from '../../server/src/platform/ids.ts'
import { openPlatform } from '../../server/src/platform/platform.ts'
import { systemClock } from '../../server/src/platform/time/clock.ts'
import { dayOf } from '../../server/src/platform/time/helsinki.ts'
import { Month } from '../../server/src/platform/time/month.ts'
import { addDays } from '../../server/src/platform/time/plain-date.ts'
import { run } from '../../server/src/platform/use-case/engine.ts'
import { root } from '../terminal.ts'
import type { Meter } from './counters.ts'
import { benchRegister, FINANCE } from './fill.ts'
import { type FloorFacts, inPlace, logRow } from './floors.ts'
import { idOf } from './ids.ts'
import { keysFolder, type Urls } from './place.ts'
import { calibrate, type Measured, type Results } from './rounds.ts'

/** The months that the bench's own events are of. */
const MONTHS = ['2026-01', '2026-02'].map((month) => Month.parse(month))

/** Closes two months, each beside its floor: the job's slices against one statement that writes the same rows. */
export async function settleMonths(
  urls: Urls,
  facts: FloorFacts,
  meter: Meter,
  say: (text: string) => void,
): Promise<Results> {
  const platform = await openPlatform({
    ...urls,
    dataFolder: keysFolder,
    definitionsFolder: path.join(root, 'registers'),
    logKeys: { folder: path.join(keysFolder, 'log'), host: 'localhost' },
    profile: 'demo',
    clock: systemClock,
    writeLine: () => {},
    quiet: true,
    poolSize: 4,
    registerSize: facts.clients,
  })
  const samples = { settle: [] as Measured[], floor: [] as Measured[] }
  try {
    const register = await platform.registers.byId(benchRegister)
    const settle = settlementJobs(platform, platform.registers).get('settlement.settle')
    if (!settle) throw new Error('nobody settles')
    for (const month of MONTHS) {
      samples.floor.push(await measured(meter, () => floorOf(urls, facts, month)))
      const now = systemClock.now()
      const id = idOf('account', FINANCE)
      const call = {
        ...({ register, now, channel: 'web', correlation: randomUUID() } as const),
        actor: { kind: 'worker', id, ids: [id], organisationId: idOf('organisation', 0) } as const,
      }
      const input = closeMonth.input.parse({ id: newId(now), month, dueOn: addDays(dayOf(now), 14) })
      const closed = await run(platform, closeMonth, call, input)
      const payload = { run: closed.id, month, closedAt: closed.closedAt.toISOString() }
      samples.settle.push(
        await measured(meter, async () => {
          while (
            (await settle({ id: randomUUID(), register: benchRegister, payload, now: systemClock.now() })) === 'again'
          );
          return await linesOf(urls, closed.id)
        }),
      )
      say(`settled ${month}: ${samples.settle.at(-1)?.requests} events`)
    }
  } finally {
    await platform.close()
  }
  return new Map([
    ['settle', samples.settle],
    ['settle-floor', samples.floor],
  ])
}

async function measured(meter: Meter, work: () => Promise<number>): Promise<Measured> {
  const calibrationMs = calibrate()
  const started = performance.now()
  const { result, cost } = await meter.around(null, work)
  return { requests: result, perSecond: result / ((performance.now() - started) / 1000), cost, calibrationMs }
}

async function linesOf(urls: Urls, runId: string): Promise<number> {
  const client = new pg.Client({ connectionString: urls.superUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ lines: number }>(
      'SELECT sum(lines)::int AS lines FROM statement WHERE run_id = $1',
      [runId],
    )
    return rows[0]?.lines ?? 0
  } finally {
    await client.end()
  }
}

/** The floor: run, statements, lines and a log row for each client of a provider by one statement, taken back again (its commit, once a month, does not count). */
async function floorOf(urls: Urls, facts: FloorFacts, month: Month): Promise<number> {
  const client = new pg.Client({ connectionString: urls.superUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    const events = inPlace(settleable(benchRegister, { month, closedAt: systemClock.now() }), {})
    const { rowCount } = await client.query(`
      WITH s AS MATERIALIZED (${events}),
      r AS (INSERT INTO settlement_run (register_id, id, number, month, closed_at, closed_by, due_on, template_version, payer)
        VALUES ('${benchRegister}', '${idOf('posting', 0)}', 1000, '2000-01', now(), '${idOf('account', FINANCE)}', current_date, 1, '{}')),
      t AS (INSERT INTO statement (register_id, id, run_id, provider_id, number, lines, total_cents, billing, facts, finished_at)
        SELECT '${benchRegister}', g.provider_id, '${idOf('posting', 0)}', g.provider_id, 100000 + row_number() OVER (), g.lines, g.total,
          'no-account', '{}', now() FROM (SELECT provider_id, count(*) AS lines, sum(value_cents) AS total FROM s GROUP BY 1) g),
      l AS (${logRow(facts, FINANCE, 'c.client_id')} FROM (SELECT DISTINCT provider_id, client_id FROM s) c)
      INSERT INTO statement_line (register_id, event_id, statement_id) SELECT '${benchRegister}', id, provider_id FROM s`)
    await client.query('ROLLBACK')
    return rowCount ?? 0
  } finally {
    await client.end()
  }
}
