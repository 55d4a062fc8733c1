import { z } from 'zod'
import type { Action, RuleFacts } from '../authorisation/rules.ts'
import type { BlindIndexes } from '../crypto/blind-index.ts'
import type { Query } from '../db/query.ts'
import type { Sql } from '../db/sql.ts'
import type { Id } from '../ids.ts'
import type { Print } from '../pdf/work.ts'
import type { RefusalKind } from '../refusals.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { Actor, Register } from './actor.ts'
import type { Outcome } from './outcome.ts'

/** What a use case may know besides its input and its facts. Pure: no clock, no database, no keys. */
export interface Context {
  readonly register: Register
  readonly actor: Actor
  /** The instant of the request; the day of it in Finland. */
  readonly now: Date
  readonly today: PlainDate
  /** The objects on which the actor may do this action: for `WHERE id IN (…)` in lists. */
  readonly permitted: Sql
  /** The same for another action, for example: find only what one may also open. */
  permittedTo(action: Action): Sql
  readonly rule: RuleFacts
  /** Keyed indexes of this register: finding without reading. */
  readonly index: BlindIndexes
  /** A new id born at this instant. */
  newId<Kind extends string>(): Id<Kind>
}

export type Facts = Readonly<Record<string, Query<unknown>>>
export type Loaded<F extends Facts> = { readonly [K in keyof F]: F[K] extends Query<infer R> ? R : never }

/** A file as an answer: sent as an attachment. */
export interface FileAnswer {
  readonly name: string
  readonly type: 'application/xml' | 'application/json' | 'text/csv'
  readonly bytes: Uint8Array
}

/** A paper as an answer is a value too: it is set when everything is committed and logged, so that no transaction waits for it. */
export interface PaperAnswer {
  readonly name: string
  readonly type: 'application/pdf'
  readonly print: Print
}

/** What leaves with a file: into whose hands, and which document of the notice it is. */
export interface Leaving {
  /** The person whose data it is, the controller's own people, or a recipient that the notice names. */
  readonly to: 'subject' | 'controller' | { readonly recipient: string }
  /** The type of document in the notice; null when the file is no document but data that the notice lists by field. */
  readonly document: string | null
}

/** A file as the answer of an endpoint. The definition is asked about what leaves by it before anything is read. */
export interface FileOutput {
  readonly leaves: Leaving
}
export const file = (leaves: Leaving): FileOutput => ({ leaves })
export const isFile = (output: z.ZodType | FileOutput): output is FileOutput => !(output instanceof z.ZodType)

/**
 * One thing that can be done in a register: who may, for what purpose, what it reads, how it decides, what it saves.
 * The platform sends the reads as one message and the writes with the log row and the commit as the second.
 */
export interface Endpoint<I = unknown, O = unknown, F extends Facts = Facts, P = unknown> {
  readonly does: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/r/{register}`; `{name}` parts go into the input. */
  readonly path: `/${string}`
  /** The definitions whose registers have this endpoint. */
  readonly registers: readonly string[]
  readonly mode: 'read' | 'write'
  readonly permit: Action
  readonly purpose: string
  readonly input: z.ZodType<I>
  readonly output: z.ZodType<O> | FileOutput
  /** The object that `permit` is asked about; without it, the register itself. */
  readonly target?: (input: I) => string
  /** The outside service that `prepare` asks, if it asks one: then permission comes first, and the asking is logged. */
  readonly outside?: string
  /** What must be computed or fetched before the transaction: keyed indexes, an outside look-up through a port. */
  readonly prepare?: (input: I, context: Context) => Promise<P>
  readonly load: (input: I, context: Context, prepared: P) => F
  readonly decide: (facts: Loaded<F>, input: I, context: Context, prepared: P) => Outcome<O>
  /** What a constraint's refusal means when a second try met it again. */
  readonly conflicts?: Readonly<Record<string, RefusalKind>>
  /** A worker must have signed in within five minutes, for the act gives somebody rights (security.md 6.2). */
  readonly fresh?: true
  /** At most this many calls in ten minutes by one actor, in all processes together. */
  readonly limit?: number
}

/** Any endpoint, for lists of them. Handlers stay typed where they are written. */
export type AnyEndpoint = Omit<
  Endpoint<never, unknown, Facts, never>,
  'input' | 'output' | 'prepare' | 'load' | 'decide'
> & {
  readonly input: z.ZodType
  readonly output: z.ZodType | FileOutput
  readonly prepare?: (input: never, context: Context) => Promise<unknown>
  readonly load: (input: never, context: Context, prepared: never) => Facts
  readonly decide: (facts: never, input: never, context: Context, prepared: never) => Outcome<unknown>
}

/** Defines an endpoint. Everything that must not be forgotten is a required part. */
export const endpoint = <I, O, const F extends Facts, P = undefined>(
  definition: Endpoint<I, O, F, P>,
): Endpoint<I, O, F, P> => definition
