import { z } from 'zod'
import type { SuomifiIdentification } from '../adapters/suomifi-identification/port.ts'
import { parseBounded } from '../platform/http/bounds.ts'
import { clearCookie, readCookie, sessionCookie } from '../platform/http/caller.ts'
import type { Web } from '../platform/http/server.ts'
import { instantAt } from '../platform/time/instant.ts'
import type { PickCompany } from './company.ts'
import {
  beginIn,
  begunIn,
  enterWith,
  leaveEarlier,
  returnPathOf,
  SIGN_IN_LASTS_MS,
  type SignInParts,
} from './entering.ts'
import { findClient } from './find-client.ts'
import { asPage, languageOf } from './pages.ts'

const MAX_FORM_BYTES = 256 * 1024
const Form = z.object({ SAMLResponse: z.string().min(1), RelayState: z.string().max(200).optional() })
const Begun = z.object({ requestId: z.string(), isForCompany: z.boolean().default(false) })

/** Clients and their proxies are identified by Suomi.fi-tunnistus (PSOP-61). */
export function mountClientSignIn(
  web: Web,
  parts: SignInParts & { readonly port: SuomifiIdentification; readonly pickCompany: PickCompany },
): void {
  const { port, requests } = parts
  const { app } = web
  const { clock, sessions, cookies, engine, operationLog } = web.parts

  app.get(
    '/sign-in/client',
    asPage(web, 'suomifi', async (request, reply) => {
      const now = clock.now()
      const begun = await port.begin({ relayPath: returnPathOf(request), language: languageOf(request), now })
      const cookie = beginIn(web, reply, 'cross-site')
      const until = instantAt(now.getTime() + SIGN_IN_LASTS_MS)
      await requests.put('saml-browser', cookie, { requestId: begun.requestId }, until)
      return reply.redirect(begun.redirectTo, 303)
    }),
  )

  // The only form that another site may send us, bound to the browser by its cookie and to our request by InResponseTo.
  app.register(async (scope) => {
    scope.removeContentTypeParser('application/json')
    scope.addContentTypeParser<string>(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MAX_FORM_BYTES },
      (_request, body, done) => done(null, readForm(body)),
    )
    scope.post(
      '/saml/acs',
      asPage(web, 'suomifi', async (request, reply) => {
        const now = clock.now()
        const form = parseBounded(Form, request.body)
        const cookie = begunIn(web, request)
        const begun = Begun.safeParse(cookie ? await requests.look('saml-browser', cookie, now) : null)
        const person = await port.finish({
          samlResponse: form.SAMLResponse,
          relayState: form.RelayState ?? null,
          requestId: begun.success ? begun.data.requestId : null,
          now,
        })
        if (begun.success && begun.data.isForCompany) {
          if (cookie) await requests.take('saml-browser', cookie, now)
          return await parts.pickCompany(person, { request, reply })
        }
        const hits = await findClient({ engine, registers: parts.registers }, person.identityCode, {
          now,
          correlation: request.id,
        })
        await leaveEarlier(web, request)
        const { token } = await sessions.startClient(
          {
            name: `${person.givenNames} ${person.familyName}`,
            hits,
            nameId: person.nameId,
            sessionIndex: person.sessionIndex,
            language: languageOf(request),
          },
          now,
        )
        if (cookie) await requests.take('saml-browser', cookie, now)
        enterWith(web, reply, token)
        operationLog.note('sign-in.done', { way: 'suomifi', registers: hits.length })
        return reply.redirect(person.relayPath, 303)
      }),
    )
  })

  app.get(
    '/saml/slo',
    asPage(web, 'suomifi', async (request, reply) => {
      const now = clock.now()
      const message = await port.finishLogout({ query: (request.raw.url ?? '').split('?')[1] ?? '', now })
      if (message.kind === 'answered') return reply.redirect(message.relayPath, 303)
      // The person signed out elsewhere. Their browser brings the session; an earlier one of the same browser has ended already.
      const token = readCookie(request, sessionCookie(cookies))
      const session = token ? await sessions.find(token, now) : null
      const named =
        session?.kind === 'client' &&
        session.client.nameId.value === message.nameId.value &&
        (message.sessionIndexes.length === 0 || message.sessionIndexes.includes(session.client.sessionIndex))
      if (token && named) {
        await sessions.end(token, now)
        reply.header('set-cookie', clearCookie(cookies, sessionCookie(cookies)))
        reply.header('clear-site-data', '"cache","cookies","storage"')
      }
      const { messageId, relayState } = message
      return reply.redirect((await port.answerLogout({ messageId, relayState, ended: true })).redirectTo, 303)
    }),
  )

  app.get('/saml/metadata', (_request, reply) => reply.type('application/samlmetadata+xml').send(port.metadata()))
}

/** The fields of a form. A field given twice is refused by the schema, as it is then no text. */
function readForm(body: string): Record<string, string | string[]> {
  const form = new URLSearchParams(body)
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}
