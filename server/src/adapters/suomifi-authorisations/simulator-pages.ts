import { escapeHtml, wholePage } from '../simulator-page.ts'

export type PageLanguage = 'fi' | 'sv' | 'en'

const texts = {
  fi: {
    title: 'Valitse yritys',
    banner: 'Harjoittelu: tämä on jäljitelmä Suomi.fi-valtuuksista. Kaikki henkilöt ja yritykset ovat keksittyjä.',
    lead: 'Asioit valitsemasi yrityksen puolesta.',
    none: 'Sinulla ei ole yritystä, jonka puolesta voisit asioida.',
    cancel: 'Keskeytä',
    languages: 'Kieli',
    errorTitle: 'Valintaa ei voi tehdä',
    errorLead: 'Palaa palveluun ja aloita uudelleen.',
  },
  sv: {
    title: 'Välj företag',
    banner: 'Övning: detta är en efterbildning av Suomi.fi-fullmakter. Alla personer och företag är påhittade.',
    lead: 'Du företräder det företag du väljer.',
    none: 'Du har inget företag som du kan företräda.',
    cancel: 'Avbryt',
    languages: 'Språk',
    errorTitle: 'Valet kan inte göras',
    errorLead: 'Gå tillbaka till tjänsten och börja på nytt.',
  },
  en: {
    title: 'Choose a company',
    banner: 'Practice: this imitates Suomi.fi e-Authorizations. All people and companies are invented.',
    lead: 'You act for the company that you choose.',
    none: 'You have no company to act for.',
    cancel: 'Cancel',
    languages: 'Language',
    errorTitle: 'The choice cannot be made',
    errorLead: 'Go back to the service and start again.',
  },
} as const

export const pageLanguageOf = (asked: string | null): PageLanguage => (asked === 'sv' || asked === 'en' ? asked : 'fi')

/** One button a company. What the person is in it stands below the name, so that a demo can choose well. */
export function choicePage(page: {
  readonly language: PageLanguage
  /** The address of this page without its language. */
  readonly here: string
  readonly choice: string
  readonly organisations: readonly {
    readonly businessId: string
    readonly name: string
    readonly roles: readonly string[]
  }[]
}): string {
  const text = texts[page.language]
  const languages = (['fi', 'sv', 'en'] as const).map((one) => {
    const name = { fi: 'Suomi', sv: 'Svenska', en: 'English' }[one]
    return `<a href="${escapeHtml(page.here)}&amp;lang=${one}" lang="${one}"${one === page.language ? ' aria-current="true"' : ''}>${name}</a>`
  })
  const buttons = page.organisations.map(
    ({ businessId, name, roles }) =>
      `<li><button name="organisation" value="${escapeHtml(businessId)}">${escapeHtml(name)}<small>${escapeHtml(`${businessId}, ${roles.join(', ') || '–'}`)}</small></button></li>`,
  )
  return wholePage({
    language: page.language,
    title: text.title,
    banner: text.banner,
    body: `<nav aria-label="${text.languages}">${languages.join('')}</nav>
<p>${buttons.length > 0 ? text.lead : text.none}</p>
<form method="post" action="/choose"><input type="hidden" name="choice" value="${escapeHtml(page.choice)}">
<ul>${buttons.join('')}</ul><p><button name="cancel" value="yes">${text.cancel}</button></p></form>`,
  })
}

export function errorPage(language: PageLanguage): string {
  const text = texts[language]
  return wholePage({ language, title: text.errorTitle, banner: text.banner, body: `<p>${text.errorLead}</p>` })
}
