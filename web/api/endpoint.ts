import { fillPath, namesIn } from '../router/path.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

declare const shapes: unique symbol

/** One endpoint of the server as the browser knows it: where it is, and the types of what goes in and comes out. */
export interface Endpoint<Input, Output> {
  readonly method: Method
  /** With `:names` that are filled from the input: `/r/:register/clients/:client`. */
  readonly path: string
  /** Which inputs of a GET may stand in the address. Never personal data: addresses end up in logs (INV-64). */
  readonly query: readonly string[]
  /** Whether sending the very same request twice has the effect of one, so that a lost answer may be asked again. */
  readonly repeatable: boolean
  readonly [shapes]?: { readonly input: Input; readonly output: Output }
}

/** What an endpoint answers, for the types of what is drawn. */
export type OutputOf<E> = E extends Endpoint<unknown, infer Output> ? Output : never

/** What an endpoint takes. */
export type InputOf<E> = E extends Endpoint<infer Input, unknown> ? Input : never

/**
 * Describes an endpoint. A POST is repeatable only when its sender chooses the `id` of what it makes: the server
 * then answers the second sending as it answered the first. GET, PUT and DELETE are repeatable as they are.
 */
export function endpoint<Input, Output>(definition: {
  readonly method: Method
  readonly path: string
  readonly query?: readonly string[]
  readonly repeatable?: boolean
}): Endpoint<Input, Output> {
  const { method, path, query = [] } = definition
  const repeatable = definition.repeatable ?? (method === 'GET' || method === 'PUT' || method === 'DELETE')
  return { method, path, query, repeatable }
}

/** The address of a GET whose answer is a file, for the `href` of a link with `download`. */
export const addressOf = <Input extends Readonly<Record<string, unknown>>>(
  from: Endpoint<Input, unknown>,
  input: Input,
): string => makeRequest(from, input).address

type Where = Pick<Endpoint<unknown, unknown>, 'method' | 'path' | 'query'>

export interface RequestParts {
  readonly method: Method
  readonly address: string
  /** JSON, or undefined for a GET. */
  readonly body: string | undefined
}

/** The address and body of a call. Throws when an input of a GET is not declared fit for the address. */
export function makeRequest(to: Where, input: Readonly<Record<string, unknown>>): RequestParts {
  const inPath = namesIn(to.path)
  const values = Object.fromEntries(inPath.map((name) => [name, String(input[name] ?? '')]))
  const rest = Object.entries(input).filter(([name, value]) => !inPath.includes(name) && value !== undefined)
  const path = fillPath(to.path, values)
  if (to.method !== 'GET') return { method: to.method, address: path, body: JSON.stringify(Object.fromEntries(rest)) }

  const search = new URLSearchParams()
  for (const [name, value] of rest) {
    if (!to.query.includes(name)) throw new Error(`${to.path} does not take ${name} in its address`)
    search.set(name, String(value))
  }
  const asked = search.toString()
  return { method: 'GET', address: asked ? `${path}?${asked}` : path, body: undefined }
}
