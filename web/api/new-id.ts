/**
 * A UUIDv7 (RFC 9562) chosen by the sender, so that the same thing sent twice is one thing. The time inside it is
 * only for order; nobody trusts it.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  let milliseconds = Math.floor(performance.timeOrigin + performance.now())
  for (let at = 5; at >= 0; at--) {
    bytes[at] = milliseconds % 256
    milliseconds = Math.floor(milliseconds / 256)
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
