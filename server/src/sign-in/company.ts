import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { SuomifiAuthorisations } from '../adapters/suomifi-authorisations/port.ts'
import type { IdentifiedPerson, SuomifiIdentification } from '../adapters/suomifi-identification/port.ts'
import { recordSigningRight } from '../domains/providers/signing.ts'
import { SigningRefusal } from '../domains/providers/signing-refusals.ts'
import { decideSigningRight } from '../domains/providers/signing-rules.ts'
import type { Web } from '../platform/http/server.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusals.ts'
import { instantAt } from '../platform/time/instant.ts'
import { type Register, SYSTEM } from '../platform/use-case/actor.ts'
import { run } from '../platform/use-case/engine.ts'
import { beginIn, begunIn, enterWith, leaveEarlier, SIGN_IN_LASTS_MS, type SignInParts } from './entering.ts'
import { asPage, goOnPage, languageOf } from './pages.ts'
import { SignInRefusal } from './refusals.ts'

/** Where the person who signs for a company begins. */
const SIGNING_PATH = '/provider/'

/** What is kept while the person picks the company. It tells the name, for the session; no identity code. */
const Choice = z.object({
  name: z.string(),
  nameId: z.object({
    value: z.string(),
    nameQualifier: z.string().nullable(),
    spNameQualifier: z.string().nullable(),
  }),
  sessionIndex: z.string(),
  redirectTo: z.string(),
  stored: z.object({ state: z.string(), requestId: z.string(), sessionId: z.string(), begunAt: z.string() }),
})
type Choice = z.infer<typeof Choice>

type Parts = SignInParts & { readonly port: SuomifiAuthorisations }

/** What the answer of Suomi.fi-tunnistus leads to when it was begun for a company. */
export type PickCompany = (
  person: IdentifiedPerson,
  at: { readonly request: FastifyRequest; readonly reply: FastifyReply },
) => Promise<unknown>

/**
 * The person is known; Suomi.fi-valtuudet is told who it is, and the browser goes there to pick the company. The identity code goes from
 * one answer to the other and is kept nowhere.
 */
export function pickCompany(web: Web, { port, requests }: Parts): PickCompany {
  return async (person, { request, reply }) => {
    const now = web.parts.clock.now()
    await leaveEarlier(web, request)
    const { identityCode, givenNames, familyName, nameId, sessionIndex } = person
    const { redirectTo, stored } = await port.begin({ identityCode, language: languageOf(request), now })
    const choice: Choice = { name: `${givenNames} ${familyName}`, nameId, sessionIndex, redirectTo, stored }
    await requests.put('company-choice', beginIn(web, reply), choice, instantAt(now.getTime() + SIGN_IN_LASTS_MS))
    // A browser holds the form of the identity provider's page against every redirect that follows it, so this is a page.
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(goOnPage('/sign-in/company/choose', languageOf(request)))
  }
}

/** The successor of Katso (PSOP-32, PSOP-60): Suomi.fi-tunnistus tells who it is, Suomi.fi-valtuudet for which company, and as what. */
export function mountCompanySignIn(web: Web, parts: Parts & { readonly suomifi: SuomifiIdentification }): void {
  const { port, suomifi, requests, registers } = parts
  const { app } = web
  const { clock, sessions, engine, operationLog, origin } = web.parts

  app.get(
    '/sign-in/company',
    asPage(web, 'company', async (request, reply) => {
      const now = clock.now()
      const begun = await suomifi.begin({ relayPath: SIGNING_PATH, language: languageOf(request), now })
      const cookie = beginIn(web, reply, 'cross-site')
      const until = instantAt(now.getTime() + SIGN_IN_LASTS_MS)
      await requests.put('saml-browser', cookie, { requestId: begun.requestId, isForCompany: true }, until)
      return reply.redirect(begun.redirectTo, 303)
    }),
  )

  app.get(
    '/sign-in/company/choose',
    asPage(web, 'company', async (request, reply) => {
      const cookie = begunIn(web, request)
      const choice = Choice.safeParse(cookie ? await requests.look('company-choice', cookie, clock.now()) : null)
      if (!choice.success) throw new Refusal(SignInRefusal.lost)
      return reply.redirect(choice.data.redirectTo, 303)
    }),
  )

  app.get(
    '/sign-in/company/callback',
    asPage(web, 'company', async (request, reply) => {
      const now = clock.now()
      const cookie = begunIn(web, request)
      // Out of the store before it is looked at, so that no second answer can use it.
      const choice = Choice.safeParse(cookie ? await requests.take('company-choice', cookie, now) : null)
      if (!choice.success) throw new Refusal(SignInRefusal.lost)
      const { name, nameId, sessionIndex, stored } = choice.data
      const told = await port.finish({ callbackUrl: `${origin}${request.url}`, stored, now })
      const verdict = decideSigningRight(told)
      if ('refused' in verdict) throw new Refusal(SigningRefusal[verdict.refused])
      const register = await registerOf(told.businessId)
      if (!register) throw new Refusal(SigningRefusal['company-unknown'])
      const { id } = await run(
        engine,
        recordSigningRight,
        { register, actor: SYSTEM, now, channel: 'web', correlation: request.id },
        { id: newId<'CompanySignatory'>(now), name, signingRight: verdict.right },
      )
      const hits = [{ register: register.code, personId: id, as: 'signatory' as const }]
      const language = languageOf(request)
      const { token } = await sessions.startClient({ name, hits, nameId, sessionIndex, language }, now)
      enterWith(web, reply, token)
      operationLog.note('sign-in.done', { way: 'company' })
      return reply.redirect(`${SIGNING_PATH}r/${register.code}/signing`, 303)
    }),
  )

  async function registerOf(businessId: string): Promise<Register | undefined> {
    const all = await registers.all()
    return all.find(
      ({ definition, controller }) =>
        definition.signIn.provider?.includes('suomifi-authorisation') && controller.businessId === businessId,
    )
  }
}
