/** How long before the end a person is warned (WCAG 2.2.1 wants at least 20 seconds; we give two minutes). */
export const warningSeconds = 120

export type Idleness =
  | { readonly status: 'in-use'; readonly secondsToWarning: number }
  | { readonly status: 'ending'; readonly secondsLeft: number }
  | { readonly status: 'ended' }

/** Where an idle session stands. `endsAt` and `now` are milliseconds of the same clock. */
export function judgeIdleness(endsAt: number, now: number): Idleness {
  const secondsLeft = Math.ceil((endsAt - now) / 1000)
  if (secondsLeft <= 0) return { status: 'ended' }
  if (secondsLeft <= warningSeconds) return { status: 'ending', secondsLeft }
  return { status: 'in-use', secondsToWarning: secondsLeft - warningSeconds }
}
