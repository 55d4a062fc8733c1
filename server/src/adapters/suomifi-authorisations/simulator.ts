import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { listen, type RunningSimulator, readForm, sendPage, simulatorStyles } from '../simulator-page.ts'
import { choicePage, errorPage, pageLanguageOf } from './simulator-pages.ts'
import { CHECKSUM_HEADER, CLOCK_TOLERANCE_MS, checksumOf, NOT_AUTHORISED } from './wire.ts'

/** An organisation and what invented people are in it, as the trade register would tell. */
export interface InventedOrganisation {
  readonly businessId: string
  readonly name: string
  readonly people: Readonly<Record<string, readonly string[]>>
}

/** The service that asks, as registered: what it was given, and where it may send browsers back to. */
export interface AskingService {
  readonly clientId: string
  readonly apiKey: string
  readonly oauthPassword: string
  readonly callbackUrl: string
}

/** How the next answers are spoiled; for tests and for showing what a refusal looks like. */
export type AuthorisationFault =
  | 'none'
  | 'no-organisation'
  | 'two-organisations'
  | 'incomplete'
  | 'not-authorised'
  | 'expired'
  | 'not-json'
  | 'wrong-fields'
  | 'wrong-business-id'
  | 'broken'
  | 'silent'
  | 'wrong-state'

interface OpenChoice {
  readonly sessionId: string
  readonly userId: string
  readonly requestId: string
  readonly identityCode: string
  readonly begunAt: number
  picked: string | null
  code: string | null
  token: string | null
}

const SESSION_MS = 15 * 60_000

/**
 * Starts a stand-in of Suomi.fi-valtuudet: the web API for a person on behalf of an organisation, with the checksum looked at as DVV
 * does, and the page where the person picks the organisation. Sessions live in memory; nothing is written anywhere.
 */
export async function startSimulator(options: {
  readonly port: number
  readonly organisations: readonly InventedOrganisation[]
  readonly service: AskingService
  readonly now: () => Date
}): Promise<
  RunningSimulator & {
    setFault(fault: AuthorisationFault): void
    /** Addresses of the calls that came, without whom they were about. */
    readonly calls: readonly string[]
    readonly openSessions: () => number
  }
> {
  const state: { fault: AuthorisationFault } = { fault: 'none' }
  const sessions = new Map<string, OpenChoice>()
  const calls: string[] = []
  const at = (): number => options.now().getTime()
  const living = (find: (one: OpenChoice) => boolean): OpenChoice | undefined =>
    [...sessions.values()].find((one) => at() - one.begunAt <= SESSION_MS && find(one))

  const running = await listen(options.port, (url) => {
    const parts: Parts = { ...options, url, state, sessions, calls, living, at }
    return (request, response) => {
      answer(parts, request, response).catch(() => {
        if (!response.headersSent) json(response, 500, { errorCode: 199 })
      })
    }
  })
  return {
    ...running,
    calls,
    openSessions: () => sessions.size,
    setFault(fault) {
      state.fault = fault
    },
  }
}

interface Parts {
  readonly organisations: readonly InventedOrganisation[]
  readonly service: AskingService
  readonly url: string
  readonly state: { fault: AuthorisationFault }
  readonly sessions: Map<string, OpenChoice>
  readonly calls: string[]
  readonly living: (find: (one: OpenChoice) => boolean) => OpenChoice | undefined
  readonly at: () => number
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse) {
  const address = request.url ?? '/'
  const url = new URL(address, parts.url)
  const { pathname } = url
  if (pathname === '/styles.css') {
    response.writeHead(200, { 'Content-Type': 'text/css; charset=utf-8', 'X-Content-Type-Options': 'nosniff' })
    response.end(simulatorStyles)
    return
  }
  if (pathname === '/oauth/authorize' && request.method === 'GET') return showChoice(parts, url, response)
  if (pathname === '/choose' && request.method === 'POST') return await choose(parts, request, response)
  if (pathname === '/oauth/token' && request.method === 'POST') return giveToken(parts, url, request, response)
  const call = /^\/service\/ypa\/(user\/register|user\/unregister|api\/organizationRoles)\//.exec(pathname)?.[1]
  if (!call || request.method !== 'GET') return json(response, 404, { errorCode: 102 })
  parts.calls.push(call)
  if (!isFromService(parts, address, request)) return json(response, 401, { errorCode: 199 })
  const rest = pathname.split('/').slice(5).map(decodeURIComponent)
  const requestId = url.searchParams.get('requestId')
  if (!requestId) return json(response, 400, { errorCode: 101 })
  if (call === 'user/register') return register(parts, { rest, requestId }, response)
  const session = parts.living((one) => one.sessionId === rest[0] && one.requestId === requestId)
  if (!session) return json(response, 401, { errorCode: 104 })
  if (call === 'user/unregister') {
    parts.sessions.delete(session.sessionId)
    return json(response, 200, true)
  }
  if (session.token === null || request.headers.authorization !== `Bearer ${session.token}`)
    return json(response, 401, { errorCode: 104 })
  giveRoles(parts, session, response)
}

function register(
  { service, sessions, at, state }: Parts,
  asked: { readonly rest: readonly string[]; readonly requestId: string },
  response: ServerResponse,
) {
  const [clientId, identityCode = ''] = asked.rest
  if (state.fault === 'silent') return
  if (state.fault === 'broken') return json(response, 503, { errorCode: 199 })
  if (clientId !== service.clientId || !/^\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]$/.test(identityCode))
    return json(response, 400, { errorCode: 104 })
  const one: OpenChoice = {
    sessionId: randomUUID(),
    userId: randomUUID(),
    requestId: asked.requestId,
    identityCode,
    begunAt: at(),
    picked: null,
    code: null,
    token: null,
  }
  sessions.set(one.sessionId, one)
  json(response, 200, { sessionId: one.sessionId, userId: one.userId })
}

/** The organisations in which the person is something. */
const organisationsOf = ({ organisations }: Parts, identityCode: string) =>
  organisations.flatMap(({ businessId, name, people }) => {
    const roles = people[identityCode]
    return roles ? [{ businessId, name, roles }] : []
  })

function showChoice(parts: Parts, url: URL, response: ServerResponse) {
  const { service, living } = parts
  const asked = (name: string): string | null => url.searchParams.get(name)
  const language = pageLanguageOf(asked('lang'))
  const session = living((one) => one.userId === asked('user') && one.requestId === asked('requestId'))
  const good =
    asked('client_id') === service.clientId &&
    asked('response_type') === 'code' &&
    asked('redirect_uri') === service.callbackUrl
  if (!session || session.picked !== null || !good)
    return sendPage(response, { status: 400, html: errorPage(language) })
  const here = new URL(url)
  here.searchParams.delete('lang')
  const choice = new URLSearchParams({ user: session.userId, state: asked('state') ?? '' }).toString()
  sendPage(response, {
    html: choicePage({
      language,
      here: here.pathname + here.search,
      choice,
      organisations: organisationsOf(parts, session.identityCode),
    }),
    formTargets: [new URL(service.callbackUrl).origin],
  })
}

async function choose(parts: Parts, request: IncomingMessage, response: ServerResponse) {
  const form = await readForm(request)
  const choice = new URLSearchParams(form?.get('choice') ?? '')
  const session = parts.living((one) => one.userId === choice.get('user') && one.picked === null)
  const picked = organisationsOf(parts, session?.identityCode ?? '').find(
    ({ businessId }) => businessId === form?.get('organisation'),
  )
  const cancels = form?.has('cancel') === true
  if (!session || (!picked && !cancels)) return sendPage(response, { status: 400, html: errorPage('fi') })
  const back = new URL(parts.service.callbackUrl)
  back.searchParams.set('state', parts.state.fault === 'wrong-state' ? 'another' : (choice.get('state') ?? ''))
  if (picked) {
    session.picked = picked.businessId
    session.code = randomUUID()
    back.searchParams.set('code', session.code)
  } else {
    parts.sessions.delete(session.sessionId)
    back.searchParams.set('error', 'access_denied')
  }
  response.writeHead(303, { Location: back.href, 'Cache-Control': 'no-store' })
  response.end()
}

function giveToken({ service, living }: Parts, url: URL, request: IncomingMessage, response: ServerResponse) {
  const basic = `Basic ${Buffer.from(`${service.clientId}:${service.oauthPassword}`).toString('base64')}`
  const code = url.searchParams.get('code')
  const session = living((one) => one.code !== null && one.code === code)
  const good =
    sameText(request.headers.authorization ?? '', basic) &&
    url.searchParams.get('grant_type') === 'authorization_code' &&
    url.searchParams.get('redirect_uri') === service.callbackUrl
  if (!session || !good) return json(response, 400, { error: 'invalid_grant', errorCode: 100 })
  // A code is good once.
  session.code = null
  session.token = randomUUID()
  json(response, 200, {
    access_token: session.token,
    token_type: 'bearer',
    refresh_token: randomUUID(),
    expires_in: 599,
    scope: 'read write trust',
  })
}

function giveRoles(parts: Parts, session: OpenChoice, response: ServerResponse) {
  const picked = organisationsOf(parts, session.identityCode).find(({ businessId }) => businessId === session.picked)
  if (!picked) return json(response, 403, { errorCode: NOT_AUTHORISED })
  const one = { name: picked.name, identifier: picked.businessId, complete: true, roles: picked.roles }
  switch (parts.state.fault) {
    case 'no-organisation':
      return json(response, 200, [])
    case 'two-organisations':
      return json(response, 200, [one, { ...one, identifier: '0000000-0' }])
    case 'incomplete':
      return json(response, 200, [{ ...one, complete: false, roles: ['J'] }])
    case 'not-authorised':
      return json(response, 400, {
        ReqID: session.requestId,
        errorMessage: 'not authorised',
        errorCode: NOT_AUTHORISED,
      })
    case 'expired':
      return json(response, 401, { errorCode: 104 })
    case 'not-json':
      response.writeHead(200, { 'Content-Type': 'text/html' })
      response.end('<html>Huoltokatko</html>')
      return
    case 'wrong-fields':
      return json(response, 200, [{ ...one, roles: 'NIMKO' }])
    case 'wrong-business-id':
      return json(response, 200, [{ ...one, identifier: '9000003-1' }])
    default:
      return json(response, 200, [one])
  }
}

/** The checksum, and a clock that differs by five minutes at most. */
function isFromService({ service, at }: Parts, address: string, request: IncomingMessage): boolean {
  const header = request.headers[CHECKSUM_HEADER]
  const [clientId, timestamp = '', checksum = ''] = typeof header === 'string' ? header.split(' ') : []
  const sentAt = Date.parse(timestamp)
  return (
    clientId === service.clientId &&
    Math.abs(at() - sentAt) <= CLOCK_TOLERANCE_MS &&
    sameText(checksum, checksumOf(service.apiKey, address, timestamp))
  )
}

const sameText = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

function json(response: ServerResponse, status: number, content: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(content))
}
