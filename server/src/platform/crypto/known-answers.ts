import { createPrivateKey, createPublicKey, createSecretKey, sign, verify } from 'node:crypto'
import { CannotOpen, gcmDecrypt, gcmEncrypt, hkdf, hmac, TAG_BYTES } from './primitives.ts'

/** The primitives that are checked; a test puts a broken one in place. */
export interface Primitives {
  readonly gcmEncrypt: typeof gcmEncrypt
  readonly gcmDecrypt: typeof gcmDecrypt
  readonly hmac: typeof hmac
  readonly hkdf: typeof hkdf
  readonly ed25519Sign: (privateKey: Buffer, message: Buffer) => Buffer
  readonly ed25519Verify: (publicKey: Buffer, message: Buffer, signature: Buffer) => boolean
}

/** A primitive of the runtime gives a wrong answer: nothing may be sealed or opened, and the process must stop. */
export class KnownAnswerFailed extends Error {}

const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const secret = (text: string) => createSecretKey(hex(text))

// RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8 and in SubjectPublicKeyInfo.
const PKCS8 = '302e020100300506032b657004220420'
const SPKI = '302a300506032b6570032100'

/** The primitives as the system uses them. */
export const ours: Primitives = {
  gcmEncrypt,
  gcmDecrypt,
  hmac,
  hkdf,
  ed25519Sign: (key, message) =>
    sign(null, message, createPrivateKey({ key: Buffer.concat([hex(PKCS8), key]), format: 'der', type: 'pkcs8' })),
  ed25519Verify: (key, message, signature) =>
    verify(
      null,
      message,
      createPublicKey({ key: Buffer.concat([hex(SPKI), key]), format: 'der', type: 'spki' }),
      signature,
    ),
}

// McGrew and Viega, The Galois/Counter Mode of Operation, appendix B: test cases 14 and 16.
const gcmCases = [
  {
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    aad: '',
    plain: '00'.repeat(16),
    sealed: 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    key: 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308',
    nonce: 'cafebabefacedbaddecaf888',
    aad: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    plain:
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    sealed:
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
  },
]

// RFC 4231, test cases 1 and 2.
const hmacCases = [
  {
    key: '0b'.repeat(20),
    text: 'Hi There',
    mac: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  },
  {
    key: '4a656665',
    text: 'what do ya want for nothing?',
    mac: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  },
]

// RFC 5869, test cases 1 and 3.
const hkdfCases = [
  {
    salt: '000102030405060708090a0b0c',
    info: 'f0f1f2f3f4f5f6f7f8f9',
    out: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  },
  {
    salt: '',
    info: '',
    out: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  },
]

// RFC 8032, section 7.1: tests 1 and 2.
const ed25519Cases = [
  {
    secret: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    public: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    secret: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    public: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
]

/**
 * Compares AES-256-GCM, HMAC-SHA-256, HKDF-SHA-256 and Ed25519 with their published answers. Called before anything
 * else at start-up; throws `KnownAnswerFailed`, and then the process must not go on (INV-37).
 */
export function checkKnownAnswers(primitives: Primitives = ours): void {
  for (const known of gcmCases) checkGcm(primitives, known)
  for (const { key, text, mac } of hmacCases) {
    must(primitives.hmac(secret(key), text).equals(hex(mac)), 'HMAC-SHA-256')
  }
  for (const { salt, info, out } of hkdfCases) {
    const got = primitives.hkdf(secret('0b'.repeat(22)), hex(salt), hex(info), hex(out).length)
    must(got.equals(hex(out)), 'HKDF-SHA-256')
  }
  for (const known of ed25519Cases) checkEd25519(primitives, known)
}

function checkGcm(primitives: Primitives, known: (typeof gcmCases)[number]): void {
  const [key, nonce, aad, plain] = [secret(known.key), hex(known.nonce), hex(known.aad), hex(known.plain)]
  const out = Buffer.alloc(plain.length + TAG_BYTES)
  primitives.gcmEncrypt(key, nonce, aad, plain, out, 0)
  must(out.equals(hex(known.sealed)), 'AES-256-GCM sealing')
  const [text, tag] = [out.subarray(0, plain.length), Buffer.from(out.subarray(plain.length))]
  must(primitives.gcmDecrypt(key, nonce, aad, text, tag).equals(plain), 'AES-256-GCM opening')
  tag[0] = (tag[0] ?? 0) ^ 1
  must(
    refuses(() => primitives.gcmDecrypt(key, nonce, aad, text, tag)),
    'AES-256-GCM refusing a wrong tag',
  )
}

function checkEd25519(primitives: Primitives, known: (typeof ed25519Cases)[number]): void {
  const [message, signature] = [hex(known.message), hex(known.signature)]
  must(primitives.ed25519Sign(hex(known.secret), message).equals(signature), 'Ed25519 signing')
  must(primitives.ed25519Verify(hex(known.public), message, signature), 'Ed25519 verifying')
  signature[0] = (signature[0] ?? 0) ^ 1
  must(!primitives.ed25519Verify(hex(known.public), message, signature), 'Ed25519 refusing a wrong signature')
}

function refuses(open: () => Buffer): boolean {
  try {
    open()
    return false
  } catch (error) {
    return error instanceof CannotOpen
  }
}

function must(right: boolean, what: string): void {
  if (!right) throw new KnownAnswerFailed(`${what} does not give the published answer; refusing to start`)
}
