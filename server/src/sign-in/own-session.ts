import type { FastifyRequest } from 'fastify'
import { mustBeFresh, mustBeOwnPage, readCookie, sessionCookie } from '../platform/http/caller.ts'
import { Problem } from '../platform/http/problems.ts'
import type { Web } from '../platform/http/server.ts'
import { Refusal } from '../platform/refusals.ts'
import type { Session } from '../platform/sessions/sessions.ts'

/** The session behind a change of state that its own page has asked for (INV-63), with the token that names it. */
export async function ownSession(
  web: Web,
  request: FastifyRequest,
): Promise<{ readonly token: string; readonly session: Session }> {
  const { sessions, cookies, clock, origin } = web.parts
  const token = readCookie(request, sessionCookie(cookies))
  const session = token ? await sessions.find(token, clock.now()) : null
  if (!token || !session) throw new Refusal(Problem['not-signed-in'])
  mustBeOwnPage(request, session, origin)
  return { token, session }
}

/** The same for what only a worker has, and a screen left open must not do: a new way in, or one taken away. */
export async function freshWorkerSession(
  web: Web,
  request: FastifyRequest,
): Promise<Extract<Session, { readonly kind: 'worker' }>> {
  const { token, session } = await ownSession(web, request)
  if (session.kind !== 'worker') throw new Refusal(Problem['not-permitted'])
  const { sessions, clock } = web.parts
  await mustBeFresh(sessions, session, { token, now: clock.now() })
  return session
}
