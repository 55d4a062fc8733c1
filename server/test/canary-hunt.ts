import { createHash } from 'node:crypto'
import { gunzipSync, inflateSync } from 'node:zlib'

/** Where a planted value was found, and how it was written there. */
export interface Hit {
  readonly canary: string
  readonly form: string
}

interface Pattern extends Hit {
  readonly bytes: Buffer
}

/** Shorter pieces would be found by chance, also when hex or base64 draws them out to more characters. */
const SHORTEST = 6
const SHORTEST_BASE64 = 8

/** A text as bytes, in every way of writing characters that a program of ours or of PostgreSQL might use. */
function written(text: string): (readonly [form: string, bytes: Buffer])[] {
  const forms = new Map<string, string>([
    ['as it is', text],
    ['lower case', text.toLowerCase()],
    ['upper case', text.toUpperCase()],
    ['without its blanks', text.replaceAll(/[\s-]/g, '')],
    ['backwards', [...text].reverse().join('')],
    ['percent-encoded', encodeURIComponent(text)],
    ['as a form sends it', new URLSearchParams([['', text]]).toString().slice(1)],
    ['escaped as JSON', JSON.stringify(text).slice(1, -1)],
    [
      'escaped as JSON in ASCII',
      text.replaceAll(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ],
  ])
  return [...forms].flatMap(([form, value]) => {
    const utf16 = Buffer.from(value, 'utf16le')
    return [
      [form, Buffer.from(value)],
      [`${form}, Latin-1`, Buffer.from(value, 'latin1')],
      [`${form}, UTF-16LE`, utf16],
      [`${form}, UTF-16BE`, Buffer.from(utf16).swap16()],
    ] as const
  })
}

/** Bytes in base64 wherever they begin in a longer text: the characters that only they decide. */
function base64(bytes: Buffer, url: boolean): Buffer[] {
  return [0, 1, 2]
    .map((before) => {
      const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
      const from = Math.ceil((before * 4) / 3)
      const whole = text.slice(from, Math.floor(((before + bytes.length) * 8) / 6))
      return Buffer.from(url ? whole.replaceAll('+', '-').replaceAll('/', '_') : whole)
    })
    .filter((coded) => coded.length >= SHORTEST_BASE64)
}

const digests = (text: string): (readonly [form: string, bytes: Buffer])[] =>
  ['sha256', 'sha1', 'md5', 'sha512'].map((hash) => [`${hash} without a key`, createHash(hash).update(text).digest()])

/** Every pattern that would give a value away. */
function patternsOf(canary: string): Pattern[] {
  const raw = [...written(canary), ...digests(canary)].filter(([, bytes]) => bytes.length >= SHORTEST)
  const all = raw.flatMap(([form, bytes]) => [
    [form, bytes] as const,
    [`${form}, hex`, Buffer.from(bytes.toString('hex'))] as const,
    [`${form}, HEX`, Buffer.from(bytes.toString('hex').toUpperCase())] as const,
    ...base64(bytes, false).map((coded) => [`${form}, base64`, coded] as const),
    ...base64(bytes, true).map((coded) => [`${form}, base64url`, coded] as const),
  ])
  return all.map(([form, bytes]) => ({ canary, form, bytes }))
}

/** Looks for many values in one walk over the bytes, in every form of `security.md` 8, also inside what is packed. */
export function canaryHunt(canaries: Iterable<string>): (bytes: Uint8Array) => readonly Hit[] {
  const byStart = new Map<number, Pattern[]>()
  const begins = new Uint8Array(65_536)
  for (const canary of canaries)
    for (const pattern of patternsOf(canary)) {
      const start = pattern.bytes.readUInt32BE(0)
      byStart.set(start, [...(byStart.get(start) ?? []), pattern])
      begins[start >>> 16] = 1
    }
  const search = (bytes: Buffer): Hit[] => {
    const hits: Hit[] = []
    for (let at = 0; at + SHORTEST <= bytes.length; at++) {
      if (begins[((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)] === 0) continue
      for (const pattern of byStart.get(bytes.readUInt32BE(at)) ?? [])
        if (bytes.subarray(at, at + pattern.bytes.length).equals(pattern.bytes)) hits.push(pattern)
    }
    return hits
  }
  return (bytes) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return [buffer, ...unpacked(buffer)].flatMap(search)
  }
}

/** What gzip or zlib packed at the beginning of these bytes. */
function unpacked(bytes: Buffer): Buffer[] {
  const [first, second] = bytes
  try {
    if (first === 0x1f && second === 0x8b) return [gunzipSync(bytes)]
    if (first === 0x78 && (second === 0x9c || second === 0xda || second === 0x01)) return [inflateSync(bytes)]
  } catch {
    // Sealed bytes that only begin like packed ones.
  }
  return []
}
