import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto'
import {
  bitString,
  boolean,
  der,
  nothing,
  octetString,
  oid,
  printable,
  sequence,
  set,
  tagged,
  time,
  unsigned,
  utf8,
} from './der.ts'

/** The parts of a distinguished name that we write, in the order they are written. */
export type DistinguishedName = {
  readonly country?: string
  readonly organisation?: string
  readonly serialNumber?: string
  readonly familyName?: string
  readonly givenName?: string
  readonly commonName: string
}

/** What a certificate is for; it decides the key usages that it carries. */
export type CertificateUse = 'authority' | 'client' | 'server' | 'signing-and-decryption'

export type CertificateFacts = {
  readonly subject: DistinguishedName
  readonly use: CertificateUse
  readonly publicKey: KeyObject
  readonly notBefore: Date
  readonly notAfter: Date
  /** Null makes a self-signed certificate; then `signingKey` is the private half of `publicKey`. */
  readonly issuer: { readonly name: DistinguishedName; readonly publicKey: KeyObject } | null
  readonly signingKey: KeyObject
  /** DNS names of a server. */
  readonly hosts?: readonly string[]
  /** OIDs of the policies that it was issued under. */
  readonly policies?: readonly string[]
}

/** An X.509 v3 certificate (RFC 5280) in PEM, with a random serial number of 127 bits. RSA or P-256, SHA-256. */
export function makeCertificate(facts: CertificateFacts): string {
  const issuer = facts.issuer ?? { name: facts.subject, publicKey: facts.publicKey }
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  const body = sequence(
    tagged(0, unsigned(Buffer.from([2]))),
    unsigned(serial),
    signatureAlgorithm(facts.signingKey),
    encodeName(issuer.name),
    sequence(time(facts.notBefore), time(facts.notAfter)),
    encodeName(facts.subject),
    facts.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensionsOf(facts, issuer.publicKey))),
  )
  return toPem('CERTIFICATE', signed(body, facts.signingKey))
}

/** A body with its algorithm and signature, as certificates and revocation lists are signed. */
export function signed(body: Buffer, key: KeyObject): Buffer {
  return sequence(body, signatureAlgorithm(key), bitString(sign('sha256', body, key)))
}

/** The identifier of SHA-256 with RSA (PKCS #1 v1.5) or with ECDSA, by the kind of key. */
export function signatureAlgorithm(key: KeyObject): Buffer {
  if (key.asymmetricKeyType === 'rsa') return sequence(oid('1.2.840.113549.1.1.11'), nothing)
  if (key.asymmetricKeyType === 'ec') return sequence(oid('1.2.840.10045.4.3.2'))
  throw new Error('certificates are signed with RSA or P-256')
}

/** A distinguished name, one attribute in each part. */
export function encodeName(name: DistinguishedName): Buffer {
  const parts: [string, Buffer | null][] = [
    ['2.5.4.6', name.country === undefined ? null : printable(name.country)],
    ['2.5.4.10', name.organisation === undefined ? null : utf8(name.organisation)],
    ['2.5.4.5', name.serialNumber === undefined ? null : printable(name.serialNumber)],
    ['2.5.4.4', name.familyName === undefined ? null : utf8(name.familyName)],
    ['2.5.4.42', name.givenName === undefined ? null : utf8(name.givenName)],
    ['2.5.4.3', utf8(name.commonName)],
  ]
  return sequence(...parts.flatMap(([type, value]) => (value === null ? [] : [set(sequence(oid(type), value))])))
}

/** Any DER in PEM armour. */
export function toPem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** The bits of keyUsage (RFC 5280 4.2.1.3): unused bits at the end, then the first byte. */
const keyUsageBits: Readonly<Record<CertificateUse, readonly [number, number]>> = {
  authority: [1, 0b00000110],
  client: [7, 0b10000000],
  server: [7, 0b10000000],
  'signing-and-decryption': [5, 0b10100000],
}

function extensionsOf(facts: CertificateFacts, issuerKey: KeyObject): Buffer[] {
  const extension = (type: string, critical: boolean, value: Buffer) =>
    sequence(oid(type), ...(critical ? [boolean(true)] : []), octetString(value))
  const list = [
    extension('2.5.29.19', true, sequence(...(facts.use === 'authority' ? [boolean(true)] : []))),
    extension('2.5.29.15', true, der(3, Buffer.from(keyUsageBits[facts.use]))),
    extension('2.5.29.14', false, octetString(keyIdentifier(facts.publicKey))),
    extension('2.5.29.35', false, sequence(der(0x80, keyIdentifier(issuerKey)))),
  ]
  if (facts.use === 'client') list.push(extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.2'))))
  if (facts.use === 'server') list.push(extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'))))
  if (facts.hosts?.length)
    list.push(
      extension('2.5.29.17', false, sequence(...facts.hosts.map((host) => der(0x82, Buffer.from(host, 'latin1'))))),
    )
  if (facts.policies?.length)
    list.push(extension('2.5.29.32', false, sequence(...facts.policies.map((policy) => sequence(oid(policy))))))
  return list
}

const keyIdentifier = (key: KeyObject) =>
  createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()
