import http from 'node:http'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose'
import pg from 'pg'
import type { AccessLog } from '../src/platform/access-log/writer.ts'
import { newId } from '../src/platform/ids.ts'
import type { Platform } from '../src/platform/platform.ts'
import { openBrowser, openService, signInAsClient, signInAsWorker, type TestService } from '../src/sign-in/given.ts'
import { type ActorName, openTwoOrganisers, type Side, type TwoOrganisers } from './two-organisers.ts'

/** The person of the population register's practice people who is a client here, and the one who acts for another client. */
const CLIENT = '140385-912T'
const PROXY = '030683-915P'

/** The people of the practice sign-in whose accounts the workers' are. */
export const SUBJECTS = {
  official: 'vilma.virta',
  manager: 'sten.berg',
  finance: 'tuula.talo',
  mainUser: 'paavo.paa',
  officer: 'tiina.tieto',
  records: 'seppo.suora',
  office: 'keijo.koti',
  recorder: 'kaija.kirja',
  homeOffice: 'salme.satu',
} as const satisfies Partial<Record<ActorName, string>>

/** Two organisers behind a server that really listens, and a session of everybody who can act in ours. */
export interface Served {
  readonly two: TwoOrganisers
  readonly service: TestService
  readonly owner: pg.Client
  readonly callers: Readonly<Record<ActorName, Signed>>
  close(): Promise<void>
}

/** A caller with a session that was begun by a real sign-in. */
export interface Signed {
  readonly name: ActorName
  /** Register codes by the definition of the register. */
  readonly code: string
  /** What names the session: a cookie, or a machine's bearer token. */
  readonly session: Readonly<Record<string, string>>
  /** What our own page sends besides with a change of state. */
  readonly page: Readonly<Record<string, string>>
}

export async function openServed(
  options: {
    readonly staticFolder?: string
    /** Takes the lines of the operation log. */
    readonly writeLine?: (line: string) => void
    /** Another pen of the log, for faults on its way. */
    readonly log?: (platform: Platform) => AccessLog
  } = {},
): Promise<Served> {
  const two = await openTwoOrganisers(options.writeLine ? { writeLine: options.writeLine } : {})
  const { platform } = two.world
  const world = { ...two.world, platform: { ...platform, log: options.log?.(platform) ?? platform.log } }
  const service = await openService(world, { staticFolder: options.staticFolder ?? null }).catch(async (error) => {
    await two.close()
    throw error
  })
  const owner = new pg.Client({ connectionString: two.world.database.ownerUrl })
  await owner.connect()
  const close = async () => {
    await owner.end()
    await service.close()
    await two.close()
  }
  try {
    return { two, service, owner, close, callers: await signedIn(two, service, owner) }
  } catch (error) {
    await close()
    throw error
  }
}

async function signedIn(two: TwoOrganisers, service: TestService, owner: pg.Client): Promise<Served['callers']> {
  const { ours } = two
  const callers = new Map<ActorName, Signed>()
  const ownPage = async (name: ActorName, signIn: (browser: ReturnType<typeof openBrowser>) => Promise<unknown>) => {
    const browser = openBrowser(service.origin)
    await signIn(browser)
    const { token } = await browser.session()
    if (typeof token !== 'string') throw new Error(`${name} did not get in`)
    callers.set(name, {
      name,
      code: codeOf(ours, name),
      session: { cookie: `istunto=${browser.cookies.get('istunto')}` },
      page: { 'x-seloste-token': token, 'sec-fetch-site': 'same-origin' },
    })
  }
  for (const [name, subject] of Object.entries(SUBJECTS) as [keyof typeof SUBJECTS, string][]) {
    await owner.query('UPDATE account SET issuer = $2, subject = $3 WHERE id = $1', [
      ours.actors[name].id,
      service.workerIssuer,
      subject,
    ])
    await ownPage(name, (browser) => signInAsWorker(browser, subject))
  }
  await ownPage('client', (browser) => signInAsClient(browser, CLIENT))
  await ownPage('proxy', (browser) => signInAsClient(browser, PROXY))
  for (const name of ['machine', 'portal', 'providerSystem'] as const) {
    const token = await machineToken(two, name, service, owner)
    callers.set(name, { name, code: codeOf(ours, name), page: {}, session: { authorization: `Bearer ${token}` } })
  }
  return Object.fromEntries(callers) as Served['callers']
}

const codeOf = ({ register, home }: Side, name: ActorName): string =>
  (name === 'homeOffice' ? home : register).register.code

/** A machine's access token, for an assertion signed with a key that it gets here. */
async function machineToken(
  { ours, world }: TwoOrganisers,
  name: 'machine' | 'portal' | 'providerSystem',
  service: TestService,
  owner: pg.Client,
): Promise<string> {
  const { id } = ours.actors[name]
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(publicKey)
  // What the provider's page tells of a key; an organiser's system has no page.
  const facts = { thumbprint: await calculateJwkThumbprint(jwk), addedAt: world.clock.now(), addedBy: id, endsAt: null }
  const keys = { keys: [{ ...jwk, ...facts, alg: 'ES256' }] }
  await owner.query('UPDATE machine_client SET keys = $2 WHERE id = $1', [id, JSON.stringify(keys)])
  const now = world.clock.now()
  const claims = { iss: id, sub: id, aud: `${service.origin}/oauth/token`, jti: newId(now) }
  const assertion = await new SignJWT({ ...claims, exp: Math.floor(now.getTime() / 1000) + 60 })
    .setProtectedHeader({ alg: 'ES256' })
    .sign(privateKey)
  const answer = await fetch(`${service.origin}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  })
  const body: unknown = await answer.json()
  const token = typeof body === 'object' && body !== null ? Reflect.get(body, 'access_token') : null
  if (typeof token !== 'string') throw new Error('the base system got no token')
  return token
}

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer | null
}

export interface WireReply {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
  readonly ms: number
}

export interface Wire {
  send(request: WireRequest): Promise<WireReply>
  close(): void
}

/** A kept connection may be closed by the server while the next request is on its way: then it is sent again, as browsers do. */
const MOST_TRIES = 3

/** Sends requests over kept connections, with nothing added to what was asked. */
export function openWire(origin: string): Wire {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 32 })
  const { hostname, port } = new URL(origin)
  const once = ({ method, path, headers, body }: WireRequest): Promise<WireReply | 'closed'> =>
    new Promise((resolve, reject) => {
      const began = performance.now()
      const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const request = http.request({
        ...{ agent, hostname, port, method, path, family: 4 },
        headers: { ...length, ...headers },
      })
      request.on('response', (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString()
          const ms = performance.now() - began
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, ms })
        })
      })
      request.on('error', (error) => {
        const code = 'code' in error ? String(error.code) : ''
        const about = `${method} ${path.slice(0, 200)} ${String(body).slice(0, 100)}`
        if (['ECONNRESET', 'EPIPE'].includes(code)) resolve('closed')
        else reject(new Error(about, { cause: error }))
      })
      request.end(body ?? undefined)
    })
  return {
    async send(request) {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const reply = await once(request)
        if (reply !== 'closed') return reply
      }
      throw new Error(`no answer, only a closed connection: ${request.method} ${request.path.slice(0, 200)}`)
    },
    close: () => agent.destroy(),
  }
}
