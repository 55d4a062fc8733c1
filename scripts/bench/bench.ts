// npm run bench [-- --size 10k|100k|1m] [--rounds 5] [--seconds 4] [--only event,open] [--leaves 200000]
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../../server/src/platform/time/clock.ts'
import { root, runScript, say } from '../terminal.ts'
import { openMeter } from './counters.ts'
import { fill } from './fill.ts'
import { findTools, openPlace, query } from './place.ts'
import { table } from './report.ts'
import { measure } from './rows.ts'
import { startServer } from './server-process.ts'

const SIZES: Readonly<Record<string, number>> = { '1k': 1_000, '10k': 10_000, '100k': 100_000, '1m': 1_000_000 }
const outputFolder = path.join(root, 'bench-output')
const POOL = 10

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '10k' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      leaves: { type: 'string', default: '200000' },
      only: { type: 'string', default: '' },
      pool: { type: 'string', default: String(POOL) },
      profile: { type: 'boolean', default: false },
    },
  })
  const clients = SIZES[values.size]
  if (clients === undefined) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}`)
  const tools = findTools()
  await mkdir(outputFolder, { recursive: true })
  say('starting PostgreSQL')
  const place = await openPlace()
  try {
    const urls = await place.copy(values.size, async (unfinished) => {
      say(`filling a database with ${clients} clients; it is kept for the next run`)
      await fill(unfinished, clients, say)
    })
    const settings = { ...urls, clients, poolSize: Number(values.pool), logsReads: true }
    const profile = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${outputFolder}`] : []
    const server = await startServer(settings, profile)
    const withoutLog = await startServer({ ...settings, logsReads: false })
    const noticeSwitch = await startServer(settings, ['--import', path.join(import.meta.dirname, 'notice-switch.ts')])
    const meter = await openMeter(urls.superUrl)
    say(`the server is ready; key module: ${server.keyModule}`)
    try {
      const done = await measure({
        ...{ server, withoutLog, noticeSwitch, meter, urls, clients, say },
        ...{ rounds: Number(values.rounds), seconds: Number(values.seconds), leaves: Number(values.leaves) },
        ...{ wrk: tools.wrk, pgbench: tools.pgbench },
        only: values.only === '' ? null : values.only.split(','),
      })
      const [version] = await query(urls.superUrl, 'SELECT version()')
      const at = systemClock.now().toISOString()
      const file = path.join(outputFolder, `bench-${values.size}-${at.replaceAll(/[:.]/g, '-')}.json`)
      const facts = {
        at,
        clients,
        pool: Number(values.pool),
        keyModule: server.keyModule,
        database: version?.version,
        node: process.version,
      }
      await writeFile(file, `${JSON.stringify({ ...facts, ...done }, null, 2)}\n`)
      process.stdout.write(
        `\n${clients} clients, ${facts.database}\nkey module: ${server.keyModule}\n\n${table(done.rows, done.counters)}\n`,
      )
      process.stdout.write(
        `noise: the same fixed work took ${done.noise.least.toFixed(0)}–${done.noise.most.toFixed(0)} ms\n`,
      )
      for (const fault of done.faults) process.stdout.write(`FAULT: ${fault}\n`)
      say(`kept in ${path.relative(root, file)}`)
    } finally {
      await meter.close()
      await server.stop()
      await withoutLog.stop()
      await noticeSwitch.stop()
    }
  } finally {
    await place.stop()
  }
})
