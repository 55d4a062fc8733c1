import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { SuomifiIdentification } from '../adapters/suomifi-identification/port.ts'
import type { WorkerSignIn } from '../adapters/worker-sign-in/port.ts'
import { myRegisters } from '../domains/users/my-registers.ts'
import { parseBounded } from '../platform/http/bounds.ts'
import { clearCookie, preLoginCookie, readCookie, sessionCookie } from '../platform/http/caller.ts'
import { Problem } from '../platform/http/problems.ts'
import type { Web } from '../platform/http/server.ts'
import { Refusal } from '../platform/refusals.ts'
import type { Session } from '../platform/sessions/sessions.ts'
import type { SignInParts } from './entering.ts'
import { ownSession } from './own-session.ts'
import { languageOf } from './pages.ts'

/** A register as the session's page lists it; `code` stands in paths. */
interface ListedRegister {
  readonly code: string
  readonly name: string
  readonly controller: string
  readonly roles: readonly string[]
  /** A worker's roles that count once the undertaking of confidentiality is accepted (PSOP-77). */
  readonly waitingRoles?: readonly string[]
}

const Language = z.strictObject({ language: z.enum(['fi', 'sv', 'en']) })
/** `outbox`: visits that somebody recorded without a line wait on the device, sealed, and must not be lost (record 0015). */
const Leaving = z.strictObject({ keep: z.literal('outbox').optional() })

/** The page's questions about its own session, and its end. */
export function mountSession(
  web: Web,
  parts: SignInParts & {
    readonly profile: 'demo' | 'production'
    readonly workers: WorkerSignIn
    readonly clients: SuomifiIdentification
  },
): void {
  const { app } = web
  const { sessions, cookies, clock, engine, operationLog } = web.parts
  const tokenOf = (request: FastifyRequest): string | null => readCookie(request, sessionCookie(cookies))

  async function listed(session: Session, correlation: string): Promise<ListedRegister[]> {
    if (session.kind === 'machine') return []
    if (session.kind === 'worker') {
      const held = await myRegisters(engine, parts.registers, session.accountId, { now: clock.now(), correlation })
      return held.map(({ cookies: _told, ...one }) => ({ ...one, name: one.name[session.language] }))
    }
    const { hits, language } = session.client
    const list: ListedRegister[] = []
    for (const code of new Set(hits.map((hit) => hit.register))) {
      const register = await parts.registers.byCode(code)
      if (!register) continue
      const roles = hits.filter((hit) => hit.register === code).map((hit) => hit.as)
      list.push({ code, name: register.definition.name[language], controller: register.controller.name, roles })
    }
    return list
  }

  app.get('/session', async (request) => {
    const { profile } = parts
    const token = tokenOf(request)
    const seen = token ? await sessions.look(token, clock.now()) : null
    if (!seen || seen.session.kind === 'machine') return { signedIn: false, profile }
    const { session } = seen
    const { name, language } = session.kind === 'worker' ? session : session.client
    return {
      signedIn: true,
      kind: session.kind,
      name,
      ...(session.kind === 'worker' ? { accountId: session.accountId } : {}),
      language,
      registers: await listed(session, request.id),
      token: seen.formToken,
      idleSeconds: seen.secondsLeft,
      profile,
    }
  })

  app.post('/session/extend', async (request) => {
    const { token } = await ownSession(web, request)
    const idleSeconds = await sessions.extend(token, clock.now())
    if (idleSeconds === null) throw new Refusal(Problem['not-signed-in'])
    return { idleSeconds }
  })

  app.post('/session/language', async (request) => {
    const { token } = await ownSession(web, request)
    const { language } = parseBounded(Language, request.body)
    await sessions.setLanguage(token, language, clock.now())
    return { language }
  })

  /** Where to send the browser so that the provider forgets the person too. Ours has ended whatever the provider does. */
  async function outOfProvider(session: Session, request: FastifyRequest): Promise<string> {
    try {
      if (session.kind === 'worker' && session.way === 'oidc')
        return (await parts.workers.beginSignOut({ language: languageOf(request) })).redirectTo
      if (session.kind === 'client') {
        const { nameId, sessionIndex } = session.client
        return (await parts.clients.beginLogout({ nameId, sessionIndex, relayPath: '/', now: clock.now() })).redirectTo
      }
    } catch (error) {
      operationLog.fault({ correlation: request.id, route: '/sign-out', error })
    }
    return '/'
  }

  app.post('/sign-out', async (request, reply) => {
    const { token, session } = await ownSession(web, request)
    const { keep } = parseBounded(Leaving, request.body ?? {})
    await sessions.end(token, clock.now())
    reply.header('set-cookie', clearCookie(cookies, sessionCookie(cookies)))
    reply.header('set-cookie', clearCookie(cookies, preLoginCookie(cookies)))
    reply.header('clear-site-data', keep ? '"cache","cookies"' : '"cache","cookies","storage"')
    return { next: await outOfProvider(session, request) }
  })
}
