import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import type { Book } from '../../platform/definitions/load.ts'
import { Problem } from '../../platform/http/problems.ts'
import { Refusal } from '../../platform/refusals.ts'
import type { Registers } from '../../platform/registers.ts'
import { differenceOf } from './difference.ts'
import { type Notice, noticeOf } from './notice.ts'
import { listPage, noticePage, noticeStyle } from './page.ts'
import { LANGUAGES, type Language } from './wording.ts'

const Address = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/),
  version: z.string().regex(/^[1-9]\d{0,3}$/),
})
const Asked = z.object({ lang: z.enum(LANGUAGES).optional() })

export interface NoticeParts {
  /** The definitions as they stand at the moment. */
  readonly book: () => Book
  readonly registers: Pick<Registers, 'byCode'>
}

/**
 * Serves every notice at a stable public address, without signing in: a page in three languages, or the value itself to programs
 * that ask for JSON. The id is that of a definition, or the code of one controller's register.
 */
export function mountNotices(app: FastifyInstance, { book: current, registers }: NoticeParts): void {
  const written = new WeakMap<RegisterDefinition, Notice>()
  // Whatever is served has a notice from the beginning, or nothing is.
  for (const definition of [...current().versions.values()].flat()) noticeFor(definition)
  function noticeFor(definition: RegisterDefinition): Notice {
    const known = written.get(definition) ?? noticeOf(definition, current())
    written.set(definition, known)
    return known
  }

  app.get('/notices/notice.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(noticeStyle))

  app.get('/notices', (request, reply) => {
    const list = [...current().versions.values()].flatMap((versions) => {
      const newest = versions.at(-1)
      if (!newest) return []
      const { id, version, name, serves } = newest
      return [{ name, version, serves, address: `/notices/${id}/${version}` }]
    })
    if (wantsJson(request)) return reply.send({ notices: list })
    return html(reply, listPage({ language: languageOf(request), notices: list }))
  })

  app.get('/notices/:id/:version', async (request, reply) => {
    const asked = Address.safeParse(request.params)
    if (!asked.success) throw new Refusal(Problem['not-found'])
    const { id } = asked.data
    const book = current()
    const register = book.versions.has(id) ? null : await registers.byCode(id)
    const versions = book.versions.get(register?.definition.id ?? id) ?? []
    const at = versions.findIndex(({ version }) => version === Number(asked.data.version))
    const definition = versions[at]
    if (!definition) throw new Refusal(Problem['not-found'])
    const notice = noticeFor(definition)
    const earlierDefinition = versions[at - 1]
    const earlier = earlierDefinition && noticeFor(earlierDefinition)
    const changes = earlier ? differenceOf({ earlier, later: notice, validFrom: definition.validFrom }) : []
    const controller = register ? `${register.controller.name} (${register.controller.businessId})` : null
    if (wantsJson(request)) return reply.send({ ...notice, controller, changes })
    return html(
      reply,
      noticePage({
        notice,
        language: languageOf(request),
        address: `/notices/${id}/${notice.version}`,
        controller,
        versions: versions.map(({ version }) => ({ version, address: `/notices/${id}/${version}` })),
        changes,
      }),
    )
  })
}

const html = (reply: FastifyReply, page: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').header('vary', 'accept, accept-language').send(page)

const wantsJson = (request: FastifyRequest): boolean => {
  const accepts = (request.headers.accept ?? '').slice(0, 200)
  return accepts.includes('application/json') && !accepts.includes('text/html')
}

/** The language that the address names, else the first of ours that the browser asks for, else Finnish. */
function languageOf(request: FastifyRequest): Language {
  const named = Asked.safeParse(request.query)
  if (named.success && named.data.lang) return named.data.lang
  const wanted = (request.headers['accept-language'] ?? '').slice(0, 200).toLowerCase().split(',')
  return (
    wanted
      .map((one) => LANGUAGES.find((language) => one.trim().startsWith(language)))
      .find((one) => one !== undefined) ?? 'fi'
  )
}
