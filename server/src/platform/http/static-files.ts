import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

interface Served {
  readonly type: string
  readonly bytes: Buffer
  /** Smaller, for browsers that take brotli; null when it would not help. */
  readonly small: Buffer | null
  readonly tag: string
  readonly cache: string
}

/**
 * Serves the built web from memory: the files are few and small, and nothing that a request says becomes a path on the
 * disk. Files whose name carries their hash may be kept for ever; pages are asked again each time. Every address
 * below a portal is the portal's page, because its router knows the rest.
 */
export function mountStaticFiles(app: FastifyInstance, folder: string, portals: readonly string[]): void {
  const files = readAll(folder)
  for (const [url, file] of files) if (!url.endsWith('/index.html')) app.get(url, send(file))
  const pageOf = (url: string): Served | undefined => files.get(url)
  const front = pageOf('/index.html')
  if (front) app.get('/', send(front))
  for (const portal of portals) {
    const page = pageOf(`/${portal}/index.html`)
    if (!page) continue
    app.get(`/${portal}`, send(page))
    app.get(`/${portal}/*`, send(page))
  }
}

const send = (file: Served) => (request: FastifyRequest, reply: FastifyReply) => {
  reply.headers({ 'cache-control': file.cache, etag: file.tag, vary: 'accept-encoding' }).type(file.type)
  if (request.headers['if-none-match'] === file.tag) return reply.code(304).send()
  const small = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? '')) ? file.small : null
  if (small) reply.header('content-encoding', 'br')
  return reply.send(small ?? file.bytes)
}

function readAll(folder: string): ReadonlyMap<string, Served> {
  const files = new Map<string, Served>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[path.extname(entry.name)]
    if (!entry.isFile() || !type) continue
    const file = path.join(entry.parentPath, entry.name)
    const url = `/${path.relative(folder, file).split(path.sep).join('/')}`
    const bytes = readFileSync(file)
    const small = /^(text|image\/svg|application)/.test(type)
      ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
      : bytes
    files.set(url, {
      type,
      bytes,
      small: small.length < bytes.length ? small : null,
      tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      cache: url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
  }
  return files
}
