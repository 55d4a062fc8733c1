import { refusals } from '../platform/refusals.ts'

/** Why nobody was signed in, when the way in itself had nothing against it. */
export const SignInRefusal = refusals('sign-in', {
  'user-ended': {
    status: 403,
    text: {
      fi: 'Käyttäjätunnuksesi on päättynyt. Pyydä organisaatiosi pääkäyttäjää antamaan uusi.',
      sv: 'Din användare har upphört. Be organisationens huvudanvändare ge en ny.',
      en: 'Your user ID has ended. Ask the main user of the organisation for a new one.',
    },
  },
  'unknown-account': {
    status: 403,
    text: {
      fi: 'Sinulla ei ole käyttäjätunnusta tässä palvelussa, tai se on poistettu käytöstä. Pyydä tunnus organisaatiosi pääkäyttäjältä.',
      sv: 'Du har inget användarkonto i den här tjänsten, eller så har det tagits ur bruk. Be din organisations huvudanvändare om ett konto.',
      en: 'You have no account in this service, or it has been disabled. Ask your organisation’s main user for one.',
    },
  },
  lost: {
    status: 401,
    text: {
      fi: 'Kirjautuminen vanheni tai aloitettiin toisessa selaimessa. Aloita se uudelleen.',
      sv: 'Inloggningen föråldrades eller påbörjades i en annan webbläsare. Börja på nytt.',
      en: 'The sign-in became too old or was begun in another browser. Start again.',
    },
  },
  'card-not-enrolled': {
    status: 403,
    text: {
      fi: 'Korttia ei ole liitetty käyttäjätunnukseen. Kirjaudu organisaatiosi tunnuksella ja liitä kortti.',
      sv: 'Kortet är inte kopplat till något användarkonto. Logga in med din organisations konto och koppla kortet.',
      en: 'The card is not linked to an account. Sign in with your organisation’s account and link the card.',
    },
  },
  'already-enrolled': {
    status: 409,
    text: {
      fi: 'Tunniste on jo liitetty käyttäjätunnukseen. Mitään ei muutettu.',
      sv: 'Identifieraren är redan kopplad till ett användarkonto. Ingenting ändrades.',
      en: 'This is already linked to an account. Nothing was changed.',
    },
  },
})
