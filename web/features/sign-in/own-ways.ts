import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { endpoint } from '../../api/endpoint.ts'
import type { Problem } from '../../api/problem.ts'
import { call } from '../../session/state.ts'

/** A passkey or a card of the signed-in worker. */
export interface OwnWay {
  readonly id: string
  readonly kind: 'passkey' | 'card'
  readonly linkedAt: string
  /** Whether it lives in one device only; main users need such a one. */
  readonly deviceBound: boolean
}

export const listOwnWays = endpoint<Record<never, never>, { readonly ways: readonly OwnWay[] }>({
  method: 'GET',
  path: '/sign-in/own-ways',
})

/** Takes a passkey or a card away. All sessions of the account end with it, this one too. */
export const removeOwnWay = endpoint<{ readonly id: string }, { readonly removed: true }>({
  method: 'POST',
  path: '/sign-in/own-ways/remove',
})

/** Gives the address at which the card is shown. `return` is the page to come back to. */
export const linkCard = endpoint<{ readonly return: string }, { readonly next: string }>({
  method: 'POST',
  path: '/sign-in/card/enrol',
})

const findChallenge = endpoint<Record<never, never>, PublicKeyCredentialCreationOptionsJSON>({
  method: 'POST',
  path: '/sign-in/passkey/enrol/options',
})
const sendPasskey = endpoint<{ readonly response: unknown }, { readonly deviceBound: boolean }>({
  method: 'POST',
  path: '/sign-in/passkey/enrol',
})

export type EnrolOutcome =
  | { readonly status: 'enrolled' | 'known-here' | 'not-made' }
  | { readonly status: 'failed'; readonly problem: Problem }

/** Makes a passkey in this device, or in one at hand, and links it to the account. The library is fetched when it is needed. */
export async function enrolPasskey(): Promise<EnrolOutcome> {
  const challenge = await call(findChallenge, {})
  if (!challenge.ok) return { status: 'failed', problem: challenge.problem }
  const { startRegistration, WebAuthnError } = await import('@simplewebauthn/browser')
  const made = await startRegistration({ optionsJSON: challenge.value }).catch((error: unknown) =>
    error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
      ? ('known-here' as const)
      : ('not-made' as const),
  )
  if (typeof made === 'string') return { status: made }
  const answer = await call(sendPasskey, { response: made })
  return answer.ok ? { status: 'enrolled' } : { status: 'failed', problem: answer.problem }
}
