import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { buildWeb, isWebStale } from '../scripts/build-web.ts'
import { demoWorkers } from '../server/src/demo/people.ts'
import { areFree, freePorts } from '../server/src/free-ports.ts'
import { start } from '../server/src/main.ts'
import { type LogEvent, unpackEvent } from '../server/src/platform/access-log/event.ts'
import { inRegister } from '../server/src/platform/db/pool.ts'
import { type TestDatabase, testDatabase } from '../server/src/platform/db/testing.ts'
import { openPlatform } from '../server/src/platform/platform.ts'
import { type Clock, type MovableClock, movableClock, systemClock } from '../server/src/platform/time/clock.ts'
import { dayOf } from '../server/src/platform/time/helsinki.ts'
import type { PlainDate } from '../server/src/platform/time/plain-date.ts'
import { openBrowser, type TestBrowser } from '../server/src/sign-in/given.ts'
import type { StartOptions } from '../server/src/start-options.ts'

/** Everything that a journey through the pages needs: the whole demo on free ports, with a database of its own. */
export interface Journey {
  /** Where the pages are, without a slash at the end. */
  readonly url: string
  /** Signs a worker of the demo in by the organisation's provider and opens a page of the portal. */
  readonly signInWorker: (page: Page, name: string, at: string) => Promise<void>
  /** Signs a person in by Suomi.fi-tunnistus and opens a page of the clients' portal. */
  readonly signInClient: (page: Page, name: string, at: string) => Promise<void>
  readonly world: JourneyWorld
  /** The server goes away with everything it held in memory, and comes back at the same address when `come` is called. */
  readonly serverGone: () => Promise<{ readonly come: () => Promise<void> }>
  /** The same without a warning (kill -9). Only where the journey was opened with its server apart. */
  readonly serverKilled: Journey['serverGone']
  /** Ends every session, as an hour's absence or the operator would. */
  readonly sessionsEnded: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What happened before the journey begins: the same calls that the pages make, each as the worker whose act it is. */
export interface JourneyWorld {
  /** The day of the server's clock. */
  readonly today: PlainDate
  /** The server's clock. It goes on by itself; the outside systems' stand-ins keep the machine's time. */
  readonly clock: MovableClock
  readonly ownerUrl: string
  /** POSTs as a worker. Throws with the server's words when it is refused. */
  readonly act: (worker: string, address: string, body: unknown) => Promise<unknown>
  /** Waits for the planned work that is due, so that what passes between registers has arrived. */
  readonly jobsDone: () => Promise<void>
  /** The access log of a register, oldest first, opened by the keys of the installation. Reading it here is not logged. */
  readonly readLog: (code: string) => Promise<LogEvent[]>
}

/**
 * Starts the platform, the outside systems' stand-ins, the jobs and the pages. One for a test file. A server that is to be killed stands
 * apart, in a process of its own with the machine's clock.
 */
export async function openJourney(how: 'here' | 'apart' = 'here'): Promise<Journey> {
  if (await isWebStale()) await buildWeb()
  const closing: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (let end = closing.pop(); end; end = closing.pop()) await end()
  }
  try {
    return await run(how, closing, close)
  } catch (error) {
    await close()
    throw error
  }
}

async function run(
  how: 'here' | 'apart',
  closing: (() => Promise<unknown>)[],
  close: () => Promise<void>,
): Promise<Journey> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'seloste-journey-'))
  closing.push(() => rm(dataFolder, { recursive: true, force: true }))
  const { drop, ...urls } = await testDatabase()
  closing.push(drop)
  const port = await freePorts()
  const url = `http://localhost:${port}`
  const clock = movableClock(systemClock)
  const options = { ...urls, dataFolder, profile: 'demo', port, origin: url } as const
  const startServer = (): Promise<RunningServer> =>
    how === 'apart' ? startApart(options) : start({ ...options, clock })
  let server: RunningServer | undefined = await startServer()
  const stopServer = async (): Promise<void> => {
    await server?.stop()
    server = undefined
  }
  closing.push(stopServer)
  const signIn = async (page: Page, way: 'worker' | 'client', name: string, at: string): Promise<void> => {
    await page.goto(`${url}/sign-in/${way}?return=${encodeURIComponent(at)}`)
    await page.getByRole('button', { name }).click()
    await page.waitForURL(`${url}${at}**`)
  }
  const come = async (): Promise<void> => {
    server = await startServer()
  }
  return {
    url,
    close,
    serverGone: async () => {
      await stopServer()
      return { come }
    },
    serverKilled: async () => {
      if (!server?.kill) throw new Error('the server of this journey does not stand apart')
      await server.kill()
      server = undefined
      // What it had started ends with it, a moment later.
      while (!(await areFree(port))) await new Promise((resolve) => setTimeout(resolve, 50))
      return { come }
    },
    sessionsEnded: async () => {
      const owner = new pg.Client({ connectionString: urls.ownerUrl })
      await owner.connect()
      await owner.query('UPDATE session SET ended_at = now() WHERE ended_at IS NULL')
      await owner.end()
    },
    signInWorker: (page, name, at) => signIn(page, 'worker', name, at),
    signInClient: (page, name, at) => signIn(page, 'client', name, at),
    world: {
      get today() {
        return dayOf(clock.now())
      },
      clock,
      readLog: (code) => readLog(code, { ...urls, dataFolder, clock }),
      ownerUrl: urls.ownerUrl,
      act: openActing(url),
      jobsDone: () => jobsDone(urls.jobsUrl, clock),
    },
  }
}

interface RunningServer {
  stop(): Promise<void>
  kill?(): Promise<void>
}

async function startApart(options: StartOptions): Promise<RunningServer> {
  const child = fork(path.join(import.meta.dirname, 'server-process.ts'))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = new Promise<string>((resolve) => child.once('message', () => resolve('ready')))
  child.send(options)
  if ((await Promise.race([ready, ended])) !== 'ready') throw new Error('the server apart did not start')
  return {
    async stop() {
      if (child.connected) child.disconnect()
      await ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Waits until no planned work is due. Work that failed is tried again later and is not waited for. */
async function jobsDone(jobsUrl: string, clock: Clock): Promise<void> {
  const client = new pg.Client({ connectionString: jobsUrl })
  await client.connect()
  try {
    for (let tries = 0; tries < 200; tries++) {
      const { rowCount } = await client.query('SELECT FROM job WHERE run_at <= $1 LIMIT 1', [clock.now()])
      if (rowCount === 0) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('planned work is still waiting after ten seconds')
  } finally {
    await client.end()
  }
}

async function readLog(
  code: string,
  of: Pick<TestDatabase, 'appUrl' | 'keysUrl' | 'jobsUrl'> & { readonly dataFolder: string; readonly clock: Clock },
): Promise<LogEvent[]> {
  const platform = await openPlatform({
    ...of,
    dataFolder: path.join(of.dataFolder, 'keys'),
    definitionsFolder: path.resolve(import.meta.dirname, '../registers'),
    logKeys: { folder: path.join(of.dataFolder, 'log-keys'), host: 'localhost' },
    profile: 'demo',
    writeLine: (line) => process.stderr.write(`${line}\n`),
    quiet: true,
    poolSize: 1,
    registerSize: 10_000,
  })
  try {
    const register = await platform.registers.byCode(code)
    if (!register) throw new Error(`there is no register ${code}`)
    const text = 'SELECT id, actor_id, subject_id, record FROM access_log WHERE register_id = $1 ORDER BY xid, number'
    const [found] = await inRegister(platform.pool, register.id, 'read', (transaction) =>
      transaction.send([{ text, values: [register.id] }], { commit: true }),
    )
    return z
      .array(LogRow)
      .parse(found?.rows)
      .map(({ id, actor_id: actorId, subject_id: subjectId, record }) =>
        unpackEvent(
          { id, register: register.id, actorId, subjectId },
          platform.logSealer.open(register.id, id, record),
        ),
      )
  } finally {
    await platform.close()
  }
}

const LogRow = z.object({
  id: z.string(),
  actor_id: z.string(),
  subject_id: z.string().nullable(),
  record: z.instanceof(Uint8Array),
})

/** Calls of workers from outside the pages. Each worker signs in once, in the way that a browser without scripts does. */
function openActing(url: string): JourneyWorld['act'] {
  const browsers = new Map<string, TestBrowser>()
  const browserOf = async (worker: string): Promise<TestBrowser> => {
    const known = browsers.get(worker)
    if (known) return known
    const browser = openBrowser(url)
    const page = await browser.go('/sign-in/worker')
    const person = demoWorkers.find((one) => one.name === worker)
    if (!person) throw new Error(`Nobody in the demo is called ${worker}`)
    await browser.submit(page, { subject: person.subject })
    browsers.set(worker, browser)
    return browser
  }
  return async (worker, address, body) => {
    const response = await (await browserOf(worker)).call(address, body)
    const text = await response.text()
    if (!response.ok) throw new Error(`${address} was refused: ${response.status} ${text}`)
    return JSON.parse(text)
  }
}
