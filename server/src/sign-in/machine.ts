import type { FastifyReply } from 'fastify'
import { createLocalJWKSet, decodeJwt, type JWK, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Web } from '../platform/http/server.ts'
import { instantAt } from '../platform/time/instant.ts'
import type { SignInParts } from './entering.ts'

/** The errors of RFC 6749 5.2 that this endpoint gives. */
class TokenError extends Error {
  readonly code: 'invalid_request' | 'invalid_client' | 'unsupported_grant_type'

  constructor(code: TokenError['code']) {
    super(code)
    this.code = code
  }
}

const TOKEN_SECONDS = 600
const LONGEST_SECONDS = 300
const CLOCK_SECONDS = 30
const MAX_FORM_BYTES = 16 * 1024
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const Form = z.object({
  grant_type: z.string(),
  client_assertion_type: z.literal(ASSERTION),
  client_assertion: z.string().max(8_000),
  client_id: z.string().optional(),
})
/** A provider's key may have an end; then it signs no more. */
const Keys = z.object({ keys: z.array(z.looseObject({ kty: z.string(), endsAt: z.iso.datetime().nullish() })) })
const Claims = z.object({
  /** One audience, as text: a token for several services could be used at another by the first. */
  aud: z.string(),
  exp: z.number(),
  jti: z.string().min(8).max(200),
})
const clientId = z.uuid()

/**
 * Access tokens for base systems and providers' systems: client credentials (RFC 6749 4.4) proved by a JWT that the system signs with its own
 * key (RFC 7523). There are no shared secrets. The token opens one register, the client's own, for ten minutes.
 */
export function mountMachineSignIn(web: Web, parts: SignInParts): void {
  const { clock, sessions, origin, operationLog } = web.parts
  const audience = `${origin}/oauth/token`

  /** The client behind the assertion. Whatever is wrong with it, the answer is the same. */
  async function verifiedClient(assertion: string): Promise<string> {
    const now = clock.now()
    const id = clientId.safeParse(issuerOf(assertion))
    if (!id.success) throw new TokenError('invalid_client')
    const found = await parts.pool.query({
      name: 'machine-client',
      text: 'SELECT keys FROM machine_client WHERE id = $1 AND disabled_at IS NULL',
      values: [id.data],
    })
    const keys = Keys.safeParse(found.rows[0]?.keys)
    if (!keys.success) throw new TokenError('invalid_client')
    const living = keys.data.keys.filter(({ endsAt }) => !endsAt || endsAt > now.toISOString())
    const claims = Claims.safeParse(await verify(assertion, { id: id.data, keys: living, audience, now }))
    if (!claims.success) throw new TokenError('invalid_client')
    const { exp, jti } = claims.data
    if (exp > now.getTime() / 1000 + LONGEST_SECONDS + CLOCK_SECONDS) throw new TokenError('invalid_client')
    const remembered = await parts.requests.remember(
      'jti',
      `${id.data}.${jti}`,
      instantAt((exp + 2 * CLOCK_SECONDS) * 1000),
    )
    if (!remembered) throw new TokenError('invalid_client')
    return id.data
  }

  async function answer(body: unknown, reply: FastifyReply): Promise<unknown> {
    const form = Form.safeParse(body)
    if (!form.success) throw new TokenError('invalid_request')
    if (form.data.grant_type !== 'client_credentials') throw new TokenError('unsupported_grant_type')
    const id = await verifiedClient(form.data.client_assertion)
    if (form.data.client_id !== undefined && form.data.client_id !== id) throw new TokenError('invalid_client')
    const { token } = await sessions.startMachine(id, clock.now())
    // Kept for the provider's office, which sees by it whether a system is still in use.
    await parts.pool.query({
      name: 'machine-token',
      text: 'UPDATE machine_client SET last_token_at = $2 WHERE id = $1 AND provider_id IS NOT NULL',
      values: [id, clock.now()],
    })
    reply.header('pragma', 'no-cache')
    return { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS }
  }

  web.app.register(async (scope) => {
    scope.removeContentTypeParser('application/json')
    scope.addContentTypeParser<string>(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MAX_FORM_BYTES },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body))),
    )
    scope.post('/oauth/token', async (request, reply) => {
      try {
        return await answer(request.body, reply)
      } catch (error) {
        if (!(error instanceof TokenError)) throw error
        operationLog.note('token.refused', { code: error.code, correlation: request.id })
        return reply.code(error.code === 'invalid_client' ? 401 : 400).send({ error: error.code })
      }
    })
  })
}

function issuerOf(assertion: string): unknown {
  try {
    return decodeJwt(assertion).iss
  } catch {
    return null
  }
}

/** Each key is tried by itself: while a new key takes the place of an earlier one, both are in force and neither need be named. */
async function verify(
  assertion: string,
  by: { readonly id: string; readonly keys: readonly JWK[]; readonly audience: string; readonly now: Date },
): Promise<JWTPayload> {
  const tries = by.keys.map(async (key) => {
    const { payload } = await jwtVerify(assertion, createLocalJWKSet({ keys: [key] }), {
      algorithms: ['ES256', 'EdDSA'],
      issuer: by.id,
      subject: by.id,
      audience: by.audience,
      currentDate: by.now,
      clockTolerance: CLOCK_SECONDS,
      requiredClaims: ['exp', 'jti'],
    })
    return payload
  })
  try {
    return await Promise.any(tries)
  } catch {
    throw new TokenError('invalid_client')
  }
}
