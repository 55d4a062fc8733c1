import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../platform/http/problems.ts'
import type { Web } from '../platform/http/server.ts'
import { Refusal, type RefusalKind } from '../platform/refusals.ts'
import type { Language } from '../platform/sessions/sessions.ts'

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const title = { fi: 'Et ole kirjautunut sisään', sv: 'Du är inte inloggad', en: 'You are not signed in' } as const
const back = { fi: 'Palaa etusivulle', sv: 'Till startsidan', en: 'To the front page' } as const

const style = `
:root { color-scheme: light dark }
body { font: 1.125rem/1.5 "Source Sans 3", "Segoe UI", Arial, sans-serif; margin: 0 auto; max-width: 40rem; padding: 1.5rem 1rem }
h1, h2 { font-size: 1.5rem; margin: 2rem 0 .5rem } p { margin: 0 0 .5rem } code { font-size: 1rem }
a { display: inline-block; min-height: 1.75rem } :focus-visible { outline: 3px solid; outline-offset: 2px }
`

/** A page that needs no script: a person who was not let in reads why, in each language, and gets back. */
function refusalPage(kind: RefusalKind, first: Language): string {
  const languages = [first, ...(['fi', 'sv', 'en'] as const).filter((one) => one !== first)]
  const parts = languages.map(
    (
      language,
      index,
    ) => `<section lang="${language}">${index === 0 ? `<h1>${title[language]}</h1>` : `<h2>${title[language]}</h2>`}<p>${escapeHtml(kind.text[language])}</p>
<p><a href="/">${back[language]}</a></p></section>`,
  )
  return `<!doctype html><html lang="${first}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title[first]} – Seloste</title><link rel="stylesheet" href="/sign-in/page.css"></head>
<body><main>${parts.join('\n')}<p><code>${kind.code}</code></p></main></body></html>`
}

const going = {
  fi: 'Tunnistauduit. Valitse yritys.',
  sv: 'Du har identifierat dig. Välj företag.',
  en: 'You are identified. Choose the company.',
} as const
const goOn = {
  fi: 'Jatka Suomi.fi-valtuuksiin',
  sv: 'Fortsätt till Suomi.fi-fullmakter',
  en: 'Go on to Suomi.fi e-Authorizations',
} as const

/** A page that goes on by itself to an address of ours, with a link for a browser that does not. */
export const goOnPage = (
  to: string,
  language: Language,
): string => `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="0; url=${to}">
<title>${going[language]} – Seloste</title><link rel="stylesheet" href="/sign-in/page.css"></head>
<body><main><h1>${going[language]}</h1><p><a href="${to}">${goOn[language]}</a></p></main></body></html>`

/** The language that the browser asks for first, of those that we have. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.headers['accept-language'] ?? '').slice(0, 200).toLowerCase().split(',')
  for (const one of asked) {
    const code = one.trim().slice(0, 2)
    if (code === 'fi' || code === 'sv' || code === 'en') return code
  }
  return 'fi'
}

/** Serves the style of the pages. */
export function mountPageStyle(web: Web): void {
  web.app.get('/sign-in/page.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(style))
}

/** A handler for an address that browsers go to: a refusal becomes a page, not JSON. The operator sees its code. */
export function asPage(
  web: Web,
  way: string,
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    try {
      return await handler(request, reply)
    } catch (error) {
      const { operationLog } = web.parts
      const kind = error instanceof Refusal ? error.kind : Problem.unavailable
      if (error instanceof Refusal)
        operationLog.note('sign-in.refused', { way, code: kind.code, correlation: request.id })
      else operationLog.fault({ correlation: request.id, route: request.routeOptions.url ?? way, error })
      return reply
        .code(kind.status)
        .type('text/html; charset=utf-8')
        .send(refusalPage(kind, languageOf(request)))
    }
  }
}
