import { useEffect, useRef } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { findClient } from '../../api/endpoints.ts'
import type { Problem } from '../../api/problem.ts'
import { call } from '../../session/state.ts'
import { createStore, useStore } from '../../store.ts'
import { looksLikeCode, readIdentityCode } from './identity-code.ts'
import { begins, isWideEnough, narrows, settledWords } from './name-words.ts'

type Found = OutputOf<typeof findClient>
export type Sought = { readonly identityCode: string } | { readonly names: string }

interface Search {
  readonly typed: string
  readonly answered: { readonly by: Sought; readonly found: Found } | undefined
  readonly problem: Problem | undefined
  readonly busy: boolean
}

/** A pause of this length in the typing asks: shorter ones are within a word. */
const PAUSE_MS = 250
const nothing: Search = { typed: '', answered: undefined, problem: undefined, busy: false }

/** The search of each register as it was left: whoever opened the wrong namesake comes back to the others. Signing out is a new page. */
const searches = createStore<Readonly<Record<string, Search>>>({})

/** What may be asked while somebody types: a whole identity code, or words that say enough. */
function soughtOf(typed: string, finished: boolean): Sought | undefined {
  if (looksLikeCode(typed)) {
    const identityCode = readIdentityCode(typed)
    return identityCode === undefined ? undefined : { identityCode }
  }
  const names = finished ? typed.trim() : settledWords(typed)
  return isWideEnough(names) ? { names } : undefined
}

/** Whether the answer at hand holds whatever `sought` would find. */
function covers(answered: Search['answered'], sought: Sought): boolean {
  if (!answered) return false
  const { by, found } = answered
  if ('identityCode' in sought) return 'identityCode' in by && by.identityCode === sought.identityCode
  if ('identityCode' in by) return false
  return by.names === sought.names || (!found.more && narrows(sought.names, by.names))
}

/**
 * A search that answers as one types. It asks as seldom as it can, for every hit is a use that the client sees: after a pause, when a word
 * says enough, and not again while the answer at hand holds everybody.
 */
export function useSearch(register: string) {
  const search = useStore(searches)[register] ?? nothing
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const asking = useRef<AbortController | undefined>(undefined)
  const set = (changed: Partial<Search>): void => {
    const all = searches.get()
    searches.set({ ...all, [register]: { ...(all[register] ?? nothing), ...changed } })
  }
  const stop = (): void => {
    clearTimeout(timer.current)
    asking.current?.abort()
  }
  useEffect(
    () => () => {
      stop()
      set({ busy: false })
    },
    [register],
  )
  const ask = async (sought: Sought): Promise<void> => {
    const given = new AbortController()
    asking.current = given
    const answer = await call(findClient, { register, ...sought }, { signal: given.signal })
    if (given.signal.aborted) return
    if (answer.ok) set({ answered: { by: sought, found: answer.value }, problem: undefined, busy: false })
    else set({ answered: undefined, problem: answer.problem, busy: false })
  }
  /** Goes for what is typed now, at once or after a pause. False when it says too little to be asked. */
  const go = (typed: string, finished: boolean): boolean => {
    stop()
    const sought = soughtOf(typed, finished)
    if (!sought || covers(search.answered, sought)) {
      set({ typed, busy: false, ...(sought ? {} : { answered: undefined, problem: undefined }) })
      return sought !== undefined
    }
    set({ typed, busy: true, problem: undefined })
    if (finished || 'identityCode' in sought) void ask(sought)
    else timer.current = setTimeout(() => void ask(sought), PAUSE_MS)
    return true
  }
  const { typed, answered } = search
  const clients = answered?.found.clients ?? []
  return {
    ...search,
    /** Who fits what is typed now. */
    clients:
      answered && 'names' in answered.by
        ? clients.filter((one) => begins(`${one.givenNames} ${one.familyName}`, typed))
        : clients,
    type: (next: string): boolean => go(next, false),
    now: (): boolean => go(typed, true),
  }
}
