import { type Endpoint, makeRequest } from './endpoint.ts'
import { type Answer, readProblem } from './problem.ts'

export type Call = <Input extends Readonly<Record<string, unknown>>, Output>(
  to: Endpoint<Input, Output>,
  input: Input,
  /** `outlives`: the request goes on when the page is left; its body is 64 KiB at most. */
  how?: { readonly signal?: AbortSignal; readonly outlives?: boolean },
) => Promise<Answer<Output>>

/** Waits before the second and the third try, in milliseconds. Three tries outlast a lift or a tunnel's mouth. */
const patience = [400, 1600]
const timeLimit = 15_000

/**
 * The way to the server. A request that may be repeated is sent again, byte for byte the same, when no answer came
 * or a server in between was away (502, 503, 504); others are sent once, and the person decides.
 */
export function connect(options: {
  /** Empty in the browser: our own origin. */
  readonly origin: string
  /** The token tied to the session, sent with everything that changes something. */
  readonly token: () => string | undefined
  /** The server answered a call to this path, so the session was used just now. */
  readonly heard: (path: string) => void
  readonly signedOut: () => void
}): Call {
  return async <Input extends Readonly<Record<string, unknown>>, Output>(
    to: Endpoint<Input, Output>,
    input: Input,
    how: { readonly signal?: AbortSignal; readonly outlives?: boolean } = {},
  ): Promise<Answer<Output>> => {
    const { method, address, body } = makeRequest(to, input)
    const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
    if (body !== undefined) headers['content-type'] = 'application/json'
    const token = method === 'GET' ? undefined : options.token()
    if (token !== undefined) headers['x-seloste-token'] = token

    for (let tries = 0; ; tries++) {
      const limit = AbortSignal.timeout(timeLimit)
      const signal = how.signal ? AbortSignal.any([how.signal, limit]) : limit
      const init: RequestInit = {
        method,
        headers,
        signal,
        credentials: 'same-origin',
        redirect: 'error',
        keepalive: how.outlives === true,
      }
      const { answer, again } = await fetchOnce<Output>(
        options.origin + address,
        body === undefined ? init : { ...init, body },
      )

      const wait = patience[tries]
      if (again && to.repeatable && wait !== undefined && !how.signal?.aborted) {
        await pause(wait * (0.75 + Math.random() / 2))
        continue
      }
      if (answer.ok || answer.problem.kind === 'told') options.heard(to.path)
      else if (answer.problem.kind === 'signed-out') options.signedOut()
      return answer
    }
  }
}

async function fetchOnce<Output>(
  address: string,
  init: RequestInit,
): Promise<{ answer: Answer<Output>; again: boolean }> {
  try {
    const response = await fetch(address, init)
    if (!response.ok) {
      const again = response.status === 502 || response.status === 503 || response.status === 504
      return { answer: { ok: false, problem: await readProblem(response) }, again }
    }
    const text = await response.text()
    // The server's output schema made this body, and the generated types were made from the same schema.
    const value = (text === '' ? undefined : JSON.parse(text)) as Output
    return { answer: { ok: true, value }, again: false }
  } catch (error) {
    // A body that is not JSON came from somebody else than our server.
    if (error instanceof SyntaxError)
      return { answer: { ok: false, problem: { kind: 'strange', status: 200 } }, again: false }
    return { answer: { ok: false, problem: { kind: 'no-answer' } }, again: true }
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))
