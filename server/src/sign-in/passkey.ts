import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  challengeMaxAgeMs,
  type PasskeyChallenge,
  PasskeyRefusal,
  type PasskeySignIn,
} from '../adapters/passkey/port.ts'
import { parseBounded } from '../platform/http/bounds.ts'
import { mustBeSameOrigin } from '../platform/http/caller.ts'
import type { Web } from '../platform/http/server.ts'
import { Refusal } from '../platform/refusals.ts'
import { instantAt } from '../platform/time/instant.ts'
import { enrol, findPasskey, keepCounter, passkeysOf } from './credentials.ts'
import { beginIn, begunIn, enterAsWorker, type SignInParts } from './entering.ts'
import { freshWorkerSession } from './own-session.ts'
import { SignInRefusal } from './refusals.ts'

const Challenge: z.ZodType<PasskeyChallenge> = z.object({
  purpose: z.enum(['register', 'sign-in']),
  challenge: z.string(),
  madeAt: z.string(),
})
const Enrolling = z.object({ stored: Challenge, accountId: z.string() })
const Answer = z.strictObject({ response: z.unknown() })

/** The name under which a device keeps the passkey: the same for all passkeys of an account, and it tells of nobody. */
const handleOf = (accountId: string): string =>
  createHash('sha256').update(`seloste passkey|${accountId}`).digest('base64url')

/** Workers sign in by a passkey that they enrolled after another strong sign-in (PSOP-74). */
export function mountPasskeySignIn(web: Web, parts: SignInParts & { readonly port: PasskeySignIn }): void {
  const { app } = web
  const { port, pool, requests } = parts
  const { clock, origin } = web.parts
  const until = (now: Date): Date => instantAt(now.getTime() + challengeMaxAgeMs)

  app.post('/sign-in/passkey/options', async (request, reply) => {
    mustBeSameOrigin(request, origin)
    const now = clock.now()
    const { options, stored } = await port.beginSignIn({ now })
    await requests.put('passkey', beginIn(web, reply), stored, until(now))
    return options
  })

  app.post('/sign-in/passkey', async (request, reply) => {
    mustBeSameOrigin(request, origin)
    const now = clock.now()
    const { response } = parseBounded(Answer, request.body)
    const cookie = begunIn(web, request)
    const stored = Challenge.safeParse(cookie ? await requests.take('passkey', cookie, now) : null)
    if (!stored.success) throw new Refusal(SignInRefusal.lost)
    const found = await findPasskey(pool, port.idIn(response))
    // The same answer as for a passkey that does not fit: nobody learns who has one.
    if (!found) throw new Refusal(PasskeyRefusal['not-accepted'])
    const { counter } = await port.finishSignIn({ response, stored: stored.data, passkey: found.passkey, now })
    await keepCounter(pool, found.rowId, counter)
    await enterAsWorker(web, parts, { request, reply }, { accountId: found.accountId, way: 'passkey' })
    return { signedIn: true }
  })

  app.post('/sign-in/passkey/enrol/options', async (request, reply) => {
    const { accountId, name } = await freshWorkerSession(web, request)
    const now = clock.now()
    const { options, stored } = await port.beginRegistration({
      account: { handle: handleOf(accountId), name, displayName: name },
      known: await passkeysOf(pool, accountId),
      now,
    })
    await requests.put('passkey-enrol', beginIn(web, reply), { stored, accountId }, until(now))
    return options
  })

  app.post('/sign-in/passkey/enrol', async (request) => {
    const { accountId } = await freshWorkerSession(web, request)
    const now = clock.now()
    const { response } = parseBounded(Answer, request.body)
    const cookie = begunIn(web, request)
    const begun = Enrolling.safeParse(cookie ? await requests.take('passkey-enrol', cookie, now) : null)
    if (!begun.success || begun.data.accountId !== accountId) throw new Refusal(SignInRefusal.lost)
    const passkey = await port.finishRegistration({ response, stored: begun.data.stored, now })
    await enrol(pool, { accountId, now, credential: { kind: 'passkey', passkey } })
    return { enrolled: true, deviceBound: passkey.deviceBound }
  })
}
