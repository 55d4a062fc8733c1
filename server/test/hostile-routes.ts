import net from 'node:net'
import fc from 'fast-check'
import type { Route } from '../src/platform/http/server.ts'
import { BROKEN_JSON, hostileValues, MARK, nested } from './hostile-values.ts'
import type { Signed, WireRequest } from './served.ts'

const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'application/reports+json',
  'application/csp-report',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  MARK,
  '',
]
const NAMES = ['return', 'lang', 'ticket', 'code', 'state', 'iss', 'error', 'SAMLRequest', 'SAMLResponse', 'RelayState']
const FORM_NAMES = [...NAMES, 'grant_type', 'client_assertion_type', 'client_assertion', 'client_id', '__proto__']
const RETURNS = [
  `//${MARK}.example/`,
  `https://${MARK}.example/`,
  `/\\${MARK}.example`,
  `/client/?x=${MARK}`,
  '/%0d%0aset-cookie:a=b',
]
const SAML = Buffer.from(`<!DOCTYPE a [<!ENTITY b "${MARK}">]><samlp:Response>&b;</samlp:Response>`).toString('base64')

const text = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed().slice(0, 2_000)
const pairs = (names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(fc.constantFrom(...names, MARK), fc.oneof(hostileValues.map(text), fc.constantFrom(...RETURNS, SAML))),
      { maxLength: 4 },
    )
    .map((all) => all.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&'))

const bodies: fc.Arbitrary<string | Buffer | null> = fc.oneof(
  fc.constant(null),
  fc.constantFrom(
    ...BROKEN_JSON,
    nested(40, 'object'),
    `{"__proto__":{"a":1}}`,
    `{"response":${nested(19, 'object')}}`,
  ),
  fc.json({ maxDepth: 4 }),
  pairs(FORM_NAMES),
  hostileValues.map((value) => JSON.stringify({ language: value, return: value, response: value }) ?? ''),
)

/** Everything that somebody could try at a route outside the registers, with a session or without. */
export function routeRequests(routes: readonly Route[], callers: readonly Signed[]): fc.Arbitrary<WireRequest> {
  const cookies = [{}, { cookie: `kirjautuminen=${'A'.repeat(43)}` }, ...callers.map(({ session }) => session)]
  return fc.constantFrom(...routes).chain((route) =>
    fc
      .record({
        method: fc.constantFrom(...route.methods, ...route.methods, 'GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
        parts: fc.tuple(...Array.from({ length: 3 }, () => hostileValues.map(text))),
        query: pairs(NAMES),
        type: fc.constantFrom(...TYPES),
        session: fc.constantFrom<Readonly<Record<string, string>>>(...cookies),
        site: fc.constantFrom('same-origin', 'cross-site', 'none'),
        body: bodies,
        more: fc.constantFrom<Readonly<Record<string, string>>>(
          {},
          { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' },
          { accept: `application/json, ${MARK}` },
          { 'accept-language': `${MARK}, ${'x'.repeat(3_000)}` },
          { 'if-none-match': MARK, range: 'bytes=0-1,5-,-9' },
          { 'x-http-method-override': 'DELETE' },
        ),
      })
      .map(({ method, parts, query, type, session, site, body, more }) => ({
        method,
        path: `${route.path.replace(/:\w+|\*/g, () => encodeURIComponent(parts.pop() ?? ''))}${query && `?${query}`}`,
        headers: {
          ...session,
          ...more,
          'sec-fetch-site': site,
          ...(type ? { 'content-type': type } : {}),
        },
        body: method === 'GET' ? null : body,
      })),
  )
}

/** Bytes that are no HTTP, or two requests in one. */
export const RAW: readonly string[] = [
  `${MARK}\r\n\r\n`,
  'GET /session HTTP/9.9\r\nhost: localhost\r\n\r\n',
  `${MARK} /session HTTP/1.1\r\nhost: localhost\r\n\r\n`,
  'GET /session HTTP/1.1\r\n\r\n',
  'GET /session HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n',
  `GET /session HTTP/1.1\r\nhost: localhost\r\n${MARK} : x\r\n\r\n`,
  `GET /session HTTP/1.1\r\nhost: localhost\r\nx: a\u0000b\r\n\r\n`,
  `GET /session\u0000 HTTP/1.1\r\nhost: localhost\r\n\r\n`,
  `GET /session HTTP/1.1\r\nhost: localhost\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
  `GET /session HTTP/1.1\r\nhost: localhost\r\n${'x: a\r\n'.repeat(3_000)}\r\n`,
  'POST /csp-reports HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n',
  'POST /csp-reports HTTP/1.1\r\nhost: localhost\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabcd',
  'POST /csp-reports HTTP/1.1\r\nhost: localhost\r\ncontent-length: -1\r\n\r\n',
  'POST /csp-reports HTTP/1.1\r\nhost: localhost\r\ncontent-length: 99999999999999999999\r\n\r\n',
  'POST /csp-reports HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
  'POST /csp-reports HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: xchunked\r\n\r\n0\r\n\r\n',
  '\u0016\u0003\u0001\u0002\u0000',
]

/** What comes back over a connection of its own, until it is closed. */
export function sendRaw(origin: string, bytes: string): Promise<{ readonly text: string; readonly ms: number }> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port: Number(new URL(origin).port), host: '127.0.0.1' })
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (piece) => (answer += piece))
    socket.on('error', reject)
    socket.on('close', () => resolve({ text: answer, ms: performance.now() - began }))
    socket.end(bytes, 'latin1')
  })
}
