/** The names in a pattern: `/r/:register/clients/:client` has `register` and `client`. */
export type PathParams<P extends string> = Readonly<Record<NamesIn<P>, string>>
type NamesIn<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

const parts = (path: string): string[] => path.split('/').filter((part) => part !== '')

/**
 * The values of a pattern's names in a path, or undefined when the path is another. A slash at the end makes no
 * difference; an empty or wrongly encoded part matches nothing.
 */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = parts(pattern)
  const given = parts(path)
  if (wanted.length !== given.length) return undefined
  const values: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const value = decode(given[at] ?? '')
    if (value === undefined) return undefined
    if (part.startsWith(':')) values[part.slice(1)] = value
    else if (part !== value) return undefined
  }
  return values
}

/** The path of a pattern with its names filled in, each encoded. */
export function pathTo<const P extends string>(pattern: P, values: PathParams<P>): string {
  return fillPath(pattern, values)
}

/** As `pathTo`, for patterns known only when running. Throws when a name has no value. */
export function fillPath(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = values[name]
    if (!value) throw new Error(`The path ${pattern} needs ${name}`)
    return encodeURIComponent(value)
  })
}

/** The names that a pattern has. */
export const namesIn = (pattern: string): string[] => [...pattern.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '')

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
