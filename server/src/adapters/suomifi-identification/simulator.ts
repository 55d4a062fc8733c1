import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from '../../platform/refusals.ts'
import { listen, type RunningSimulator, readForm, sendPage, simulatorStyles } from '../simulator-page.ts'
import { keptSamlKey, type SamlKey } from './keys.ts'
import { attributeOf, instantOf, only, refused, textOf, withAll } from './message.ts'
import { ns, status } from './names.ts'
import { type RedirectMessage, readRedirect, writeRedirect } from './redirect.ts'
import {
  assertionXml,
  encryptAssertion,
  logoutRequestXml,
  logoutResponseXml,
  type Parties,
  randomId,
  responseXml,
  signRoot,
} from './simulator-messages.ts'
import {
  choosePage,
  continuePage,
  homePage,
  type InventedPerson,
  loggedOutPage,
  pageLanguage,
  refusedPage,
  sendScript,
} from './simulator-pages.ts'

export type { InventedPerson } from './simulator-pages.ts'

/** The one service that the simulator knows, as its metadata tells. */
export type SimulatedService = {
  readonly entityId: string
  readonly answerUrl: string
  readonly logoutUrl: string
  readonly certificate: string
}

export const signInPath = '/idp/profile/SAML2/Redirect/SSO'
export const logoutPath = '/idp/profile/SAML2/Redirect/SLO'

const levels: Readonly<Record<NonNullable<InventedPerson['means']>, string>> = {
  bank: 'http://ftn.ficora.fi/2017/loa2',
  mobile: 'http://ftn.ficora.fi/2017/loa2',
  card: 'http://ftn.ficora.fi/2017/loa3',
  weak: 'urn:oid:1.2.246.517.3002.110.999',
}

/** Cookies of one host are shared by all its ports, so the name must be the simulator's own. */
const cookieName = 'suomifi-simulator'

/**
 * Starts a stand-in for Suomi.fi-tunnistus on the loopback: signed requests in by redirect, answers out by a form with
 * response and assertion signed and the assertion encrypted, single logout both ways. It keeps nothing but its key in
 * `dataFolder`: the request travels in the form, the session in a signed cookie, so a second start changes nothing.
 */
export async function startSimulator(options: {
  port: number
  people: readonly InventedPerson[]
  service: SimulatedService
  dataFolder: string
  now: () => Date
}): Promise<
  RunningSimulator & {
    readonly entityId: string
    readonly signInUrl: string
    readonly logoutUrl: string
    readonly certificate: string
  }
> {
  const key = await keptSamlKey(options.dataFolder, 'suomifi-simulator', options.now())
  const running = await listen(options.port, (url) => {
    const world: World = {
      ...options,
      key,
      url,
      parties: { providerId: `${url}/idp1`, serviceId: options.service.entityId, answerUrl: options.service.answerUrl },
    }
    return (request, response) => {
      serve(world, request, response).catch((error: unknown) => {
        const code = error instanceof Refusal ? error.kind.code : 'error'
        if (!response.headersSent) sendPage(response, { status: 400, html: refusedPage(code) })
        else response.end()
      })
    }
  })
  return {
    ...running,
    entityId: `${running.url}/idp1`,
    signInUrl: running.url + signInPath,
    logoutUrl: running.url + logoutPath,
    certificate: key.certificate,
  }
}

type World = {
  readonly people: readonly InventedPerson[]
  readonly service: SimulatedService
  readonly now: () => Date
  readonly key: SamlKey
  readonly url: string
  readonly parties: Parties
}

type Session = { readonly nameId: string; readonly sessionIndex: string }

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', world.url)
  const query = url.search.slice(1)
  const route = `${request.method} ${url.pathname}`
  switch (route) {
    case 'GET /styles.css':
      return sendFile(response, 'text/css; charset=utf-8', simulatorStyles)
    case 'GET /send.js':
      return sendFile(response, 'text/javascript; charset=utf-8', sendScript)
    case 'GET /':
      return sendPage(response, {
        html: homePage(readSession(world, request) !== null),
        formTargets: [new URL(world.service.logoutUrl).origin],
      })
    case `GET ${signInPath}`:
      readSignInRequest(world, query)
      return sendPage(response, {
        html: choosePage({ language: pageLanguage(url.searchParams.get('locale')), query, people: world.people }),
        formTargets: [new URL(world.service.answerUrl).origin],
      })
    case 'POST /choose':
      return answerSignIn(world, await readForm(request), response)
    case `GET ${logoutPath}`:
      return answerLogout(world, readRedirect(query, [world.service.certificate]), request, response)
    case 'POST /logout':
      return askLogout(world, request, response)
    default:
      return sendPage(response, { status: 404, html: refusedPage('not-found') })
  }
}

function sendFile(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' })
  response.end(text)
}

/** The real provider answers only to the address in the metadata, and only to a signed request of a known service. */
function readSignInRequest(world: World, query: string): RedirectMessage {
  const message = readRedirect(query, [world.service.certificate])
  const { root } = message
  if (message.kind !== 'SAMLRequest' || root.name !== 'AuthnRequest') throw refused('wrong-shape')
  if (textOf(root, ns.assertion, 'Issuer') !== world.service.entityId) throw refused('wrong-issuer')
  if (root.attributes.get('Destination') !== world.url + signInPath) throw refused('wrong-destination')
  if (root.attributes.get('AssertionConsumerServiceURL') !== world.service.answerUrl) throw refused('wrong-destination')
  instantOf(root, 'IssueInstant')
  return message
}

function answerSignIn(world: World, form: URLSearchParams | null, response: ServerResponse): void {
  const query = form?.get('request') ?? ''
  const asked = readSignInRequest(world, query)
  const requestId = attributeOf(asked.root, 'ID')
  const at = world.now().getTime()
  const language = pageLanguage(new URLSearchParams(query).get('locale'))
  const person = world.people[Number(form?.get('person') ?? Number.NaN)]
  if (form?.has('cancel') || !person) {
    const failure = signRoot(
      responseXml({ requestId, at, inside: '', failure: status.authnFailed }, world.parties),
      world.key,
    )
    sendAnswer(world, { response, xml: failure, language, relayState: asked.relayState })
    return
  }
  const session: Session = { nameId: randomId(), sessionIndex: randomId() }
  const level = levels[person.means ?? 'bank']
  const levelsAsked = [...withAll(asked.root)]
    .filter((one) => one.name === 'AuthnContextClassRef')
    .map((one) => one.text.trim())
  if (levelsAsked.length === 0) throw refused('wrong-shape')
  const assertion = assertionXml({ ...person, ...session, level, requestId, at }, world.parties)
  const inside = encryptAssertion(signRoot(assertion, world.key), world.service.certificate)
  response.setHeader('Set-Cookie', `${cookieName}=${sealSession(world, session)}; Path=/; HttpOnly; SameSite=Lax`)
  const xml = signRoot(responseXml({ requestId, at, inside }, world.parties), world.key)
  sendAnswer(world, { response, xml, language, relayState: asked.relayState })
}

function sendAnswer(
  world: World,
  answer: { response: ServerResponse; xml: string; language: 'fi' | 'sv' | 'en'; relayState: string | null },
): void {
  sendPage(answer.response, {
    html: continuePage({
      language: answer.language,
      action: world.service.answerUrl,
      answer: Buffer.from(answer.xml, 'utf8').toString('base64'),
      relayState: answer.relayState,
    }),
    formTargets: [new URL(world.service.answerUrl).origin],
    script: true,
  })
}

/** The service asks to sign out, or answers that it has. */
function answerLogout(
  world: World,
  message: RedirectMessage,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { root } = message
  if (textOf(root, ns.assertion, 'Issuer') !== world.service.entityId) throw refused('wrong-issuer')
  if (root.attributes.get('Destination') !== world.url + logoutPath) throw refused('wrong-destination')
  clearSession(response)
  if (message.kind === 'SAMLResponse') {
    sendPage(response, { html: loggedOutPage() })
    return
  }
  const session = readSession(world, request)
  const ended = session !== null && only(root, ns.assertion, 'NameID').text.trim() === session.nameId
  const requestId = attributeOf(root, 'ID')
  const at = world.now().getTime()
  const xml = logoutResponseXml({ requestId, at, destination: world.service.logoutUrl, ended }, world.parties)
  redirect(world, response, { kind: 'SAMLResponse', xml, relayState: message.relayState })
}

/** The person signs out here: the service is told by the browser, and answers back to us. */
function askLogout(world: World, request: IncomingMessage, response: ServerResponse): void {
  const session = readSession(world, request)
  clearSession(response)
  if (session === null) {
    sendPage(response, { html: loggedOutPage() })
    return
  }
  const asked = { id: randomId(), at: world.now().getTime(), destination: world.service.logoutUrl, ...session }
  redirect(world, response, { kind: 'SAMLRequest', xml: logoutRequestXml(asked, world.parties), relayState: null })
}

function redirect(
  world: World,
  response: ServerResponse,
  message: { kind: 'SAMLRequest' | 'SAMLResponse'; xml: string; relayState: string | null },
): void {
  const to = writeRedirect({ to: world.service.logoutUrl, ...message, privateKey: world.key.privateKey })
  response.writeHead(303, { Location: to, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
  response.end()
}

const clearSession = (response: ServerResponse) =>
  response.setHeader('Set-Cookie', `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`)

const tagOf = (world: World, text: string) =>
  createHmac('sha256', world.key.privateKey).update(text).digest('base64url')

function sealSession(world: World, session: Session): string {
  const text = Buffer.from(JSON.stringify(session)).toString('base64url')
  return `${text}.${tagOf(world, text)}`
}

function readSession(world: World, request: IncomingMessage): Session | null {
  const cookie = (request.headers.cookie ?? '').split(/; */).find((pair) => pair.startsWith(`${cookieName}=`))
  const [text = '', tag = ''] = cookie?.slice(cookieName.length + 1).split('.') ?? []
  const right = Buffer.from(tagOf(world, text))
  const given = Buffer.from(tag)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  if (typeof read !== 'object' || read === null || !('nameId' in read) || !('sessionIndex' in read)) return null
  const { nameId, sessionIndex } = read
  return typeof nameId === 'string' && typeof sessionIndex === 'string' ? { nameId, sessionIndex } : null
}
