/*
 * The service worker of the providers' portal: it keeps the portal's own files, so that the portal opens without a line. It keeps
 * nothing that the server says of anybody: no answer of a call ever comes here (record 0015).
 */

/** The portal's files and a name that changes with them, written in when the web is built. */
declare const PORTAL: { readonly version: string; readonly files: readonly string[] }

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}
/** What is used of a service worker's scope; the types of the page know only windows. */
declare const self: {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}

const page = '/provider/'
const portal = PORTAL
const kept = `portal-${portal.version}`
/** How long the server is waited for before the kept page is shown, in milliseconds. */
const patience = 3_000

self.addEventListener('install', (event) => {
  const fresh = [page, ...portal.files].map((file) => new Request(file, { cache: 'reload' }))
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll(fresh)))
})

// Comes when no page of the version before is open, so that none loses the files that it has yet to fetch.
self.addEventListener('activate', (event) => {
  const clean = async (): Promise<void> => {
    for (const name of await caches.keys()) if (name !== kept) await caches.delete(name)
    await self.clients.claim()
  }
  event.waitUntil(clean())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(openPage(request))
  else if (portal.files.includes(pathname)) event.respondWith(fromKept(pathname, () => fetch(request)))
})

/** The server's page, or the kept one when the server is away or the line too weak for it. */
function openPage(request: Request): Promise<Response> {
  const answer = fetch(request).then((response) => {
    if (response.status >= 500) throw new Error('the server is in trouble')
    return response
  })
  const tooLong = new Promise<Response>((_, reject) => setTimeout(reject, patience))
  return Promise.race([answer, tooLong]).catch(() => fromKept(page, () => answer))
}

async function fromKept(file: string, otherwise: () => Promise<Response>): Promise<Response> {
  const found = await caches.match(file, { cacheName: kept, ignoreVary: true })
  return found ?? otherwise()
}

// Only to be a module of its own for the types: the worker gives nothing.
export {}
