import { type KeyObject, verify } from 'node:crypto'
import { der, derTag, readDer, readTime, sequence, tagged, time, unsigned } from './der.ts'
import { type DistinguishedName, encodeName, signatureAlgorithm, signed } from './make-certificate.ts'

/** What a revocation list says, once its signature was good. Serial numbers are lower-case hex without leading zeros. */
export type RevocationList = {
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  readonly serials: ReadonlySet<string>
}

/** A version 2 revocation list (RFC 5280 chapter 5) in DER. */
export function makeRevocationList(list: {
  issuer: DistinguishedName
  signingKey: KeyObject
  thisUpdate: Date
  nextUpdate: Date
  serials: readonly string[]
}): Buffer {
  const entries = list.serials.map((serial) =>
    sequence(unsigned(Buffer.from(evenHex(serial), 'hex')), time(list.thisUpdate)),
  )
  const body = sequence(
    unsigned(Buffer.from([1])),
    signatureAlgorithm(list.signingKey),
    encodeName(list.issuer),
    time(list.thisUpdate),
    time(list.nextUpdate),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    tagged(
      0,
      sequence(
        sequence(der(derTag.oid, Buffer.from('551d14', 'hex')), der(derTag.octetString, unsigned(Buffer.from([1])))),
      ),
    ),
  )
  return signed(body, list.signingKey)
}

/** Reads a list and checks its signature by the issuer's key. Throws when it is not DER, not a list, or not the issuer's. */
export function readRevocationList(bytes: Buffer, issuerKey: KeyObject): RevocationList {
  const [list, ...after] = readDer(bytes)
  const [body, algorithm, signature] = list?.tag === derTag.sequence ? readDer(list.content) : []
  if (!body || !algorithm || signature?.tag !== derTag.bitString || after.length > 0)
    throw new Error('not a revocation list')
  // SHA-256 with the issuer's kind of key, whatever the list says about itself.
  if (!algorithm.bytes.equals(signatureAlgorithm(issuerKey)))
    throw new Error('a revocation list with another algorithm')
  if (!verify('sha256', body.bytes, issuerKey, signature.content.subarray(1)))
    throw new Error('a revocation list of another issuer')
  const parts = readDer(body.content)
  const times = parts.filter((part) => part.tag === derTag.utcTime || part.tag === derTag.generalizedTime)
  const [thisUpdate, nextUpdate] = times
  if (!thisUpdate || !nextUpdate) throw new Error('a revocation list without its times')
  const entries = parts[parts.indexOf(nextUpdate) + 1]
  const revoked = entries?.tag === derTag.sequence ? readDer(entries.content) : []
  return {
    thisUpdate: readTime(thisUpdate),
    nextUpdate: readTime(nextUpdate),
    serials: new Set(revoked.map((entry) => plainSerial(readDer(entry.content)[0]?.content.toString('hex') ?? ''))),
  }
}

/** One form for serial numbers, so that a leading zero or a capital letter hides nothing. */
export const plainSerial = (hex: string): string => hex.toLowerCase().replace(/^0+(?=.)/, '')

const evenHex = (hex: string) => (hex.length % 2 === 0 ? hex : `0${hex}`)
