import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Book, loadBook } from '../../platform/definitions/load.ts'
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
