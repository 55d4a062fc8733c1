import type { XmlElement } from '../population-register/xml.ts'
import {
  assertAlgorithms,
  assertChildren,
  assertWithin,
  attributeOf,
  childrenOf,
  instantOf,
  is,
  only,
  readMessage,
  refused,
  textOf,
  withAll,
} from './message.ts'
import { acceptedLevels, attribute, bearer, clockSkewMs, ns, status, transientFormat } from './names.ts'
import { type Assurance, identificationMaxMs, type NameId } from './port.ts'

/** Whom an answer must be from and for. */
export type Expected = {
  readonly providerId: string
  readonly ourId: string
  readonly answerUrl: string
  readonly requestId: string
  readonly now: Date
}

/** What an assertion says, once everything about it has been checked. */
export type Assertion = {
  readonly id: string
  /** Milliseconds since 1970; after this the assertion would be refused as old. */
  readonly usableUntil: number
  readonly identityCode: string
  readonly givenNames: string
  readonly familyName: string
  readonly assurance: Assurance
  readonly nameId: NameId
  readonly sessionIndex: string
}

/**
 * The outside of an answer: refused unless it has exactly the shape that Suomi.fi sends. Called before the signature is
 * checked, to name the cause; once the library has found that the signature covers the whole document, what was read
 * here is signed too, because there is only one way to read it (see `readMessage`).
 */
export function assertEnvelope(response: XmlElement, expected: Expected): void {
  if (!is(response, ns.protocol, 'Response') || attributeOf(response, 'Version') !== '2.0') throw refused('wrong-shape')
  assertStatus(response)
  const inside = [...withAll(response)].slice(1)
  if (inside.some((element) => is(element, ns.assertion, 'Assertion'))) throw refused('not-encrypted')
  if (childrenOf(response, ns.signature, 'Signature').length === 0) throw refused('response-signature')
  assertChildren(response, [
    [ns.assertion, 'Issuer'],
    [ns.signature, 'Signature'],
    [ns.protocol, 'Status'],
    [ns.assertion, 'EncryptedAssertion'],
  ])
  assertSignatureShape(response, inside)
  assertChildren(only(response, ns.assertion, 'EncryptedAssertion'), [[ns.encryption, 'EncryptedData']])
  if (inside.filter((element) => element.name === 'EncryptedData').length !== 1) throw refused('wrong-shape')
  assertAlgorithms(response)
  if (textOf(response, ns.assertion, 'Issuer') !== expected.providerId) throw refused('wrong-issuer')
  if (response.attributes.get('Destination') !== expected.answerUrl) throw refused('wrong-destination')
  const answerTo = response.attributes.get('InResponseTo')
  if (answerTo === undefined) throw refused('unsolicited')
  if (answerTo !== expected.requestId) throw refused('wrong-request')
  const issued = instantOf(response, 'IssueInstant')
  assertWithin(expected.now, { from: issued, until: issued + identificationMaxMs })
}

/** A failure is told by status; it need not be signed, since it can only lead to a no. */
function assertStatus(response: XmlElement): void {
  const code = only(only(response, ns.protocol, 'Status'), ns.protocol, 'StatusCode')
  if (code.attributes.get('Value') === status.success) return
  const inner = childrenOf(code, ns.protocol, 'StatusCode')[0]?.attributes.get('Value')
  throw refused(inner === status.authnFailed ? 'cancelled' : 'provider-refused')
}

/** One signature, directly under its element, over that element, without any object to hide another message in. */
function assertSignatureShape(owner: XmlElement, inside: readonly XmlElement[]): void {
  const signature = only(owner, ns.signature, 'Signature')
  if (inside.filter((element) => element.name === 'Signature').length !== 1) throw refused('wrong-shape')
  if (inside.some((element) => element.namespace === ns.signature && ['Object', 'Manifest'].includes(element.name)))
    throw refused('wrong-shape')
  const reference = only(only(signature, ns.signature, 'SignedInfo'), ns.signature, 'Reference')
  if (reference.attributes.get('URI') !== `#${attributeOf(owner, 'ID')}`) throw refused('wrong-shape')
}

/** Reads the assertion that the library decrypted and whose signature it checked. */
export function readAssertion(assertionXml: string, expected: Expected): Assertion {
  const assertion = readMessage(Buffer.from(assertionXml, 'utf8'))
  if (!is(assertion, ns.assertion, 'Assertion')) throw refused('wrong-shape')
  assertChildren(assertion, [
    [ns.assertion, 'Issuer'],
    [ns.signature, 'Signature'],
    [ns.assertion, 'Subject'],
    [ns.assertion, 'Conditions'],
    [ns.assertion, 'AuthnStatement'],
    [ns.assertion, 'AttributeStatement'],
  ])
  assertSignatureShape(assertion, [...withAll(assertion)].slice(1))
  assertAlgorithms(assertion)
  if (textOf(assertion, ns.assertion, 'Issuer') !== expected.providerId) throw refused('wrong-issuer')
  const nameId = readSubject(only(assertion, ns.assertion, 'Subject'), expected)
  const until = readConditions(only(assertion, ns.assertion, 'Conditions'), expected)
  const statement = only(assertion, ns.assertion, 'AuthnStatement')
  assertWithin(expected.now, { from: instantOf(statement, 'AuthnInstant'), until: Number.POSITIVE_INFINITY })
  const level = textOf(only(statement, ns.assertion, 'AuthnContext'), ns.assertion, 'AuthnContextClassRef')
  const assurance = acceptedLevels.get(level)
  if (assurance === undefined) throw refused('low-assurance')
  const facts = readAttributes(only(assertion, ns.assertion, 'AttributeStatement'))
  const identityCode = facts.get(attribute.identityCode) ?? ''
  // The check character is for the domain to verify; the century signs are those in use since 2023.
  if (!/^\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]$/.test(identityCode)) throw refused('no-identity-code')
  return {
    id: attributeOf(assertion, 'ID'),
    usableUntil: until + clockSkewMs,
    identityCode,
    givenNames: nameIn(facts, attribute.givenNames),
    familyName: nameIn(facts, attribute.familyName),
    assurance,
    nameId,
    sessionIndex: attributeOf(statement, 'SessionIndex'),
  }
}

function readSubject(subject: XmlElement, expected: Expected): NameId {
  const nameId = only(subject, ns.assertion, 'NameID')
  const confirmation = only(subject, ns.assertion, 'SubjectConfirmation')
  const data = only(confirmation, ns.assertion, 'SubjectConfirmationData')
  if (nameId.attributes.get('Format') !== transientFormat || nameId.text.trim() === '') throw refused('wrong-shape')
  if (confirmation.attributes.get('Method') !== bearer) throw refused('wrong-shape')
  if (data.attributes.get('Recipient') !== expected.answerUrl) throw refused('wrong-destination')
  if (data.attributes.get('InResponseTo') !== expected.requestId) throw refused('wrong-request')
  assertWithin(expected.now, { from: 0, until: instantOf(data, 'NotOnOrAfter') })
  return readNameId(nameId)
}

/** A passing name with the qualifiers that must be repeated when signing out. */
export function readNameId(element: XmlElement): NameId {
  return {
    value: element.text.trim(),
    nameQualifier: element.attributes.get('NameQualifier') ?? null,
    spNameQualifier: element.attributes.get('SPNameQualifier') ?? null,
  }
}

function readConditions(conditions: XmlElement, expected: Expected): number {
  assertChildren(conditions, [[ns.assertion, 'AudienceRestriction']])
  const restriction = only(conditions, ns.assertion, 'AudienceRestriction')
  assertChildren(restriction, [[ns.assertion, 'Audience']])
  if (textOf(restriction, ns.assertion, 'Audience') !== expected.ourId) throw refused('wrong-audience')
  const until = instantOf(conditions, 'NotOnOrAfter')
  assertWithin(expected.now, { from: instantOf(conditions, 'NotBefore'), until })
  return until
}

/** Each attribute once and with one value; a second value would leave open which one counts. */
function readAttributes(statement: XmlElement): Map<string, string> {
  const facts = new Map<string, string>()
  for (const one of childrenOf(statement, ns.assertion, 'Attribute')) {
    const name = attributeOf(one, 'Name')
    if (facts.has(name)) throw refused('wrong-shape')
    const value = only(one, ns.assertion, 'AttributeValue')
    if (value.children.length > 0) throw refused('wrong-shape')
    facts.set(name, value.text.trim())
  }
  return facts
}

function nameIn(facts: ReadonlyMap<string, string>, name: string): string {
  const value = (facts.get(name) ?? '').normalize('NFC')
  if (value === '' || value.length > 200) throw refused('missing-names')
  return value
}
