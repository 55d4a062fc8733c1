import { refusals } from '../../platform/refusals.ts'

export const ClientRefusal = refusals('client', {
  'search-too-wide': {
    status: 422,
    text: {
      fi: 'Hae henkilötunnuksella, kahdella nimellä tai vähintään neljällä nimen kirjaimella.',
      sv: 'Sök med personbeteckning, två namn eller minst fyra bokstäver av namnet.',
      en: 'Search by personal identity code, by two names, or by at least four letters of a name.',
    },
  },
  'not-in-population-register': {
    status: 404,
    text: {
      fi: 'Henkilötunnuksella ei löytynyt ketään väestötietojärjestelmästä. Tarkista tunnus; mitään ei tallennettu.',
      sv: 'Ingen person hittades i befolkningsdatasystemet med personbeteckningen. Kontrollera den; ingenting sparades.',
      en: 'Nobody was found in the population register by the identity code. Check the code; nothing was saved.',
    },
  },
  'not-disclosed': {
    status: 409,
    text: {
      fi: 'Väestötietojärjestelmä ei luovuta tämän henkilön tietoja. Mitään ei tallennettu.',
      sv: 'Befolkningsdatasystemet lämnar inte ut personens uppgifter. Ingenting sparades.',
      en: 'The population register does not give this person’s data. Nothing was saved.',
    },
  },
  'population-register-away': {
    status: 503,
    text: {
      fi: 'Väestötietojärjestelmä ei vastaa juuri nyt. Mitään ei tallennettu; yritä hetken kuluttua.',
      sv: 'Befolkningsdatasystemet svarar inte just nu. Ingenting sparades; försök igen om en stund.',
      en: 'The population register does not answer right now. Nothing was saved; try again in a moment.',
    },
  },
  protected: {
    status: 409,
    text: {
      fi: 'Yhteystietoja ei voi tallentaa, kun henkilöllä on turvakielto. Mitään ei tallennettu.',
      sv: 'Kontaktuppgifter kan inte sparas när personen har spärrmarkering. Ingenting sparades.',
      en: 'Contact data cannot be stored while the person has a non-disclosure order. Nothing was saved.',
    },
  },
  'mandate-dates': {
    status: 422,
    text: {
      fi: 'Valtuuden loppupäivä on ennen alkupäivää tai valtuus on jo päättynyt. Mitään ei tallennettu.',
      sv: 'Fullmaktens slutdag är före startdagen eller fullmakten har redan upphört. Ingenting sparades.',
      en: 'The mandate ends before it begins, or has already ended. Nothing was saved.',
    },
  },
  'own-proxy': {
    status: 422,
    text: {
      fi: 'Asiakas ei voi olla oma puolesta-asioijansa. Mitään ei tallennettu.',
      sv: 'Klienten kan inte vara sitt eget ombud. Ingenting sparades.',
      en: 'A client cannot act on behalf of themself. Nothing was saved.',
    },
  },
})
