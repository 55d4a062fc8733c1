/** The languages that every text of the product exists in. Finnish is the one that stands in when nothing is known. */
export const languages = ['fi', 'sv', 'en'] as const

export type Language = (typeof languages)[number]

/** Each language's name in itself, as the language switch shows it. */
export const languageNames: Readonly<Record<Language, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' }

/** The language of a tag such as `sv-FI`, or undefined when it is none of ours. */
export function readLanguage(tag: string | null | undefined): Language | undefined {
  const short = tag?.toLowerCase().split('-')[0]
  return languages.find((language) => language === short)
}

/**
 * The language a page opens in: what the address asks for, then what the signed-in person has chosen, then the
 * first of the browser's languages that we have. No cookie and no storage takes part.
 */
export function chooseLanguage(from: {
  readonly address: string
  readonly session: Language | undefined
  readonly browser: readonly string[]
}): Language {
  return (
    readLanguage(new URLSearchParams(from.address).get('lang')) ??
    from.session ??
    from.browser.map(readLanguage).find((language) => language !== undefined) ??
    'fi'
  )
}
