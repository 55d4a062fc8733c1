import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Typesetter } from '../pdf/typesetter.ts'
import { Refusal } from '../refusals.ts'
import type { Registers } from '../registers.ts'
import type { Session, Sessions } from '../sessions/sessions.ts'
import type { Clock } from '../time/clock.ts'
import {
  type AnyEndpoint,
  type Endpoint,
  type Facts,
  type FileAnswer,
  isFile,
  type PaperAnswer,
} from '../use-case/endpoint.ts'
import { type Call, type Engine, run } from '../use-case/engine.ts'
import { InvalidInput, MAX_BODY_BYTES, mustBeBounded, parseBounded } from './bounds.ts'
import {
  actorIn,
  type CookieManner,
  findSession,
  mustBeFresh,
  mustBeOwnPage,
  readCookie,
  sessionCookie,
} from './caller.ts'
import { securityHeaders } from './headers.ts'
import type { OperationLog } from './operation-log.ts'
import { PROBLEM_TYPE, Problem, problemText } from './problems.ts'
import { refuseUnreadable } from './unreadable.ts'

export interface ServerParts {
  readonly engine: Engine
  readonly endpoints: readonly AnyEndpoint[]
  readonly registers: Registers
  readonly sessions: Sessions
  readonly clock: Clock
  readonly origin: string
  readonly cookies: CookieManner
  /** Sign-in services that a form may be sent to. */
  readonly formTargets: readonly string[]
  readonly operationLog: OperationLog
  /** Sets the papers that endpoints answer with. */
  readonly typesetter: Typesetter
}

/** What routes outside registers get: sign-in, session, health. */
export interface Web {
  readonly app: FastifyInstance
  readonly parts: ServerParts
  /** The caller's session, or null. */
  readonly session: (request: FastifyRequest) => Promise<Session | null>
  /** Every route that was mounted, as it was written. Grows while routes are mounted. */
  readonly routes: readonly Route[]
}

export interface Route {
  readonly path: string
  readonly methods: readonly string[]
}

/** Builds the HTTP server. The only file that knows Fastify's ways of routing and of failing. */
export function buildServer(parts: ServerParts): Web {
  const headers = securityHeaders({ secure: parts.cookies.secure, formTargets: parts.formTargets })
  const app = Fastify({
    bodyLimit: MAX_BODY_BYTES,
    logger: false,
    genReqId: () => randomUUID(),
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 100 },
    trustProxy: false,
    return503OnClosing: true,
    // An address that the router cannot read meets no hook, and the library's own answer repeats it.
    frameworkErrors: (_error, request, reply) =>
      void sendProblem(parts, new Refusal(Problem.malformed), request, reply.headers(headers)),
    clientErrorHandler: refuseUnreadable(headers),
  })
  const routes: Route[] = []
  app.addHook('onRoute', ({ url, method }) => {
    routes.push({ path: url, methods: [method].flat() })
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    // Two hosts: a proxy before us may have meant the other one (RFC 9112 3.2).
    if (hostsIn(request.raw.rawHeaders) > 1) throw new Refusal(Problem.malformed)
  })
  app.addHook('onResponse', async (request, reply) => {
    parts.operationLog.request({
      route: request.routeOptions.url ?? 'none',
      method: request.method,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      correlation: request.id,
    })
  })
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler<FastifyError>((error, request, reply) => sendProblem(parts, error, request, reply))
  app.setNotFoundHandler((request, reply) => sendProblem(parts, new Refusal(Problem['not-found']), request, reply))

  const session = (request: FastifyRequest): Promise<Session | null> =>
    findSession(parts.sessions, parts.cookies, request, parts.clock.now())

  for (const endpoint of parts.endpoints) mount(app, parts, endpoint, session)
  return { app, parts, session, routes }
}

/** Of names and values by turns, how many are the name of the host. */
const hostsIn = (headers: readonly string[]): number =>
  headers.filter((text, i) => i % 2 === 0 && text.length === 4 && text.toLowerCase() === 'host').length

/** An endpoint becomes a route below each register that has it. */
function mount(app: FastifyInstance, parts: ServerParts, any: AnyEndpoint, findCaller: Web['session']): void {
  // The list holds endpoints of many types; each is called only with what its own schema has parsed.
  const endpoint = any as unknown as Endpoint<unknown, unknown, Facts, unknown>
  const url = `/r/:register${endpoint.path.replace(/\{(\w+)\}/g, ':$1')}`
  app.route({
    method: endpoint.method,
    url,
    handler: async (request, reply) => {
      const caller = await findCaller(request)
      if (!caller) throw new Refusal(Problem['not-signed-in'])
      if (endpoint.method !== 'GET') mustBeOwnPage(request, caller, parts.origin)
      if (endpoint.fresh) {
        const token = readCookie(request, sessionCookie(parts.cookies))
        await mustBeFresh(parts.sessions, caller, { token, now: parts.clock.now() })
      }
      const { register: code, ...path } = Params.parse(request.params)
      const register = code ? await parts.registers.byCode(code) : null
      if (!register || !endpoint.registers.includes(register.definition.id)) throw new Refusal(Problem['not-found'])
      const actor = actorIn(caller, register)
      const input = parseInput(endpoint, path, endpoint.method === 'GET' ? request.query : request.body)
      const call: Call = {
        register,
        actor,
        now: parts.clock.now(),
        channel: caller.kind === 'machine' ? 'api' : 'web',
        correlation: request.id,
        ...(caller.kind === 'worker' ? { signedInAt: caller.signedInAt } : {}),
      }
      const output = await run(parts.engine, endpoint, call, input).catch(async (error: unknown) => {
        await endIfStale(parts, request, error)
        throw error
      })
      if (isFile(endpoint.output)) return await sendFile(reply, output as FileAnswer | PaperAnswer, parts.typesetter)
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(endpoint.output.parse(output)))
    },
  })
}

/** Who has opened many files goes on after a sign-in, so the session ends with the refusal: the next sign-in is a real one. */
async function endIfStale(parts: ServerParts, request: FastifyRequest, error: unknown): Promise<void> {
  if (!(error instanceof Refusal) || error.kind !== Problem['many-files']) return
  const token = readCookie(request, sessionCookie(parts.cookies))
  if (token) await parts.sessions.end(token, parts.clock.now())
}

const Params = z.record(z.string(), z.string())

/** Path parts and body or query become one input, parsed by the endpoint's schema. A name given twice is refused. */
function parseInput(
  endpoint: Endpoint<unknown, unknown, Facts, unknown>,
  path: Readonly<Record<string, string>>,
  rest: unknown,
): unknown {
  mustBeBounded(rest)
  if (rest !== undefined && (typeof rest !== 'object' || rest === null || Array.isArray(rest)))
    throw new Refusal(Problem.malformed)
  const body = { ...rest }
  if (Object.keys(path).some((name) => Object.hasOwn(body, name))) throw new Refusal(Problem.malformed)
  return parseBounded(endpoint.input, { ...body, ...path })
}

async function sendFile(
  reply: FastifyReply,
  file: FileAnswer | PaperAnswer,
  typesetter: Typesetter,
): Promise<FastifyReply> {
  const bytes = 'print' in file ? await typesetter.print(file.print) : file.bytes
  return reply
    .type(file.type)
    .header('content-disposition', `attachment; filename="${file.name.replace(/[^A-Za-z0-9._-]/g, '_')}"`)
    .send(Buffer.from(bytes))
}

/** RFC 9457. A bug's text never leaves: only its correlation id does. */
async function sendProblem(
  parts: ServerParts,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const refusal = error instanceof Refusal ? error : await asRefusal(parts, error, request)
  const { status } = refusal.kind
  if (status === 503) reply.header('retry-after', '2')
  return reply
    .code(status)
    .type(PROBLEM_TYPE)
    .send(
      problemText(refusal, {
        ...(refusal instanceof InvalidInput ? { places: refusal.places } : {}),
        correlation: request.id,
      }),
    )
}

/** What the HTTP library and the database refuse by themselves, in our codes; all else is a bug and is logged by id. */
async function asRefusal(parts: ServerParts, error: unknown, request: FastifyRequest): Promise<Refusal> {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500
  if (status === 413) return new Refusal(Problem['too-large'])
  if (status === 415) return new Refusal(Problem['wrong-type'])
  if (typeof status === 'number' && status >= 400 && status < 500) return new Refusal(Problem.malformed)
  parts.operationLog.fault({ correlation: request.id, route: request.routeOptions.url ?? 'none', error })
  return new Refusal(Problem.unavailable)
}
