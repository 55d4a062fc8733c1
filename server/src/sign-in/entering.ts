import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { type MyRegister, myRegisters } from '../domains/users/my-registers.ts'
import { clearCookie, preLoginCookie, readCookie, sessionCookie, writeCookie } from '../platform/http/caller.ts'
import { ownPath } from '../platform/http/own-path.ts'
import type { Web } from '../platform/http/server.ts'
import { Refusal } from '../platform/refusals.ts'
import type { Registers } from '../platform/registers.ts'
import { sha256 } from '../platform/sessions/sealing.ts'
import type { WorkerWay } from '../platform/sessions/sessions.ts'
import type { SignInRequests } from '../platform/sessions/sign-in-requests.ts'
import type { SignedFacts } from '../platform/sessions/signed-nine.ts'
import { dayOf } from '../platform/time/helsinki.ts'
import type { PlainDate } from '../platform/time/plain-date.ts'
import { SignInRefusal } from './refusals.ts'

/** What every way in needs besides its own port. */
export interface SignInParts {
  readonly pool: pg.Pool
  readonly requests: SignInRequests
  readonly registers: Registers
}

/** How long a sign-in may be under way, in milliseconds (security.md 6.2). */
export const SIGN_IN_LASTS_MS = 10 * 60_000

const Query = z.object({ return: z.string().max(300).optional() })

/** The page of ours to go back to. What it asked for after `?` is left out, for no address may tell of a person (INV-64). */
export function returnPathOf(request: FastifyRequest): string {
  const query = Query.safeParse(request.query)
  const asked = (query.success ? query.data.return : undefined) ?? '/'
  return ownPath(asked.split(/[?#]/, 1)[0] ?? '') ?? '/'
}

/** Gives the browser a new cookie for the sign-in that begins; its value finds the stored state. */
export function beginIn(web: Web, reply: FastifyReply, reach: 'own-site' | 'cross-site' = 'own-site'): string {
  const { cookies } = web.parts
  const value = randomBytes(32).toString('base64url')
  reply.header('set-cookie', writeCookie(cookies, preLoginCookie(cookies), value, reach))
  return value
}

export const begunIn = (web: Web, request: FastifyRequest): string | null =>
  readCookie(request, preLoginCookie(web.parts.cookies))

/** Ends whatever session the browser had, so that nobody's rights are mixed with another's (INV-61). */
export async function leaveEarlier(web: Web, request: FastifyRequest): Promise<void> {
  const { cookies, sessions, clock } = web.parts
  const earlier = readCookie(request, sessionCookie(cookies))
  if (earlier) await sessions.end(earlier, clock.now())
}

/** Puts a new session into the browser and takes the cookie of the sign-in away. */
export function enterWith(web: Web, reply: FastifyReply, token: string): void {
  const { cookies } = web.parts
  reply.header('set-cookie', clearCookie(cookies, preLoginCookie(cookies)))
  reply.header('set-cookie', writeCookie(cookies, sessionCookie(cookies), token))
}

/** A worker has proved who they are: a new session, whichever the way in. */
export async function enterAsWorker(
  web: Web,
  parts: SignInParts,
  at: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  worker: { readonly accountId: string; readonly way: WorkerWay },
): Promise<void> {
  const { sessions, clock, operationLog } = web.parts
  await leaveEarlier(web, at.request)
  const asked = { now: clock.now(), correlation: at.request.id }
  await mustLast(web.parts.engine.pool, worker.accountId, dayOf(asked.now))
  const held = await myRegisters(web.parts.engine, parts.registers, worker.accountId, asked)
  const critical = held.some(({ roles }) => roles.includes('main-user'))
  const signed = await signedFacts(web, worker.accountId, held)
  const { token } = await sessions.startWorker({ ...worker, critical, signed }, clock.now())
  enterWith(web, at.reply, token)
  operationLog.note('sign-in.done', { way: worker.way, account: worker.accountId })
}

const Told = z.object({ name: z.string(), organisation_id: z.string(), organisation: z.string(), kind: z.string() })

/** What the cookie tells when a register of the worker states the nine facts of PSOP-87; else null, and it tells nothing. */
async function signedFacts(
  { parts: { engine, origin } }: Web,
  accountId: string,
  held: readonly MyRegister[],
): Promise<SignedFacts | null> {
  const stating = held.filter(({ cookies }) => cookies === 'signed-nine')
  if (stating.length === 0) return null
  const found = await engine.pool.query({
    name: 'account-told',
    text: `SELECT a.name, a.organisation_id, o.name AS organisation, o.kind FROM account a
      JOIN organisation o ON o.id = a.organisation_id WHERE a.id = $1`,
    values: [accountId],
  })
  const { name, organisation_id: organisationId, organisation, kind } = Told.parse(found.rows[0])
  return {
    ...{ name, organisation, organisationId, userId: accountId },
    userHandle: sha256(`account handle|${accountId}`).toString('hex').slice(0, 8),
    homePage: `${origin}/${kind === 'provider' ? 'provider' : 'organiser'}/`,
    roles: [...new Set(stating.flatMap(({ roles }) => roles))],
  }
}

/** Whichever way an outsider signs in, the user ID has a last day (PSOP-37). */
async function mustLast(pool: Pick<pg.Pool, 'query'>, accountId: string, today: PlainDate): Promise<void> {
  const text = 'SELECT FROM account WHERE id = $1 AND valid_to < $2'
  const { rowCount } = await pool.query({ name: 'account-ended', text, values: [accountId, today] })
  if (rowCount !== 0) throw new Refusal(SignInRefusal['user-ended'])
}

const Found = z.object({ id: z.string() })

/** The account bound to this one person: issuer and subject together (PSOP-69). Null when there is none, or it is disabled. */
export async function findAccount(pool: pg.Pool, issuer: string, subject: string): Promise<string | null> {
  const found = await pool.query({
    name: 'account-of-person',
    text: 'SELECT id FROM account WHERE issuer = $1 AND subject = $2 AND disabled_at IS NULL',
    values: [issuer, subject],
  })
  return found.rows[0] ? Found.parse(found.rows[0]).id : null
}
