import { useCallback, useEffect, useState } from 'preact/hooks'
import { call } from '../session/state.ts'
import type { Endpoint } from './endpoint.ts'
import type { Problem } from './problem.ts'

/** What a page shows of something it reads: each state has to be drawn. */
export type Query<Output> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly problem: Problem; readonly reload: () => void }
  /** `refreshing` while a newer answer is on its way, `problem` when that did not come and the older is still shown. */
  | {
      readonly status: 'ready'
      readonly value: Output
      readonly reload: () => void
      readonly refreshing: boolean
      readonly problem: Problem | undefined
    }

/** Whether nothing could be read because the server was not reached. */
export const isWithoutLine = (query: Query<unknown>): boolean =>
  query.status === 'failed' && query.problem.kind !== 'told' && query.problem.kind !== 'signed-out'

/**
 * Reads from the server once, and again when the input changes or `reload` is called. Never by itself on a timer or
 * when the window comes back: every reading of a person's data is an entry in the access log, and must be an act of
 * somebody.
 */
export function useQuery<Input extends Readonly<Record<string, unknown>>, Output>(
  from: Endpoint<Input, Output>,
  input: Input,
): Query<Output> {
  const key = JSON.stringify([from.path, input])
  const [state, setState] = useState<{ key: string; value?: Output; problem?: Problem; busy: boolean }>({
    key,
    busy: true,
  })
  const [round, setRound] = useState(0)
  const reload = useCallback(() => setRound((count) => count + 1), [])

  useEffect(() => {
    const given = new AbortController()
    setState((was) => (was.key === key ? { ...was, busy: true } : { key, busy: true }))
    void call(from, input, { signal: given.signal }).then((answer) => {
      if (given.signal.aborted) return
      if (answer.ok) setState({ key, value: answer.value, busy: false })
      else setState((was) => ({ ...was, problem: answer.problem, busy: false }))
    })
    return () => given.abort()
  }, [key, round])

  if (state.key !== key) return { status: 'loading' }
  if (state.value !== undefined)
    return { status: 'ready', value: state.value, reload, refreshing: state.busy, problem: state.problem }
  if (state.problem && !state.busy) return { status: 'failed', problem: state.problem, reload }
  return { status: 'loading' }
}
