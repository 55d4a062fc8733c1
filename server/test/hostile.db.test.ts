import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { declaredRefusals } from '../../scripts/generated-errors.ts'
import { tries } from '../src/platform/crypto/proving.ts'
import type { Route } from '../src/platform/http/server.ts'
import { newId } from '../src/platform/ids.ts'
import { loadTables } from './declared.ts'
import { type Hostile, hostileRequests } from './hostile-requests.ts'
import { RAW, routeRequests, sendRaw } from './hostile-routes.ts'
import { MARK } from './hostile-values.ts'
import { knownIds, type RegisterRows, registerRows } from './register-rows.ts'
import { openServed, openWire, type Served, type WireReply, type WireRequest } from './served.ts'

let folder: string
let served: Served
let rows: RegisterRows
let wire: ReturnType<typeof openWire>
let refusals: ReadonlyMap<string, unknown>
before(async () => {
  await loadTables()
  folder = mkdtempSync(path.join(tmpdir(), 'seloste-static-'))
  mkdirSync(path.join(folder, 'client'))
  for (const file of ['index.html', 'client/index.html', 'icon.svg'])
    writeFileSync(path.join(folder, file), '<p>Seloste')
  served = await openServed({ staticFolder: folder })
  rows = registerRows(served.owner, served.two.endpoints)
  wire = openWire(served.service.origin)
  refusals = new Map((await declaredRefusals()).map(({ code, text }) => [code, text]))
})
after(async () => {
  wire?.close()
  await served?.close()
  rmSync(folder, { recursive: true, force: true })
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
  const isProblem = String(headers['content-type']).startsWith('application/problem+json')
  must(isProblem, `is ${headers['content-type']}`)
  if (body === '' || !isProblem) return faults
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

// First, before what is random below ends every contract.
test('INV-50: an event and a base system’s decision sent again get the first answer; sent altered they are refused and save nothing', async () => {
  const { two, callers } = served
  const now = two.world.clock.now()
  const [contract] = await two.ours.register.rows(
    'SELECT id FROM contract WHERE register_id = $1 AND end_reason IS NULL ORDER BY id LIMIT 1',
    [two.ours.register.register.id],
  )
  const [service] = await two.ours.register.rows('SELECT id FROM service WHERE register_id = $1 ORDER BY id LIMIT 1', [
    two.ours.register.register.id,
  ])
  const messages = [
    {
      caller: callers.recorder,
      path: 'service-events',
      body: {
        id: newId(now),
        contractId: contract?.id,
        day: '2026-02-01',
        startMinute: null,
        quantity: 30,
        note: null,
      },
      altered: [{ quantity: 31 }, { day: '2026-02-02' }, { note: 'Toinen' }],
    },
    {
      caller: callers.machine,
      path: 'base-system/decisions',
      body: {
        id: newId(now),
        decisionNumber: 'PS-2026-77',
        identityCode: '140385-912T',
        serviceId: service?.id,
        kind: 'voucher',
        validFrom: '2026-02-01',
        validTo: '2026-03-31',
        quota: { per: 'month', quantity: 600 },
        decidedOn: '2026-01-04',
      },
      altered: [{ quota: { per: 'month', quantity: 900 } }, { validTo: '2026-12-31' }, { decidedOn: '2026-01-05' }],
    },
  ]
  for (const { caller, path: below, body, altered } of messages) {
    const headers = { ...caller.session, ...caller.page, 'content-type': 'application/json' }
    const post = (sent: object) =>
      wire.send({ method: 'POST', path: `/r/${caller.code}/${below}`, headers, body: JSON.stringify(sent) })
    const first = await post(body)
    assert.equal(first.status, 200, first.body)
    const saved = await rows.sumsOf(two.ours)
    assert.equal((await post(body)).body, first.body)
    for (const change of altered) {
      const again = await post({ ...body, ...change })
      assert.equal(again.status, 409, again.body)
      assert.match(again.body, /id-already-used/)
    }
    assert.deepEqual(await rows.sumsOf(two.ours), saved)
  }
})

test('R-19, INV-63, INV-64, INV-69: whatever is sent to an endpoint, the answer is ordinary or a coded problem, and a sure no saves nothing', async (t) => {
  const { ours, endpoints } = served.two
  const known = knownIds(
    served.two,
    { weight: 1, pools: await rows.poolsOf(ours) },
    { weight: 1, pools: await rows.sharedPools() },
  )
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

/** Every route outside the registers, and what may come of it besides a coded problem. A new route fails here until it stands here. */
const OTHER_ROUTES: Readonly<Record<string, 'public' | 'page' | 'form' | 'static'>> = {
  '/': 'static',
  '/accessibility': 'public',
  '/client': 'static',
  '/client/*': 'static',
  '/icon.svg': 'static',
  '/csp-reports': 'public',
  '/health/live': 'public',
  '/health/ready': 'public',
  '/log/:register/checkpoint': 'static',
  '/log/:register/keys': 'static',
  '/log/:register/tile/:level/*': 'static',
  '/metrics': 'public',
  '/notices': 'public',
  '/notices/:id': 'public',
  '/notices/:id/:version': 'public',
  '/notices/:id/:version.pdf': 'public',
  '/notices/:id/:version.jsonld': 'public',
  '/notices/:id/:version/embed': 'public',
  '/notices/:id/:version/:paper': 'public',
  '/notices/notice.css': 'public',
  '/oauth/token': 'form',
  '/openapi.json': 'public',
  '/registers': 'public',
  '/saml/acs': 'page',
  '/saml/metadata': 'public',
  '/saml/slo': 'page',
  '/services': 'public',
  '/session': 'public',
  '/session/extend': 'public',
  '/session/language': 'public',
  '/sign-in/card': 'page',
  '/sign-in/card/enrol': 'public',
  '/sign-in/card/finish': 'page',
  '/sign-in/client': 'page',
  '/sign-in/company': 'page',
  '/sign-in/company/callback': 'page',
  '/sign-in/company/choose': 'page',
  '/sign-in/own-ways': 'public',
  '/sign-in/own-ways/remove': 'public',
  '/sign-in/page.css': 'public',
  '/sign-in/passkey': 'public',
  '/sign-in/passkey/enrol': 'public',
  '/sign-in/passkey/enrol/options': 'public',
  '/sign-in/passkey/options': 'public',
  '/sign-in/worker': 'page',
  '/sign-in/worker/callback': 'page',
  '/sign-out': 'public',
}

/** The faults of an answer outside the registers: pages and the token's errors have forms of their own, coded all the same. */
function faultsOutside(route: Route, reply: WireReply, request: WireRequest): string[] {
  const kind = OTHER_ROUTES[route.path]
  const { status, headers, body } = reply
  const isPage = String(headers['content-type']).startsWith('text/html')
  const code = isPage ? /<code>([^<]+)<\/code>/.exec(body)?.[1] : undefined
  const isOwnForm =
    request.method === 'HEAD' ||
    (isPage && kind === 'page' && refusals.has(code ?? '')) ||
    (kind === 'form' && /^\{"error":"(invalid_request|invalid_client|unsupported_grant_type)"\}$/.test(body))
  return faultsOf(reply, false).filter((fault) => {
    if (fault === 'set a cookie')
      return !(kind === 'page' || route.path === '/sign-in/passkey/options') || status >= 400
    if (fault.startsWith('may be kept')) return kind !== 'static' || status >= 400
    if (/^is |^has no declared code/.test(fault)) return !isOwnForm
    return true
  })
}

test('R-19, INV-62, INV-64, INV-66: whatever is sent to any other address, nothing breaks, hangs or is told, and nobody gets in', async (t) => {
  const { service, callers, two } = served
  const routes = service.web.routes.filter(({ path: at }) => !at.startsWith('/r/'))
  assert.deepEqual([...new Set(routes.map(({ path: at }) => at))].sort(), Object.keys(OTHER_ROUTES).sort())
  // Without the page's token a session can be neither ended nor changed, so the callers stay signed in.
  const requests = routeRequests(routes, Object.values(callers))
  const count = Math.ceil(tries(100_000) / 5)
  const before = await rows.sumsOf(two.ours)
  const shared = async () =>
    (
      await served.owner.query(
        `SELECT (SELECT md5(string_agg(t::text, '|' ORDER BY id)) FROM account t) AS accounts, (SELECT count(*) FROM credential) AS credentials,
          (SELECT count(*) FROM session) AS sessions, (SELECT md5(string_agg(t::text, '|' ORDER BY id)) FROM machine_client t) AS machines`,
      )
    ).rows
  const sharedBefore = await shared()
  const faults: string[] = []
  const places = new Set<string>()
  const waiting = fc.sample(requests, { numRuns: count })
  const sender = async (): Promise<void> => {
    for (let request = waiting.pop(); request; request = waiting.pop()) {
      const reply = await send(request)
      const route = routes.find(({ path: at }) => patternOf(at).test(request.path)) ?? { path: 'none', methods: [] }
      if (reply.status >= 300 && reply.status < 400)
        places.add(new URL(String(reply.headers.location), service.origin).origin)
      const found = faultsOutside(route, reply, request)
      if (reply.headers.location?.includes(MARK)) found.push('sends the browser where it was told to')
      if (found.length > 0)
        faults.push(
          `${request.method} ${request.path.slice(0, 200)} ${JSON.stringify(request.headers).slice(0, 200)}: ${found.join('; ')}\n  ${String(request.body).slice(0, 200)}\n  ${reply.body.slice(0, 200)}`,
        )
    }
  }
  await Promise.all(Array.from({ length: 8 }, sender))
  assert.deepEqual(faults.slice(0, MOST_TOLD), [])
  assert.deepEqual(await rows.sumsOf(two.ours), before)
  assert.deepEqual(await shared(), sharedBefore)
  t.diagnostic(`${count} requests to ${routes.length} routes; browsers were sent to ${[...places].sort().join(' ')}`)
})

const patternOf = (at: string): RegExp =>
  new RegExp(`^${at.replaceAll('.', '\\.').replace(/:\w+|\*/g, '[^?]*')}(\\?|$)`)

test('R-19: bytes that are no HTTP are refused in our form, and the connection ends', async () => {
  for (const bytes of RAW) {
    const { text, ms } = await sendRaw(served.service.origin, bytes)
    const about = JSON.stringify(bytes.slice(0, 80))
    assert.ok(ms < HANGS * 5, `${about} took ${ms} ms`)
    if (text === '') continue
    assert.match(text, /^HTTP\/1\.1 (400|413|404|415) /, about)
    // Node itself refuses a request without a host, with nothing but the status.
    if (/\r\n\r\n(0\r\n\r\n)?$/.test(text)) continue
    assert.equal(text.match(/HTTP\/1\.1 /g)?.length, 1, `${about} was read as two requests`)
    assert.match(text, /content-type: application\/problem\+json/i, about)
    assert.match(text, /cache-control: no-store/i, about)
    assert.ok(!text.includes(MARK) && !INSIDES.test(text), about)
  }
})
