import type { Secret } from '../../platform/crypto/secret.ts'
import { refusals } from '../../platform/refusals.ts'

/** Level of assurance of an electronic identification (EU 910/2014 art. 8); a lower one is refused. */
export type Assurance = 'substantial' | 'high'

/** The identity provider's passing name for one session; needed to sign out there. */
export type NameId = {
  readonly value: string
  readonly nameQualifier: string | null
  readonly spNameQualifier: string | null
}

/** A person as Suomi.fi-tunnistus vouches for them. */
export type IdentifiedPerson = {
  /** Henkilötunnus, 11 characters, form checked only. */
  readonly identityCode: Secret<string>
  readonly givenNames: string
  readonly familyName: string
  readonly assurance: Assurance
  readonly nameId: NameId
  readonly sessionIndex: string
  /** Where in our service the person was going. */
  readonly relayPath: string
}

/**
 * What must be remembered between two requests, in PostgreSQL so that every process agrees. Each function is one
 * atomic statement; ids are random, so what is kept tells nothing about anyone.
 */
export type RequestStore = {
  /** A request of ours is under way until `expiresAt`. */
  put(id: string, expiresAt: Date): Promise<void>
  /** True exactly once for an id that was put and has not expired. */
  takeOnce(id: string): Promise<boolean>
  /** False when the message has been seen before; it is remembered until `until`, after which it is too old anyway. */
  rememberAssertion(id: string, until: Date): Promise<boolean>
}

/** A message at our single logout address. */
export type LogoutMessage =
  /** The answer to our own request. `endedThere` is false when the provider had no session any more; ours ends anyway. */
  | { readonly kind: 'answered'; readonly requestId: string; readonly endedThere: boolean; readonly relayPath: string }
  /** The person signed out elsewhere: end our sessions of this name, then send the browser by `answerLogout`. */
  | {
      readonly kind: 'asked'
      readonly messageId: string
      readonly nameId: NameId
      readonly sessionIndexes: readonly string[]
      readonly relayState: string | null
    }

/** Strong identification of clients and their proxies (PSOP-61, act 571/2016), SAML 2.0. */
export type SuomifiIdentification = {
  /** `requestId` goes into the pre-login cookie of the browser, and comes back to `finish`. */
  begin(asked: { relayPath: string; language: 'fi' | 'sv' | 'en'; now: Date }): Promise<{
    readonly redirectTo: string
    readonly requestId: string
  }>
  /** The two form fields at `/saml/acs`, and the request that this very browser began. Throws a `SuomifiRefusal`. */
  finish(answer: {
    samlResponse: string
    relayState: string | null
    requestId: string | null
    now: Date
  }): Promise<IdentifiedPerson>
  beginLogout(session: { nameId: NameId; sessionIndex: string; relayPath: string; now: Date }): Promise<{
    readonly redirectTo: string
    readonly requestId: string
  }>
  /** `query` is the raw query string at `/saml/slo`, without `?`, as it was signed. Throws a `SuomifiRefusal`. */
  finishLogout(message: { query: string; now: Date }): Promise<LogoutMessage>
  /** Where to send the browser after a logout that the provider asked for. */
  answerLogout(asked: { messageId: string; relayState: string | null; ended: boolean }): Promise<{
    readonly redirectTo: string
  }>
  /** Our metadata, to be given to DVV. */
  metadata(): string
}

/** How long a person may take at the provider, in milliseconds. */
export const identificationMaxMs = 10 * 60 * 1000

const tryAgain = {
  fi: 'Tunnistautuminen ei onnistunut, eikä sinua kirjattu sisään. Aloita tunnistautuminen uudelleen alusta.',
  sv: 'Identifieringen misslyckades och du är inte inloggad. Börja identifieringen på nytt.',
  en: 'Identification failed and you are not signed in. Start the identification again.',
}
const forged = { status: 401, text: tryAgain } as const

/** Why an answer was refused. The technical causes share one text: a forger learns nothing from it. */
export const SuomifiRefusal = refusals('suomifi-identification', {
  cancelled: {
    status: 401,
    text: {
      fi: 'Tunnistautuminen keskeytettiin. Voit aloittaa sen uudelleen.',
      sv: 'Identifieringen avbröts. Du kan börja på nytt.',
      en: 'The identification was cancelled. You can start again.',
    },
  },
  'low-assurance': {
    status: 401,
    text: {
      fi: 'Käytetty tunnistustapa ei ole riittävän vahva. Tunnistaudu pankkitunnuksilla, mobiilivarmenteella tai varmennekortilla.',
      sv: 'Identifieringssättet är inte tillräckligt starkt. Använd bankkoder, mobilcertifikat eller certifikatkort.',
      en: 'The method was not strong enough. Use bank codes, a mobile certificate or a certificate card.',
    },
  },
  'no-identity-code': {
    status: 401,
    text: {
      fi: 'Tunnistautumisesta ei saatu henkilötunnusta, jota palvelu tarvitsee.',
      sv: 'Identifieringen gav ingen personbeteckning, som tjänsten behöver.',
      en: 'The identification gave no personal identity code, which the service needs.',
    },
  },
  used: {
    status: 401,
    text: {
      fi: 'Tämä tunnistautuminen on jo käytetty tai vanhentunut. Aloita se uudelleen.',
      sv: 'Denna identifiering har redan använts eller föråldrats. Börja på nytt.',
      en: 'This identification has been used already or is too old. Start again.',
    },
  },
  'provider-refused': forged,
  'too-large': forged,
  'not-readable': forged,
  'forbidden-markup': forged,
  'wrong-shape': forged,
  'not-encrypted': forged,
  'not-decryptable': forged,
  'weak-algorithm': forged,
  'response-signature': forged,
  'assertion-signature': forged,
  'wrong-issuer': forged,
  'wrong-destination': forged,
  'wrong-audience': forged,
  'wrong-request': forged,
  unsolicited: forged,
  expired: forged,
  'not-yet-valid': forged,
  'missing-names': forged,
  'wrong-return-path': forged,
  'not-accepted': forged,
})
