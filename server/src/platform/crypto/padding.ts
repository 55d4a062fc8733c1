import { CannotOpen } from './primitives.ts'

const STEP = 16
const END = 0x80

/** The length that a text of `length` bytes shows after sealing: the next whole step of 16, always at least one more. */
export const paddedLength = (length: number): number => (Math.floor(length / STEP) + 1) * STEP

/** Copies bytes and pads them to 16-byte steps (ISO/IEC 7816-4: one 0x80, then zeros), to hide the exact length. */
export function padBytes(bytes: Uint8Array): Buffer {
  const out = Buffer.alloc(paddedLength(bytes.length))
  out.set(bytes, 0)
  out[bytes.length] = END
  return out
}

/** The same for a text, written once straight into its padded place. */
export function padText(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const out = Buffer.alloc(paddedLength(length))
  out.write(text, 0, 'utf8')
  out[length] = END
  return out
}

/** Takes the padding away; a text without it was not made by us. */
export function unpad(padded: Buffer): Buffer {
  const length = padded.lastIndexOf(END)
  if (length < 0 || padded.length - length > STEP) throw new CannotOpen()
  return padded.subarray(0, length)
}
