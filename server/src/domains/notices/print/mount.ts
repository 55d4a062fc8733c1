import type { FastifyInstance } from 'fastify'
import type { Typesetter } from '../../../platform/pdf/typesetter.ts'
import type { Notice } from '../notice.ts'
import { type Found, languageOf, type Versions } from '../versions.ts'
import type { Language } from '../wording.ts'
import { noticePrint } from './print.ts'

/** Files kept ready, newest last; one is 70–250 kB. Most installations have fewer notices than this in all their languages. */
const KEPT = 100

interface Kept {
  readonly notice: Notice
  readonly controller: string | null
  readonly pdf: Promise<Uint8Array>
}

/**
 * Serves each version as a PDF file, beside its page. Anybody may ask: a file is set once and kept, who asks meanwhile waits for
 * the same one, and only so many may wait.
 */
export function mountPrints(
  app: FastifyInstance,
  { find, typesetter, origin }: { find: Versions['find']; typesetter: Typesetter; origin: string },
): void {
  const kept = new Map<string, Kept>()

  function printed(of: Found, language: Language): Promise<Uint8Array> {
    const { notice, controller, changes, definition, address } = of
    const key = `${address} ${language}`
    const known = kept.get(key)
    kept.delete(key)
    if (known?.notice === notice && known.controller === controller) {
      kept.set(key, known)
      return known.pdf
    }
    const pdf = typesetter.print(
      noticePrint({ notice, controller, changes, language, validity: definition, address: origin + address }),
    )
    kept.set(key, { notice, controller, pdf })
    pdf.catch(() => kept.delete(key))
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest)
    return pdf
  }

  app.get('/notices/:id/:version.pdf', async (request, reply) => {
    const of = await find(request)
    const language = languageOf(request)
    const pdf = await printed(of, language)
    return reply
      .type('application/pdf')
      .header('content-language', language)
      .header(
        'content-disposition',
        `attachment; filename="${of.register?.code ?? of.definition.id}-${of.notice.version}-${language}.pdf"`,
      )
      .header('vary', 'accept-language')
      .send(Buffer.from(pdf))
  })
}
