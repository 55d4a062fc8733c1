import { useEffect, useState } from 'preact/hooks'
import { call } from '../session/state.ts'
import type { Endpoint } from './endpoint.ts'
import type { Problem } from './problem.ts'

/** One register's part of a page over several. */
export type Part<Output> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly problem: Problem; readonly reload: () => void }
  /** `reload` keeps the older answer in sight until the newer one is there. */
  | { readonly status: 'ready'; readonly value: Output; readonly reload: () => void }

/**
 * Reads the same from several registers, each in its own call, and puts the answers together here and nowhere else:
 * registers are never combined on the server. One register's trouble does not hide the others.
 */
export function useEach<Input extends { readonly register: string }, Output>(
  from: Endpoint<Input, Output>,
  inputs: readonly Input[],
): readonly Part<Output>[] {
  const key = JSON.stringify([from.path, inputs])
  const [parts, setParts] = useState<{ key: string; of: readonly Part<Output>[] }>({ key: '', of: [] })

  useEffect(() => {
    const given = new AbortController()
    const put = (at: number, part: Part<Output>): void =>
      setParts((was) => ({ key, of: was.of.map((other, place) => (place === at ? part : other)) }))
    const read = async (at: number, input: Input, shown?: 'older'): Promise<void> => {
      if (!shown) put(at, { status: 'loading' })
      const answer = await call(from, input, { signal: given.signal })
      if (given.signal.aborted) return
      if (answer.ok) put(at, { status: 'ready', value: answer.value, reload: () => void read(at, input, 'older') })
      else if (!shown) put(at, { status: 'failed', problem: answer.problem, reload: () => void read(at, input) })
    }
    setParts({ key, of: inputs.map(() => ({ status: 'loading' })) })
    for (const [at, input] of inputs.entries()) void read(at, input)
    return () => given.abort()
  }, [key])

  return parts.key === key ? parts.of : inputs.map(() => ({ status: 'loading' }))
}
