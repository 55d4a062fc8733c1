// The server under measurement, in a process of its own. The parent speaks with it over IPC; nothing here is on the way of a request.
import path from 'node:path'
import pg from 'pg'
import { populationRegister, populationRegisterService } from '../../server/src/adapters/population-register/client.ts'
import { allEndpoints } from '../../server/src/endpoints.ts'
import { buildServer } from '../../server/src/platform/http/server.ts'
import { openTypesetter } from '../../server/src/platform/pdf/typesetter.ts'
import { openPlatform, type Platform } from '../../server/src/platform/platform.ts'
import { openSessions } from '../../server/src/platform/sessions/sessions.ts'
import { systemClock } from '../../server/src/platform/time/clock.ts'
import { root } from '../terminal.ts'
import { doors } from './doors.ts'
import { idOf, PROVIDERS, SERVICES } from './ids.ts'
import { keysFolder } from './place.ts'

/** What the parent gives, and what it gets back. */
export interface ServerSettings {
  readonly appUrl: string
  readonly keysUrl: string
  readonly jobsUrl: string
  readonly clients: number
  readonly poolSize: number
  /** False only to measure what the log costs: rows of reads are then not written. */
  readonly logsReads: boolean
}
export interface Caller {
  readonly token: string
  readonly formToken: string
}
export interface Ready {
  readonly port: number
  readonly keyModule: string
  /** By number of the service and of the provider. */
  readonly officials: readonly Caller[]
  readonly recorders: readonly Caller[]
}
export interface Usage {
  readonly cpuMicros: number
  readonly rssBytes: number
  readonly messages: number
  readonly faults: number
}

/** Searches and opened files have budgets for each worker. A whole county's load by a few workers is counted, and not stopped. */
const unstopped = (tally: Platform['tally']): Platform['tally'] => ({
  ...tally,
  begin: (...use) => ({ ...tally.begin(...use), standing: 'within' }),
})

/** Each message to the database ends in a Sync or is a simple query. */
let messages = 0
const wire: { sync(): void; query(text: string): void } = pg.Connection.prototype
const { sync, query } = wire
wire.sync = function (this: typeof wire) {
  messages += 1
  sync.call(this)
}
wire.query = function (this: typeof wire, text: string) {
  messages += 1
  query.call(this, text)
}

async function serve(settings: ServerSettings): Promise<void> {
  const opened = await openPlatform({
    ...settings,
    dataFolder: keysFolder,
    definitionsFolder: path.join(root, 'registers'),
    logKeys: { folder: path.join(keysFolder, 'log'), host: 'localhost' },
    profile: 'demo',
    clock: systemClock,
    writeLine: (line) => void process.stderr.write(`${line}\n`),
    quiet: true,
    registerSize: settings.clients,
  })
  const platform = {
    ...opened,
    tally: unstopped(opened.tally),
    log: settings.logsReads ? opened.log : { ...opened.log, append: async () => {} },
  }
  const sessions = openSessions(platform.pool, platform.keyModule)
  const { app } = buildServer({
    engine: platform,
    endpoints: allEndpoints({ ...platform, populationRegister: unreachable(), definitionParts: platform }),
    registers: platform.registers,
    sessions,
    clock: systemClock,
    origin: 'http://localhost',
    cookies: { secure: false },
    formTargets: [],
    operationLog: platform.operationLog,
    typesetter: openTypesetter(),
  })
  const callers = (first: number, count: number): Promise<Caller[]> =>
    Promise.all(
      Array.from({ length: count }, (_, i) =>
        sessions.startWorker(
          { accountId: idOf('account', first + i), way: 'oidc', critical: false },
          systemClock.now(),
        ),
      ),
    )
  const [officials, recorders] = [await callers(0, SERVICES), await callers(100, PROVIDERS)]
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const ready: Ready = { port: Number(address.port), keyModule: platform.keyModule.name, officials, recorders }
  process.on('message', (asked) => {
    if (asked === 'stop')
      void app
        .close()
        .then(() => opened.close())
        .then(() => process.exit(0))
    if (asked === 'doors open' || asked === 'doors closed') {
      doors.open = asked === 'doors open'
      process.send?.(doors.passed)
    }
    if (asked === 'usage') process.send?.(usage(platform.operationLog.counters()))
  })
  process.send?.(ready)
}

function usage(counters: Readonly<Record<string, number>>): Usage {
  const { user, system } = process.cpuUsage()
  return { cpuMicros: user + system, rssBytes: process.memoryUsage.rss(), messages, faults: counters.faults ?? 0 }
}

/** No row of the bench looks anybody up. */
const unreachable = () =>
  populationRegister({
    url: 'http://127.0.0.1:9',
    tls: null,
    client: { instance: 'FI-TEST', memberClass: 'MUN', memberCode: '2012345-4', subsystem: 'seloste-bench' },
    service: populationRegisterService('FI-TEST'),
    user: 'seloste',
    password: 'for-tests-only',
    report: () => {},
    pauseMs: 1,
  })

// Whoever measures is gone: nothing is left running.
process.once('disconnect', () => process.exit(1))
process.once('message', (settings: ServerSettings) => void serve(settings))
