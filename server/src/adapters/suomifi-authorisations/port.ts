import type { Secret } from '../../platform/crypto/secret.ts'
import type { BusinessId } from '../../platform/formats/business-id.ts'
import { refusals } from '../../platform/refusals.ts'

/**
 * What is kept on the server while the person picks an organisation at Suomi.fi: sealed with the pre-login cookie, used once, gone in ten
 * minutes. Plain JSON, and nothing in it tells who the person is.
 */
export interface StoredChoice {
  /** Binds the browser's return to this very choice. */
  readonly state: string
  /** Suomi.fi's own trace of the asking; the same in every call of one. */
  readonly requestId: string
  /** The session of the person at Suomi.fi-valtuudet, which only our server knows. */
  readonly sessionId: string
  /** ISO instant. */
  readonly begunAt: string
}

/** What a person is in an organisation, by the trade register and others, as Suomi.fi tells it. */
export interface OrganisationRoles {
  readonly businessId: BusinessId
  readonly name: string
  /** Codes as Suomi.fi names them: NIMKO, TJ, ELI, J … and themes of mandates. */
  readonly roles: readonly string[]
  /** False when the registers did not give everything: a role that is missing may be there. */
  readonly isComplete: boolean
}

/** Whom a person may act for: Suomi.fi-valtuudet, a person on behalf of an organisation. */
export interface SuomifiAuthorisations {
  /** Tells Suomi.fi who the identified person is, and where the browser goes to pick the organisation. Throws an `AuthorisationRefusal`. */
  begin(asked: {
    readonly identityCode: Secret<string>
    readonly language: 'fi' | 'sv' | 'en'
    readonly now: Date
  }): Promise<{ readonly redirectTo: string; readonly stored: StoredChoice }>
  /**
   * `callbackUrl` is the full address that the browser came back to; `stored` what `begin` gave, already taken out of the store. What the
   * browser brings is only a key to the answer, which our server fetches itself. Throws an `AuthorisationRefusal`.
   */
  finish(answer: {
    readonly callbackUrl: string
    readonly stored: StoredChoice
    readonly now: Date
  }): Promise<OrganisationRoles>
}

/** The longest time between `begin` and `finish`, in milliseconds. */
export const choiceMaxAgeMs = 10 * 60 * 1000

const tryAgain = {
  fi: 'Valtuuden tarkistus ei onnistunut. Aloita alusta; mitään ei tehty.',
  sv: 'Kontrollen av fullmakten misslyckades. Börja på nytt; ingenting gjordes.',
  en: 'The check of the authorisation failed. Start again; nothing was done.',
}

/** Why Suomi.fi-valtuudet gave no answer that counts. */
export const AuthorisationRefusal = refusals('suomifi-authorisation', {
  away: {
    status: 503,
    text: {
      fi: 'Suomi.fi-valtuudet ei vastaa. Yritä hetken kuluttua uudelleen; mitään ei tehty.',
      sv: 'Suomi.fi-fullmakter svarar inte. Försök igen om en stund; ingenting gjordes.',
      en: 'Suomi.fi e-Authorizations does not answer. Try again in a moment; nothing was done.',
    },
  },
  cancelled: {
    status: 401,
    text: {
      fi: 'Et valinnut yritystä, jonka puolesta asioit. Voit aloittaa uudelleen.',
      sv: 'Du valde inget företag att företräda. Du kan börja på nytt.',
      en: 'You did not pick a company to act for. You can start again.',
    },
  },
  'too-late': {
    status: 401,
    text: {
      fi: 'Yrityksen valinta kesti liian kauan ja vanheni. Aloita alusta; mitään ei tehty.',
      sv: 'Valet av företag tog för lång tid och föråldrades. Börja på nytt; ingenting gjordes.',
      en: 'Picking the company took too long and expired. Start again; nothing was done.',
    },
  },
  disallowed: {
    status: 403,
    text: {
      fi: 'Suomi.fi-valtuuksien mukaan et voi asioida tämän yrityksen puolesta. Syytä ei kerrota meille; tarkista valtuudet Suomi.fi-palvelussa.',
      sv: 'Enligt Suomi.fi-fullmakter kan du inte företräda detta företag. Vi får inte veta orsaken; kontrollera fullmakterna på Suomi.fi.',
      en: 'By Suomi.fi e-Authorizations you cannot act for this company. We are not told why; check the authorisations at Suomi.fi.',
    },
  },
  'wrong-state': { status: 401, text: tryAgain },
  'not-accepted': { status: 401, text: tryAgain },
})
