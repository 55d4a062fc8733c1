/**
 * As much of DER (ITU-T X.690) as certificates and revocation lists need: a writer, and a reader that accepts nothing
 * but definite, shortest lengths. Node parses certificates but cannot make them, and knows no revocation lists.
 */

/** One value with its tag byte: the whole of it (`bytes`) and its inside (`content`). */
export type DerValue = { readonly tag: number; readonly content: Buffer; readonly bytes: Buffer }

export const derTag = {
  integer: 2,
  bitString: 3,
  octetString: 4,
  oid: 6,
  utf8: 12,
  utcTime: 23,
  generalizedTime: 24,
  sequence: 0x30,
  set: 0x31,
} as const

/** A value of the given tag around the contents, one after another. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents)
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body])
  const hex = body.length.toString(16)
  const length = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body])
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => der(derTag.sequence, ...contents)
export const set = (...contents: readonly Uint8Array[]): Buffer => der(derTag.set, ...contents)
export const octetString = (content: Uint8Array): Buffer => der(derTag.octetString, content)
/** A bit string of whole bytes. */
export const bitString = (content: Uint8Array): Buffer => der(derTag.bitString, Buffer.from([0]), content)
/** `[number]` around the contents (constructed, context-specific). */
export const tagged = (number: number, ...contents: readonly Uint8Array[]): Buffer => der(0xa0 | number, ...contents)
export const boolean = (value: boolean): Buffer => der(1, Buffer.from([value ? 0xff : 0]))
export const nothing = der(5)
export const utf8 = (text: string): Buffer => der(derTag.utf8, Buffer.from(text, 'utf8'))
/** Letters, digits and a few signs only; country codes and serial numbers must be of this type (RFC 5280 A.1). */
export const printable = (text: string): Buffer => der(19, Buffer.from(text, 'latin1'))

/** An integer that is not negative, from its bytes, most significant first. */
export function unsigned(bytes: Uint8Array): Buffer {
  let from = 0
  while (from < bytes.length - 1 && bytes[from] === 0) from++
  const digits = Buffer.from(bytes.subarray(from))
  const first = digits[0] ?? 0
  return der(derTag.integer, ...(digits.length === 0 || first >= 0x80 ? [Buffer.from([0])] : []), digits)
}

/** An object identifier from its dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap((part) => {
    const groups = [part % 128]
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128)) groups.unshift((left % 128) | 0x80)
    return groups
  })
  return der(derTag.oid, Buffer.from(bytes))
}

/** A time to the second: two-digit years until 2049, then four (RFC 5280 4.1.2.5). */
export function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, '')
  return at.getUTCFullYear() < 2050
    ? der(derTag.utcTime, Buffer.from(digits.slice(2)))
    : der(derTag.generalizedTime, Buffer.from(digits))
}

/** The values that stand one after another in `bytes`. Throws when they do not fill it exactly. */
export function readDer(bytes: Buffer): DerValue[] {
  const values: DerValue[] = []
  let at = 0
  while (at < bytes.length) {
    const tag = bytes[at]
    const first = bytes[at + 1]
    if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new Error('not DER')
    const lengthBytes = first < 0x80 ? 0 : first - 0x80
    if (lengthBytes > 4 || first === 0x80 || at + 2 + lengthBytes > bytes.length) throw new Error('not DER')
    const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes)
    const start = at + 2 + lengthBytes
    const end = start + length
    const shortest = lengthBytes === 0 || (length >= 0x80 && length >= 2 ** (8 * (lengthBytes - 1)))
    if (!shortest || end > bytes.length) throw new Error('not DER')
    values.push({ tag, content: bytes.subarray(start, end), bytes: bytes.subarray(at, end) })
    at = end
  }
  return values
}

/** The instant of a time value. Throws for another type or form. */
export function readTime(value: DerValue): Date {
  const text = value.content.toString('latin1')
  const full = value.tag === derTag.utcTime ? `${text < '50' ? '20' : '19'}${text}` : text
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full)
  if (!parts || (value.tag !== derTag.utcTime && value.tag !== derTag.generalizedTime)) throw new Error('not a time')
  const [, year, month, day, hour, minute, second] = parts
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}
