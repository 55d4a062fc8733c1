import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { refusals } from '../../platform/refusals.ts'

/**
 * What the platform keeps on the server between `begin…` and `finish…`: under the browser's cookie, taken out before
 * `finish…` so that it is used once, gone in five minutes.
 */
export type PasskeyChallenge = {
  readonly purpose: 'register' | 'sign-in'
  /** 32 random bytes, base64url. */
  readonly challenge: string
  /** ISO instant. */
  readonly madeAt: string
}

/** A passkey as it is kept for an account. Nothing of it is secret. */
export type Passkey = {
  /** Base64url. */
  readonly id: string
  /** COSE key, base64url. */
  readonly publicKey: string
  /** Uses so far, as the device counts them; many devices always say 0. */
  readonly counter: number
  readonly transports: readonly string[]
  /** True when it lives in one device only and cannot be copied to a cloud: what main users need (security.md 6.1). */
  readonly deviceBound: boolean
}

/** Signing in by passkey (Web Authentication level 3). */
export type PasskeySignIn = {
  /** `handle` is a random id of the account, base64url of 16–64 bytes: the device keeps it, so it tells nothing. */
  beginRegistration(asked: {
    account: { handle: string; name: string; displayName: string }
    known: readonly Pick<Passkey, 'id' | 'transports'>[]
    now: Date
  }): Promise<{ readonly options: PublicKeyCredentialCreationOptionsJSON; readonly stored: PasskeyChallenge }>
  /** `response` is what the browser sent, not yet looked at. Throws a `PasskeyRefusal`. */
  finishRegistration(answer: { response: unknown; stored: PasskeyChallenge; now: Date }): Promise<Passkey>
  /** Without any account: the browser offers those that it has. */
  beginSignIn(asked: { now: Date }): Promise<{
    readonly options: PublicKeyCredentialRequestOptionsJSON
    readonly stored: PasskeyChallenge
  }>
  /** The id by which to find the passkey that the browser used. Proves nothing yet. Throws a `PasskeyRefusal`. */
  idIn(response: unknown): string
  /** The new count, to be kept. `passkey` is the one found by `idIn`. Throws a `PasskeyRefusal`. */
  finishSignIn(answer: { response: unknown; stored: PasskeyChallenge; passkey: Passkey; now: Date }): Promise<{
    readonly counter: number
  }>
}

/** The longest time between `begin…` and `finish…`, in milliseconds (security.md 6.1). */
export const challengeMaxAgeMs = 5 * 60 * 1000

/** Why a passkey was refused. */
export const PasskeyRefusal = refusals('passkey', {
  'not-accepted': {
    status: 401,
    text: {
      fi: 'Pääsyavainta ei hyväksytty, eikä sinua kirjattu sisään. Yritä uudelleen tai kirjaudu toisella tavalla.',
      sv: 'Nyckeln godkändes inte och du är inte inloggad. Försök igen eller logga in på ett annat sätt.',
      en: 'The passkey was not accepted and you are not signed in. Try again or sign in another way.',
    },
  },
  'too-late': {
    status: 401,
    text: {
      fi: 'Pääsyavaimen käyttö kesti yli viisi minuuttia. Aloita uudelleen.',
      sv: 'Det tog över fem minuter att använda nyckeln. Börja på nytt.',
      en: 'Using the passkey took over five minutes. Start again.',
    },
  },
  malformed: {
    status: 400,
    text: {
      fi: 'Selaimen lähettämää pääsyavainta ei voitu lukea. Yritä uudelleen.',
      sv: 'Nyckeln som webbläsaren skickade kunde inte läsas. Försök igen.',
      en: 'The passkey that the browser sent could not be read. Try again.',
    },
  },
})
