import * as oidc from 'openid-client'
import { ownPath } from '../../platform/http/own-path.ts'
import { Refusal } from '../../platform/refusals.ts'
import {
  identificationMaxAgeSeconds,
  type StoredState,
  signInMaxAgeMs,
  type WorkerSignIn,
  WorkerSignInRefusal,
} from './port.ts'

/** One organisation's provider, as its main user and ours have agreed. Nothing of it comes from a request. */
export type WorkerSignInConfig = {
  /** Exact issuer identifier; metadata and keys are fetched under it and nowhere else. */
  readonly issuer: string
  readonly clientId: string
  /** Our own key for `private_key_jwt` (RFC 7523); no shared secret exists. */
  readonly clientKey: oidc.CryptoKey
  readonly callbackUrl: string
  readonly afterSignOutUrl: string
  /** Any of these counts as strong; an answer with another `acr`, or none, is refused (PSOP-74). */
  readonly requiredAcr: readonly string[]
  /** The one algorithm that this provider signs with; symmetric ones and `none` cannot be named. */
  readonly idTokenAlgorithm: 'PS256' | 'RS256' | 'ES256' | 'EdDSA'
}

/** Seconds that the provider's clock may differ from ours. */
const clockToleranceSeconds = 30

/** Makes the port for one organisation. The provider's metadata is fetched at the first sign-in and kept. */
export function createWorkerSignIn(config: WorkerSignInConfig): WorkerSignIn {
  let known: Promise<oidc.Configuration> | null = null
  const provider = async () => {
    known ??= discover(config)
    try {
      return await known
    } catch {
      // A provider that was away at the first sign-in must be asked again at the next one.
      known = null
      throw new Refusal(WorkerSignInRefusal['provider-away'])
    }
  }

  return {
    async begin({ returnPath, language, maxAgeSeconds = identificationMaxAgeSeconds, now }) {
      const path = ownPath(returnPath)
      if (path === null) throw new Error('the return path of a sign-in is not a path of our own')
      const stored: StoredState = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
        returnPath: path,
        maxAgeSeconds,
        begunAt: now.toISOString(),
      }
      const url = oidc.buildAuthorizationUrl(await provider(), {
        redirect_uri: config.callbackUrl,
        scope: 'openid profile email',
        state: stored.state,
        nonce: stored.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(stored.codeVerifier),
        code_challenge_method: 'S256',
        acr_values: config.requiredAcr.join(' '),
        // Asking for an age is also what makes a provider tell `auth_time` (OpenID Connect Core 3.1.2.1).
        max_age: String(maxAgeSeconds),
        ui_locales: language,
        // The pre-login cookie is SameSite=Lax, which a GET brings along; a form post from the provider would not.
        response_mode: 'query',
      })
      return { redirectTo: url.href, state: stored }
    },

    async finish({ callbackUrl, stored, now }) {
      const age = now.getTime() - Date.parse(stored.begunAt)
      if (!(age >= -clockToleranceSeconds * 1000 && age <= signInMaxAgeMs))
        throw new Refusal(WorkerSignInRefusal['too-late'])
      const url = new URL(callbackUrl)
      // Behind a proxy the server may see another origin; the code is bound to the registered address all the same.
      const registered = new URL(config.callbackUrl)
      if (url.pathname !== registered.pathname) throw new Refusal(WorkerSignInRefusal['wrong-state'])
      registered.search = url.search
      const states = url.searchParams.getAll('state')
      if (states.length !== 1 || states[0] !== stored.state) throw new Refusal(WorkerSignInRefusal['wrong-state'])
      const tokens = await exchange(await provider(), registered, stored)
      const claims = tokens.claims()
      if (!claims) throw new Refusal(WorkerSignInRefusal['missing-claim'])
      if (typeof claims.acr !== 'string' || !config.requiredAcr.includes(claims.acr))
        throw new Refusal(WorkerSignInRefusal['not-strong'])
      const name = claims.name
      const email = claims.email
      if (typeof name !== 'string' || name === '' || typeof claims.auth_time !== 'number')
        throw new Refusal(WorkerSignInRefusal['missing-claim'])
      return {
        issuer: claims.iss,
        subject: claims.sub,
        name,
        email: typeof email === 'string' ? email : null,
        acr: claims.acr,
        authTime: isoOf(claims.auth_time),
        returnPath: stored.returnPath,
      }
    },

    async beginSignOut({ language }) {
      const url = oidc.buildEndSessionUrl(await provider(), {
        post_logout_redirect_uri: config.afterSignOutUrl,
        ui_locales: language,
      })
      return { redirectTo: url.href }
    },
  }
}

async function discover(config: WorkerSignInConfig): Promise<oidc.Configuration> {
  const issuer = new URL(config.issuer)
  // decisions.md 20: plain http exists on a loopback origin only.
  const loopback = issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)
  const configuration = await oidc.discovery(
    issuer,
    config.clientId,
    {
      id_token_signed_response_alg: config.idTokenAlgorithm,
      [oidc.clockTolerance]: clockToleranceSeconds,
    },
    oidc.PrivateKeyJwt(config.clientKey),
    // Without the second the library trusts TLS and never looks at the signature of an ID token from the token endpoint.
    {
      execute: loopback
        ? [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks]
        : [oidc.enableNonRepudiationChecks],
      timeout: 10,
    },
  )
  if (configuration.serverMetadata().issuer !== config.issuer) throw new Error('the provider names another issuer')
  return configuration
}

async function exchange(provider: oidc.Configuration, callback: URL, stored: StoredState) {
  try {
    return await oidc.authorizationCodeGrant(provider, callback, {
      expectedState: stored.state,
      expectedNonce: stored.nonce,
      pkceCodeVerifier: stored.codeVerifier,
      maxAge: stored.maxAgeSeconds,
      idTokenExpected: true,
    })
  } catch (error) {
    throw new Refusal(WorkerSignInRefusal[reasonOf(error)])
  }
}

const byClaim: Readonly<Record<string, keyof typeof WorkerSignInRefusal>> = {
  nonce: 'wrong-nonce',
  iss: 'wrong-issuer',
  aud: 'wrong-audience',
  azp: 'wrong-audience',
}

/**
 * The library tells the cause by a code, and inside by what it compared. A cause that is not known here is still a no:
 * the code only becomes `not-accepted`.
 */
function reasonOf(error: unknown): keyof typeof WorkerSignInRefusal {
  if (error instanceof oidc.AuthorizationResponseError)
    return error.error === 'access_denied' ? 'cancelled' : 'not-accepted'
  if (error instanceof TypeError) return 'provider-away'
  if (!(error instanceof oidc.ClientError)) return 'not-accepted'
  const inner = error.cause instanceof Error ? error.cause : error
  const facts: object = typeof inner.cause === 'object' && inner.cause !== null ? inner.cause : {}
  switch (error.code) {
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return 'wrong-time'
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
      return ('claim' in facts && typeof facts.claim === 'string' && byClaim[facts.claim]) || 'not-accepted'
    case 'OAUTH_KEY_SELECTION_FAILED':
      return 'wrong-signature'
    case 'OAUTH_TIMEOUT':
      return 'provider-away'
  }
  if ('header' in facts && 'expected' in facts) return 'wrong-algorithm'
  if (inner.message.includes('signature verification failed')) return 'wrong-signature'
  if (inner.message.includes('"iss" (issuer)')) return 'wrong-issuer'
  if (inner.message.includes('claim missing')) return 'missing-claim'
  return 'not-accepted'
}

/** Whole seconds since 1970 (RFC 7519 NumericDate) as an ISO instant. */
function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
