import { connect } from '../api/connect.ts'
import type { Problem } from '../api/problem.ts'
import { forgetDrafts } from '../forms/drafts.ts'
import { keepEverything } from '../forms/unkept.ts'
import { openInLanguage } from '../i18n/language.ts'
import { somethingWaits } from '../outbox/database.ts'
import { createStore } from '../store.ts'
import { extendSession, findSession, type SignedIn, signOut } from './session.ts'

export type SessionState =
  | { readonly status: 'asking' }
  | { readonly status: 'unknown'; readonly problem: Problem }
  | { readonly status: 'signed-out' }
  /** `ended` says that the server ended the session while this page was open; what is written here is still here. */
  | { readonly status: 'signed-in'; readonly session: SignedIn; readonly ended: boolean }

export const sessionState = createStore<SessionState>({ status: 'asking' })

/** Whether the banner of the demo is shown: always, until the server has said that this is production. */
export const isDemo = createStore(true)

/** When the session ends if nothing more is done, in milliseconds of `performance.now()`. */
export const endsAt = createStore(Number.POSITIVE_INFINITY)

/** Tells the other tabs of this browser that the session is over; carries nothing else. */
const otherTabs = new BroadcastChannel('seloste')
otherTabs.onmessage = () => leave('/')

const inUse = (seconds: number): void => endsAt.set(performance.now() + seconds * 1000)

const signedIn = (): SignedIn | undefined => {
  const state = sessionState.get()
  return state.status === 'signed-in' ? state.session : undefined
}

/** Calls an endpoint of the server as the signed-in person. */
export const call = connect({
  origin: '',
  token: () => signedIn()?.token,
  heard: (path) => {
    const idle = idleLength
    // To ask about the session is not to use it.
    if (idle !== undefined && path !== findSession.path && signedIn()) inUse(idle)
  },
  signedOut: markEnded,
})

/** The longest idle time the server has told, which each use starts again. */
let idleLength: number | undefined

/** Asks the server who is signed in. Keeps the page as it is when the same person has signed in again. */
export async function askSession(): Promise<void> {
  const before = signedIn()
  const answer = await call(findSession, {})
  if (!answer.ok) {
    if (answer.problem.kind === 'signed-out') sessionState.set({ status: 'signed-out' })
    else if (!before) sessionState.set({ status: 'unknown', problem: answer.problem })
    return
  }
  const session = answer.value
  isDemo.set(session.profile !== 'production')
  if (!session.signedIn) {
    if (before) markEnded()
    else {
      openInLanguage(undefined)
      sessionState.set({ status: 'signed-out' })
    }
    return
  }
  // Somebody else has signed in within this browser: nothing of the earlier person may stay on the page.
  if (before && !isSamePerson(before, session)) return leave(location.pathname)
  idleLength = Math.max(idleLength ?? 0, session.idleSeconds)
  // The server counts whole seconds: a smaller difference is no news.
  const told = performance.now() + session.idleSeconds * 1000
  if (!before || Math.abs(told - endsAt.get()) > 2000) endsAt.set(told)
  if (!before) openInLanguage(session.language)
  sessionState.set({ status: 'signed-in', session, ended: false })
}

const isSamePerson = (one: SignedIn, other: SignedIn): boolean =>
  one.name === other.name && one.kind === other.kind && one.accountId === other.accountId

/** Keeps the session alive; the person pressed a key for it. */
export async function keepSession(): Promise<void> {
  const answer = await call(extendSession, {})
  if (answer.ok) inUse(answer.value.idleSeconds)
}

/** Ends the session on the server, forgets everything on the page and goes to the front page. */
export async function endSession(): Promise<Problem | undefined> {
  await keepEverything()
  const answer = await call(signOut, (await somethingWaits()) ? { keep: 'outbox' } : {})
  if (!answer.ok && answer.problem.kind !== 'signed-out') return answer.problem
  otherTabs.postMessage('signed-out')
  leave((answer.ok ? answer.value.next : undefined) ?? '/')
  return undefined
}

/** The session is over, but the page stays: the person may sign in again in another tab and go on here. */
export function markEnded(): void {
  const state = sessionState.get()
  if (state.status === 'signed-in') sessionState.set({ ...state, ended: true })
}

function leave(to: string): void {
  forgetDrafts()
  // A new document: whatever any component held is gone with the old one.
  location.replace(to)
}
