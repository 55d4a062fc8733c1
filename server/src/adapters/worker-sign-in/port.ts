import { refusals } from '../../platform/refusals.ts'

/** Languages of the service; the provider's page is asked to use the worker's own. */
export type SignInLanguage = 'fi' | 'sv' | 'en'

/**
 * What the platform keeps on the server between `begin` and `finish`: sealed with the pre-login cookie, used once,
 * gone in ten minutes. It is plain JSON. Nothing of it but `state` and `nonce` ever leaves the server.
 */
export type StoredState = {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly returnPath: string
  readonly maxAgeSeconds: number
  /** ISO instant. */
  readonly begunAt: string
}

/** A worker as the organisation's provider vouches for them. Issuer and subject together are the personal user id. */
export type IdentifiedWorker = {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  readonly email: string | null
  /** How strongly the provider identified the worker; one of the values that the organisation's setting requires. */
  readonly acr: string
  /** ISO instant of the worker's own act of signing in, which may be long before this sign-in. */
  readonly authTime: string
  readonly returnPath: string
}

/** Sign-in of workers by their organisation's own OpenID Connect provider (security.md 6.1). */
export type WorkerSignIn = {
  /**
   * `returnPath` must be a path of our own (see `ownPath`). `maxAgeSeconds` is how long ago the worker may have proved
   * who they are to the provider: 300 before a critical act (security.md 6.1), else the absolute length of a session.
   * Throws `WorkerSignInRefusal['provider-away']`.
   */
  begin(asked: { returnPath: string; language: SignInLanguage; maxAgeSeconds?: number; now: Date }): Promise<{
    readonly redirectTo: string
    readonly state: StoredState
  }>
  /**
   * `callbackUrl` is the full address that the browser came back to; `stored` what `begin` gave, already taken out of
   * the server's store so that no second call can use it. Throws one of `WorkerSignInRefusal`.
   */
  finish(answer: { callbackUrl: string; stored: StoredState; now: Date }): Promise<IdentifiedWorker>
  /**
   * Where to send the browser after our own session has ended (OpenID Connect RP-Initiated Logout 1.0). The ID token is
   * not given as a hint, as an address may not hold a name (INV-64); the provider knows its own session by its cookie.
   */
  beginSignOut(asked: { language: SignInLanguage }): Promise<{ readonly redirectTo: string }>
}

/** Eight hours: a session of a worker is no longer than this, so an older identification is asked for again. */
export const identificationMaxAgeSeconds = 8 * 60 * 60

/** The longest time between `begin` and `finish`, in milliseconds. */
export const signInMaxAgeMs = 10 * 60 * 1000

const tryAgain = {
  fi: 'Kirjautuminen ei onnistunut, eikä sinua kirjattu sisään. Aloita kirjautuminen uudelleen alusta.',
  sv: 'Inloggningen misslyckades och du är inte inloggad. Börja inloggningen på nytt.',
  en: 'Signing in failed and you are not signed in. Start signing in again.',
}

/** Why a worker's sign-in was refused. The technical causes share one text: a forger learns nothing from it. */
export const WorkerSignInRefusal = refusals('worker-sign-in', {
  'provider-away': {
    status: 503,
    text: {
      fi: 'Organisaatiosi kirjautumispalvelu ei vastaa. Yritä hetken kuluttua uudelleen tai käytä pääsyavainta.',
      sv: 'Din organisations inloggningstjänst svarar inte. Försök igen om en stund eller använd en nyckel.',
      en: 'Your organisation’s sign-in service does not answer. Try again in a moment or use a passkey.',
    },
  },
  cancelled: {
    status: 401,
    text: {
      fi: 'Kirjautuminen keskeytettiin. Voit aloittaa sen uudelleen.',
      sv: 'Inloggningen avbröts. Du kan börja på nytt.',
      en: 'Signing in was cancelled. You can start again.',
    },
  },
  'too-late': {
    status: 401,
    text: {
      fi: 'Kirjautuminen kesti yli kymmenen minuuttia. Aloita se uudelleen.',
      sv: 'Inloggningen tog över tio minuter. Börja på nytt.',
      en: 'Signing in took over ten minutes. Start again.',
    },
  },
  'not-strong': {
    status: 401,
    text: {
      fi: 'Organisaatiosi ei tunnistanut sinua riittävän vahvasti. Kirjaudu vahvalla tunnistustavalla.',
      sv: 'Din organisation identifierade dig inte tillräckligt starkt. Logga in med stark identifiering.',
      en: 'Your organisation did not identify you strongly enough. Sign in with a strong method.',
    },
  },
  'wrong-state': { status: 401, text: tryAgain },
  'wrong-nonce': { status: 401, text: tryAgain },
  'wrong-issuer': { status: 401, text: tryAgain },
  'wrong-audience': { status: 401, text: tryAgain },
  'wrong-time': { status: 401, text: tryAgain },
  'wrong-signature': { status: 401, text: tryAgain },
  'wrong-algorithm': { status: 401, text: tryAgain },
  'missing-claim': { status: 401, text: tryAgain },
  'not-accepted': { status: 401, text: tryAgain },
})
