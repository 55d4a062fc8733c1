import { refusals } from '../../platform/refusals.ts'

/** Why somebody does not sign for a company. */
export const SigningRefusal = refusals('signing', {
  'no-signing-right': {
    status: 403,
    text: {
      fi: 'Suomi.fi-valtuuksien mukaan sinulla ei ole yksin nimenkirjoitusoikeutta tässä yrityksessä. Pyydä henkilöä, jolla se on; mitään ei tallennettu.',
      sv: 'Enligt Suomi.fi-fullmakter har du inte ensam namnteckningsrätt i detta företag. Be någon som har den; ingenting sparades.',
      en: 'By Suomi.fi e-Authorizations you do not have the right to sign alone for this company. Ask somebody who has; nothing was saved.',
    },
  },
  'registers-incomplete': {
    status: 503,
    text: {
      fi: 'Rekisterit eivät juuri nyt antaneet Suomi.fi-palvelulle kaikkia tietoja, joten oikeutta ei voitu tarkistaa. Yritä myöhemmin uudelleen.',
      sv: 'Registren gav just nu inte alla uppgifter till Suomi.fi, så rätten kunde inte kontrolleras. Försök igen senare.',
      en: 'The registers did not give Suomi.fi all data just now, so the right could not be checked. Try again later.',
    },
  },
  'company-unknown': {
    status: 403,
    text: {
      fi: 'Valitsemallasi yrityksellä ei ole rekisteriä tässä palvelussa. Tarkista, valitsitko oikean yrityksen; mitään ei tallennettu.',
      sv: 'Företaget som du valde har inget register i denna tjänst. Kontrollera att du valde rätt företag; ingenting sparades.',
      en: 'The company you picked has no register in this service. Check that you picked the right one; nothing was saved.',
    },
  },
  'check-too-old': {
    status: 403,
    text: {
      fi: 'Nimenkirjoitusoikeus on tarkistettu yli tunti sitten. Kirjaudu ulos ja uudelleen sisään, jotta se tarkistetaan; mitään ei allekirjoitettu.',
      sv: 'Namnteckningsrätten kontrollerades för över en timme sedan. Logga ut och in på nytt så att den kontrolleras; ingenting undertecknades.',
      en: 'The signing right was checked over an hour ago. Sign out and in again so that it is checked; nothing was signed.',
    },
  },
  'already-signed': {
    status: 409,
    text: {
      fi: 'Hakemus on jo allekirjoitettu. Mitään ei muutettu.',
      sv: 'Ansökan är redan undertecknad. Ingenting ändrades.',
      en: 'The application has been signed already. Nothing was changed.',
    },
  },
  'not-waiting': {
    status: 409,
    text: {
      fi: 'Vain hakemuksen, jonka järjestäjä on saanut ja josta se ei ole vielä päättänyt, voi allekirjoittaa. Mitään ei allekirjoitettu.',
      sv: 'Bara en ansökan som anordnaren har fått och ännu inte beslutat om kan undertecknas. Ingenting undertecknades.',
      en: 'Only an application that the organiser has received and not yet decided can be signed. Nothing was signed.',
    },
  },
})
