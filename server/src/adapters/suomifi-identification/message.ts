import { Refusal } from '../../platform/refusals.ts'
import { parseXml, type XmlElement, XmlError } from '../population-register/xml.ts'
import { algorithms, clockSkewMs, largestMessage, type ns } from './names.ts'
import { SuomifiRefusal } from './port.ts'

type Namespace = (typeof ns)[keyof typeof ns]

export const refused = (name: keyof typeof SuomifiRefusal): Refusal => new Refusal(SuomifiRefusal[name])

/** The bytes of a base64 field. Line breaks are allowed, anything else that is not base64 is not. */
export function fromBase64(text: string): Buffer {
  if (text.length > largestMessage * 1.5) throw refused('too-large')
  const dense = text.replace(/[\r\n]+/g, '')
  if (dense.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(dense)) throw refused('not-readable')
  const bytes = Buffer.from(dense, 'base64')
  if (bytes.length > largestMessage) throw refused('too-large')
  return bytes
}

/**
 * Reads a message. A DTD, a comment, a CDATA section and a processing instruction all begin with `<!` or `<?`, and none
 * has a place in a SAML message: a comment inside a name has made other services read half of it (AC-28). The parser
 * takes only what every other parser reads in the same way, so the library that checks the signature sees what we see.
 */
export function readMessage(bytes: Uint8Array): XmlElement {
  const text = Buffer.from(bytes).toString('latin1')
  if (text.includes('<!') || /<\?(?!xml\s)/.test(text) || text.indexOf('<?', 1) >= 0) throw refused('forbidden-markup')
  try {
    return parseXml(bytes)
  } catch (error) {
    if (error instanceof XmlError) throw refused('not-readable')
    throw error
  }
}

export const is = (element: XmlElement, namespace: Namespace, name: string): boolean =>
  element.namespace === namespace && element.name === name

export const childrenOf = (parent: XmlElement, namespace: Namespace, name: string): XmlElement[] =>
  parent.children.filter((child) => is(child, namespace, name))

/** The one child of that name; none or several is a wrong shape. */
export function only(parent: XmlElement, namespace: Namespace, name: string): XmlElement {
  const [child, ...more] = childrenOf(parent, namespace, name)
  if (!child || more.length > 0) throw refused('wrong-shape')
  return child
}

/** The text of the one child of that name, without the white space around it. */
export const textOf = (parent: XmlElement, namespace: Namespace, name: string): string =>
  only(parent, namespace, name).text.trim()

/** An attribute that must be there. */
export function attributeOf(element: XmlElement, name: string): string {
  const value = element.attributes.get(name)
  if (value === undefined || value === '') throw refused('wrong-shape')
  return value
}

/** The element and all inside it. */
export function* withAll(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) yield* withAll(child)
}

/**
 * The children of `parent` are exactly these, each once, in any order. What is not expected is not ignored: a forged
 * message hides the genuine, signed one in a place that nobody reads.
 */
export function assertChildren(parent: XmlElement, expected: readonly (readonly [Namespace, string])[]): void {
  if (parent.children.length !== expected.length) throw refused('wrong-shape')
  for (const [namespace, name] of expected) only(parent, namespace, name)
}

/** Every algorithm named in the message is one of ours. */
export function assertAlgorithms(root: XmlElement): void {
  const walk = (element: XmlElement, parent: XmlElement | null) => {
    const named = element.attributes.get('Algorithm')
    if (named !== undefined && !allowedAt(element, parent).includes(named)) throw refused('weak-algorithm')
    for (const child of element.children) walk(child, element)
  }
  walk(root, null)
}

function allowedAt(element: XmlElement, parent: XmlElement | null): readonly string[] {
  if (element.name === 'EncryptionMethod')
    return parent?.name === 'EncryptedKey' ? algorithms.keyEncryption : algorithms.contentEncryption
  // The hash inside OAEP is no signature; providers still name SHA-1 there and it is not broken in that place.
  if (element.name === 'DigestMethod' && parent?.name === 'EncryptionMethod')
    return [
      ...algorithms.DigestMethod,
      'http://www.w3.org/2000/09/xmldsig#sha1',
      'http://www.w3.org/2000/09/xmldsig#sha256',
    ]
  switch (element.name) {
    case 'SignatureMethod':
    case 'DigestMethod':
    case 'CanonicalizationMethod':
    case 'Transform':
      return algorithms[element.name]
    default:
      return []
  }
}

/** The instant of an attribute: UTC only, as SAML core 1.3.3 wants. */
export function instantOf(element: XmlElement, name: string): number {
  const value = attributeOf(element, name)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value)) throw refused('not-readable')
  const at = Date.parse(value)
  if (Number.isNaN(at)) throw refused('not-readable')
  return at
}

/** Not before, and strictly before the end, with the clocks 30 s apart at most. */
export function assertWithin(now: Date, span: { from: number; until: number }): void {
  if (now.getTime() + clockSkewMs < span.from) throw refused('not-yet-valid')
  if (now.getTime() - clockSkewMs >= span.until) throw refused('expired')
}
