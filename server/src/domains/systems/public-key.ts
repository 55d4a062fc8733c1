import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'

/** The public half of a key that signs assertions: ES256 or EdDSA (RFC 7518, RFC 8037). */
export const PublicJwk = z.discriminatedUnion('crv', [
  z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }),
])
export type PublicJwk = z.infer<typeof PublicJwk>

type KeyFault = 'private-key' | 'not-a-key' | 'wrong-algorithm'
export type ReadKey = { readonly jwk: PublicJwk; readonly thumbprint: string } | { readonly fault: KeyFault }

/** One key, whether it came bare or as a set of one. */
const Given = z.union([
  z.object({ keys: z.tuple([z.looseObject({ kty: z.string() })]) }).transform(({ keys: [key] }) => key),
  z.looseObject({ kty: z.string() }),
])

/** Reads a pasted text, JWK or PEM, into a key that the register takes. A private or shared key is told apart from what is no key. */
export function readPublicKey(text: string): ReadKey {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return { fault: 'private-key' }
  const key = text.trimStart().startsWith('{') ? fromJson(text) : fromPem(text)
  if (typeof key === 'string') return { fault: key }
  // What Node exports has the public members alone, and none of the sender's own (use, kid).
  const jwk = PublicJwk.safeParse(key.export({ format: 'jwk' }))
  return jwk.success ? { jwk: jwk.data, thumbprint: thumbprintOf(jwk.data) } : { fault: 'wrong-algorithm' }
}

function fromJson(text: string): KeyObject | KeyFault {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return 'not-a-key'
  }
  const given = Given.safeParse(json)
  if (!given.success) return 'not-a-key'
  // `d` is the private half in every kind, `k` the secret that two share.
  if ('d' in given.data || 'k' in given.data) return 'private-key'
  try {
    return createPublicKey({ key: given.data, format: 'jwk' })
  } catch {
    return 'not-a-key'
  }
}

function fromPem(text: string): KeyObject | KeyFault {
  if (!/^\s*-----BEGIN (RSA )?PUBLIC KEY-----/.test(text)) return 'not-a-key'
  try {
    return createPublicKey({ key: text.trim(), format: 'pem' })
  } catch {
    return 'not-a-key'
  }
}

/** RFC 7638: the required members in the order of the alphabet. */
const thumbprintOf = (jwk: PublicJwk): string => {
  const { crv, kty, x } = jwk
  const members = 'y' in jwk ? { crv, kty, x, y: jwk.y } : { crv, kty, x }
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url')
}
