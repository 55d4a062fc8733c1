import type { IncomingMessage, ServerResponse } from 'node:http'
import { decodeJwt, type JWK, type JWTPayload, SignJWT } from 'jose'
import { type Configuration, interactionPolicy, Provider } from 'oidc-provider'
import { listen, type RunningSimulator, readForm, sendPage, simulatorStyles } from '../simulator-page.ts'
import { keptSigningKey, type SigningKey } from './keys.ts'
import { errorPage, type InventedWorker, languageOf, peoplePage, signOutPage } from './simulator-pages.ts'
import { createSimulatorStore } from './simulator-store.ts'

export type { InventedWorker } from './simulator-pages.ts'

/** How the next ID tokens are spoiled; for tests and for showing what a refusal looks like. */
export type SignInFault =
  | 'none'
  | 'wrong-nonce'
  | 'no-nonce'
  | 'weak-acr'
  | 'no-acr'
  | 'no-auth-time'
  | 'expired'
  | 'wrong-audience'
  | 'two-audiences'
  | 'wrong-issuer'
  | 'foreign-key'
  | 'unsigned'
  | 'symmetric'
  | 'altered'

/** A service that may ask for sign-ins. */
export type SimulatorClient = {
  readonly clientId: string
  readonly publicJwk: JWK
  readonly callbackUrl: string
  readonly afterSignOutUrl: string
}

/** The `acr` that the simulator vouches with unless told otherwise; REFEDS MFA, as Finnish organisations send it. */
export const simulatorAcr = 'https://refeds.org/profile/mfa'

/**
 * Starts an OpenID Connect provider whose only way to sign in is to pick an invented person. Its keys live in
 * `dataFolder`, so a second start goes on with the same ones; open sign-ins of the first start are forgotten.
 */
export async function startSimulator(options: {
  port: number
  people: readonly InventedWorker[]
  clients: readonly SimulatorClient[]
  dataFolder: string
}): Promise<RunningSimulator & { setFault(fault: SignInFault): void; readonly issuer: string }> {
  const key = await keptSigningKey(options.dataFolder, 'worker-sign-in-provider')
  const foreign = await keptSigningKey(options.dataFolder, 'worker-sign-in-foreign')
  const state: { fault: SignInFault } = { fault: 'none' }
  const running = await listen(options.port, (url) => {
    const provider = new Provider(url, configurationOf(options, key))
    provider.use(async (context, next) => {
      await next()
      const body: unknown = context.body
      if (state.fault === 'none' || context.path !== '/token' || !hasIdToken(body)) return
      context.body = { ...body, id_token: await spoil(body.id_token, state.fault, key, foreign) }
    })
    const oidc = provider.callback()
    const targets = [...new Set(options.clients.map((client) => new URL(client.callbackUrl).origin))]
    return (request, response) => {
      const path = new URL(request.url ?? '/', url).pathname
      if (path === '/styles.css') {
        response.writeHead(200, { 'Content-Type': 'text/css; charset=utf-8', 'X-Content-Type-Options': 'nosniff' })
        response.end(simulatorStyles)
      } else if (path.startsWith('/choose/')) {
        choose(provider, options.people, targets, request, response).catch(() => {
          if (!response.headersSent)
            sendPage(response, { status: 400, html: errorPage({ language: 'fi', code: 'invalid_request' }) })
        })
      } else oidc(request, response)
    }
  })
  return {
    ...running,
    issuer: running.url,
    setFault(fault) {
      state.fault = fault
    },
  }
}

function configurationOf(
  options: { people: readonly InventedWorker[]; clients: readonly SimulatorClient[] },
  key: SigningKey,
): Configuration {
  // Someone already signed in here is asked all the same: in a demo one person plays many.
  const policy = interactionPolicy.base()
  policy
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check('choose_again', 'a person is chosen at every sign-in', (context) =>
        context.oidc.result && 'login' in context.oidc.result
          ? interactionPolicy.Check.NO_NEED_TO_PROMPT
          : interactionPolicy.Check.REQUEST_PROMPT,
      ),
    )
  return {
    adapter: createSimulatorStore(),
    clients: options.clients.map((client) => ({
      client_id: client.clientId,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      jwks: { keys: [client.publicJwk] },
      redirect_uris: [client.callbackUrl],
      post_logout_redirect_uris: [client.afterSignOutUrl],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      id_token_signed_response_alg: 'ES256',
    })),
    jwks: { keys: [key.privateJwk] },
    cookies: {
      keys: [JSON.stringify(key.privateJwk)],
      names: { session: 'op-session', interaction: 'op-choice', resume: 'op-resume' },
    },
    acrValues: [simulatorAcr],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'], acr: null, auth_time: null },
    conformIdTokenClaims: false,
    clientAuthMethods: ['private_key_jwt'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    interactions: { policy, url: (_context, interaction) => `/choose/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(context, form) {
          sendToKoa(
            context,
            signOutPage({ language: languageOf(context.oidc.params?.ui_locales), form }),
            options.clients,
          )
        },
      },
    },
    renderError(context, out) {
      sendToKoa(context, errorPage({ language: 'fi', code: out.error }), options.clients)
    },
    async loadExistingGrant(context) {
      const { client, session, provider } = context.oidc
      if (!client || !session?.accountId) return undefined
      // The organisation has agreed on behalf of its workers, so no one is asked for consent.
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    findAccount(_context, subject) {
      const person = options.people.find((one) => one.subject === subject)
      if (!person) return undefined
      return { accountId: subject, claims: () => ({ sub: subject, name: person.name, email: person.email }) }
    },
    ttl: { AuthorizationCode: 60, IdToken: 300, Interaction: 600, Session: 8 * 3600, AccessToken: 300, Grant: 600 },
  }
}

async function choose(
  provider: Provider,
  people: readonly InventedWorker[],
  formTargets: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const interaction = await provider.interactionDetails(request, response)
  const url = new URL(request.url ?? '/', provider.issuer)
  if (request.method !== 'POST') {
    const language = languageOf(url.searchParams.get('lang') ?? interaction.params.ui_locales)
    sendPage(response, { html: peoplePage({ language, action: url.pathname, people }), formTargets })
    return
  }
  const form = await readForm(request)
  if (form?.has('cancel')) {
    await provider.interactionFinished(request, response, { error: 'access_denied' })
    return
  }
  const person = people.find((one) => one.subject === form?.get('subject'))
  if (!person) throw new Error('no such invented person')
  const login = { accountId: person.subject, acr: simulatorAcr, amr: ['hwk', 'user'], remember: false }
  await provider.interactionFinished(request, response, { login })
}

/** Koa's context takes headers and a body; the same policy as on our own pages. */
function sendToKoa(
  context: { set(name: string, value: string): void; type: string; body: unknown },
  html: string,
  clients: readonly SimulatorClient[],
): void {
  const targets = [...new Set(clients.map((client) => new URL(client.afterSignOutUrl).origin))].join(' ')
  context.set(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'self'; form-action 'self' ${targets}; base-uri 'none'; frame-ancestors 'none'`,
  )
  context.type = 'html'
  context.body = html
}

const hasIdToken = (body: unknown): body is { id_token: string } =>
  typeof body === 'object' && body !== null && 'id_token' in body && typeof body.id_token === 'string'

async function spoil(idToken: string, fault: SignInFault, key: SigningKey, foreign: SigningKey): Promise<string> {
  const claims: JWTPayload = decodeJwt(idToken)
  const signed = (changes: JWTPayload, by: SigningKey = key) =>
    new SignJWT({ ...claims, ...changes })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: key.publicJwk.kid ?? '' })
      .sign(by.privateKey)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  switch (fault) {
    case 'none':
      return idToken
    case 'wrong-nonce':
      return signed({ nonce: 'another' })
    case 'no-nonce':
      return signed({ nonce: undefined })
    case 'weak-acr':
      return signed({ acr: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport' })
    case 'no-acr':
      return signed({ acr: undefined })
    case 'no-auth-time':
      return signed({ auth_time: undefined })
    case 'expired':
      return signed({ exp: (claims.iat ?? 0) - 60 })
    case 'wrong-audience':
      return signed({ aud: 'another-service' })
    case 'two-audiences':
      return signed({ aud: [String(claims.aud), 'another-service'] })
    case 'wrong-issuer':
      return signed({ iss: 'https://another.example' })
    case 'foreign-key':
      return signed({}, foreign)
    case 'unsigned':
      return `${part({ alg: 'none' })}.${part(claims)}.`
    case 'symmetric': {
      // The classic confusion: our public key used as a shared secret.
      const secret = new TextEncoder().encode(JSON.stringify(key.publicJwk))
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret)
    }
    case 'altered': {
      const [header, , signature] = idToken.split('.')
      return `${header}.${part({ ...claims, sub: 'someone-else' })}.${signature}`
    }
  }
}
