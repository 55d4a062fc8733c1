import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import type { Book } from '../../platform/definitions/load.ts'
import { Problem } from '../../platform/http/problems.ts'
import { Refusal } from '../../platform/refusals.ts'
import type { Registers } from '../../platform/registers.ts'
import type { Register } from '../../platform/use-case/actor.ts'
import type { Living } from '../evidence/public.ts'
import { differenceOf } from './difference.ts'
import { evidenceUnder, type NoticeEvidence } from './evidence-lines.ts'
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
  readonly registers: Pick<Registers, 'byCode' | 'all'>
  /** How the promises of a register stood when they were last looked at. */
  readonly living: (register: Register) => Promise<Living>
}

/**
 * Serves every notice at a stable public address, without signing in: a page in three languages, or the value itself to programs
 * that ask for JSON. The id is that of a definition, or the code of one controller's register.
 */
export function mountNotices(app: FastifyInstance, { book: current, registers, living }: NoticeParts): void {
  const written = new WeakMap<RegisterDefinition, Notice>()
  // Whatever is served has a notice from the beginning, or nothing is.
  for (const definition of [...current().versions.values()].flat()) noticeFor(definition)
  function noticeFor(definition: RegisterDefinition): Notice {
    const known = written.get(definition) ?? noticeOf(definition, current())
    written.set(definition, known)
    return known
  }

  app.get('/notices/notice.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(noticeStyle))

  app.get('/notices', async (request, reply) => {
    const list = [...current().versions.values()].flatMap((versions) => {
      const newest = versions.at(-1)
      if (!newest) return []
      const { id, version, name, serves } = newest
      return [{ name, version, serves, address: `/notices/${id}/${version}` }]
    })
    const kept = (await registers.all()).map(({ code, definition, controller }) => ({
      name: definition.name,
      controller: controller.name,
      address: `/notices/${code}/${definition.version}`,
    }))
    if (wantsJson(request)) return reply.send({ notices: list, registers: kept })
    return html(reply, listPage({ language: languageOf(request), notices: list, registers: kept }))
  })

  /** Everything about one version under one name, or a refusal. */
  async function found(request: FastifyRequest) {
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
    const evidence =
      register?.definition.version === definition.version
        ? evidenceUnder(notice, await lately(register), { definition, catalogues: book.catalogues })
        : null
    return {
      notice,
      evidence,
      changes: earlier ? differenceOf({ earlier, later: notice, validFrom: definition.validFrom }) : [],
      controller: register ? `${register.controller.name} (${register.controller.businessId})` : null,
      address: `/notices/${id}/${notice.version}`,
      versions: versions.map(({ version }) => ({ version, address: `/notices/${id}/${version}` })),
    }
  }

  /** Anybody may ask, so that the database is asked once in a while and not for each. */
  const read = new Map<string, { readonly at: number; readonly living: Promise<Living> }>()
  function lately(register: Register): Promise<Living> {
    const known = read.get(register.code)
    if (known && performance.now() - known.at < READ_EVERY_MS) return known.living
    const asked = living(register)
    read.set(register.code, { at: performance.now(), living: asked })
    asked.catch(() => read.delete(register.code))
    return asked
  }

  app.get('/notices/:id', async (request, reply) => {
    const asked = Address.shape.id.safeParse((request.params as { id: unknown }).id)
    if (!asked.success) throw new Refusal(Problem['not-found'])
    const id = asked.data
    const versions = current().versions.get(id)
    const newest = versions ? versions.at(-1) : (await registers.byCode(id))?.definition
    if (!newest) throw new Refusal(Problem['not-found'])
    const language = Asked.safeParse(request.query).data?.lang
    return reply.redirect(`/notices/${id}/${newest.version}${language ? `?lang=${language}` : ''}`, 302)
  })

  app.get('/notices/:id/:version', async (request, reply) => {
    const of = await found(request)
    if (wantsJson(request)) {
      const { notice, controller, changes, evidence } = of
      return reply.send({ ...notice, controller, changes, evidence: evidence && asJson(evidence) })
    }
    return html(reply, noticePage({ ...of, language: languageOf(request), embedded: false }))
  })

  app.get('/notices/:id/:version/embed', async (request, reply) => {
    const of = await found(request)
    const page = noticePage({
      ...of,
      language: languageOf(request),
      embedded: true,
      address: `${of.address}/embed`,
      versions: of.versions.map(({ version, address }) => ({ version, address: `${address}/embed` })),
    })
    return html(reply.headers(EMBEDDABLE), page)
  })
}

/** What is read of evidence serves everybody for so long. */
const READ_EVERY_MS = 15_000

/** A public page without script, form or session: anybody may show it in a frame. Only here is the policy of frames opened. */
const EMBEDDABLE = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *; sandbox allow-same-origin allow-popups allow-top-navigation-by-user-activation",
  'cross-origin-resource-policy': 'cross-origin',
}

const asJson = ({ lookedAt, under }: NoticeEvidence) => ({
  lookedAt,
  promises: [...under].flatMap(([{ paths }, lines]) => lines.map((line) => ({ paths, ...line }))),
})

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
