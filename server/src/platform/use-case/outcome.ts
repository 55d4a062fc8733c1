import type { Write } from '../db/query.ts'
import type { PlannedJob } from '../jobs/plan.ts'
import type { RefusalFacts, RefusalKind } from '../refusals.ts'

/** Data for another register through a declared flow; it reaches it by a job. */
export interface SentFlow {
  readonly flow: string
  readonly toRegister: string
  /** The catalogue fields in it, compared with both definitions. */
  readonly fields: readonly string[]
  readonly payload: unknown
}

/** Data that came from another register through a declared flow: logged as an acquisition (703/2023 10 §). */
export interface Acquired {
  readonly fromRegister: string
  readonly fields: readonly string[]
}

export interface Effects {
  readonly writes?: readonly Write[]
  readonly jobs?: readonly PlannedJob[]
  readonly flows?: readonly SentFlow[]
  /** Set by the delivery of flows alone. */
  readonly acquired?: Acquired
  /** Data subjects born in this transaction: they get their keys before it. */
  readonly born?: readonly string[]
  /** Where the written fields come from: a source kind of the definition. Needed when sealed groups are written. */
  readonly source?: string
}

/** A yes: whose data it was, what the caller gets, what is to be saved. */
export interface Done<O> extends Effects {
  readonly subjects: readonly string[]
  readonly output: O
}

/** A no, with its reason. */
export interface Refused {
  readonly refused: RefusalKind
  readonly facts: RefusalFacts
}

export type Outcome<O> = Done<O> | Refused

/** The answer is about these persons; each gets a row in the access log. */
export const about = <O>(subject: string | readonly string[], output: O, effects: Effects = {}): Done<O> => ({
  ...effects,
  subjects: typeof subject === 'string' ? [subject] : subject,
  output,
})

/** The answer is about nobody. The reason is for the reader of the code; the handling is logged all the same. */
export const aboutNobody = <O>(_reason: string, output: O, effects: Effects = {}): Done<O> => ({
  ...effects,
  subjects: [],
  output,
})

export const refused = (kind: RefusalKind, facts: RefusalFacts = {}): Refused => ({ refused: kind, facts })
