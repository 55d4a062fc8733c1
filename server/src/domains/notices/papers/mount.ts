import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Problem } from '../../../platform/http/problems.ts'
import { Refusal } from '../../../platform/refusals.ts'
import { allTables } from '../../../platform/tables.ts'
import { type Found, languageOf, type Versions } from '../versions.ts'
import { csvOf, type Paper, paperPage, type Table } from './paper.ts'
import { recordOf } from './record.ts'
import { retentionPlanOf } from './retention-plan.ts'
import { matrixOf, matrixTables, rolesPaperOf } from './roles.ts'

interface Kind {
  readonly paper: (of: Found) => Paper
  /** The tables of the file, when they are others than the page's. */
  readonly tables?: (of: Found) => readonly Table[]
  /** What programs get besides. */
  readonly more?: (of: Found) => object
}

/** The papers of a register besides its notice, by the last part of their address. */
export const PAPERS = {
  record: { paper: ({ notice }) => recordOf(notice) },
  'retention-plan': { paper: (of) => retentionPlanOf(of, allTables()) },
  roles: {
    paper: rolesPaperOf,
    tables: matrixTables,
    more: ({ definition }) => ({ matrix: definition.serves ? matrixOf(definition) : [] }),
  },
} as const satisfies Readonly<Record<string, Kind>>

const Asked = z.object({ paper: z.string().regex(/^(record|retention-plan|roles)(\.csv|\.json)?$/) })

/** Serves the papers of each version beside its notice: a page, `.csv` or `.json`. Public, as each of them says in its own file. */
export function mountPapers(app: FastifyInstance, find: Versions['find']): void {
  app.get('/notices/:id/:version/:paper', async (request, reply) => {
    const asked = Asked.safeParse(request.params)
    if (!asked.success) throw new Refusal(Problem['not-found'])
    const [code = '', form] = asked.data.paper.split('.')
    const kind: Kind = PAPERS[code as keyof typeof PAPERS]
    const of = await find(request)
    const language = languageOf(request)
    const { register, definition, notice, controller, address } = of
    const paper = kind.paper(of)
    if (form === 'json')
      return reply.send({ of: definition.id, version: notice.version, controller, ...paper, ...kind.more?.(of) })
    reply.header('vary', 'accept-language')
    if (form === 'csv')
      return reply
        .type('text/csv; charset=utf-8')
        .header(
          'content-disposition',
          `attachment; filename="${register?.code ?? definition.id}-${notice.version}-${code}-${language}.csv"`,
        )
        .send(csvOf(kind.tables?.(of) ?? paper.tables, language))
    return reply
      .type('text/html; charset=utf-8')
      .send(paperPage(paper, { language, name: notice.name, version: notice.version, controller, address }))
  })
}
