import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { CardAnswer } from '../adapters/smart-card/client.ts'
import { CardRefusal } from '../adapters/smart-card/port.ts'
import { parseBounded } from '../platform/http/bounds.ts'
import { findSession } from '../platform/http/caller.ts'
import { ownPath } from '../platform/http/own-path.ts'
import type { Web } from '../platform/http/server.ts'
import { Refusal } from '../platform/refusals.ts'
import type { SignInRequests } from '../platform/sessions/sign-in-requests.ts'
import type { Clock } from '../platform/time/clock.ts'
import { instantAt } from '../platform/time/instant.ts'
import { enrol, findCard } from './credentials.ts'
import { beginIn, begunIn, enterAsWorker, returnPathOf, SIGN_IN_LASTS_MS, type SignInParts } from './entering.ts'
import { freshWorkerSession } from './own-session.ts'
import { asPage } from './pages.ts'
import { SignInRefusal } from './refusals.ts'

const TICKET_LASTS_MS = 60_000

/** What this browser began: `mark` goes to the card's listener and comes back inside the ticket. */
const Begun = z.object({
  mark: z.string(),
  returnPath: z.string(),
  /** Set when a card is being linked to an account that is signed in. */
  enrolFor: z.string().nullable(),
})
/** What the card's listener saw, for the main origin to take once. */
const Ticket = z.object({
  mark: z.string(),
  outcome: z.union([z.object({ serialNumber: z.string() }), z.object({ refused: z.string() })]),
})
/** The page of ours that asked, to come back to. */
const Enrol = z.strictObject({ return: z.string().max(300).optional() })
const Query = z.object({ ticket: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })

const random = (): string => randomBytes(32).toString('base64url')

/** Workers sign in by a card (decisions 19): its listener proves the card, and a ticket of one use brings that here. */
export function mountCardSignIn(web: Web, parts: SignInParts & { readonly cardOrigin: string }): void {
  const { app } = web
  const { pool, requests, cardOrigin } = parts
  const { clock, sessions, cookies } = web.parts

  async function begin(
    reply: Parameters<typeof beginIn>[1],
    what: { readonly returnPath: string; readonly enrolFor: string | null },
  ): Promise<string> {
    const mark = random()
    const until = instantAt(clock.now().getTime() + SIGN_IN_LASTS_MS)
    await requests.put('card-begun', beginIn(web, reply), { mark, ...what }, until)
    return `${cardOrigin}/?begun=${mark}`
  }

  app.get(
    '/sign-in/card',
    asPage(web, 'card', async (request, reply) =>
      reply.redirect(await begin(reply, { returnPath: returnPathOf(request), enrolFor: null }), 303),
    ),
  )

  app.post('/sign-in/card/enrol', async (request, reply) => {
    const { accountId } = await freshWorkerSession(web, request)
    const asked = parseBounded(Enrol, request.body).return
    const returnPath = (asked === undefined ? null : ownPath(asked)) ?? '/'
    return { next: await begin(reply, { returnPath, enrolFor: accountId }) }
  })

  app.get(
    '/sign-in/card/finish',
    asPage(web, 'card', async (request, reply) => {
      const now = clock.now()
      const query = Query.safeParse(request.query)
      const ticket = Ticket.safeParse(query.success ? await requests.take('card-ticket', query.data.ticket, now) : null)
      const cookie = begunIn(web, request)
      const begun = Begun.safeParse(cookie ? await requests.take('card-begun', cookie, now) : null)
      // A ticket of another browser would sign this one in as somebody else.
      if (!ticket.success || !begun.success || ticket.data.mark !== begun.data.mark)
        throw new Refusal(SignInRefusal.lost)
      const { outcome } = ticket.data
      if ('refused' in outcome) throw new Refusal(cardRefusal(outcome.refused))
      const { serialNumber } = outcome
      const { enrolFor, returnPath } = begun.data
      if (enrolFor !== null) {
        const session = await findSession(sessions, cookies, request, now)
        if (session?.kind !== 'worker' || session.accountId !== enrolFor) throw new Refusal(SignInRefusal.lost)
        await enrol(pool, { accountId: enrolFor, now, credential: { kind: 'card', serialNumber } })
        return reply.redirect(returnPath, 303)
      }
      const accountId = await findCard(pool, serialNumber)
      if (!accountId) throw new Refusal(SignInRefusal['card-not-enrolled'])
      await enterAsWorker(web, parts, { request, reply }, { accountId, way: 'card' })
      return reply.redirect(returnPath, 303)
    }),
  )
}

const cardRefusal = (code: string) =>
  Object.values(CardRefusal).find((kind) => kind.code === code) ?? SignInRefusal.lost

/** Answers at the card's own listener: whatever the card told goes to the main origin as a ticket. */
export function cardAnswer(parts: {
  readonly requests: SignInRequests
  readonly clock: Clock
  readonly origin: string
}): CardAnswer {
  return async (outcome, request, response) => {
    const mark = new URL(request.url ?? '/', parts.origin).searchParams.get('begun') ?? ''
    const ticket = random()
    const seen =
      'holder' in outcome ? { serialNumber: outcome.holder.serialNumber } : { refused: outcome.refusal.kind.code }
    const until = instantAt(parts.clock.now().getTime() + TICKET_LASTS_MS)
    await parts.requests.put('card-ticket', ticket, { mark: mark.slice(0, 43), outcome: seen }, until)
    response.writeHead(303, {
      location: `${parts.origin}/sign-in/card/finish?ticket=${ticket}`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
    response.end()
  }
}
