import type { FastifyRequest } from 'fastify'
import { Refusal } from '../refusals.ts'
import { isFormToken, type Session, type Sessions } from '../sessions/sessions.ts'
import type { Actor, Register } from '../use-case/actor.ts'
import { Problem } from './problems.ts'

/** How cookies are named and sent: with the `__Host-` prefix, except on plain-http loopback (decisions 20). */
export interface CookieManner {
  readonly secure: boolean
}

export const sessionCookie = (manner: CookieManner): string => (manner.secure ? '__Host-istunto' : 'istunto')

/** The cookie of a sign-in under way. It holds a random id and nothing else. */
export const preLoginCookie = (manner: CookieManner): string =>
  manner.secure ? '__Host-kirjautuminen' : 'kirjautuminen'

/** The value of a cookie, random or signed; a name sent twice is nobody's. */
export function readCookie(request: FastifyRequest, name: string): string | null {
  const header = request.headers.cookie
  if (!header) return null
  const values = header
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1))
  const [value] = values
  return values.length === 1 && value && /^[A-Za-z0-9_-]{43,1500}$/.test(value) ? value : null
}

/**
 * A cookie for the life of the browser's session: no Expires, no Max-Age (PSOP-86). Only the sign-in that comes back by a
 * form of another site needs `cross-site`, and a browser takes such a cookie over https alone.
 */
export const writeCookie = (
  manner: CookieManner,
  name: string,
  value: string,
  reach: 'own-site' | 'cross-site' = 'own-site',
): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=${reach === 'cross-site' && manner.secure ? 'None' : 'Lax'}${manner.secure ? '; Secure' : ''}`

export const clearCookie = (manner: CookieManner, name: string): string =>
  `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${manner.secure ? '; Secure' : ''}`

/** The caller's session, from the cookie or, for a machine, from the bearer token. */
export async function findSession(
  sessions: Sessions,
  manner: CookieManner,
  request: FastifyRequest,
  now: Date,
): Promise<Session | null> {
  const bearer = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')
  if (bearer?.[1]) {
    const session = await sessions.find(bearer[1], now)
    return session?.kind === 'machine' ? session : null
  }
  const token = readCookie(request, sessionCookie(manner))
  const session = token ? await sessions.find(token, now) : null
  return session && session.kind !== 'machine' ? session : null
}

/** The request comes from a page of ours by the browser's own word; by the Origin in a browser that does not tell. */
export function mustBeSameOrigin(request: FastifyRequest, origin: string): void {
  const site = request.headers['sec-fetch-site']
  const same = site === undefined ? request.headers.origin === origin : site === 'same-origin'
  if (!same) throw new Refusal(Problem['cross-site'])
}

/**
 * A change of state must come from our own page: JSON, same origin by the browser's own word, and the session's token (INV-63).
 * A machine has no browser and no cookie, so there is nothing to ride on.
 */
export function mustBeOwnPage(request: FastifyRequest, session: Session, origin: string): void {
  if (session.kind === 'machine') return
  mustBeSameOrigin(request, origin)
  const token = request.headers['x-seloste-token']
  if (typeof token !== 'string' || !isFormToken(session, token)) throw new Refusal(Problem['cross-site'])
}

const FRESH_MS = 5 * 60_000

/**
 * An act that could give somebody rights, or a way in, needs a sign-in of the last five minutes (security.md 6.2): a screen left
 * open is not enough. The old session ends with the refusal, so that the next sign-in is a real one.
 */
export async function mustBeFresh(
  sessions: Sessions,
  session: Session,
  at: { readonly token: string | null; readonly now: Date },
): Promise<void> {
  if (session.kind !== 'worker' || at.now.getTime() - session.signedInAt.getTime() <= FRESH_MS) return
  if (at.token) await sessions.end(at.token, at.now)
  throw new Refusal(Problem['sign-in-again'])
}

/** Who the caller is in this register. A client without data there has no ids, so no rule finds anything. */
export function actorIn(session: Session, register: Register): Actor {
  switch (session.kind) {
    case 'worker':
      return { kind: 'worker', id: session.accountId, ids: [session.accountId], organisationId: session.organisationId }
    case 'machine':
      return { kind: 'machine', id: session.machineClientId, ids: [session.machineClientId] }
    case 'client': {
      const ids = session.client.hits.filter((hit) => hit.register === register.code).map((hit) => hit.personId)
      const [id] = ids
      if (!id) throw new Refusal(Problem['not-found'])
      return { kind: 'client', id, ids }
    }
  }
}
