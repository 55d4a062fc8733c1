/** A text for people in the three languages of the service. */
export interface Trilingual {
  readonly fi: string
  readonly sv: string
  readonly en: string
}

/**
 * An expected no: a stable code that machines read, an HTTP status, and a text that says what happened and what to do.
 * Bugs throw; refusals are values.
 */
export interface RefusalKind {
  readonly code: string
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503
  readonly text: Trilingual
}

/** What a machine may need beside the code: numbers, days and ids, never personal data. */
export type RefusalFacts = Readonly<Record<string, string | number | boolean>>

/** A refusal on its way to the caller. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly facts: RefusalFacts

  constructor(kind: RefusalKind, facts: RefusalFacts = {}) {
    super(kind.code)
    this.kind = kind
    this.facts = facts
  }
}

const registry = new Map<string, RefusalKind>()

/** Declares the refusals of a domain; the code is `domain.name`. A code can be declared once. */
export function refusals<Name extends string>(
  domain: string,
  kinds: Readonly<Record<Name, { readonly status: RefusalKind['status']; readonly text: Trilingual }>>,
): Readonly<Record<Name, RefusalKind>> {
  const declared = {} as Record<Name, RefusalKind>
  for (const name of Object.keys(kinds) as Name[]) {
    const code = `${domain}.${name}`
    if (registry.has(code)) throw new Error(`the refusal ${code} is declared twice`)
    const kind: RefusalKind = { code, ...kinds[name] }
    registry.set(code, kind)
    declared[name] = kind
  }
  return declared
}

/** All declared refusals, for `docs/errors.md` and its test. */
export const allRefusals = (): readonly RefusalKind[] =>
  [...registry.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
