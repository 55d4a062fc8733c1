import { LOG_PHRASES } from './log-phrases.ts'
import { CannotOpen } from './primitives.ts'

/**
 * A record of the access log is a salt and a JSON list of codes, ids and a time. It is kept for years and there is one for every
 * handling, so it is written short before it is sealed: a known phrase as its number, an id as its 16 bytes, a time as six. The very
 * same bytes come back, whatever they were; the hash in the record's header is of those, so what a leaf of the tree commits to has
 * its words in it and does not rest on this list.
 *
 * Bytes below 0x80 stand for themselves. 0x80: the next byte as it is. 0x81: an id in quotes, base64url. 0x83: a number of 13
 * digits. 0x88–0x8F with the next byte: a later phrase in quotes. 0x90–0xFF: one of the first phrases. A comma goes before
 * each quote unless a bracket has just been opened.
 */
const SALT_BYTES = 32
const [BYTE, ID, TIME, LATER, FIRST] = [0x80, 0x81, 0x83, 0x88, 0x90] as const
const ONE_BYTE = 0x100 - FIRST
const ID_BYTES = 16

const numbers = new Map(LOG_PHRASES.map((phrase, n) => [phrase, n]))
/** An id or a phrase with its comma or just behind a bracket, a time, any other byte. */
const PIECES = /(,|(?<=\[))"(?:([A-Za-z0-9_-]{21}[AQgw])|([a-z0-9._/-]*))"|[1-9]\d{12}|[\s\S]/g

/** Writes a record short; the salt stays as it is. */
export function shorten(record: Uint8Array): Buffer {
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.byteLength)
  const text = bytes.toString('latin1', SALT_BYTES)
  const out = Buffer.allocUnsafe(SALT_BYTES + 2 * text.length)
  let at = bytes.copy(out, 0, 0, SALT_BYTES)
  PIECES.lastIndex = 0
  for (let found = PIECES.exec(text); found; found = PIECES.exec(text)) {
    const [piece, comma, id, phrase] = found
    const number = phrase === undefined ? undefined : numbers.get(phrase)
    // Behind a bracket the comma is not to be thought in, and anywhere else it is.
    const ordinary = comma !== ',' || text[found.index - 1] !== '['
    if (id !== undefined && ordinary) {
      out[at++] = ID
      at += out.write(id, at, 'base64url')
    } else if (number !== undefined && ordinary) {
      if (number >= ONE_BYTE) out[at++] = LATER + ((number - ONE_BYTE) >> 8)
      out[at++] = number < ONE_BYTE ? FIRST + number : (number - ONE_BYTE) & 0xff
    } else if (piece.length === 13 && id === undefined && phrase === undefined) {
      out[at++] = TIME
      at = out.writeUIntBE(Number(piece), at, 6)
    } else at = writeBytes(out, at, piece)
  }
  return out.subarray(0, at)
}

function writeBytes(out: Buffer, start: number, piece: string): number {
  let at = start
  for (let i = 0; i < piece.length; i += 1) {
    const byte = piece.charCodeAt(i)
    if (byte >= BYTE) out[at++] = BYTE
    out[at++] = byte
  }
  return at
}

/** What `shorten` was given. Throws `CannotOpen` for bytes that it did not make. */
export function lengthen(short: Buffer): Buffer {
  let text = ''
  let at = Math.min(SALT_BYTES, short.length)
  const take = (count: number): Buffer => {
    if (at + count > short.length) throw new CannotOpen()
    at += count
    return short.subarray(at - count, at)
  }
  const quoted = (word: string | undefined): string => {
    if (word === undefined) throw new CannotOpen()
    return `${text.endsWith('[') ? '' : ','}"${word}"`
  }
  while (at < short.length) {
    const code = take(1).readUInt8()
    if (code < BYTE) text += String.fromCharCode(code)
    else if (code === BYTE) text += take(1).toString('latin1')
    else if (code === ID) text += quoted(take(ID_BYTES).toString('base64url'))
    else if (code === TIME) text += take(6).readUIntBE(0, 6)
    else if (code >= FIRST) text += quoted(LOG_PHRASES[code - FIRST])
    else if (code >= LATER) text += quoted(LOG_PHRASES[ONE_BYTE + ((code - LATER) << 8) + take(1).readUInt8()])
    else throw new CannotOpen()
  }
  return Buffer.concat([short.subarray(0, SALT_BYTES), Buffer.from(text, 'latin1')])
}
