import { escapeHtml, wholePage } from '../simulator-page.ts'
import type { SignInLanguage } from './port.ts'

/** An invented worker. `description` says the role, e.g. "Palveluohjaaja"; it orders people inside an organisation. */
export type InventedWorker = {
  readonly subject: string
  readonly name: string
  readonly email: string
  readonly organisation: string
  readonly description: string
}

const texts = {
  fi: {
    title: 'Valitse työntekijä',
    banner: 'Harjoittelu: tämä on jäljitelmä organisaation kirjautumispalvelusta. Kaikki henkilöt ovat keksittyjä.',
    lead: 'Kirjaudut valitsemanasi henkilönä. Salasanaa ei kysytä.',
    cancel: 'Keskeytä kirjautuminen',
    languages: 'Kieli',
    signOutTitle: 'Kirjaudu ulos',
    signOutLead: 'Olet kirjautumassa ulos organisaation kirjautumispalvelusta.',
    signOut: 'Kirjaudu ulos',
    errorTitle: 'Kirjautuminen ei onnistunut',
    errorLead: 'Palaa palveluun ja aloita kirjautuminen uudelleen.',
  },
  sv: {
    title: 'Välj arbetstagare',
    banner: 'Övning: detta är en efterbildning av organisationens inloggningstjänst. Alla personer är påhittade.',
    lead: 'Du loggar in som den person du väljer. Inget lösenord frågas.',
    cancel: 'Avbryt inloggningen',
    languages: 'Språk',
    signOutTitle: 'Logga ut',
    signOutLead: 'Du håller på att logga ut från organisationens inloggningstjänst.',
    signOut: 'Logga ut',
    errorTitle: 'Inloggningen misslyckades',
    errorLead: 'Gå tillbaka till tjänsten och börja inloggningen på nytt.',
  },
  en: {
    title: 'Choose a worker',
    banner: 'Practice: this imitates the organisation’s sign-in service. All people are invented.',
    lead: 'You sign in as the person you choose. No password is asked.',
    cancel: 'Cancel signing in',
    languages: 'Language',
    signOutTitle: 'Sign out',
    signOutLead: 'You are about to sign out of the organisation’s sign-in service.',
    signOut: 'Sign out',
    errorTitle: 'Signing in failed',
    errorLead: 'Go back to the service and start signing in again.',
  },
} as const

/** The first known language of a space-separated `ui_locales`; Finnish when there is none. */
export function languageOf(locales: unknown): SignInLanguage {
  const asked = typeof locales === 'string' ? locales.split(' ') : []
  for (const one of asked) if (one === 'fi' || one === 'sv' || one === 'en') return one
  return 'fi'
}

/** One button a person, under a heading for each organisation. */
export function peoplePage(page: {
  language: SignInLanguage
  action: string
  people: readonly InventedWorker[]
}): string {
  const text = texts[page.language]
  const organisations = [...new Set(page.people.map((one) => one.organisation))].sort((a, b) =>
    a.localeCompare(b, 'fi'),
  )
  const groups = organisations.map((organisation) => {
    const members = page.people
      .filter((one) => one.organisation === organisation)
      .sort((a, b) => a.description.localeCompare(b.description, 'fi') || a.name.localeCompare(b.name, 'fi'))
    const buttons = members.map(
      (one) =>
        `<li><button name="subject" value="${escapeHtml(one.subject)}">${escapeHtml(one.name)}<small>${escapeHtml(one.description)}</small></button></li>`,
    )
    return `<h2>${escapeHtml(organisation)}</h2><ul>${buttons.join('')}</ul>`
  })
  const action = escapeHtml(page.action)
  const languages = (['fi', 'sv', 'en'] as const).map((one) => {
    const name = { fi: 'Suomi', sv: 'Svenska', en: 'English' }[one]
    return `<a href="${action}?lang=${one}" lang="${one}"${one === page.language ? ' aria-current="true"' : ''}>${name}</a>`
  })
  return wholePage({
    language: page.language,
    title: text.title,
    banner: text.banner,
    body: `<nav aria-label="${text.languages}">${languages.join('')}</nav><p>${text.lead}</p>
<form method="post" action="${action}">${groups.join('')}
<p><button name="cancel" value="yes">${text.cancel}</button></p></form>`,
  })
}

/** `form` is the provider's own form with the id `op.logoutForm`; its single button submits it. */
export function signOutPage(page: { language: SignInLanguage; form: string }): string {
  const text = texts[page.language]
  return wholePage({
    language: page.language,
    title: text.signOutTitle,
    banner: text.banner,
    body: `<p>${text.signOutLead}</p>${page.form}<button form="op.logoutForm" name="logout" value="yes" autofocus>${text.signOut}</button>`,
  })
}

/** Says that the request was not good; `code` is the protocol's error code. */
export function errorPage(page: { language: SignInLanguage; code: string }): string {
  const text = texts[page.language]
  return wholePage({
    language: page.language,
    title: text.errorTitle,
    banner: text.banner,
    body: `<p>${text.errorLead}</p><p><code>${escapeHtml(page.code)}</code></p>`,
  })
}
