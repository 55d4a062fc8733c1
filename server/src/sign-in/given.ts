/** For tests: what a browser does without its scripts. Cookies of one host are shared by all its ports, as in life. */
export interface TestBrowser {
  readonly cookies: Map<string, string>
  /** Every address that was asked, to look for what must not stand in one. */
  readonly visited: string[]
  /** Goes to an address and follows redirects; gives the last answer and its text. */
  go(address: string): Promise<Seen>
  /** Sends the form of a page, with the fields it has and those given. */
  submit(page: Seen, fields: Readonly<Record<string, string>>): Promise<Seen>
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
    async call(address, body, headers = {}) {
      const session = await once(`${origin}/session`)
      const known: unknown = await session.json()
      const token = typeof known === 'object' && known && 'token' in known ? String(known.token) : ''
      return await once(origin + address, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
          'x-seloste-token': token,
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
