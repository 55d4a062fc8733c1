import { escapeHtml, wholePage } from '../simulator-page.ts'

/** An invented person. The identity code has an individual number of 900–999. */
export type InventedPerson = {
  readonly identityCode: string
  readonly givenNames: string
  readonly familyName: string
  /** One line on who they are in the demo, e.g. "Saa palveluseteliä kotihoitoon". */
  readonly description: string
  /** How they identify themselves; bank codes unless told. `weak` is below what the service accepts. */
  readonly means?: 'bank' | 'mobile' | 'card' | 'weak'
}

export type PageLanguage = 'fi' | 'sv' | 'en'

const texts = {
  fi: {
    banner: 'Harjoittelu: tämä on jäljitelmä Suomi.fi-tunnistuksesta. Kaikki henkilöt ja tunnukset ovat keksittyjä.',
    chooseTitle: 'Valitse tunnistautuva henkilö',
    lead: 'Tunnistaudut valitsemanasi henkilönä.',
    cancel: 'Keskeytä tunnistautuminen',
    language: 'Kieli',
    continueTitle: 'Jatka palveluun',
    continueButton: 'Jatka palveluun',
    means: { bank: 'pankkitunnus', mobile: 'mobiilivarmenne', card: 'varmennekortti', weak: 'heikko tunnistus' },
    homeTitle: 'Suomi.fi-tunnistuksen jäljitelmä',
    home: 'Tunnistautuminen alkaa palvelusta, johon kirjaudut.',
    logout: 'Kirjaudu ulos kaikista palveluista',
    loggedOutTitle: 'Olet kirjautunut ulos',
    loggedOut: 'Kertakirjautuminen on päättynyt.',
    errorTitle: 'Pyyntöä ei hyväksytty',
    error: 'Palaa palveluun ja aloita uudelleen.',
  },
  sv: {
    banner:
      'Övning: detta är en efterbildning av Suomi.fi-identifikation. Alla personer och beteckningar är påhittade.',
    chooseTitle: 'Välj person',
    lead: 'Du identifierar dig som den person du väljer.',
    cancel: 'Avbryt identifieringen',
    language: 'Språk',
    continueTitle: 'Fortsätt till tjänsten',
    continueButton: 'Fortsätt till tjänsten',
    means: { bank: 'bankkoder', mobile: 'mobilcertifikat', card: 'certifikatkort', weak: 'svag identifiering' },
    homeTitle: 'Efterbildning av Suomi.fi-identifikation',
    home: 'Identifieringen börjar i den tjänst du loggar in i.',
    logout: 'Logga ut ur alla tjänster',
    loggedOutTitle: 'Du har loggat ut',
    loggedOut: 'Engångsinloggningen har avslutats.',
    errorTitle: 'Begäran godkändes inte',
    error: 'Gå tillbaka till tjänsten och börja på nytt.',
  },
  en: {
    banner: 'Practice: this imitates Suomi.fi e-Identification. All people and codes are invented.',
    chooseTitle: 'Choose a person',
    lead: 'You identify yourself as the person you choose.',
    cancel: 'Cancel the identification',
    language: 'Language',
    continueTitle: 'Continue to the service',
    continueButton: 'Continue to the service',
    means: { bank: 'bank codes', mobile: 'mobile certificate', card: 'certificate card', weak: 'weak method' },
    homeTitle: 'Imitation of Suomi.fi e-Identification',
    home: 'The identification begins in the service that you sign in to.',
    logout: 'Sign out of all services',
    loggedOutTitle: 'You have signed out',
    loggedOut: 'The single sign-on session has ended.',
    errorTitle: 'The request was not accepted',
    error: 'Go back to the service and start again.',
  },
} as const

/** The value of Suomi.fi's `locale`; Finnish when it is missing or unknown. */
export const pageLanguage = (text: string | null): PageLanguage => (text === 'sv' || text === 'en' ? text : 'fi')

/** People as buttons. The signed request goes along in the form, so the simulator keeps nothing between pages. */
export function choosePage(page: { language: PageLanguage; query: string; people: readonly InventedPerson[] }): string {
  const text = texts[page.language]
  const buttons = page.people.map((person, index) => {
    const means = text.means[person.means ?? 'bank']
    return `<li><button name="person" value="${index}">${escapeHtml(`${person.givenNames} ${person.familyName}`)} <small>${escapeHtml(
      `${person.identityCode} · ${person.description} · ${means}`,
    )}</small></button></li>`
  })
  const withoutLocale = page.query.replace(/&locale=[^&]*$/, '')
  const languages = (['fi', 'sv', 'en'] as const).map((one) => {
    const name = { fi: 'Suomi', sv: 'Svenska', en: 'English' }[one]
    const current = one === page.language ? ' aria-current="true"' : ''
    return `<a href="?${escapeHtml(withoutLocale)}&amp;locale=${one}" lang="${one}"${current}>${name}</a>`
  })
  return wholePage({
    language: page.language,
    title: text.chooseTitle,
    banner: text.banner,
    body: `<nav aria-label="${text.language}">${languages.join('')}</nav><p>${text.lead}</p>
<form method="post" action="/choose"><input type="hidden" name="request" value="${escapeHtml(page.query)}"><ul>${buttons.join('')}</ul>
<p><button name="cancel" value="yes">${text.cancel}</button></p></form>`,
  })
}

/** Carries the answer to the service by a form (the POST binding). A script of our own presses the button. */
export function continuePage(page: {
  language: PageLanguage
  action: string
  answer: string
  relayState: string | null
}): string {
  const text = texts[page.language]
  const relay =
    page.relayState === null ? '' : `<input type="hidden" name="RelayState" value="${escapeHtml(page.relayState)}">`
  return wholePage({
    language: page.language,
    title: text.continueTitle,
    banner: text.banner,
    script: '/send.js',
    body: `<form method="post" action="${escapeHtml(page.action)}"><input type="hidden" name="SAMLResponse" value="${escapeHtml(page.answer)}">${relay}
<button>${text.continueButton}</button></form>`,
  })
}

/** Sends the form of the page. `requestSubmit` would run the button's own checks, of which there are none. */
export const sendScript = 'document.forms[0].submit()\n'

/** The front page: who is signed in, if anyone, and a way to sign out everywhere. */
export function homePage(signedIn: boolean): string {
  const text = texts.fi
  const logout = signedIn ? `<form method="post" action="/logout"><button>${text.logout}</button></form>` : ''
  return wholePage({ language: 'fi', title: text.homeTitle, banner: text.banner, body: `<p>${text.home}</p>${logout}` })
}

export function loggedOutPage(): string {
  const text = texts.fi
  return wholePage({
    language: 'fi',
    title: text.loggedOutTitle,
    banner: text.banner,
    body: `<p>${text.loggedOut}</p>`,
  })
}

/** `code` names what was wrong with the request, for the developer who reads it. */
export function refusedPage(code: string): string {
  const text = texts.fi
  const body = `<p>${text.error}</p><p><code>${escapeHtml(code)}</code></p>`
  return wholePage({ language: 'fi', title: text.errorTitle, banner: text.banner, body })
}
