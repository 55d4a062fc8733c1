import { randomBytes } from 'node:crypto'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { Refusal } from '../../platform/refusals.ts'
import { challengeMaxAgeMs, type PasskeyChallenge, PasskeyRefusal, type PasskeySignIn } from './port.ts'

/** Our one origin, e.g. `https://seloste.example`, and the host of it. A passkey of another host cannot be used here. */
export type PasskeyConfig = { readonly origin: string; readonly host: string; readonly serviceName: string }

/** COSE numbers: EdDSA and ES256, nothing else (security.md 6.1). */
const algorithms = [-8, -7]

const base64url = z
  .string()
  .min(1)
  .max(16_384)
  .regex(/^[A-Za-z0-9_-]+$/)
const transports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const
const isTransport = (text: string): text is (typeof transports)[number] => transports.some((one) => one === text)

const Attachment = z.enum(['platform', 'cross-platform']).nullish()
const Registration = z.object({
  id: base64url.max(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: Attachment,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
})
const Authentication = z.object({
  id: base64url.max(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: Attachment,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.max(100).nullish(),
  }),
})

/** Makes the port. It keeps nothing. */
export function createPasskeySignIn(config: PasskeyConfig): PasskeySignIn {
  if (new URL(config.origin).origin !== config.origin) throw new Error('the origin of passkeys is not an origin')
  const expected = { expectedOrigin: config.origin, expectedRPID: config.host, requireUserVerification: true }
  return {
    async beginRegistration({ account, known, now }) {
      const stored = newChallenge('register', now)
      const options = await generateRegistrationOptions({
        rpName: config.serviceName,
        rpID: config.host,
        userID: new Uint8Array(Buffer.from(account.handle, 'base64url')),
        userName: account.name,
        userDisplayName: account.displayName,
        challenge: new Uint8Array(Buffer.from(stored.challenge, 'base64url')),
        timeout: challengeMaxAgeMs,
        attestationType: 'none',
        excludeCredentials: known.map((one) => ({ id: one.id, transports: one.transports.filter(isTransport) })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        supportedAlgorithmIDs: algorithms,
      })
      return { options, stored }
    },

    async finishRegistration({ response, stored, now }) {
      assertFresh(stored, 'register', now)
      const read = parse(Registration, response)
      const result = await orRefuse(
        verifyRegistrationResponse({
          ...expected,
          response: {
            ...plain(read),
            response: {
              clientDataJSON: read.response.clientDataJSON,
              attestationObject: read.response.attestationObject,
            },
          },
          expectedChallenge: stored.challenge,
          supportedAlgorithmIDs: algorithms,
        }),
      )
      if (!result.verified) throw new Refusal(PasskeyRefusal['not-accepted'])
      const { credential, credentialDeviceType, credentialBackedUp } = result.registrationInfo
      return {
        id: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: read.response.transports.filter(isTransport),
        deviceBound: credentialDeviceType === 'singleDevice' && !credentialBackedUp,
      }
    },

    async beginSignIn({ now }) {
      const stored = newChallenge('sign-in', now)
      const options = await generateAuthenticationOptions({
        rpID: config.host,
        challenge: new Uint8Array(Buffer.from(stored.challenge, 'base64url')),
        timeout: challengeMaxAgeMs,
        userVerification: 'required',
      })
      return { options, stored }
    },

    idIn: (response) => parse(Authentication, response).id,

    async finishSignIn({ response, stored, passkey, now }) {
      assertFresh(stored, 'sign-in', now)
      const read = parse(Authentication, response)
      if (read.id !== passkey.id) throw new Refusal(PasskeyRefusal['not-accepted'])
      const { clientDataJSON, authenticatorData, signature } = read.response
      const result = await orRefuse(
        verifyAuthenticationResponse({
          ...expected,
          response: { ...plain(read), response: { clientDataJSON, authenticatorData, signature } },
          expectedChallenge: stored.challenge,
          credential: {
            id: passkey.id,
            publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
            // A count that goes back means a copied key; the library refuses it.
            counter: passkey.counter,
            transports: passkey.transports.filter(isTransport),
          },
        }),
      )
      if (!result.verified) throw new Refusal(PasskeyRefusal['not-accepted'])
      return { counter: result.authenticationInfo.newCounter }
    },
  }
}

function newChallenge(purpose: PasskeyChallenge['purpose'], now: Date): PasskeyChallenge {
  return { purpose, challenge: randomBytes(32).toString('base64url'), madeAt: now.toISOString() }
}

function assertFresh(stored: PasskeyChallenge, purpose: PasskeyChallenge['purpose'], now: Date): void {
  if (stored.purpose !== purpose) throw new Refusal(PasskeyRefusal['not-accepted'])
  const age = now.getTime() - Date.parse(stored.madeAt)
  if (!(age >= 0 && age <= challengeMaxAgeMs)) throw new Refusal(PasskeyRefusal['too-late'])
}

function parse<Schema extends z.ZodType>(schema: Schema, response: unknown): z.output<Schema> {
  const read = schema.safeParse(response)
  if (!read.success) throw new Refusal(PasskeyRefusal.malformed)
  return read.data
}

/** The fields that every response has; extensions are not asked for, so none are read. */
const plain = (read: { id: string; type: 'public-key' }) => ({
  id: read.id,
  rawId: read.id,
  type: read.type,
  clientExtensionResults: {},
})

/** The library throws a sentence for each thing that is wrong; none of them is a yes. */
async function orRefuse<Result>(verifying: Promise<Result>): Promise<Result> {
  try {
    return await verifying
  } catch {
    throw new Refusal(PasskeyRefusal['not-accepted'])
  }
}
