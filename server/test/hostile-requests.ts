import fc from 'fast-check'
import type { AnyEndpoint } from '../src/platform/use-case/endpoint.ts'
import { type Known, validInputs } from './generated-inputs.ts'
import { BROKEN_JSON, MARK, nested, spoiltInputs, withUnknownKey } from './hostile-values.ts'
import type { Signed, WireRequest } from './served.ts'

/** One thing that somebody could try at an endpoint. */
export interface Hostile {
  readonly endpoint: string
  readonly caller: string
  /** What is wrong with it. */
  readonly what: string
  readonly request: WireRequest
  /** It must be refused, whatever the register holds. */
  readonly isSureNo: boolean
}

type Json = Readonly<Record<string, unknown>>
/** An endpoint, who asks, and an input that is right: what attacks begin from. */
export interface Aim {
  readonly name: string
  readonly endpoint: AnyEndpoint
  readonly caller: Signed
  readonly input: Json
}

const json = { 'content-type': 'application/json' }
const inPathOf = ({ endpoint }: Aim): string[] =>
  [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')

/** The address with the parts of its path written in. */
function pathOf(aim: Aim, code = aim.caller.code): string {
  const part = (name: string): string => {
    const value = aim.input[name]
    return encodeURIComponent(typeof value === 'string' ? value.toWellFormed() : (JSON.stringify(value) ?? ''))
  }
  return `/r/${code}${aim.endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => part(name))}`
}

/** What does not stand in the path: a body, or the query of a GET. */
function restOf(aim: Aim): Json {
  const inPath = inPathOf(aim)
  return Object.fromEntries(Object.entries(aim.input).filter(([name]) => !inPath.includes(name)))
}

function queryOf(rest: Json): string {
  const pairs = Object.entries(rest).map(([name, value]) => {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
    return `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(text.toWellFormed())}`
  })
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** The request as our own page sends it. */
export function honest(aim: Aim): WireRequest {
  const { method } = aim.endpoint
  const headers = { ...aim.caller.session, ...aim.caller.page }
  if (method === 'GET') return { method, path: pathOf(aim) + queryOf(restOf(aim)), headers, body: null }
  return { method, path: pathOf(aim), headers: { ...headers, ...json }, body: JSON.stringify(restOf(aim)) }
}

type Attack = (aim: Aim) => fc.Arbitrary<Omit<Hostile, 'endpoint' | 'caller'>>
const sureNo =
  (what: string, change: (request: WireRequest, aim: Aim) => fc.Arbitrary<WireRequest>): Attack =>
  (aim) =>
    change(honest(aim), aim).map((request) => ({ what, request, isSureNo: true }))
const withBody =
  (bodies: readonly (string | Buffer)[]) =>
  (request: WireRequest): fc.Arbitrary<WireRequest> =>
    fc.constantFrom(...bodies).map((body) => ({ ...request, headers: { ...request.headers, ...json }, body }))
const without = (headers: WireRequest['headers'], ...names: string[]): WireRequest['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))

/** Whether the server has to refuse this input by its schema: the same question that the server asks. */
function isRefusedBySchema({ endpoint, input }: Aim): boolean {
  const wire: Json = JSON.parse(JSON.stringify(input))
  if (endpoint.method !== 'GET') return !endpoint.input.safeParse(wire).success
  return !endpoint.input.safeParse(Object.fromEntries(new URLSearchParams(queryOf(wire)))).success
}

/** Spoilt values. In a path a text of no characters leads elsewhere, so it is left out there. */
const spoilt: Attack = (aim) =>
  spoiltInputs(aim.input).map((input) => {
    const aimed = { ...aim, input }
    const inPath = inPathOf(aim)
    const keptPath = inPath.every((name) => input[name] === aim.input[name])
    return { what: 'a spoilt value', request: honest(aimed), isSureNo: keptPath && isRefusedBySchema(aimed) }
  })

/** Nothing is wrong with it but who sends it, and what it says: days at the ends, limits, ids of other things. */
const asGiven: Attack = (aim) => fc.constant({ what: 'nothing', request: honest(aim), isSureNo: false })

const unknownKey: Attack = (aim) =>
  fc
    .constantFrom(MARK, '__proto__', 'constructor', 'prototype', 'toString', 'register', 'registerId', 'actor')
    .chain((key) => withUnknownKey(aim.input, key, { prototype: { isAdmin: true }, isAdmin: true }))
    .map((input) => ({ what: 'a key too many', request: honest({ ...aim, input }), isSureNo: true }))

const flipped = (text: string, at: number, bit: number): string => {
  const i = text.length - 1 - (at % 43)
  const code = text.charCodeAt(i) ^ (1 << bit)
  // What cannot stand in a header cannot be sent; such a bit is the next one's.
  const other = code > 32 && code < 127 && code !== 59 ? String.fromCharCode(code) : text[i] === 'A' ? 'B' : 'A'
  return text.slice(0, i) + other + text.slice(i + 1)
}

const badSession = sureNo('a session that is none', (request, aim) => {
  const [[name, value] = ['cookie', '']] = Object.entries(aim.caller.session)
  const spoiltOne = fc
    .tuple(fc.nat(42), fc.nat(6))
    .map(([at, bit]) => ({ ...request, headers: { ...request.headers, [name]: flipped(value, at, bit) } }))
  const none = fc.constant({ ...request, headers: without(request.headers, name) })
  const twice = fc.constant({ ...request, headers: { ...request.headers, [name]: `${value}; ${value}` } })
  return fc.oneof({ weight: 8, arbitrary: spoiltOne }, none, twice)
})

/** INV-63: attempts of another site, which has the cookie and not the page. */
const crossSite = sureNo('another site', (request) =>
  fc
    .constantFrom<WireRequest['headers']>(
      { 'x-seloste-token': '' },
      { 'x-seloste-token': 'A'.repeat(43) },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'same-origin, cross-site' },
    )
    .map((headers) => ({ ...request, headers: { ...request.headers, ...headers } }))
    .chain((changed) =>
      fc.constantFrom(
        changed,
        { ...request, headers: without(request.headers, 'x-seloste-token') },
        { ...request, headers: without(request.headers, 'sec-fetch-site') },
      ),
    ),
)

const foreignType = sureNo('another content type', (request) =>
  fc
    .constantFrom(
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/xml',
      'application/reports+json',
      MARK,
    )
    .map((type) => ({ ...request, headers: { ...request.headers, 'content-type': type } })),
)

/** Methods that no address of a register has. */
const foreignMethod = sureNo('another method', (request) =>
  fc.constantFrom('PATCH', 'OPTIONS', 'TRACE').map((method) => ({ ...request, method })),
)

const foreignRegister = sureNo('another register', (request, aim) =>
  fc
    .constantFrom('nowhere', '__proto__', '%00', '..%2f..', 'a'.repeat(90), 'a'.repeat(300), '%ff', '%zz', MARK, '%F0')
    .map((code) => ({ ...request, path: request.path.replace(`/r/${aim.caller.code}`, `/r/${code}`) })),
)

/** A name given twice, and names that no query has. */
const foreignQuery = sureNo('a query that is none', (request, aim) => {
  const names = [...Object.keys(aim.input), MARK, '__proto__', 'constructor[prototype]', 'a[]']
  return fc.constantFrom(...names).map((name) => ({
    ...request,
    path: `${request.path}${request.path.includes('?') ? '&' : '?'}${name}=1&${name}=2&${MARK}=3`,
  }))
})

const DEEP = [nested(21, 'list'), nested(30, 'object'), nested(5_000, 'list'), nested(20_000, 'object')].map(
  (text) => `{"a":${text}}`,
)
const WIDE = [
  `{"a":[${Array.from({ length: 1_001 }, (_, i) => i).join(',')}]}`,
  `{${Array.from({ length: 1_100 }, (_, i) => `"k${i}":${i}`).join(',')}}`,
  `{"a":[${'[],'.repeat(60_000)}[]]}`,
]
const HUGE = [`{"a":"${'x'.repeat(300_000)}"}`, `{"a":"${MARK.repeat(750_000)}"}`]

const ANY: readonly Attack[] = [
  asGiven,
  spoilt,
  spoilt,
  spoilt,
  spoilt,
  unknownKey,
  badSession,
  foreignMethod,
  foreignRegister,
]
const OF_READS: readonly Attack[] = [...ANY, foreignQuery, foreignQuery]
const OF_WRITES: readonly Attack[] = [
  ...ANY,
  unknownKey,
  foreignType,
  sureNo('broken JSON', withBody(BROKEN_JSON)),
  sureNo('too deep', withBody(DEEP)),
  sureNo('too wide', withBody(WIDE)),
]
/** A system has no browser, and with it nothing that another site could ride on. */
const OF_PAGES: readonly Attack[] = [...OF_WRITES, crossSite, crossSite]

export interface HostileParts {
  readonly endpoints: Readonly<Record<string, AnyEndpoint>>
  readonly callersOf: (endpoint: AnyEndpoint) => readonly Signed[]
  readonly known: Known
}

/** Everything that somebody could try at any endpoint, as any of the callers. */
export function hostileRequests({ endpoints, callersOf, known }: HostileParts): fc.Arbitrary<Hostile> {
  return fc.oneof(
    ...Object.entries(endpoints).map(([name, endpoint]) => {
      const inputs = validInputs(endpoint, known, 12)
      return fc
        .tuple(fc.constantFrom(...callersOf(endpoint)), fc.constantFrom(...inputs))
        .chain(([caller, input]) => attacksOn({ name, endpoint, caller, input }))
    }),
  )
}

function attacksOn(aim: Aim): fc.Arbitrary<Hostile> {
  const reads = aim.endpoint.method === 'GET'
  const attacks = reads
    ? OF_READS
    : ['machine', 'portal', 'providerSystem'].includes(aim.caller.name)
      ? OF_WRITES
      : OF_PAGES
  const huge = sureNo('too large', withBody(HUGE))
  return fc
    .oneof(
      { weight: 300, arbitrary: fc.constantFrom(...attacks).chain((attack) => attack(aim)) },
      { weight: reads ? 0 : 1, arbitrary: huge(aim) },
    )
    .map((attack) => ({ ...attack, endpoint: aim.name, caller: aim.caller.name }))
}
