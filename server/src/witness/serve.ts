import { createServer, type IncomingMessage } from 'node:http'
import type { LogWitness } from './witness.ts'

const MOST_BYTES = 65_536

/**
 * Serves a witness on this machine, on a free port unless one is named: `add-checkpoint` for logs, and for everybody the newest
 * head that it has signed of each, with which the log's own can be compared.
 */
export async function serveWitness(options: {
  readonly witness: LogWitness
  readonly port: number
  readonly now: () => Date
}): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const { witness, now } = options
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const asked = request.method === 'GET' ? /^\/([0-9a-f]{64})\/checkpoint$/.exec(request.url ?? '') : null
      const newest = asked?.[1] ? witness.newest(asked[1]) : null
      if (newest) {
        response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=2' })
        response.end(newest)
        return
      }
      if (request.method !== 'POST' || request.url !== '/add-checkpoint') {
        response.writeHead(404).end()
        return
      }
      const body = await read(request)
      if (body === null) {
        response.writeHead(413).end()
        return
      }
      const { status, text, isSize } = witness.addCheckpoint(body, now())
      response.writeHead(status, { 'content-type': isSize ? 'text/x.tlog.size' : 'text/plain; charset=utf-8' })
      response.end(text)
    }
    answer().catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the witness has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function read(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request) {
    if (!(piece instanceof Buffer)) return null
    length += piece.length
    if (length > MOST_BYTES) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString()
}
