import type { FastifyInstance } from 'fastify'
import { languageOf } from '../notices/versions.ts'
import { statementPage } from './statement.ts'

/** Serves the accessibility statement, without signing in (306/2019 9 §). */
export function mountAccessibility(app: FastifyInstance): void {
  app.get('/accessibility', (request, reply) =>
    reply.type('text/html; charset=utf-8').send(statementPage(languageOf(request))),
  )
}
