import { createStore } from '../store.ts'

/** Where the page is, and how it came there: only a move inside the portal takes the focus to the new heading. */
export interface Place {
  readonly path: string
  readonly search: string
  readonly came: 'opened' | 'moved' | 'returned'
}

const here = (came: Place['came']): Place => ({ path: location.pathname, search: location.search, came })

export const place = createStore<Place>(here('opened'))

/** An address of ours with the language the person has chosen carried along. */
export function withLanguage(address: string): string {
  const chosen = new URLSearchParams(location.search).get('lang')
  const target = new URL(address, location.href)
  if (chosen && !target.searchParams.has('lang')) target.searchParams.set('lang', chosen)
  return target.pathname + target.search + target.hash
}

/** Moves to another page of the portal without loading it anew. `replace` leaves no step for the back button. */
export function navigate(address: string, how: 'push' | 'replace' = 'push'): void {
  const target = withLanguage(address)
  if (how === 'push') history.pushState(null, '', target)
  else history.replaceState(null, '', target)
  place.set(here('moved'))
  window.scrollTo(0, 0)
}

/**
 * Takes plain clicks on links within the portal, and the back and forward buttons. Links stay ordinary links: they
 * open in another tab, are copied and read as such. Returns what ends it.
 */
export function followLinks(base: string): () => void {
  const clicked = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) return
    const target = new URL(link.href, location.href)
    if (target.origin !== location.origin || !target.pathname.startsWith(base)) return
    // A fragment of this same page is the browser's own work.
    if (target.hash && target.pathname === location.pathname) return
    event.preventDefault()
    navigate(target.pathname + target.search)
  }
  const returned = (): void => place.set(here('returned'))
  document.addEventListener('click', clicked)
  window.addEventListener('popstate', returned)
  return () => {
    document.removeEventListener('click', clicked)
    window.removeEventListener('popstate', returned)
  }
}
