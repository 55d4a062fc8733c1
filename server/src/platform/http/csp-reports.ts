import type { FastifyInstance } from 'fastify'
import type { OperationLog } from './operation-log.ts'

const MAX_REPORT_BYTES = 16 * 1024

/** Browsers tell here what the policy stopped. They are counted and not kept: an address or a piece of a page may stand in one. */
export function mountCspReports(app: FastifyInstance, log: OperationLog): void {
  app.register(async (scope) => {
    scope.addContentTypeParser(
      ['application/reports+json', 'application/csp-report'],
      { parseAs: 'buffer', bodyLimit: MAX_REPORT_BYTES },
      (_request, _body, done) => done(null),
    )
    scope.post('/csp-reports', async (_request, reply) => {
      log.count('csp_reports')
      return reply.code(204).send()
    })
  })
}
