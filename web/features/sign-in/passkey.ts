import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { endpoint } from '../../api/endpoint.ts'
import type { Problem } from '../../api/problem.ts'
import { call } from '../../session/state.ts'

const findChallenge = endpoint<Record<never, never>, PublicKeyCredentialRequestOptionsJSON>({
  method: 'POST',
  path: '/sign-in/passkey/options',
})
const sendProof = endpoint<{ readonly response: unknown }, unknown>({ method: 'POST', path: '/sign-in/passkey' })

export type PasskeyOutcome =
  | { readonly status: 'signed-in' }
  | { readonly status: 'not-used' }
  | { readonly status: 'failed'; readonly problem: Problem }

/** Signs in with a passkey. The library is fetched only by those who press the button. */
export async function signInWithPasskey(): Promise<PasskeyOutcome> {
  const challenge = await call(findChallenge, {})
  if (!challenge.ok) return { status: 'failed', problem: challenge.problem }
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const response = await startAuthentication({ optionsJSON: challenge.value }).catch(() => undefined)
  // The person closed the browser's question, or has no passkey here: the browser does not tell which.
  if (!response) return { status: 'not-used' }
  const proof = await call(sendProof, { response })
  return proof.ok ? { status: 'signed-in' } : { status: 'failed', problem: proof.problem }
}
