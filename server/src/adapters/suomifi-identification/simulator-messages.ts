import { constants, createCipheriv, publicEncrypt, randomBytes } from 'node:crypto'
import { SignedXml } from 'xml-crypto'
import { type XmlPiece, xml } from '../population-register/xml.ts'
import { attribute, bearer, ns, status, transientFormat } from './names.ts'

/** Who speaks to whom; the simulator knows its one service by this. */
export type Parties = {
  readonly providerId: string
  readonly serviceId: string
  readonly answerUrl: string
}

/** What an assertion says. Instants are milliseconds since 1970. */
export type AssertionFacts = {
  readonly identityCode: string | null
  readonly givenNames: string
  readonly familyName: string
  readonly level: string
  readonly requestId: string | null
  readonly nameId: string
  readonly sessionIndex: string
  readonly at: number
}

/** How long an assertion may be used, as the real service has it. */
const usableMs = 5 * 60 * 1000
const uriFormat = 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri'

export const randomId = (): string => `_${randomBytes(16).toString('hex')}`
const iso = (at: number): string => new Date(at).toISOString()

/** An assertion, not yet signed. */
export function assertionXml(facts: AssertionFacts, parties: Parties): string {
  const answerTo = facts.requestId === null ? xml`` : xml` InResponseTo="${facts.requestId}"`
  const until = iso(facts.at + usableMs)
  const values: readonly (readonly [string, string, string])[] = [
    ...(facts.identityCode === null
      ? []
      : [[attribute.identityCode, 'nationalIdentificationNumber', facts.identityCode] as const]),
    [attribute.familyName, 'sn', facts.familyName],
    [attribute.givenNames, 'givenName', facts.givenNames],
    [attribute.displayName, 'displayName', `${facts.givenNames.split(' ')[0]} ${facts.familyName}`],
    [attribute.commonName, 'cn', `${facts.familyName} ${facts.givenNames}`],
    ['urn:oid:1.2.246.517.3002.111.2', 'vtjVerificationSuccess', 'true'],
  ]
  const attributes = values.map(
    ([name, friendly, value]): XmlPiece =>
      xml`<saml2:Attribute FriendlyName="${friendly}" Name="${name}" NameFormat="${uriFormat}"><saml2:AttributeValue>${value}</saml2:AttributeValue></saml2:Attribute>`,
  )
  return xml`<saml2:Assertion xmlns:saml2="${ns.assertion}" ID="${randomId()}" IssueInstant="${iso(facts.at)}" Version="2.0"><saml2:Issuer>${parties.providerId}</saml2:Issuer><saml2:Subject><saml2:NameID Format="${transientFormat}" NameQualifier="${parties.providerId}" SPNameQualifier="${parties.serviceId}">${facts.nameId}</saml2:NameID><saml2:SubjectConfirmation Method="${bearer}"><saml2:SubjectConfirmationData${answerTo} NotOnOrAfter="${until}" Recipient="${parties.answerUrl}"/></saml2:SubjectConfirmation></saml2:Subject><saml2:Conditions NotBefore="${iso(facts.at)}" NotOnOrAfter="${until}"><saml2:AudienceRestriction><saml2:Audience>${parties.serviceId}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions><saml2:AuthnStatement AuthnInstant="${iso(facts.at)}" SessionIndex="${facts.sessionIndex}"><saml2:AuthnContext><saml2:AuthnContextClassRef>${facts.level}</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement><saml2:AttributeStatement>${attributes}</saml2:AttributeStatement></saml2:Assertion>`
    .xml
}

/** An answer around `inside` (an encrypted assertion, or nothing for a failure), not yet signed. */
export function responseXml(
  answer: { requestId: string | null; at: number; inside: string; failure?: string },
  parties: Parties,
): string {
  const answerTo = answer.requestId === null ? xml`` : xml` InResponseTo="${answer.requestId}"`
  const code = answer.failure
    ? xml`<saml2p:StatusCode Value="${status.responder}"><saml2p:StatusCode Value="${answer.failure}"/></saml2p:StatusCode>`
    : xml`<saml2p:StatusCode Value="${status.success}"/>`
  return xml`<saml2p:Response xmlns:saml2p="${ns.protocol}" ID="${randomId()}"${answerTo} Destination="${parties.answerUrl}" IssueInstant="${iso(answer.at)}" Version="2.0"><saml2:Issuer xmlns:saml2="${ns.assertion}">${parties.providerId}</saml2:Issuer><saml2p:Status>${code}</saml2p:Status>${{ xml: answer.inside }}</saml2p:Response>`
    .xml
}

/** Signature algorithms that a provider could use; the last is for showing that it is refused. */
export type SignatureStrength = 'sha256' | 'sha512' | 'sha1'

const signatureNames: Readonly<Record<SignatureStrength, readonly [string, string]>> = {
  sha256: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256'],
  sha512: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', 'http://www.w3.org/2001/04/xmlenc#sha512'],
  sha1: ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#sha1'],
}

/** Signs the root element; the signature stands right after the issuer, as the schema wants. */
export function signRoot(
  document: string,
  key: { privateKey: string; certificate: string },
  strength: SignatureStrength = 'sha256',
): string {
  const [signatureAlgorithm, digestAlgorithm] = signatureNames[strength]
  const signer = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm,
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  })
  signer.addReference({
    xpath: '/*',
    digestAlgorithm,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
  })
  signer.computeSignature(document, {
    prefix: 'ds',
    location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  })
  return signer.getSignedXml()
}

/** Encrypts a signed assertion for the service: AES-256-GCM, its key by RSA-OAEP (XML Encryption 1.1). */
export function encryptAssertion(assertion: string, serviceCertificate: string): string {
  const key = randomBytes(32)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const sealed = Buffer.concat([iv, cipher.update(assertion, 'utf8'), cipher.final(), cipher.getAuthTag()])
  const wrapped = publicEncrypt({ key: serviceCertificate, padding: constants.RSA_PKCS1_OAEP_PADDING }, key)
  return xml`<saml2:EncryptedAssertion xmlns:saml2="${ns.assertion}"><xenc:EncryptedData xmlns:xenc="${ns.encryption}" Type="${ns.encryption}Element"><xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/><ds:KeyInfo xmlns:ds="${ns.signature}"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="${ns.encryption}rsa-oaep-mgf1p"><ds:DigestMethod Algorithm="${ns.signature}sha1"/></xenc:EncryptionMethod><xenc:CipherData><xenc:CipherValue>${wrapped.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>${sealed.toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml2:EncryptedAssertion>`
    .xml
}

/** A logout request of the provider. */
export function logoutRequestXml(
  asked: { id: string; at: number; destination: string; nameId: string; sessionIndex: string },
  parties: Parties,
): string {
  return xml`<saml2p:LogoutRequest xmlns:saml2p="${ns.protocol}" xmlns:saml2="${ns.assertion}" ID="${asked.id}" Version="2.0" IssueInstant="${iso(asked.at)}" NotOnOrAfter="${iso(asked.at + usableMs)}" Destination="${asked.destination}"><saml2:Issuer>${parties.providerId}</saml2:Issuer><saml2:NameID Format="${transientFormat}" NameQualifier="${parties.providerId}" SPNameQualifier="${parties.serviceId}">${asked.nameId}</saml2:NameID><saml2p:SessionIndex>${asked.sessionIndex}</saml2p:SessionIndex></saml2p:LogoutRequest>`
    .xml
}

/** The provider's answer to a logout request of ours; without a session it says so, as the real one does. */
export function logoutResponseXml(
  answer: { requestId: string; at: number; destination: string; ended: boolean },
  parties: Parties,
): string {
  const code = answer.ended
    ? xml`<saml2p:StatusCode Value="${status.success}"/>`
    : xml`<saml2p:StatusCode Value="${status.requester}"><saml2p:StatusCode Value="${status.unknownPrincipal}"/></saml2p:StatusCode>`
  return xml`<saml2p:LogoutResponse xmlns:saml2p="${ns.protocol}" xmlns:saml2="${ns.assertion}" ID="${randomId()}" Version="2.0" IssueInstant="${iso(answer.at)}" Destination="${answer.destination}" InResponseTo="${answer.requestId}"><saml2:Issuer>${parties.providerId}</saml2:Issuer><saml2p:Status>${code}</saml2p:Status></saml2p:LogoutResponse>`
    .xml
}
