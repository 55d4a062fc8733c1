import { createStore, useStore } from '../store.ts'
import { chooseLanguage, type Language } from './languages.ts'
import { type Dictionary, type Filling, translate } from './texts.ts'

const language = createStore<Language>('fi')

/** The language of the page now, for code outside components. */
export const currentLanguage = (): Language => language.get()

/** The language of the page; the component is drawn again when the person changes it. */
export const useLanguage = (): Language => useStore(language)

/** Opens the page in the language of the address, the session or the browser. */
export function openInLanguage(session: Language | undefined): void {
  show(chooseLanguage({ address: location.search, session, browser: navigator.languages }))
}

/** The person's own choice: kept in the address, so that it outlives a reload and a sign-in without any storage. */
export function changeLanguage(chosen: Language): void {
  const address = new URL(location.href)
  address.searchParams.set('lang', chosen)
  history.replaceState(history.state, '', address)
  show(chosen)
}

function show(chosen: Language): void {
  document.documentElement.lang = chosen
  language.set(chosen)
}

/** `t('key', { name: value })` over a feature's texts, in the language of the page. */
export function useTexts<D extends Dictionary>(dictionary: D) {
  const chosen = useLanguage()
  return <K extends keyof D & string>(key: K, ...filling: Filling<D[K]>): string => {
    const entry = dictionary[key]
    if (!entry) throw new Error(`No text ${key}`)
    return translate(entry, chosen, filling[0])
  }
}
