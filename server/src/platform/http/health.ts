import type { FastifyRequest } from 'fastify'
import { logVerdicts, WITNESS_LATE_MS } from '../access-log/tree/public.ts'
import { newId } from '../ids.ts'
import type { Platform } from '../platform.ts'
import { Refusal } from '../refusals.ts'
import { Problem } from './problems.ts'
import type { Web } from './server.ts'

const PATIENCE_MS = 2_000

/** Whether the process lives, whether it can serve, and how it fares; domains add gauges of their own. */
export function mountHealth(
  web: Web,
  platform: Platform,
  gaugesOfDomains: () => Promise<Readonly<Record<string, number>>> = async () => ({}),
): void {
  const { app } = web
  const looksAtLogs = logLook(platform)
  const domains = freshFor(FRESH_MS, gaugesOfDomains)
  app.get('/health/live', async () => ({ status: 'live' }))

  app.get('/health/ready', async (_request, reply) => {
    const checks = {
      database: await works(async () => void (await platform.pool.query('SELECT 1'))),
      keys: await works(async () => {
        await platform.keysPool.query('SELECT 1')
        platform.keyModule.release('installation', 'session')
      }),
      log: await works(() => canLog(platform)),
    }
    await works(looksAtLogs)
    const measures = { ...platform.operationLog.measures(), ...(await domains().catch(() => ({}))) }
    const ready = Object.values(checks).every((well) => well)
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not-ready', checks, warnings: warningsOf(measures) })
  })

  app.get('/metrics', async (request, reply) => {
    if (!isFromThisMachine(request)) throw new Refusal(Problem['not-found'])
    await works(looksAtLogs)
    const { rss } = process.memoryUsage()
    const gauges = {
      process_resident_memory_bytes: rss,
      process_uptime_seconds: Math.round(process.uptime()),
      database_connections: platform.pool.totalCount,
      database_connections_idle: platform.pool.idleCount,
      database_requests_waiting: platform.pool.waitingCount,
      ...platform.operationLog.measures(),
      ...(await domains()),
    }
    const lines = [
      ...Object.entries(platform.operationLog.counters()).map(([name, value]) => metric(name, 'counter', value)),
      ...Object.entries(gauges).map(([name, value]) => metric(name, 'gauge', value)),
    ]
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(lines.join(''))
  })
}

/** What costs a question to the database is looked at when somebody asks, but not each time: anybody may ask. */
const FRESH_MS = 1_000

/** The same answer for so long. */
function freshFor<T>(ms: number, look: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | null = null
  return () => {
    if (last && performance.now() - last.at < ms) return last.answer
    last = { at: performance.now(), answer: look() }
    return last.answer
  }
}

/** How many logs are broken now, as a figure for alarms; which ones and why stands in the operation log, once for each reason. */
function logLook({ pool, logKeys: keys, registers, clock, operationLog }: Platform): () => Promise<void> {
  const told = new Set<string>()
  return freshFor(FRESH_MS, async () => {
    const broken = (await logVerdicts({ pool, keys, registers, now: () => clock.now() })).filter(
      ({ state }) => state === 'broken',
    )
    operationLog.measure('log_registers_broken', broken.length)
    for (const { register, why } of broken) {
      const line = `${register} ${why.join(' ')}`
      if (!told.has(line)) operationLog.note('log-broken', { register, why: why.join(' ') })
      told.add(line)
    }
  })
}

/** What does not keep the process from serving and must be looked at all the same. */
function warningsOf(measures: Readonly<Record<string, number>>): string[] {
  const {
    log_unwitnessed_seconds: unwitnessed = 0,
    log_registers_stopped: stopped = 0,
    log_registers_broken: broken = 0,
    promises_broken: promises = 0,
  } = measures
  return [
    ...(unwitnessed * 1_000 > WITNESS_LATE_MS ? ['log-unwitnessed'] : []),
    ...(stopped > 0 ? ['log-stopped'] : []),
    ...(broken > 0 ? ['log-broken'] : []),
    ...(promises > 0 ? ['promise-broken'] : []),
  ]
}

const metric = (name: string, kind: 'counter' | 'gauge', value: number): string => {
  const full = `seloste_${name.replace(/[^a-z0-9_]/g, '_')}${kind === 'counter' ? '_total' : ''}`
  return `# TYPE ${full} ${kind}\n${full} ${value}\n`
}

/** A proxy on this machine calls from this machine too, but passes on the name that the browser asked for. */
function isFromThisMachine(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? ''
  const loopback = address === '::1' || /^(::ffff:)?127\./.test(address)
  const forwarded = request.headers.forwarded ?? request.headers['x-forwarded-for']
  return loopback && forwarded === undefined && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(request.hostname)
}

/** No data is handled without a log row, so a server that could not write one is not ready. */
async function canLog(platform: Platform): Promise<void> {
  const found = await platform.pool.query("SELECT has_table_privilege('access_log', 'INSERT') AS may")
  const row: unknown = found.rows[0]
  if (typeof row !== 'object' || row === null || Reflect.get(row, 'may') !== true) throw new Error('the log is closed')
  const [register] = await platform.registers.all()
  if (!register) return
  const id = newId(platform.clock.now())
  platform.logSealer.open(register.id, id, platform.logSealer.seal(register.id, id, Buffer.from('x')))
}

async function works(check: () => Promise<void>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), PATIENCE_MS).unref()
  })
  const well = check().then(
    () => true,
    () => false,
  )
  return await Promise.race([well, late])
}
