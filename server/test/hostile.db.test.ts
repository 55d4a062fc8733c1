import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { declaredRefusals } from '../../scripts/generated-errors.ts'
import { tries } from '../src/platform/crypto/proving.ts'
import { loadTables } from './declared.ts'
import { type Hostile, hostileRequests } from './hostile-requests.ts'
import { MARK } from './hostile-values.ts'
import { knownIds, type RegisterRows, registerRows } from './register-rows.ts'
import { openServed, openWire, type Served, type WireReply, type WireRequest } from './served.ts'

let served: Served
let rows: RegisterRows
let wire: ReturnType<typeof openWire>
let refusals: ReadonlyMap<string, unknown>
before(async () => {
  await loadTables()
  served = await openServed()
  rows = registerRows(served.owner)
  wire = openWire(served.service.origin)
  refusals = new Map((await declaredRefusals()).map(({ code, text }) => [code, text]))
})
after(async () => {
  wire?.close()
  await served?.close()
})

/** A shared machine may be slow for a while; what hangs is slow each time. Milliseconds. */
const HANGS = 1_000
async function send(request: WireRequest): Promise<WireReply> {
  const reply = await wire.send(request)
  if (reply.ms <= HANGS) return reply
  const again = await wire.send(request)
  if (again.ms <= HANGS) return again
  return await wire.send(request)
}

/** What no answer tells of its server: places in code, statements, names of the database and of libraries. */
const INSIDES =
  /\bat [^ ]+ \(|:\d+:\d+\)|node_modules|\/server\/|\bSELECT\b|\bINSERT\b|\bpg_|postgres|relation "|syntax error|violates|Unexpected token|ECONN|ZodError|fastify|FST_ERR/i

/** The faults of an answer to a bad request, each as a few words. */
function faultsOf(reply: WireReply, isSureNo: boolean): string[] {
  const { status, headers, body, ms } = reply
  const faults: string[] = []
  const must = (holds: boolean, fault: string): void => void (holds || faults.push(fault))
  must(ms <= HANGS, `hung for ${Math.round(ms)} ms`)
  must(status < 500, `status ${status}`)
  must(!isSureNo || status >= 400, `was answered with ${status}`)
  must(headers['cache-control'] === 'no-store', `may be kept: ${headers['cache-control']}`)
  must(headers['x-content-type-options'] === 'nosniff' && 'content-security-policy' in headers, 'headers are missing')
  must(headers['set-cookie'] === undefined, 'set a cookie')
  if (status < 400) return faults
  must(!INSIDES.test(body), `tells of its insides: ${INSIDES.exec(body)?.[0]}`)
  must(!body.includes(MARK), 'repeats what was sent')
  must(String(headers['content-type']).startsWith('application/problem+json'), `is ${headers['content-type']}`)
  if (body === '') return faults
  const problem: unknown = JSON.parse(body)
  const part = (name: string): unknown => Reflect.get(Object(problem), name)
  must(refusals.has(String(part('code'))), `has no declared code: ${part('code')}`)
  must(part('status') === status && /^[0-9a-f-]{36}$/.test(String(part('correlation'))), 'is no problem of RFC 9457')
  return faults
}

/** Sends some at once, as a loaded server meets them. */
async function faultsOfAll(all: readonly Hostile[]): Promise<string[]> {
  const faults: string[] = []
  const waiting = [...all]
  const sender = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { endpoint, caller, what, request, isSureNo } = next
      const reply = await send(request)
      counts.set(reply.status, (counts.get(reply.status) ?? 0) + 1)
      const found = faultsOf(reply, isSureNo)
      if (found.length > 0)
        faults.push(
          `${endpoint} as ${caller}, ${what}: ${found.join('; ')}\n  ${request.method} ${request.path.slice(0, 200)}\n  ${String(request.body).slice(0, 300)}\n  ${reply.body.slice(0, 300)}`,
        )
    }
  }
  await Promise.all(Array.from({ length: 8 }, sender))
  return faults
}
const counts = new Map<number, number>()

const SAMPLE = 2_500
/** Faults are alike; so many are enough to read. */
const MOST_TOLD = 12

test('R-19, INV-63, INV-64, INV-69: whatever is sent to an endpoint, the answer is ordinary or a coded problem, and a sure no saves nothing', async (t) => {
  const { ours, endpoints } = served.two
  const known = knownIds(served.two, { weight: 1, pools: await rows.poolsOf(ours) })
  const all = Object.values(served.callers)
  const requests = hostileRequests({
    endpoints,
    known,
    callersOf: (endpoint) => all.filter(({ name }) => (name === 'homeOffice') === !endpoint.registers.includes('psop')),
  })
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  t.diagnostic(`seed ${seed}`)
  let sent = 0
  for (let sample = 0; sent < tries(100_000); sample++) {
    const some = fc.sample(requests, { numRuns: Math.min(SAMPLE, tries(100_000)), seed: seed + sample })
    const [sure, rest] = [some.filter((one) => one.isSureNo), some.filter((one) => !one.isSureNo)]
    const before = await rows.sumsOf(ours)
    assert.deepEqual((await faultsOfAll(sure)).slice(0, MOST_TOLD), [])
    assert.deepEqual(await rows.sumsOf(ours), before, 'a refused request saved something')
    assert.deepEqual((await faultsOfAll(rest)).slice(0, MOST_TOLD), [])
    sent += some.length
  }
  t.diagnostic(`${sent} requests: ${[...counts].map(([status, count]) => `${status} × ${count}`).join(', ')}`)
  for (const status of [200, 400, 401, 403, 404, 413, 415, 422]) assert.ok(counts.has(status), `no ${status} came`)
})
