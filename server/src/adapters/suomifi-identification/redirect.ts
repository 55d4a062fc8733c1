import { createSign, createVerify } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { XmlElement } from '../population-register/xml.ts'
import { fromBase64, readMessage, refused } from './message.ts'
import { largestMessage } from './names.ts'

/** A message of the redirect binding whose signature was good (SAML bindings 3.4.4.1). */
export type RedirectMessage = {
  readonly kind: 'SAMLRequest' | 'SAMLResponse'
  readonly root: XmlElement
  readonly relayState: string | null
}

const hashes: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', 'sha512'],
])

/**
 * Checks the signature over the query exactly as it was sent, then reads the message out of the same bytes. A parameter
 * that comes twice is refused: two readers could each take another one. The library's own reader accepts a message
 * without any signature and inflates without a limit, which is why it is not used for this.
 */
export function readRedirect(query: string, certificates: readonly string[]): RedirectMessage {
  if (query.length > largestMessage) throw refused('too-large')
  const raw = new Map<string, string>()
  for (const part of query.split('&')) {
    const at = part.indexOf('=')
    const name = at < 0 ? part : part.slice(0, at)
    if (!/^[A-Za-z]+$/.test(name) || raw.has(name)) throw refused('wrong-shape')
    raw.set(name, at < 0 ? '' : part.slice(at + 1))
  }
  const kind = raw.has('SAMLRequest') ? 'SAMLRequest' : 'SAMLResponse'
  const message = raw.get(kind)
  if (message === undefined || (kind === 'SAMLRequest' && raw.has('SAMLResponse'))) throw refused('wrong-shape')
  const algorithm = raw.get('SigAlg')
  const signature = raw.get('Signature')
  if (algorithm === undefined || signature === undefined) throw refused('response-signature')
  const hash = hashes.get(decoded(algorithm))
  if (hash === undefined) throw refused('weak-algorithm')
  const signedNames = [kind, 'RelayState', 'SigAlg'].filter((name) => raw.has(name))
  const signedBytes = signedNames.map((name) => `${name}=${raw.get(name)}`).join('&')
  const given = fromBase64(decoded(signature))
  const good = certificates.some((certificate) => createVerify(hash).update(signedBytes).verify(certificate, given))
  if (!good) throw refused('response-signature')
  const relay = raw.get('RelayState')
  return { kind, root: readMessage(inflate(decoded(message))), relayState: relay === undefined ? null : decoded(relay) }
}

/** A signed redirect with rsa-sha256; `privateKey` is PEM. */
export function writeRedirect(message: {
  to: string
  kind: 'SAMLRequest' | 'SAMLResponse'
  xml: string
  relayState: string | null
  privateKey: string
}): string {
  const parts = [`${message.kind}=${encodeURIComponent(deflateRawSync(message.xml).toString('base64'))}`]
  if (message.relayState !== null) parts.push(`RelayState=${encodeURIComponent(message.relayState)}`)
  parts.push(`SigAlg=${encodeURIComponent('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')}`)
  const signature = createSign('sha256').update(parts.join('&')).sign(message.privateKey, 'base64')
  parts.push(`Signature=${encodeURIComponent(signature)}`)
  return `${message.to}?${parts.join('&')}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw refused('not-readable')
  }
}

function inflate(base64: string): Buffer {
  const packed = fromBase64(base64)
  try {
    // A few hundred bytes can inflate to gigabytes.
    return inflateRawSync(packed, { maxOutputLength: largestMessage })
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw refused(tooLarge ? 'too-large' : 'not-readable')
  }
}
