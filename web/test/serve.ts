import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { securityHeaders } from '../../server/src/platform/http/headers.ts'

/** The headers of every answer are the real server's own. */
const headers = securityHeaders({ secure: false, formTargets: [] })

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Answers a call of the pages; gives false when the path is not one of its own. */
export type Answers = (request: IncomingMessage, body: string, response: ServerResponse) => boolean

/**
 * Serves the built pages on a loopback port of the system's choice. A deep link
 * falls back to its portal's page. What the pages ask of the server is answered by `answers`.
 */
export async function serveBuilt(
  folders: readonly string[],
  answers: Answers,
): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void answer(request, response)
  })
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    let body = ''
    for await (const piece of request) body += String(piece)
    if (answers(request, body, response)) return
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = await findFile(folders, path)
    if (file) response.writeHead(200, { 'content-type': types[extname(file.name)] ?? 'text/plain' }).end(file.content)
    else response.writeHead(404).end()
  }
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return {
    origin: `http://localhost:${address.port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function findFile(
  folders: readonly string[],
  path: string,
): Promise<{ name: string; content: Buffer } | undefined> {
  const entry = path.split('/')[1] ?? ''
  const names = extname(path) ? [path] : [join(entry, 'index.html')]
  for (const folder of folders)
    for (const name of names) {
      const content = await readFile(join(folder, name)).catch(() => undefined)
      if (content) return { name, content }
    }
  return undefined
}
