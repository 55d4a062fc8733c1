import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type DemoIssuer, keptDemoIssuer } from '../adapters/smart-card/simulator.ts'
import { openDemoOutside } from '../demo/outside.ts'
import { startSimulators } from '../demo/simulators.ts'
import type { World } from '../domains/world.ts'
import { freePorts } from '../free-ports.ts'
import type { Web } from '../platform/http/server.ts'
import { newId } from '../platform/ids.ts'
import { CARDS_FROM } from '../start-options.ts'
import { openWeb } from '../web.ts'

/** The whole web on a test world, with the stand-ins of the outside systems, over real HTTP. */
export interface TestService {
  readonly origin: string
  readonly cardPort: number
  readonly web: Web
  readonly cardIssuer: DemoIssuer
  /** Whose word the service takes for who a worker is. */
  readonly workerIssuer: string
  /** A worker's account bound to one of the people whom the simulated provider shows. */
  account(subject: string, organisationId: string): Promise<string>
  close(): Promise<void>
}

/** Opens the service. With an https origin nothing listens, as a proxy would do that: use `web.app.inject`. */
export async function openService(
  world: World,
  options: { readonly httpsOrigin?: string; readonly staticFolder?: string | null } = {},
): Promise<TestService> {
  const { httpsOrigin, staticFolder = null } = options
  const { platform, clock } = world
  const folder = mkdtempSync(path.join(tmpdir(), 'seloste-service-'))
  // Of a slot that is held: other test processes look for ports at the same moment.
  const port = await freePorts()
  const cardPort = port + CARDS_FROM
  const origin = httpsOrigin ?? `http://localhost:${port}`
  const now = (): Date => clock.now()
  const outside = await openDemoOutside({
    origin,
    dataFolder: folder,
    ports: [0, 0, 0, 0],
    now,
    report: () => {},
    start: (order) => startSimulators(order, now),
  })
  // TLS reads the machine's own clock, so the issuer's certificates live in it.
  const cardIssuer = await keptDemoIssuer(folder, now)
  const { web, listenForCards } = openWeb({
    platform,
    profile: 'demo',
    origin,
    workers: outside.workers,
    clients: outside.clients,
    authorisations: outside.authorisations,
    populationRegister: outside.populationRegister,
    cards: {
      port: cardPort,
      origin: `https://localhost:${cardPort}`,
      ...cardIssuer.issueServer('localhost'),
      issuers: [cardIssuer],
    },
    staticFolder,
  })
  if (!httpsOrigin) await web.app.listen({ port, host: '127.0.0.1' })
  const stop = async (): Promise<void> => {
    await web.app.close()
    await outside.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  // What is open keeps the process of a test alive: one that fails here would never be told of.
  const cards = await listenForCards().catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return {
    origin,
    cardPort,
    web,
    cardIssuer,
    workerIssuer: outside.workers.issuer,
    async account(subject, organisationId) {
      const id = newId<'Account'>(clock.now())
      const { issuer } = outside.workers
      await world.installation.account({ id, organisationId, name: subject, email: 'tyo@example.fi', issuer, subject })
      return id
    },
    async close() {
      await cards.stop()
      await stop()
    },
  }
}

/** Signs in at the simulated provider of the organisation. */
export async function signInAsWorker(browser: TestBrowser, subject: string): Promise<Seen> {
  return await browser.submit(await browser.go('/sign-in/worker?return=/organiser/'), { subject })
}

/** Identifies at the simulated Suomi.fi-tunnistus as the person with this identity code. */
export async function signInAsClient(browser: TestBrowser, identityCode: string): Promise<Seen> {
  return await browser.submit(await chosenPerson(browser, identityCode), {})
}

/** The page that carries the provider's answer to us: not yet sent. */
export async function chosenPerson(
  browser: TestBrowser,
  identityCode: string,
  from = '/sign-in/client?return=/client/',
): Promise<Seen> {
  const page = await browser.go(from)
  const button = [...page.text.matchAll(/value="(\d+)">[\s\S]*?<small>([^<]*)</g)].find(([, , about]) =>
    about?.startsWith(identityCode),
  )
  return await browser.submit(page, { person: button?.[1] ?? 'nobody' })
}

/** For tests: what a browser does without its scripts. Cookies of one host are shared by all its ports, as in life. */
export interface TestBrowser {
  readonly cookies: Map<string, string>
  /** Every address that was asked, to look for what must not stand in one. */
  readonly visited: string[]
  /** Goes to an address and follows redirects; gives the last answer and its text. */
  go(address: string): Promise<Seen>
  /** Sends the form of a page, with the fields it has and those given. */
  submit(page: Seen, fields: Readonly<Record<string, string>>): Promise<Seen>
  /** What the page is told of its session. */
  session(): Promise<Record<string, unknown>>
  /** Calls an interface from our own page, with the session's token. */
  call(address: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>
}

export interface Seen {
  readonly url: string
  readonly response: Response
  readonly text: string
}

const MOST_REDIRECTS = 15

/** A browser of its own for the service at `origin`. */
export function openBrowser(origin: string): TestBrowser {
  const cookies = new Map<string, string>()
  const visited: string[] = []

  async function once(url: string, init: RequestInit = {}): Promise<Response> {
    visited.push(url)
    const headers = new Headers(init.headers)
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ')
      const at = pair.indexOf('=')
      const name = pair.slice(0, at)
      const over = attributes.some((one) => /^max-age=0$/i.test(one) || /^expires=Thu, 01 Jan 1970/i.test(one))
      if (over) cookies.delete(name)
      else cookies.set(name, pair.slice(at + 1))
    }
    return response
  }

  async function follow(first: string, init?: RequestInit): Promise<Seen> {
    let url = first
    let response = await once(url, init)
    for (let i = 0; i < MOST_REDIRECTS; i++) {
      const location = response.headers.get('location')
      if (response.status < 300 || response.status > 399 || !location) break
      await response.arrayBuffer()
      url = new URL(location, url).href
      response = await once(url)
    }
    return { url, response, text: await response.text() }
  }

  async function session(): Promise<Record<string, unknown>> {
    const answer: unknown = await (await once(`${origin}/session`)).json()
    return typeof answer === 'object' && answer ? { ...answer } : {}
  }

  return {
    cookies,
    visited,
    go: (address) => follow(new URL(address, origin).href),
    submit(page, fields) {
      const form = /<form[^>]*>/.exec(page.text)?.[0] ?? ''
      const action = decode(/action="([^"]*)"/.exec(form)?.[1] ?? '')
      const body = new URLSearchParams()
      for (const [input] of page.text.matchAll(/<input type="hidden"[^>]*>/g))
        body.set(decode(/name="([^"]*)"/.exec(input)?.[1] ?? ''), decode(/value="([^"]*)"/.exec(input)?.[1] ?? ''))
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      return follow(new URL(action, page.url).href, {
        method: 'POST',
        body,
        headers: { origin: new URL(page.url).origin },
      })
    },
    session,
    async call(address, body, headers = {}) {
      const { token } = await session()
      return await once(origin + address, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
          ...(token === undefined ? {} : { 'x-seloste-token': String(token) }),
          ...headers,
        },
      })
    },
  }
}

const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
