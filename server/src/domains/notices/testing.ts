import path from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { loadTables } from '../../../test/declared.ts'
import { type Book, loadBook } from '../../platform/definitions/load.ts'
import { securityHeaders } from '../../platform/http/headers.ts'
import { openTypesetter } from '../../platform/pdf/typesetter.ts'
import { mountNotices, type NoticeParts } from './mount.ts'

/** The definitions of this repository. */
export const book: Book = loadBook(path.resolve(import.meta.dirname, '../../../../registers'))
/** All versions of them. */
export const definitions = [...book.versions.values()].flat()

export const ORIGIN = 'https://seloste.example'

/** Notices as they are served where no register is kept yet, unless it is said otherwise. */
export function mountForTest(app: FastifyInstance, parts: Partial<NoticeParts> = {}): void {
  mountNotices(app, {
    book: () => book,
    registers: { byCode: async () => null, all: async () => [] },
    living: async () => ({ standings: [], lookedAt: null }),
    typesetter: openTypesetter(),
    origin: ORIGIN,
    ...parts,
  })
}

/** The public pages on a port of their own, under the headers that the server sends. `mount` adds to them. */
export async function servePublicPages(
  mount: (app: FastifyInstance) => void = () => {},
): Promise<{ readonly origin: string; close(): Promise<void> }> {
  await loadTables()
  const app = Fastify()
  const headers = securityHeaders({ secure: false, formTargets: [] })
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers)
  })
  mountForTest(app)
  mount(app)
  return { origin: await app.listen({ host: '127.0.0.1', port: 0 }), close: () => app.close() }
}
