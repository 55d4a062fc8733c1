import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { run } from '../terminal.ts'
import { benchCode } from './fill.ts'
import { DECISIONS_EACH, idLua, PROVIDERS, SERVICES } from './ids.ts'
import type { BenchServer } from './server-process.ts'

/** What one burst of load gave. */
export interface Burst {
  readonly perSecond: number
  readonly requests: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Answers that were not the expected one. */
  readonly wrong: number
}

export interface Load {
  readonly wrk: string
  readonly connections: number
  readonly seconds: number
  readonly clients: number
}

/** The body of one request in Lua: what `request` gives. */
export type Script = (server: BenchServer, clients: number) => string

/** Loads a server of ours with wrk. Every answer must be a 2xx, or the burst says how many were not. */
export async function burst(server: BenchServer, script: Script, load: Load): Promise<Burst> {
  const folder = await mkdtemp(path.join(tmpdir(), 'seloste-wrk-'))
  const file = path.join(folder, 'load.lua')
  try {
    await writeFile(file, `${common(server)}\n${script(server, load.clients)}\n${report}`)
    const { connections, seconds } = load
    const args = [
      '-t1',
      `-c${connections}`,
      `-d${seconds}s`,
      '--timeout',
      '10s',
      '-s',
      file,
      `http://127.0.0.1:${server.port}`,
    ]
    const { code, output } = await run(load.wrk, args)
    const line = /^BURST (.*)$/m.exec(output)?.[1]
    if (code !== 0 || !line) throw new Error(`wrk failed: ${output}`)
    const [requests, micros, p50, p95, p99, wrong] = line.split(' ').map(Number)
    if (requests === undefined || !micros || p50 === undefined || p95 === undefined || p99 === undefined)
      throw new Error(`wrk said ${line}`)
    return {
      perSecond: requests / (micros / 1e6),
      requests,
      p50: p50 / 1e3,
      p95: p95 / 1e3,
      p99: p99 / 1e3,
      wrong: wrong ?? 0,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const callers = (list: readonly { readonly token: string; readonly formToken: string }[]): string =>
  `{${list.map(({ token, formToken }) => `{'istunto=${token}','${formToken}'}`).join(',')}}`

const common = (server: BenchServer): string => `
math.randomseed(os.time() * 1000 + math.floor(os.clock() * 1e6) % 1000)
for _ = 1, 10 do math.random() end
local officials = ${callers(server.officials)}
local recorders = ${callers(server.recorders)}
local function headers(who) return { cookie = who[1], ['x-seloste-token'] = who[2], ['sec-fetch-site'] = 'same-origin', ['content-type'] = 'application/json' } end
local function newId()
  local ms = os.time() * 1000 + math.random(0, 999)
  return string.format('%08x-%04x-7%03x-8%03x-%04x%08x', math.floor(ms / 65536), ms % 65536, math.random(0, 4095), math.random(0, 4095), math.random(0, 65535), math.random(0, 4294967295))
end
-- A connection belongs to one browser, but the load is spread over all of them.
local function post(who, address, body) return wrk.format('POST', address, headers(who), body) end
local function get(who, address) return wrk.format('GET', address, headers(who)) end
local today = os.date('!%Y-%m-%d')
`

const report = `
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('BURST %d %d %d %d %d %d\\n', summary.requests, summary.duration, latency:percentile(50), latency:percentile(95),
    latency:percentile(99), e.status + e.connect + e.read + e.write + e.timeout))
end`

const event = (contract: string): string => `
function request()
  local d = ${contract}
  local who = recorders[(math.floor(d / ${DECISIONS_EACH}) + d % ${DECISIONS_EACH}) % ${PROVIDERS} + 1]
  return post(who, '/r/${benchCode}/service-events', string.format(
    '{"id":"%s","contractId":"${idLua('contract')}","day":"%s","quantity":15,"note":"Kotikäynti 60 min, siivous ja kauppa-asiointi."}', newId(), d, today))
end`

/** Records a visit on a contract of its own. */
export const recordEvent: Script = (_server, clients) => event(`math.random(0, ${clients * DECISIONS_EACH - 1})`)

/** Records visits on one and the same contract: the hot row. */
export const recordOnOne: Script = () => event('6')

/** Opens a client by an official of one of its services. */
export const openClient: Script = (_server, clients) => `
function request()
  local c = math.random(0, ${clients - 1})
  return get(officials[c % ${SERVICES} + 1], string.format('/r/${benchCode}/clients/${idLua('client')}', c))
end`

/** Finds a client by identity code or by names, by an official of one of its services. */
export const find =
  (asked: readonly { readonly client: number; readonly body: string }[]): Script =>
  () =>
    `
local asked = {${asked.map(({ client, body }) => `{${client},'${body}'}`).join(',')}}
function request()
  local one = asked[math.random(1, #asked)]
  return post(officials[one[1] % ${SERVICES} + 1], '/r/${benchCode}/clients/search', one[2])
end`
