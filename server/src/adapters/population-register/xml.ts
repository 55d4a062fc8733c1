/**
 * A strict reader and writer of the XML that SOAP services speak: XML 1.0 with namespaces in UTF-8,
 * no DTD, no processing instructions, ASCII names. It accepts less than the standard does, and everything
 * it accepts a standard reader reads the same way (the contract test compares them).
 * A DTD is refused outright, so there are no entities to expand and no files to fetch.
 */
export type XmlElement = {
  readonly namespace: string
  readonly name: string
  /** By local name when the attribute has no namespace, else `{namespace}name`. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** The element's own text, its children's left out. */
  readonly text: string
}

/** The message tells the kind of the fault and never quotes the document. */
export class XmlError extends Error {
  override readonly name = 'XmlError'
}

const limits = { depth: 32, elements: 20_000, attributes: 40 }
/** Plain addresses and URNs: all that the formats of the trade use, and nothing that readers disagree about. */
const namespaceForm =
  /^(?:urn:[A-Za-z0-9][A-Za-z0-9._:-]*|https?:\/\/[A-Za-z0-9][A-Za-z0-9._/-]*(?:#[A-Za-z0-9._-]*)?)$/
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

const declaration =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(["'])1\.0\1([ \t\n]+encoding[ \t\n]*=[ \t\n]*(["'])[Uu][Tt][Ff]-8\3)?([ \t\n]+standalone[ \t\n]*=[ \t\n]*(["'])(yes|no)\5)?[ \t\n]*\?>/
const forbidden = /[^\t\n\r\u0020-\uFFFD]/
const name = /[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?/y
const space = /[ \t\n]+/y
const attributeValue = /"([^"<]*)"|'([^'<]*)'/y
const textRun = /[^<]+/y

type Scope = ReadonlyMap<string, string>
type Open = {
  qualified: string
  scope: Scope
  children: XmlElement[]
  text: string[]
  element: Omit<XmlElement, 'text'>
}

/** Reads a whole document. Throws `XmlError` for anything but one well-formed element of the accepted kind. */
export function parseXml(bytes: Uint8Array): XmlElement {
  const source = decode(bytes)
  let at = declaration.exec(source)?.[0].length ?? 0
  let root: XmlElement | null = null
  let count = 0
  const open: Open[] = []

  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found) at = pattern.lastIndex
    return found
  }
  const skip = (literal: string): void => {
    if (!source.startsWith(literal, at)) throw new XmlError('not well-formed')
    at += literal.length
  }
  const until = (literal: string): string => {
    const end = source.indexOf(literal, at)
    if (end < 0) throw new XmlError('ends too early')
    const text = source.slice(at, end)
    at = end + literal.length
    return text
  }
  const addText = (text: string): void => {
    const top = open.at(-1)
    if (top) top.text.push(text)
    else if (/[^ \t\n]/.test(text)) throw new XmlError('text outside the element')
  }
  const close = (top: Open): void => {
    const element = { ...top.element, text: top.text.join('') }
    open.pop()
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root = element
  }

  while (at < source.length) {
    const run = take(textRun)
    if (run) {
      if (run[0].includes(']]>')) throw new XmlError('not well-formed')
      addText(expand(run[0]))
    } else if (source.startsWith('<!--', at)) {
      at += 4
      until('--')
      skip('>')
    } else if (source.startsWith('<![CDATA[', at)) {
      if (open.length === 0) throw new XmlError('text outside the element')
      at += 9
      addText(until(']]>'))
    } else if (source.startsWith('<!', at) || source.startsWith('<?', at)) {
      throw new XmlError('a DTD or an instruction is not accepted')
    } else if (source.startsWith('</', at)) {
      at += 2
      const top = open.at(-1)
      if (!top || take(name)?.[0] !== top.qualified) throw new XmlError('not well-formed')
      take(space)
      skip('>')
      close(top)
    } else {
      if (root || ++count > limits.elements || open.length >= limits.depth) throw new XmlError('too much')
      skip('<')
      const top = startElement({ take, parentScope: open.at(-1)?.scope ?? baseScope })
      open.push(top)
      take(space)
      const empty = source.startsWith('/>', at)
      skip(empty ? '/>' : '>')
      if (empty) close(top)
    }
  }
  if (!root || open.length > 0) throw new XmlError('ends too early')
  return root
}

const baseScope: Scope = new Map([
  ['', ''],
  ['xml', xmlNamespace],
])

function decode(bytes: Uint8Array): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new XmlError('not UTF-8')
  }
  if (forbidden.test(text)) throw new XmlError('a character that XML does not know')
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
}

function startElement(from: { take: (p: RegExp) => RegExpExecArray | null; parentScope: Scope }): Open {
  const qualified = from.take(name)?.[0]
  if (!qualified) throw new XmlError('not well-formed')
  const raw: [string, string][] = []
  while (from.take(space)) {
    const attribute = from.take(name)?.[0]
    if (!attribute) break
    if (!from.take(equals)) throw new XmlError('not well-formed')
    const value = from.take(attributeValue)
    if (!value || raw.length >= limits.attributes) throw new XmlError('not well-formed')
    raw.push([attribute, expand((value[1] ?? value[2] ?? '').replaceAll(/[\t\n]/g, ' '))])
  }
  const scope = scopeOf(raw, from.parentScope)
  const attributes = new Map<string, string>()
  for (const [key, value] of raw) {
    if (key === 'xmlns' || key.startsWith('xmlns:')) continue
    const [namespace, local] = key.includes(':') ? resolve(key, scope) : ['', key]
    const expanded = namespace === '' ? local : `{${namespace}}${local}`
    if (attributes.has(expanded)) throw new XmlError('an attribute twice')
    attributes.set(expanded, value)
  }
  const [namespace, local] = resolve(qualified, scope)
  const children: XmlElement[] = []
  return { qualified, scope, children, text: [], element: { namespace, name: local, attributes, children } }
}

const equals = /[ \t\n]*=[ \t\n]*/y

function scopeOf(raw: readonly [string, string][], parent: Scope): Scope {
  const scope = new Map(parent)
  const seen = new Set<string>()
  for (const [key, uri] of raw) {
    if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue
    const prefix = key.slice('xmlns:'.length)
    if (seen.has(prefix)) throw new XmlError('an attribute twice')
    seen.add(prefix)
    const reserved = prefix === 'xml' || prefix === 'xmlns' || uri === xmlNamespace || uri === xmlnsNamespace
    const isUri = uri === '' ? prefix === '' : namespaceForm.test(uri)
    if (reserved || !isUri) throw new XmlError('a wrong namespace')
    scope.set(prefix, uri)
  }
  return scope
}

function resolve(qualified: string, scope: Scope): [string, string] {
  const colon = qualified.indexOf(':')
  const namespace = scope.get(colon < 0 ? '' : qualified.slice(0, colon))
  if (namespace === undefined) throw new XmlError('an unknown prefix')
  return [namespace, qualified.slice(colon + 1)]
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function expand(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos))?(;?)/g,
    (_, ten, hex, word, end) => {
      if (end !== ';') throw new XmlError('an unknown entity')
      if (typeof word === 'string') return named[word] ?? ''
      const point = typeof ten === 'string' ? Number(ten) : typeof hex === 'string' ? Number.parseInt(hex, 16) : -1
      const surrogate = point >= 0xd800 && point <= 0xdfff
      if (point < 0 || point > 0x10ffff || surrogate) throw new XmlError('an unknown entity')
      const character = String.fromCodePoint(point)
      if (forbidden.test(character)) throw new XmlError('a character that XML does not know')
      return character
    },
  )
}

/** A piece of XML that is known to be escaped. */
export type XmlPiece = { readonly xml: string }

/** Writes XML: texts are escaped, pieces and lists of pieces go in as they are. */
export function xml(
  parts: TemplateStringsArray,
  ...values: readonly (string | XmlPiece | readonly XmlPiece[])[]
): XmlPiece {
  const pieces = parts.map((part, index) => part + write(values[index] ?? ''))
  return { xml: pieces.join('') }
}

function write(value: string | XmlPiece | readonly XmlPiece[]): string {
  if (typeof value === 'string') return escapeText(value)
  if ('xml' in value) return value.xml
  return value.map((piece) => piece.xml).join('')
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

function escapeText(text: string): string {
  if (forbidden.test(text) || !text.isWellFormed()) throw new XmlError('a character that XML does not know')
  return text.replaceAll(/[&<>"\r]/g, (character) => escapes[character] ?? character)
}
