import { randomBytes } from 'node:crypto'
import { SAML, ValidateInResponseTo } from '@node-saml/node-saml'
import { Secret } from '../../platform/crypto/secret.ts'
import { ownPath } from '../../platform/http/own-path.ts'
import { decryptAssertion } from './decrypt.ts'
import {
  assertWithin,
  attributeOf,
  childrenOf,
  fromBase64,
  instantOf,
  is,
  only,
  readMessage,
  refused,
  textOf,
} from './message.ts'
import { metadataOf } from './metadata.ts'
import { acceptedLevels, ns, status, transientFormat } from './names.ts'
import { identificationMaxMs, type LogoutMessage, type RequestStore, type SuomifiIdentification } from './port.ts'
import { type RedirectMessage, readRedirect } from './redirect.ts'
import { assertEnvelope, type Expected, readAssertion, readNameId } from './response.ts'

/** Our service as it is registered at DVV, and the provider as its metadata tells. All texts in PEM are whole. */
export type SuomifiConfig = {
  readonly entityId: string
  /** `/saml/acs`: the form with the answer comes here. */
  readonly answerUrl: string
  /** `/saml/slo`: both directions of single logout come here. */
  readonly logoutUrl: string
  readonly serviceName: { readonly fi: string; readonly sv: string; readonly en: string }
  readonly privateKey: string
  readonly certificate: string
  readonly provider: {
    readonly entityId: string
    readonly signInUrl: string
    readonly logoutUrl: string
    /** One, or two while the provider changes its key. Pinned: keys inside a message are never used. */
    readonly certificates: readonly [string] | readonly [string, string]
  }
  readonly store: RequestStore
}

/** Makes the port. Nothing is kept in the process: what must be remembered goes through `config.store`. */
export function createSuomifiClient(config: SuomifiConfig): SuomifiIdentification {
  return {
    async begin({ relayPath, language, now }) {
      const path = ownPath(relayPath)
      if (path === null) throw new Error('the return path of an identification is not a path of our own')
      const requestId = newId()
      const url = await library(config, requestId).getAuthorizeUrlAsync(path, undefined, {})
      await config.store.put(requestId, new Date(now.getTime() + identificationMaxMs))
      // Suomi.fi reads the language from a parameter after the signed ones, and wants it last.
      return { redirectTo: `${url}&locale=${language}`, requestId }
    },

    async finish({ samlResponse, relayState, requestId, now }) {
      if (requestId === null) throw refused('unsolicited')
      const relayPath = ownPath(relayState ?? '/')
      if (relayPath === null) throw refused('wrong-return-path')
      const expected: Expected = {
        providerId: config.provider.entityId,
        ourId: config.entityId,
        answerUrl: config.answerUrl,
        requestId,
        now,
      }
      const bytes = fromBase64(samlResponse)
      const response = readMessage(bytes)
      assertEnvelope(response, expected)
      const verified = await verifiedAssertion(config, { requestId, bytes })
      // Only now: whatever is decrypted before its signature is checked can be used to ask about the key.
      readMessage(decryptAssertion(only(response, ns.assertion, 'EncryptedAssertion'), config.privateKey))
      const assertion = readAssertion(verified, expected)
      // Last, so that only a genuine answer can use up the request; each is one statement, so of two racing one wins.
      if (!(await config.store.takeOnce(requestId))) throw refused('used')
      if (!(await config.store.rememberAssertion(assertion.id, new Date(assertion.usableUntil)))) throw refused('used')
      return {
        identityCode: new Secret(assertion.identityCode),
        givenNames: assertion.givenNames,
        familyName: assertion.familyName,
        assurance: assertion.assurance,
        nameId: assertion.nameId,
        sessionIndex: assertion.sessionIndex,
        relayPath,
      }
    },

    async beginLogout({ nameId, sessionIndex, relayPath, now }) {
      const path = ownPath(relayPath)
      if (path === null) throw new Error('the return path of a logout is not a path of our own')
      const requestId = newId()
      const user = {
        issuer: config.provider.entityId,
        nameID: nameId.value,
        nameIDFormat: transientFormat,
        sessionIndex,
        ...(nameId.nameQualifier === null ? {} : { nameQualifier: nameId.nameQualifier }),
        ...(nameId.spNameQualifier === null ? {} : { spNameQualifier: nameId.spNameQualifier }),
      }
      const redirectTo = await library(config, requestId).getLogoutUrlAsync(user, path, {})
      await config.store.put(requestId, new Date(now.getTime() + identificationMaxMs))
      return { redirectTo, requestId }
    },

    async finishLogout({ query, now }) {
      const message = readRedirect(query, config.provider.certificates)
      const { root } = message
      const kind = message.kind === 'SAMLRequest' ? 'LogoutRequest' : 'LogoutResponse'
      if (!is(root, ns.protocol, kind) || attributeOf(root, 'Version') !== '2.0') throw refused('wrong-shape')
      if (textOf(root, ns.assertion, 'Issuer') !== config.provider.entityId) throw refused('wrong-issuer')
      if (root.attributes.get('Destination') !== config.logoutUrl) throw refused('wrong-destination')
      const issued = instantOf(root, 'IssueInstant')
      assertWithin(now, { from: issued, until: issued + identificationMaxMs })
      return kind === 'LogoutRequest' ? readLogoutRequest(config, message, now) : readLogoutAnswer(config, message)
    },

    async answerLogout({ messageId, relayState, ended }) {
      const asked = { ID: messageId, issuer: config.provider.entityId, nameID: '', nameIDFormat: transientFormat }
      const redirectTo = await library(config, newId()).getLogoutResponseUrlAsync(asked, relayState ?? '', {}, ended)
      return { redirectTo }
    },

    metadata: () => metadataOf(config),
  }
}

const newId = (): string => `_${randomBytes(20).toString('hex')}`

/**
 * The library for one message with one id of ours. Its clock check is off (-1) because it reads the machine's clock;
 * ours, in `response.ts`, takes the time of the request and checks more. Its request cache is a word of honour for the
 * one request that this browser began; the store is asked afterwards, once and atomically.
 */
function library(config: SuomifiConfig, id: string): SAML {
  return new SAML({
    issuer: config.entityId,
    audience: config.entityId,
    callbackUrl: config.answerUrl,
    entryPoint: config.provider.signInUrl,
    logoutUrl: config.provider.logoutUrl,
    idpIssuer: config.provider.entityId,
    idpCert: [...config.provider.certificates],
    privateKey: config.privateKey,
    decryptionPvk: config.privateKey,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    identifierFormat: transientFormat,
    authnContext: [...acceptedLevels.keys()],
    racComparison: 'exact',
    wantAuthnResponseSigned: true,
    wantAssertionsSigned: true,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: Number.MAX_SAFE_INTEGER,
    acceptedClockSkewMs: -1,
    generateUniqueId: () => id,
    cacheProvider: {
      saveAsync: async () => null,
      getAsync: async (asked) => (asked === id ? '1970-01-01T00:00:00Z' : null),
      removeAsync: async () => null,
    },
  })
}

/** The decrypted assertion, after the library has checked the signature of the response and that of the assertion. */
async function verifiedAssertion(config: SuomifiConfig, answer: { requestId: string; bytes: Buffer }): Promise<string> {
  let xml: string | undefined
  try {
    const result = await library(config, answer.requestId).validatePostResponseAsync({
      SAMLResponse: answer.bytes.toString('base64'),
    })
    xml = result.profile?.getAssertionXml?.()
  } catch (error) {
    throw refused(causeOf(error))
  }
  if (xml === undefined) throw refused('not-accepted')
  return xml
}

/** The library tells causes by sentences only; one that is not known here is a no all the same. */
function causeOf(error: unknown): Parameters<typeof refused>[0] {
  const said = error instanceof Error ? error.message : ''
  if (said.includes('signature from encrypted assertion')) return 'assertion-signature'
  if (said.includes('ignature')) return 'response-signature'
  if (said.includes('udience')) return 'wrong-audience'
  if (said.includes('InResponseTo')) return 'wrong-request'
  const decrypting = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_OSSL')
  if (decrypting || said.includes('authenticate data')) return 'not-decryptable'
  return 'not-accepted'
}

async function readLogoutRequest(config: SuomifiConfig, message: RedirectMessage, now: Date): Promise<LogoutMessage> {
  const { root } = message
  const messageId = attributeOf(root, 'ID')
  const until = root.attributes.has('NotOnOrAfter') ? instantOf(root, 'NotOnOrAfter') : Number.POSITIVE_INFINITY
  assertWithin(now, { from: 0, until })
  const remembered = new Date(now.getTime() + 2 * identificationMaxMs)
  if (!(await config.store.rememberAssertion(messageId, remembered))) throw refused('used')
  return {
    kind: 'asked',
    messageId,
    nameId: readNameId(only(root, ns.assertion, 'NameID')),
    sessionIndexes: childrenOf(root, ns.protocol, 'SessionIndex').map((index) => index.text.trim()),
    relayState: message.relayState,
  }
}

async function readLogoutAnswer(config: SuomifiConfig, message: RedirectMessage): Promise<LogoutMessage> {
  const { root } = message
  const requestId = attributeOf(root, 'InResponseTo')
  const relayPath = ownPath(message.relayState ?? '/')
  if (relayPath === null) throw refused('wrong-return-path')
  if (!(await config.store.takeOnce(requestId))) throw refused('used')
  const code = only(only(root, ns.protocol, 'Status'), ns.protocol, 'StatusCode')
  return { kind: 'answered', requestId, endedThere: code.attributes.get('Value') === status.success, relayPath }
}
