import { SigningRight } from './signing-forms.ts'

/**
 * Whether a person's roles let them sign for the company alone. `NIMKO` is the right to sign alone in the trade register, `ELI` a sole
 * trader, who is the company; `TJ` is the managing director, whom 624/2006 6:26 § lets represent it in its everyday running. A member of
 * the board (`J`, `PJ`), an auditor (`TIL`) and others do not.
 */
export function decideSigningRight(told: {
  readonly roles: readonly string[]
  readonly isComplete: boolean
}): { readonly right: SigningRight } | { readonly refused: 'no-signing-right' | 'registers-incomplete' } {
  const right = SigningRight.options.find((one) => told.roles.includes(one))
  if (right) return { right }
  // What is missing may be the very role: that is no answer about the person.
  return { refused: told.isComplete ? 'no-signing-right' : 'registers-incomplete' }
}

/** A mandate is never older than an hour in use (INV-46). */
const CHECK_HOLDS_MS = 60 * 60_000
export const isCheckFresh = (checkedAt: Date, now: Date): boolean =>
  now.getTime() - checkedAt.getTime() <= CHECK_HOLDS_MS && checkedAt <= now
