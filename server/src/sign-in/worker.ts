import { z } from 'zod'
import type { StoredState, WorkerSignIn } from '../adapters/worker-sign-in/port.ts'
import type { Web } from '../platform/http/server.ts'
import { Refusal } from '../platform/refusals.ts'
import { instantAt } from '../platform/time/instant.ts'
import {
  beginIn,
  begunIn,
  enterAsWorker,
  findAccount,
  returnPathOf,
  SIGN_IN_LASTS_MS,
  type SignInParts,
} from './entering.ts'
import { asPage, languageOf } from './pages.ts'
import { SignInRefusal } from './refusals.ts'

const Stored: z.ZodType<StoredState> = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnPath: z.string(),
  maxAgeSeconds: z.number(),
  begunAt: z.string(),
})

/** Workers sign in with their organisation's own provider (decisions 19). Nobody gets an account by signing in. */
export function mountWorkerSignIn(web: Web, parts: SignInParts & { readonly port: WorkerSignIn }): void {
  const { port, requests } = parts
  const { clock, origin } = web.parts

  web.app.get(
    '/sign-in/worker',
    asPage(web, 'oidc', async (request, reply) => {
      const now = clock.now()
      const begun = await port.begin({ returnPath: returnPathOf(request), language: languageOf(request), now })
      await requests.put('oidc', beginIn(web, reply), begun.state, instantAt(now.getTime() + SIGN_IN_LASTS_MS))
      return reply.redirect(begun.redirectTo, 303)
    }),
  )

  web.app.get(
    '/sign-in/worker/callback',
    asPage(web, 'oidc', async (request, reply) => {
      const now = clock.now()
      const cookie = begunIn(web, request)
      // Out of the store before it is looked at, so that no second answer can use it.
      const stored = Stored.safeParse(cookie ? await requests.take('oidc', cookie, now) : null)
      if (!stored.success) throw new Refusal(SignInRefusal.lost)
      const worker = await port.finish({ callbackUrl: `${origin}${request.url}`, stored: stored.data, now })
      const accountId = await findAccount(parts.pool, worker.issuer, worker.subject)
      if (!accountId) throw new Refusal(SignInRefusal['unknown-account'])
      await enterAsWorker(web, parts, { request, reply }, { accountId, way: 'oidc' })
      return reply.redirect(worker.returnPath, 303)
    }),
  )
}
