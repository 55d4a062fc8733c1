import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Book } from '../../platform/definitions/load.ts'
import { Problem } from '../../platform/http/problems.ts'
import type { Typesetter } from '../../platform/pdf/typesetter.ts'
import { Refusal } from '../../platform/refusals.ts'
import type { Registers } from '../../platform/registers.ts'
import type { Register } from '../../platform/use-case/actor.ts'
import type { Living } from '../evidence/public.ts'
import { dpvOf } from './dpv/dpv.ts'
import { evidenceUnder, type NoticeEvidence } from './evidence-lines.ts'
import { listPage, noticePage } from './page.ts'
import { mountPapers } from './papers/mount.ts'
import { mountPrints } from './print/mount.ts'
import { noticeStyle } from './shell.ts'
import { Address, type Found, languageNamed, languageOf, openVersions } from './versions.ts'

export interface NoticeParts {
  /** The definitions as they stand at the moment. */
  readonly book: () => Book
  readonly registers: Pick<Registers, 'byCode' | 'all'>
  /** How the promises of a register stood when they were last looked at. */
  readonly living: (register: Register) => Promise<Living>
  readonly typesetter: Typesetter
  /** As browsers see it, without a slash at the end: a file that is carried away tells where it came from. */
  readonly origin: string
}

/**
 * Serves every notice at a stable public address, without signing in: a page in three languages, or the value itself to programs
 * that ask for JSON. The id is that of a definition, or the code of one controller's register.
 */
export function mountNotices(
  app: FastifyInstance,
  { book: current, registers, living, typesetter, origin }: NoticeParts,
): void {
  const { noticeFor, find } = openVersions(current, registers)
  // Whatever is served has a notice from the beginning, or nothing is.
  for (const definition of [...current().versions.values()].flat()) noticeFor(definition)

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

  /** A version with how its promises stand, when a register runs by it. */
  async function found(request: FastifyRequest) {
    const of = await find(request)
    const runs = of.register?.definition.version === of.definition.version
    return { ...of, evidence: runs && of.register ? evidenceUnder(of.notice, await lately(of.register), of) : null }
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
    const language = languageNamed(request)
    return reply.redirect(`/notices/${id}/${newest.version}${language ? `?lang=${language}` : ''}`, 302)
  })

  app.get('/notices/:id/:version', async (request, reply) => {
    const of = await found(request)
    if (wantsLinkedData(request)) return linkedData(reply, of)
    if (wantsJson(request)) {
      const { notice, controller, changes, evidence } = of
      return reply.send({ ...notice, controller, changes, evidence: evidence && asJson(evidence) })
    }
    return html(reply, noticePage({ ...of, language: languageOf(request), embedded: false }))
  })

  app.get('/notices/:id/:version.jsonld', async (request, reply) => linkedData(reply, await find(request)))

  const linkedData = (reply: FastifyReply, of: Found): FastifyReply =>
    reply
      .type('application/ld+json; charset=utf-8')
      .header('vary', 'accept')
      .send(JSON.stringify(dpvOf({ ...of, address: origin + of.address, controller: of.register?.controller ?? null })))

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

  mountPapers(app, find)
  mountPrints(app, { find, typesetter, origin })
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

const wantsLinkedData = (request: FastifyRequest): boolean =>
  (request.headers.accept ?? '').slice(0, 200).includes('application/ld+json')

const wantsJson = (request: FastifyRequest): boolean => {
  const accepts = (request.headers.accept ?? '').slice(0, 200)
  return accepts.includes('application/json') && !accepts.includes('text/html')
}
