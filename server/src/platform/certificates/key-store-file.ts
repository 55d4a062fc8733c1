import { createHash, createHmac, type KeyObject, randomBytes } from 'node:crypto'
import { nothing, octetString, oid, sequence, set, tagged, unsigned } from './der.ts'

const data = oid('1.2.840.113549.1.7.1')
const iterations = 200_000

/**
 * A PKCS #12 file (RFC 7292), which browsers and card readers' software take: the certificate, and the key encrypted
 * with AES-256 under the password, the whole authenticated with HMAC-SHA-256.
 */
export function makeKeyStoreFile(card: { certificate: Buffer; privateKey: KeyObject; password: string }): Buffer {
  const localKeyId = set(
    sequence(oid('1.2.840.113549.1.9.21'), set(octetString(createHash('sha256').update(card.certificate).digest()))),
  )
  const certificate = sequence(
    oid('1.2.840.113549.1.12.10.1.3'),
    tagged(0, sequence(oid('1.2.840.113549.1.9.22.1'), tagged(0, octetString(card.certificate)))),
    localKeyId,
  )
  const encrypted = card.privateKey.export({
    type: 'pkcs8',
    format: 'der',
    cipher: 'aes-256-cbc',
    passphrase: card.password,
  })
  const key = sequence(oid('1.2.840.113549.1.12.10.1.2'), tagged(0, encrypted), localKeyId)
  const safe = (bag: Buffer) => sequence(data, tagged(0, octetString(sequence(bag))))
  const contents = sequence(safe(certificate), safe(key))
  const salt = randomBytes(16)
  const mac = createHmac('sha256', macKey(card.password, salt)).update(contents).digest()
  return sequence(
    unsigned(Buffer.from([3])),
    sequence(data, tagged(0, octetString(contents))),
    sequence(
      sequence(sequence(oid('2.16.840.1.101.3.4.2.1'), nothing), octetString(mac)),
      octetString(salt),
      unsigned(Buffer.from(iterations.toString(16).padStart(6, '0'), 'hex')),
    ),
  )
}

/** The key for the authentication code (RFC 7292 appendix B, purpose 3), which is one hash long, so one round is all. */
function macKey(password: string, salt: Buffer): Buffer {
  const repeat = (bytes: Buffer) => Buffer.alloc(64 * Math.ceil(bytes.length / 64), bytes)
  const wide = Buffer.from(`${password}\0`, 'utf16le').swap16()
  let key = Buffer.concat([Buffer.alloc(64, 3), repeat(salt), repeat(wide)])
  for (let round = 0; round < iterations; round++) key = createHash('sha256').update(key).digest()
  return key
}
