import { endpoint } from '../api/endpoint.ts'
import type { Language } from '../i18n/languages.ts'

/** A register that the signed-in person has rights in. The code stands in paths; the name is for people. */
export interface RegisterOfSession {
  readonly code: string
  readonly name: string
  readonly controller: string
  readonly roles: readonly string[]
  /** Which kind of register it is, by its definition: `psop`, `provider`. Told to workers. */
  readonly definition?: string
  /** Roles that count once the undertaking of confidentiality is accepted. */
  readonly waitingRoles?: readonly string[]
}

export interface SignedIn {
  readonly signedIn: true
  readonly kind: 'worker' | 'client'
  readonly name: string
  /** A worker's own account: whose the visits are that wait on the device. */
  readonly accountId?: string
  readonly language: Language
  readonly registers: readonly RegisterOfSession[]
  /** Tied to the session; every change is sent with it. */
  readonly token: string
  /** Seconds until the session ends if nothing more is done. */
  readonly idleSeconds: number
}

/** Whether the session is of somebody who signs for a company: identified as clients are, but at the providers' door. */
export const isSignatory = ({ kind, registers }: SignedIn): boolean =>
  kind === 'client' && registers.some(({ roles }) => roles.includes('signatory'))

/** `profile` is told to everybody: the demo shows its banner before anybody has signed in. */
export type SessionAnswer = ({ readonly signedIn: false } | SignedIn) & { readonly profile?: 'demo' | 'production' }

/** Asks whether somebody is signed in. Asking is not use: it must not lengthen the session. */
export const findSession = endpoint<Record<never, never>, SessionAnswer>({ method: 'GET', path: '/session' })

/** Keeps the session alive at the person's own wish. */
export const extendSession = endpoint<Record<never, never>, { readonly idleSeconds: number }>({
  method: 'POST',
  path: '/session/extend',
  repeatable: true,
})

/** Ends the session on the server. The browser is told to forget everything of ours, but for an outbox in which visits wait. */
export const signOut = endpoint<{ readonly keep?: 'outbox' }, { readonly next?: string }>({
  method: 'POST',
  path: '/sign-out',
  repeatable: true,
})
