import { existsSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { openCollector } from './adapters/log-collector/open.ts'
import { openDemoCards } from './demo/cards.ts'
import { enterCounty } from './demo/county.ts'
import { playLife, storyStart } from './demo/life.ts'
import { type DemoOutside, openDemoOutside, startInOwnProcess } from './demo/outside.ts'
import { demoSigner, demoWorkers } from './demo/people.ts'
import { noonOf, openStage } from './demo/stage.ts'
import { startDemoWitness } from './demo/witness.ts'
import { EVIDENCE_JOB } from './domains/evidence/jobs.ts'
import { RHYTHM_MINUTES } from './domains/evidence/rules.ts'
import { startExporter } from './domains/log-export/exporter.ts'
import { replayErasures } from './domains/retention/erase.ts'
import { openInstallation } from './installation/install.ts'
import { jobHandlers, NIGHTLY_JOBS } from './jobs.ts'
import { startSequencer } from './platform/access-log/tree/sequencer.ts'
import { startNightly } from './platform/jobs/nightly.ts'
import { startRhythm } from './platform/jobs/rhythm.ts'
import { type JobRunnerParts, startJobRunner } from './platform/jobs/runner.ts'
import { openPlatform, type Platform } from './platform/platform.ts'
import { startPurging } from './platform/sessions/purge.ts'
import { type Clock, givenClock, systemClock } from './platform/time/clock.ts'
import { mustBeSafeCollector, mustBeSafeDatabase, mustBeSafeOrigin, Unsafe } from './safety.ts'
import { CARDS_FROM, type RunningServer, type Start, type StartOptions } from './start-options.ts'
import { openWeb, webFolder } from './web.ts'

const registersFolder = path.resolve(import.meta.dirname, '../../registers')
const FINISH_MS = 10_000
const CLOSE_IDLE_EVERY_MS = 50
/** The demo's stand-ins listen just above the server, so that two demos on one machine do not meet. */
const OUTSIDE_FROM = 10
const WITNESS_FROM = 13

/** Runs everything: refuses unsafe settings, opens the platform, enters the demo county, serves the web and the jobs. */
export const start: Start = async (options) => {
  const { origin, profile, clock = systemClock } = options
  mustBeSafeOrigin(origin)
  if (profile === 'production')
    throw new Unsafe(
      'the production profile needs a key module and the addresses of the sign-in services; only the demo runs yet',
    )
  if (options.logExport) mustBeSafeCollector(options.logExport.url)
  await mustBeSafeDatabase([options.appUrl, options.keysUrl, options.jobsUrl], clock)
  const closing: (() => Promise<void>)[] = []
  try {
    return await run({ ...options, clock }, closing)
  } catch (error) {
    await closeAll(closing)
    throw error
  }
}

/** The options with the clock decided. */
type Timed = StartOptions & { readonly clock: Clock }

async function run(options: Timed, closing: (() => Promise<void>)[]): Promise<RunningServer> {
  const { origin, port, profile, dataFolder, clock } = options
  const outside = await openOutside(options)
  closing.push(outside.stop)
  await enterDefinitionsOf(options.ownerUrl, clock.now())
  await enterCounty({
    ownerUrl: options.ownerUrl,
    dataFolder,
    issuer: outside.workers.issuer,
    now: clock.now(),
  })
  const platform = await openServerPlatform(options)
  closing.push(platform.close)

  for (const register of await platform.registers.all()) {
    const rows = await replayErasures(platform, { register, now: clock.now() })
    if (rows > 0) platform.operationLog.note('erasures-replayed', { register: register.code, rows: String(rows) })
  }

  const jobs = { pool: platform.jobsPool, handlers: jobHandlers(platform), log: platform.operationLog }
  await playDemo(platform, outside, jobs, clock)
  const runner = startJobRunner({ ...jobs, clock })
  closing.push(() => runner.stop())

  closing.push(await startLogTrees(platform, options))
  if (options.logExport) closing.push(startLogExport(platform, options.logExport, origin))

  const cards = await openDemoCards({ dataFolder, port: port + CARDS_FROM, now: () => clock.now() })
  const { web, listenForCards } = openWeb({
    platform,
    profile,
    origin,
    workers: outside.workers,
    clients: outside.clients,
    authorisations: outside.authorisations,
    populationRegister: outside.populationRegister,
    cards,
    staticFolder: existsSync(webFolder) ? webFolder : null,
  })
  await web.app.listen({ port, host: process.env.HOST ?? '127.0.0.1' })
  closing.push(() => stopServing(web.app))
  const cardListener = await listenForCards()
  closing.push(cardListener.stop)

  const nightly = startNightly({
    pool: platform.pool,
    registers: platform.registers,
    jobs: NIGHTLY_JOBS,
    clock,
    log: platform.operationLog,
  })
  closing.push(() => nightly.stop())
  const evidence = startRhythm({
    pool: platform.pool,
    registers: platform.registers,
    job: EVIDENCE_JOB,
    minutes: RHYTHM_MINUTES,
    clock,
    log: platform.operationLog,
  })
  closing.push(() => evidence.stop())
  closing.push(startPurging(platform.jobsPool, clock, platform.operationLog))
  tellWhoMaySignIn(origin)
  return { stop: () => closeAll(closing) }
}

/** Refuses to start when a file of `registers/` says something else than the same version that runs. */
async function enterDefinitionsOf(ownerUrl: string, now: Date): Promise<void> {
  const installation = await openInstallation(ownerUrl)
  try {
    await installation.definitions(registersFolder, now)
  } finally {
    await installation.close()
  }
}

/** The trees of the access logs grow behind the requests, and a process of the data protection officer's witnesses them. */
async function startLogTrees(platform: Platform, { port, dataFolder }: Timed): Promise<() => Promise<void>> {
  const { registers, jobsPool: pool, logKeys: keys, clock, log: accessLog, operationLog: log } = platform
  const witness = await startDemoWitness({
    folder: path.join(dataFolder, 'data-protection-officer'),
    port: port + WITNESS_FROM,
    logs: (await registers.all()).map((register) => keys.of(register).verifier),
    knownTo: path.join(logKeysIn(dataFolder), 'witnesses.txt'),
  })
  // Only a witness that the operator knows counts, not whoever answers at its address.
  const verifier = keys
    .witnesses()
    .find(({ name, keyId }) => name === witness.verifier.name && keyId === witness.verifier.keyId)
  if (!verifier) log.note('log-witness-unknown', { name: witness.verifier.name })
  const sequencer = startSequencer({
    ...{ pool, keys, registers, accessLog, log, now: () => clock.now() },
    witness: verifier ? { port: witness.port, verifier } : null,
  })
  return async () => {
    await sequencer.stop()
    await witness.stop()
  }
}

/** The organisation's security monitoring hears what is done in the registers, without personal data (record 0020). */
function startLogExport(
  { jobsPool: pool, logSealer: sealer, registers, operationLog: log, clock }: Platform,
  { url, token }: NonNullable<StartOptions['logExport']>,
  origin: string,
): () => Promise<void> {
  const collector = openCollector(mustBeSafeCollector(url), new URL(origin).hostname, token)
  const exporter = startExporter({ pool, sealer, registers, log, collector, now: () => clock.now() })
  return () => exporter.stop()
}

const logKeysIn = (dataFolder: string): string => path.join(dataFolder, 'log-keys')

/** The demo's story is played in the past of `present`, by a clock of its own, before anything is served. */
async function playDemo(
  platform: Platform,
  outside: DemoOutside,
  jobs: Omit<JobRunnerParts, 'clock'>,
  present: Clock,
): Promise<void> {
  const clock = givenClock(noonOf(storyStart(present.now())))
  const teller = startJobRunner({ ...jobs, clock })
  try {
    const { populationRegister } = outside
    await playLife(openStage({ platform, populationRegister, clock, runDue: () => teller.runDue() }))
  } finally {
    await teller.stop()
  }
}

const openOutside = ({ origin, port, dataFolder, clock }: Timed): Promise<DemoOutside> =>
  openDemoOutside({
    origin,
    dataFolder,
    // The witness stands between the third and the fourth.
    ports: [port + OUTSIDE_FROM, port + OUTSIDE_FROM + 1, port + OUTSIDE_FROM + 2, port + OUTSIDE_FROM + 4],
    now: () => clock.now(),
    report: ({ fault }) => process.stderr.write(`${JSON.stringify({ event: 'population-register', fault })}\n`),
    start: startInOwnProcess,
  })

const openServerPlatform = (options: Timed): Promise<Platform> =>
  openPlatform({
    appUrl: options.appUrl,
    keysUrl: options.keysUrl,
    jobsUrl: options.jobsUrl,
    dataFolder: path.join(options.dataFolder, 'keys'),
    definitionsFolder: registersFolder,
    logKeys: { folder: logKeysIn(options.dataFolder), host: new URL(options.origin).host },
    profile: options.profile,
    clock: options.clock,
    writeLine: (line) => process.stderr.write(`${line}\n`),
    quiet: true,
    poolSize: 10,
    registerSize: 10_000,
  })

/** Closes the newest first. The server finishes what it is doing, within its limit; the rest is closed all the same. */
async function closeAll(closing: (() => Promise<void>)[]): Promise<void> {
  for (let close = closing.pop(); close; close = closing.pop()) {
    const late = new Promise<void>((resolve) => {
      setTimeout(resolve, FINISH_MS).unref()
    })
    await Promise.race([close().catch(() => {}), late])
  }
}

/** A browser keeps its connection open after the last answer; closing only those idle at first would wait for it a minute. */
async function stopServing(app: FastifyInstance): Promise<void> {
  const closing = setInterval(() => app.server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS)
  try {
    await app.close()
  } finally {
    clearInterval(closing)
  }
}

/** The demo's people stand here, because nobody can be guessed and there are no passwords. */
function tellWhoMaySignIn(origin: string): void {
  const lines = demoWorkers.map(({ name, organisation, description }) => `    ${name}, ${organisation}: ${description}`)
  process.stdout.write(
    [
      '',
      `  Open ${origin} in a browser. Everybody in the demo is invented.`,
      '  Workers sign in by picking themselves from a list:',
      ...lines,
      '  Clients pick themselves from the list of the practice Suomi.fi-tunnistus.',
      `  To sign for a company: ${origin}/sign-in/company, as ${demoSigner.name}, and pick ${demoSigner.company}; it has something to sign when Keijo Kotimetsä has applied.`,
      '',
      '',
    ].join('\n'),
  )
}
