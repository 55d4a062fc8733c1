import { defineTexts } from '../i18n/texts.ts'

export const sessionTexts = defineTexts({
  endingTitle: { fi: 'Istuntosi päättyy pian', sv: 'Din session avslutas snart', en: 'Your session is about to end' },
  ending: {
    one: {
      fi: 'Istunto päättyy alle {count} minuutin kuluttua, jos et jatka.',
      sv: 'Sessionen avslutas om mindre än {count} minut om du inte fortsätter.',
      en: 'The session ends in less than {count} minute unless you go on.',
    },
    other: {
      fi: 'Istunto päättyy alle {count} minuutin kuluttua, jos et jatka.',
      sv: 'Sessionen avslutas om mindre än {count} minuter om du inte fortsätter.',
      en: 'The session ends in less than {count} minutes unless you go on.',
    },
  },
  goOn: { fi: 'Jatka istuntoa', sv: 'Fortsätt sessionen', en: 'Go on' },
  endedTitle: { fi: 'Istuntosi on päättynyt', sv: 'Din session har avslutats', en: 'Your session has ended' },
  ended: {
    fi: 'Kirjoittamasi on tallessa tällä sivulla. Kirjaudu uudelleen ja palaa tähän välilehteen.',
    sv: 'Det du har skrivit finns kvar på den här sidan. Logga in på nytt och återvänd till den här fliken.',
    en: 'What you wrote is still on this page. Sign in again and come back to this tab.',
  },
  signInAgain: {
    fi: 'Kirjaudu uudelleen (uusi välilehti)',
    sv: 'Logga in på nytt (ny flik)',
    en: 'Sign in again (new tab)',
  },
  iHaveSignedIn: { fi: 'Olen kirjautunut', sv: 'Jag har loggat in', en: 'I have signed in' },
  againTitle: { fi: 'Olet taas kirjautunut', sv: 'Du är inloggad igen', en: 'You are signed in again' },
  again: {
    fi: 'Voit sulkea tämän välilehden ja jatkaa siinä, jossa kirjoitit.',
    sv: 'Du kan stänga den här fliken och fortsätta i den där du skrev.',
    en: 'You can close this tab and go on in the one where you were writing.',
  },
})
