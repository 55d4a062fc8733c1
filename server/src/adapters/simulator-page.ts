import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'

/** A running stand-in for an outside system, on the loopback only. */
export type RunningSimulator = { readonly url: string; stop(): Promise<void> }

/** Text with everything escaped that HTML could read as markup, also inside a quoted attribute. */
export function escapeHtml(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (sign) => named[sign] ?? sign)
}

/** Plain styles with WCAG 2.2 AA contrast; one sheet for all simulators, from their own origin. */
export const simulatorStyles = `
:root { color-scheme: light }
body { font: 1.125rem/1.5 "Source Sans 3", "Segoe UI", Arial, sans-serif; margin: 0; color: #292929; background: #fff }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
.demo { background: #ffe9b3; color: #292929; padding: .75rem 1rem; border-bottom: 3px solid #8a5a00 }
h1 { font-size: 1.75rem } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem }
ul { list-style: none; margin: 0; padding: 0 } li { margin: 0 0 .5rem }
button { font: inherit; text-align: left; width: 100%; min-height: 3rem; padding: .5rem 1rem; cursor: pointer;
  color: #1f3a8a; background: #fff; border: 2px solid #1f3a8a; border-radius: 4px }
button:hover { background: #eef2ff } button small { display: block; color: #4a4a4a }
:focus-visible { outline: 3px solid #1f3a8a; outline-offset: 2px }
nav a { margin-right: 1rem; display: inline-block; min-height: 24px; color: #1f3a8a }
`

/** Sends a page under a policy without any script but, when `script` is true, those of its own origin. */
export function sendPage(
  response: ServerResponse,
  page: { html: string; status?: number; formTargets?: readonly string[]; script?: boolean },
): void {
  // A browser holds form-action against every redirect that follows the form, so the place it ends at is named too.
  const forms = ["'self'", ...(page.formTargets ?? [])].join(' ')
  response.writeHead(page.status ?? 200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src 'self'; ${page.script ? "script-src 'self'; " : ''}form-action ${forms}; base-uri 'none'; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  })
  response.end(page.html)
}

/** A whole page. `body` is markup; `title` and `banner` are text. */
export function wholePage(page: {
  language: string
  title: string
  banner: string
  body: string
  script?: string
}): string {
  const script = page.script ? `<script src="${escapeHtml(page.script)}" defer></script>` : ''
  return `<!doctype html>
<html lang="${escapeHtml(page.language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title><link rel="stylesheet" href="/styles.css">${script}</head>
<body><header class="demo">${escapeHtml(page.banner)}</header><main><h1>${escapeHtml(page.title)}</h1>
${page.body}</main></body></html>`
}

/** The fields of a small form post; longer than `limit` bytes gives null. */
export async function readForm(request: IncomingMessage, limit = 64 * 1024): Promise<URLSearchParams | null> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    const bytes = Buffer.from(part)
    length += bytes.length
    if (length > limit) return null
    parts.push(bytes)
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'))
}

/** Listens on the loopback; port 0 takes a free one. The address is printed as `localhost` (passkeys want a name). */
export async function listen(port: number, makeHandler: (url: string) => RequestListener): Promise<RunningSimulator> {
  let handler: RequestListener | null = null
  const server = createServer((request, response) => handler?.(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port')
  const url = `http://localhost:${address.port}`
  handler = makeHandler(url)
  return {
    url,
    stop: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}
