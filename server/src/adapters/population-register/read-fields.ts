import { type IdentityCode, parseIdentityCode } from '../../platform/formats/identity-code.ts'
import { type PlainDate, parsePlainDate } from '../../platform/time/plain-date.ts'
import { PopulationRegisterError } from './port.ts'
import type { XmlElement } from './xml.ts'

/** Readers of single fields. They find by namespace and name, never by order, and refuse what they cannot be sure of. */

/** Names the place in the words of the format; the value found there is never told. */
export const unreadable = (place: string): PopulationRegisterError =>
  new PopulationRegisterError('population-register.unreadable-answer', { place })

export const childrenOf = (parent: XmlElement, name: string): readonly XmlElement[] =>
  parent.children.filter((child) => child.name === name && child.namespace === parent.namespace)

/** The only child of that name, or null; two of them are a fault, for one could hide the other. */
export function onlyChild(parent: XmlElement, name: string): XmlElement | null {
  const [first, second] = childrenOf(parent, name)
  if (second) throw unreadable(name)
  return first ?? null
}

/** Characters that turn the direction of text or are not text at all. Names with them could show as other names. */
const deceiving = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\p{Cn}\p{Co}]/u

/** The text of a leaf, trimmed and in NFC; null when the element is absent or empty, which this format uses alike. */
export function textOf(parent: XmlElement | null, name: string): string | null {
  const leaf = parent && onlyChild(parent, name)
  if (!leaf) return null
  return leafText(leaf)
}

export function leafText(leaf: XmlElement): string | null {
  const text = leaf.text.trim().replaceAll(/\s+/g, ' ').normalize('NFC')
  // 480 is the longest text that the register's own catalogue of types knows.
  if (leaf.children.length > 0 || text.length > 480 || deceiving.test(text)) throw unreadable(leaf.name)
  return text === '' ? null : text
}

export function formOf(parent: XmlElement | null, name: string, form: RegExp): string | null {
  const text = textOf(parent, name)
  if (text !== null && !form.test(text)) throw unreadable(name)
  return text
}

/** `yyyymmdd`. A day that is only partly known has zeros for month or day: then we know no day. */
export function dayOf(parent: XmlElement | null, name: string): PlainDate | null {
  const text = formOf(parent, name, /^\d{8}$/)
  if (text === null) return null
  if (text.slice(4, 6) === '00' || text.slice(6) === '00') return null
  const day = parsePlainDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
  if (!day) throw unreadable(name)
  return day
}

export function codeOf(leaf: XmlElement | null): IdentityCode | null {
  const text = leaf && leafText(leaf)
  if (!text) return null
  const reading = parseIdentityCode(text)
  // A person may type small letters; the register does not.
  if (!reading.ok || reading.code !== text) throw unreadable('Henkilotunnus')
  return reading.code
}
