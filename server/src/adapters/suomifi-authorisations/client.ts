import { randomBytes, randomUUID } from 'node:crypto'
import { parseBusinessId } from '../../platform/formats/business-id.ts'
import { Refusal } from '../../platform/refusals.ts'
import { type Answer, ExchangeError, exchange } from '../population-register/http-exchange.ts'
import {
  AuthorisationRefusal,
  choiceMaxAgeMs,
  type OrganisationRoles,
  type StoredChoice,
  type SuomifiAuthorisations,
} from './port.ts'
import { CHECKSUM_HEADER, checksumHeader, Fault, NOT_AUTHORISED, Registered, Roles, Token } from './wire.ts'

/** What DVV gives a service when it joins; nothing of it comes from a request. */
export interface AuthorisationsConfig {
  /** `https://asiointivaltuustarkistus.suomi.fi`, or that of the test service; without a slash at the end. */
  readonly url: string
  /** Eight characters. */
  readonly clientId: string
  /** The key of the checksum. */
  readonly apiKey: string
  readonly oauthPassword: string
  /** Where the browser comes back to, as registered. */
  readonly callbackUrl: string
  readonly timeOutMs?: number
}

const MAX_ANSWER_BYTES = 256 * 1024
const SKEW_MS = 30_000

const no = (reason: keyof typeof AuthorisationRefusal): Refusal => new Refusal(AuthorisationRefusal[reason])

/**
 * The web API of Suomi.fi-valtuudet, a person for an organisation (`ypa`). The identity code goes in the address of one call from server
 * to server, as the API has it; it is kept nowhere, and no error or log line carries an address.
 */
export function createAuthorisationsClient(config: AuthorisationsConfig): SuomifiAuthorisations {
  const { url, clientId, callbackUrl, timeOutMs = 5_000 } = config

  async function send(
    method: 'GET' | 'POST',
    pathAndQuery: string,
    headers: Readonly<Record<string, string>>,
    isOfSession = true,
  ): Promise<unknown> {
    const answer = await exchange({
      url: new URL(url + pathAndQuery),
      method,
      headers: { accept: 'application/json', ...headers },
      body: method === 'POST' ? '' : null,
      timeOutMs,
      maxAnswerBytes: MAX_ANSWER_BYTES,
      tls: null,
    }).catch((error: unknown) => {
      if (error instanceof ExchangeError) throw no(error.reason === 'too-large' ? 'not-accepted' : 'away')
      throw error
    })
    return readAnswer(answer, isOfSession)
  }

  const service = (pathAndQuery: string, now: Date, token: string | null, isOfSession = true): Promise<unknown> =>
    send(
      'GET',
      pathAndQuery,
      {
        [CHECKSUM_HEADER]: checksumHeader(config, pathAndQuery, now),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      isOfSession,
    )

  return {
    async begin({ identityCode, language, now }) {
      const requestId = randomUUID()
      const state = randomBytes(32).toString('base64url')
      const who = encodeURIComponent(identityCode.reveal())
      const registered = Registered.safeParse(
        await service(`/service/ypa/user/register/${clientId}/${who}?requestId=${requestId}`, now, null, false),
      )
      if (!registered.success) throw no('not-accepted')
      const { sessionId, userId } = registered.data
      const query = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        redirect_uri: callbackUrl,
        user: userId,
        requestId,
        state,
        lang: language,
      })
      const stored: StoredChoice = { state, requestId, sessionId, begunAt: now.toISOString() }
      return { redirectTo: `${url}/oauth/authorize?${query}`, stored }
    },

    async finish({ callbackUrl: cameTo, stored, now }) {
      const age = now.getTime() - Date.parse(stored.begunAt)
      if (!(age >= -SKEW_MS && age <= choiceMaxAgeMs)) throw no('too-late')
      const code = codeIn(cameTo, config.callbackUrl, stored.state)
      const session = encodeURIComponent(stored.sessionId)
      const query = new URLSearchParams({ code, grant_type: 'authorization_code', redirect_uri: callbackUrl })
      const basic = Buffer.from(`${clientId}:${config.oauthPassword}`).toString('base64')
      const token = Token.safeParse(await send('POST', `/oauth/token?${query}`, { authorization: `Basic ${basic}` }))
      if (!token.success) throw no('not-accepted')
      try {
        const asked = `/service/ypa/api/organizationRoles/${session}?requestId=${stored.requestId}`
        return readRoles(await service(asked, now, token.data.access_token))
      } finally {
        // One session, one question. That it could not be ended changes no answer: it dies by itself there.
        await service(`/service/ypa/user/unregister/${session}?requestId=${stored.requestId}`, now, null).catch(
          () => {},
        )
      }
    },
  }
}

/** The code that the browser brought, if it came back to where it was sent from, with the state of this very choice. */
function codeIn(cameTo: string, callbackUrl: string, state: string): string {
  const { pathname, searchParams } = new URL(cameTo)
  const only = (name: string): string | null => {
    const values = searchParams.getAll(name)
    return values.length === 1 && values[0] ? values[0] : null
  }
  if (pathname !== new URL(callbackUrl).pathname || only('state') !== state) throw no('wrong-state')
  if (searchParams.has('error')) throw no(only('error') === 'access_denied' ? 'cancelled' : 'not-accepted')
  const code = only('code')
  if (!code || code.length > 500) throw no('not-accepted')
  return code
}

function readAnswer({ status, body }: Answer, isOfSession: boolean): unknown {
  let content: unknown
  try {
    content = JSON.parse(body.toString('utf8'))
  } catch {
    throw no(status >= 500 ? 'away' : status === 401 && isOfSession ? 'too-late' : 'not-accepted')
  }
  if (status >= 200 && status < 300) return content
  const fault = Fault.safeParse(content)
  if (status === 403 || (fault.success && Number(fault.data.errorCode) === NOT_AUTHORISED)) throw no('disallowed')
  // An expired session answers 401; before there is one, it is our own checksum or clock that is not taken.
  if (status === 401 && isOfSession) throw no('too-late')
  throw no(status >= 500 ? 'away' : 'not-accepted')
}

/** Exactly the one organisation that was picked. */
function readRoles(content: unknown): OrganisationRoles {
  const answer = Roles.safeParse(content)
  if (!answer.success) throw no('not-accepted')
  const [organisation, ...others] = answer.data
  if (!organisation) throw no('disallowed')
  const businessId = parseBusinessId(organisation.identifier)
  if (others.length > 0 || !businessId.ok) throw no('not-accepted')
  const { name, roles, complete } = organisation
  return { businessId: businessId.businessId, name, roles, isComplete: complete }
}
