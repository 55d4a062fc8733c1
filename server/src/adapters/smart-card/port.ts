import { refusals } from '../../platform/refusals.ts'

/** The holder of a card, as its certificate says. `serialNumber` is the personal id under which the card is enrolled. */
export type CardHolder = {
  readonly serialNumber: string
  readonly givenName: string
  readonly familyName: string
  readonly organisation: string | null
  /** SHA-256 of the certificate, lower-case hex: tells one card of a person from the next. */
  readonly fingerprint: string
}

/** Reads what a client proved in the TLS handshake; the listener does it now, a proxy's header may later (AC-29). */
export type CardReader = {
  /** Throws a `CardRefusal`. */
  read(presented: { certificate: Buffer; provedByTls: boolean; now: Date }): Promise<CardHolder>
}

const another = {
  fi: 'Korttia ei hyväksytty, eikä sinua kirjattu sisään. Käytä organisaatiosi antamaa voimassa olevaa korttia.',
  sv: 'Kortet godkändes inte och du är inte inloggad. Använd ett giltigt kort från din organisation.',
  en: 'The card was not accepted and you are not signed in. Use a valid card from your organisation.',
}

/** Why a card was refused. */
export const CardRefusal = refusals('smart-card', {
  'no-card': {
    status: 401,
    text: {
      fi: 'Korttia ei löytynyt. Aseta kortti lukijaan, sulje selain ja yritä uudelleen.',
      sv: 'Inget kort hittades. Sätt kortet i läsaren, stäng webbläsaren och försök igen.',
      en: 'No card was found. Put the card in the reader, close the browser and try again.',
    },
  },
  'revocation-unknown': {
    status: 503,
    text: {
      fi: 'Kortin voimassaoloa ei voitu tarkistaa, joten sillä ei voi nyt kirjautua. Käytä pääsyavainta.',
      sv: 'Kortets giltighet kunde inte kontrolleras, så det kan inte användas nu. Använd en nyckel.',
      en: 'It could not be checked whether the card is still valid, so it cannot be used now. Use a passkey.',
    },
  },
  revoked: { status: 401, text: another },
  expired: { status: 401, text: another },
  'unknown-issuer': { status: 401, text: another },
  'wrong-purpose': { status: 401, text: another },
  unreadable: { status: 401, text: another },
})
