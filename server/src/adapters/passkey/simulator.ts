import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** How a device behaves; each departure from the defaults is one that must be refused, or told apart. */
export type DeviceHabits = {
  readonly algorithm?: 'ES256' | 'EdDSA' | 'RS256'
  readonly userVerified?: boolean
  readonly origin?: string
  readonly host?: string
  readonly synced?: boolean
  readonly challenge?: string
  readonly counter?: number
}

/** A device that makes passkeys in software, as a browser with a security key would. For tests and journeys. */
export type SoftwareDevice = {
  readonly id: string
  register(challenge: string, habits?: DeviceHabits): object
  signIn(challenge: string, habits?: DeviceHabits): object
}

/** Makes a device for one origin. Its key and count live as long as the object. */
export function createSoftwareDevice(place: { origin: string; host: string }, kind: DeviceHabits = {}): SoftwareDevice {
  const algorithm = kind.algorithm ?? 'ES256'
  const pair =
    algorithm === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : algorithm === 'EdDSA'
        ? generateKeyPairSync('ed25519')
        : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const id = randomBytes(32)
  let uses = 0

  const clientData = (type: string, challenge: string, habits: DeviceHabits) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: habits.challenge ?? challenge,
        origin: habits.origin ?? place.origin,
        crossOrigin: false,
      }),
    )
  const deviceData = (habits: DeviceHabits, credential: Buffer) => {
    const verified = habits.userVerified ?? true
    const flags = 0x01 | (verified ? 0x04 : 0) | (habits.synced ? 0x18 : 0) | (credential.length > 0 ? 0x40 : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(habits.counter ?? uses)
    const host = createHash('sha256')
      .update(habits.host ?? place.host)
      .digest()
    return Buffer.concat([host, Buffer.from([flags]), counter, credential])
  }

  return {
    id: id.toString('base64url'),
    register(challenge, habits = {}) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const credential = Buffer.concat([Buffer.alloc(16), length, id, coseKey(pair.publicKey)])
      const authData = deviceData({ ...kind, ...habits }, credential)
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData)],
      ])
      return {
        id: id.toString('base64url'),
        type: 'public-key',
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, { ...kind, ...habits }).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['usb'],
        },
      }
    },
    signIn(challenge, habits = {}) {
      uses++
      const data = clientData('webauthn.get', challenge, { ...kind, ...habits })
      const authenticatorData = deviceData({ ...kind, ...habits }, Buffer.alloc(0))
      const signedBytes = Buffer.concat([authenticatorData, createHash('sha256').update(data).digest()])
      const signature = sign(algorithm === 'EdDSA' ? null : 'sha256', signedBytes, pair.privateKey)
      return {
        id: id.toString('base64url'),
        type: 'public-key',
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
    },
  }
}

/** A public key as RFC 9053 writes it: kind, algorithm and parameters by small numbers. */
function coseKey(key: KeyObject): Buffer {
  const jwk = key.export({ format: 'jwk' })
  const bytes = (text: string | undefined) => cborBytes(Buffer.from(text ?? '', 'base64url'))
  const fields: Record<string, readonly (readonly [Buffer, Buffer])[]> = {
    EC: [
      [cborInt(1), cborInt(2)],
      [cborInt(3), cborInt(-7)],
      [cborInt(-1), cborInt(1)],
      [cborInt(-2), bytes(jwk.x)],
      [cborInt(-3), bytes(jwk.y)],
    ],
    OKP: [
      [cborInt(1), cborInt(1)],
      [cborInt(3), cborInt(-8)],
      [cborInt(-1), cborInt(6)],
      [cborInt(-2), bytes(jwk.x)],
    ],
    RSA: [
      [cborInt(1), cborInt(3)],
      [cborInt(3), cborInt(-257)],
      [cborInt(-1), bytes(jwk.n)],
      [cborInt(-2), bytes(jwk.e)],
    ],
  }
  return cborMap(fields[jwk.kty ?? ''] ?? [])
}

/** CBOR (RFC 8949): the head of an item of the given major type. Lengths up to 65,535. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  if (value < 256) return Buffer.from([(major << 5) | 24, value])
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255])
}
const cborInt = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value))
const cborBytes = (bytes: Buffer) => Buffer.concat([head(2, bytes.length), bytes])
const cborText = (text: string) => Buffer.concat([head(3, Buffer.byteLength(text)), Buffer.from(text)])
const cborMap = (entries: readonly (readonly [Buffer, Buffer])[]) =>
  Buffer.concat([head(5, entries.length), ...entries.flat()])
