import { FileRefused } from './fault.ts'

/** A piece of a document, in its order. Names are without their prefix; an element without content gives an open and a close. */
export type XmlPart =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

/**
 * Walks through a document piece by piece, without building it. No document type is taken, so there are no entities but the five of XML,
 * and nothing that could grow or fetch. Throws `FileRefused`.
 */
export function* partsOf(xml: string): Generator<XmlPart> {
  let place = 0
  while (place < xml.length) {
    const open = xml.indexOf('<', place)
    if (open < 0) return
    if (open > place) yield { kind: 'text', text: decoded(xml.slice(place, open)) }
    if (xml.startsWith('<![CDATA[', open)) {
      const end = after(xml, ']]>', open)
      yield { kind: 'text', text: xml.slice(open + 9, end - 3) }
      place = end
    } else if (xml.startsWith('<!--', open)) place = after(xml, '-->', open)
    else if (xml.startsWith('<?', open)) place = after(xml, '?>', open)
    else if (xml.startsWith('<!', open)) throw new FileRefused('not-a-table')
    else {
      place = after(xml, '>', open)
      yield* tag(xml.slice(open + 1, place - 1))
    }
  }
}

function* tag(inside: string): Generator<XmlPart> {
  const found = /^(\/?)\s*(?:[\w.-]+:)?([\w.-]+)([\s\S]*?)(\/?)$/.exec(inside)
  if (!found) throw new FileRefused('not-a-table')
  const [, closes, name = '', attributes = '', isEmpty] = found
  if (closes) return yield { kind: 'close', name }
  yield { kind: 'open', name, attributes }
  if (isEmpty) yield { kind: 'close', name }
}

/** The value of an attribute of an open tag, by its name without prefix. */
export function attribute(of: { readonly attributes: string }, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s|:)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(of.attributes)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : decoded(value)
}

function after(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from)
  if (found < 0) throw new FileRefused('not-a-table')
  return found + end.length
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
        (whole, hex?: string, number?: string, name?: string) => {
          if (name !== undefined) return entities[name] ?? whole
          const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16)
          return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
        },
      )
    : text
