import { useRef, useState } from 'preact/hooks'
import { call } from '../session/state.ts'
import type { Endpoint } from './endpoint.ts'
import type { Problem } from './problem.ts'

/** A button's act on the server. */
export interface Action<Input, Output> {
  readonly busy: boolean
  readonly problem: Problem | undefined
  /** Gives the answer, or undefined when it failed (then `problem` says why) or is still on its way from before. */
  readonly run: (input: Input) => Promise<Output | undefined>
}

/** Calls an endpoint when the person says so, one call at a time. For forms there is `useForm`. */
export function useAction<Input extends Readonly<Record<string, unknown>>, Output>(
  to: Endpoint<Input, Output>,
): Action<Input, Output> {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const sending = useRef(false)
  const run = async (input: Input): Promise<Output | undefined> => {
    if (sending.current) return undefined
    sending.current = true
    setBusy(true)
    setProblem(undefined)
    const answer = await call(to, input)
    sending.current = false
    setBusy(false)
    if (answer.ok) return answer.value
    setProblem(answer.problem)
    return undefined
  }
  return { busy, problem, run }
}
