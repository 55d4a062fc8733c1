import { createStore, useStore } from '../store.ts'
import { type EasyTexts, easyEntry } from './easy.ts'
import { chooseLanguage, type Language } from './languages.ts'
import { type Dictionary, type Filling, translate } from './texts.ts'

const language = createStore<Language>('fi')

/** Easy Finnish, by the dictionary that it stands for, while it is chosen; nothing otherwise. */
const easyFinnish = createStore<ReadonlyMap<Dictionary, EasyTexts['easy']> | undefined>(undefined)
/** What the address says of it: a private subtag, so that the language stays Finnish for whoever does not know it. */
const EASY = 'fi-selko'
let fetchEasy: (() => Promise<readonly EasyTexts[]>) | undefined

/** The language of the page now, for code outside components. */
export const currentLanguage = (): Language => language.get()

/** The language of the page; the component is drawn again when the person changes it. */
export const useLanguage = (): Language => useStore(language)

/** A portal that has its main pages in easy Finnish says where the texts are; they are fetched when they are chosen. */
export function offerEasyFinnish(fetch: () => Promise<readonly EasyTexts[]>): void {
  fetchEasy = fetch
}

/** Whether the page is in easy Finnish now. */
export const useEasyFinnish = (): boolean => {
  const chosen = useLanguage()
  return useStore(easyFinnish) !== undefined && chosen === 'fi'
}

/** Opens the page in the language of the address, the session or the browser. */
export function openInLanguage(session: Language | undefined): void {
  show(chooseLanguage({ address: location.search, session, browser: navigator.languages }))
  if (new URLSearchParams(location.search).get('lang') === EASY) void showEasy()
}

/** The person's own choice: kept in the address, so that it outlives a reload and a sign-in without any storage. */
export function changeLanguage(chosen: Language): void {
  keep(chosen)
  easyFinnish.set(undefined)
  show(chosen)
}

/** Easy Finnish instead of plain Finnish, or back. Where a page has no easy texts, the plain ones stand. */
export async function changeEasyFinnish(isChosen: boolean): Promise<void> {
  if (!isChosen) return changeLanguage('fi')
  keep(EASY)
  show('fi')
  await showEasy()
}

async function showEasy(): Promise<void> {
  const texts = await fetchEasy?.()
  // Meanwhile another language may have been chosen.
  if (texts && new URLSearchParams(location.search).get('lang') === EASY)
    easyFinnish.set(new Map(texts.map(({ of, easy }) => [of, easy])))
}

function keep(chosen: string): void {
  const address = new URL(location.href)
  address.searchParams.set('lang', chosen)
  history.replaceState(history.state, '', address)
}

function show(chosen: Language): void {
  document.documentElement.lang = chosen
  language.set(chosen)
}

/** `t('key', { name: value })` over a feature's texts, in the language of the page. */
export function useTexts<D extends Dictionary>(dictionary: D) {
  const chosen = useLanguage()
  const easy = useStore(easyFinnish)?.get(dictionary)
  return <K extends keyof D & string>(key: K, ...filling: Filling<D[K]>): string => {
    const entry = dictionary[key]
    if (!entry) throw new Error(`No text ${key}`)
    return translate(chosen === 'fi' ? easyEntry(entry, easy?.[key]) : entry, chosen, filling[0])
  }
}
