import type { Text } from '../definitions/parts.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { Register } from '../use-case/actor.ts'
import type { Facts, Loaded } from '../use-case/endpoint.ts'

/**
 * How a promise of a notice stands. `nothing-yet`: there is nothing that could keep or break it. `not-measured`: nobody looks, so it
 * must not look kept.
 */
export const VERDICTS = ['kept', 'broken', 'nothing-yet', 'not-measured'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What a figure is, so that it is written as people write it. `persons`: few of them are not told to the public (INV-73). */
export type FigureKind = 'count' | 'persons' | 'instant' | 'day' | 'days' | 'word'

export interface FigureForm {
  readonly name: Text
  readonly kind: FigureKind
  /** Shown to the controller alone. */
  readonly controllerOnly?: true
}

/** Figures as they are computed and kept: numbers, and instants, days and words as text. */
export type Figures = Readonly<Record<string, number | string | null>>

export interface Judged {
  readonly verdict: Verdict
  readonly figures: Figures
}

/** When and where evidence is asked for. */
export interface AskedAt {
  readonly register: Register
  readonly now: Date
  readonly today: PlainDate
}

/**
 * Evidence for a promise: small queries of the domain that knows, and a pure judge. It stands under the sentences that come from the
 * named places of the definition.
 */
export interface Evidence<F extends Facts> {
  readonly code: string
  /** Places of the definition: each stands for itself and all below it. */
  readonly of: readonly string[]
  /** What is measured, as a sentence. */
  readonly name: Text
  /** Why nobody measures it, or what a break means: told where the verdict alone would mislead. */
  readonly says?: Partial<Readonly<Record<Verdict, Text>>>
  /** A position of the catalogue: who has to put a broken promise right. */
  readonly owner: string
  readonly audience: 'public' | 'controller'
  /** Whose role asks: key store and access log are behind roles of their own. */
  readonly role: 'app' | 'keys'
  readonly figures: Readonly<Record<string, FigureForm>>
  readonly ask: (at: AskedAt) => F
  readonly judge: (facts: Loaded<F>, at: AskedAt) => Judged
}

/** Any evidence, for lists of it. Judges stay typed where they are written. */
export type AnyEvidence = Omit<Evidence<Facts>, 'judge'> & {
  readonly judge: (facts: never, at: AskedAt) => Judged
}

/** Declares evidence. Its code is what findings are kept under, so it never changes. */
export const evidence = <const F extends Facts>(declared: Evidence<F>): Evidence<F> => declared

/** Whether the evidence stands for one of the paths: for the path itself, or for a place above it. */
export const standsFor = ({ of }: Pick<AnyEvidence, 'of'>, paths: readonly string[]): boolean =>
  of.some((place) => paths.some((path) => path === place || path.startsWith(`${place}/`)))

/** Numbers of people below this are not published (INV-73). */
export const SMALLEST_CELL = 5
