import type pg from 'pg'
import type { LogEvent, LogOutcome } from '../access-log/event.ts'
import { callsOf, OPENED_FILES, type Tally } from '../access-log/tally.ts'
import type { AccessLog } from '../access-log/writer.ts'
import { type Action, type Basis, checkPermission, permittedObjects, type RuleFacts } from '../authorisation/rules.ts'
import type { BlindIndexes } from '../crypto/blind-index.ts'
import type { DataKeys } from '../crypto/data-keys.ts'
import { BatchError, type BatchResult, type BatchStatement } from '../db/batch.ts'
import { inRegister, type RegisterTransaction } from '../db/pool.ts'
import type { Query } from '../db/query.ts'
import type { Sql } from '../db/sql.ts'
import { allowed } from '../definitions/allowed.ts'
import { rolesWith } from '../definitions/definition.ts'
import { Problem } from '../http/problems.ts'
import { newId, type RegisterId } from '../ids.ts'
import { Refusal, type RefusalKind } from '../refusals.ts'
import { dayOf } from '../time/helsinki.ts'
import type { Actor, Register } from './actor.ts'
import { type Context, type Endpoint, type Facts, isFile, type Loaded } from './endpoint.ts'
import { mustBeInvented, mustHoldNoIdentityCode } from './identity-codes.ts'
import { type Opened, openRows } from './opening.ts'
import type { Done, Outcome } from './outcome.ts'
import { sealWrites } from './saving.ts'

/** What the engine needs of the platform. */
export interface Engine {
  readonly pool: pg.Pool
  readonly log: AccessLog
  readonly dataKeys: DataKeys
  readonly index: (register: RegisterId) => BlindIndexes
  readonly tally: Tally
  /** Outside production only invented people exist. */
  readonly inventedOnly: boolean
}

/** One call of an endpoint, from wherever it came. */
export interface Call {
  readonly register: Register
  readonly actor: Actor
  readonly now: Date
  readonly channel: LogEvent['channel']
  readonly correlation: string
  /** When the worker signed in; absent where nobody did. */
  readonly signedInAt?: Date
}

/**
 * Facts whose names begin with `earlier` tell whether the same was done before. They are read after all others: what a repeat sees of
 * the first, such as a balance that it took, must not make the repeat a refusal (INV-50).
 */
const lastWhatWasThere = (names: readonly string[]): readonly string[] => [
  ...names.filter((name) => !name.startsWith('earlier')),
  ...names.filter((name) => name.startsWith('earlier')),
]

/** States of PostgreSQL that say "somebody was quicker": load again once, then refuse. */
const MOVED: ReadonlySet<string> = new Set(['23514', '23505', '23P01', '22012', '40001', '40P01'])

/**
 * Runs a use case: permission and facts in one message, the decision, then writes, log rows and commit in the second.
 * A reply leaves only after its log row is durable. Throws a `Refusal` for an expected no, anything else for a bug.
 */
export async function run<I, O, F extends Facts, P>(
  engine: Engine,
  endpoint: Endpoint<I, O, F, P>,
  call: Call,
  input: I,
): Promise<O> {
  const request = new Request(engine, endpoint, call)
  let end = (): void => {}
  try {
    request.mustBeDeclared()
    // By page, import, message or job: where identity codes are refused, nothing that holds one gets further than this (MLL-21).
    if (call.register.definition.identityCode === 'refused')
      mustHoldNoIdentityCode(call.register.definition, input, null)
    if (engine.inventedOnly) mustBeInvented(input)
    end = request.mustBeWithinBudget()
    return await request.attempt(input, await request.prepare(input), 1)
  } catch (error) {
    await request.logFailure(error)
    throw error
  } finally {
    end()
  }
}

/** The walk of one call through its stations. It holds what several of them need and nothing longer than the call. */
class Request<I, O, F extends Facts, P> {
  readonly #engine: Engine
  readonly #endpoint: Endpoint<I, O, F, P>
  readonly #call: Call
  readonly #context: Context
  readonly #rule: RuleFacts
  readonly #eventId: string
  #basis: Basis = { basis: 'none', reference: '' }
  /** Which of the actor's ids the permission is for: a person may be a client and somebody's proxy in one register. */
  #actorId: string
  #onBehalfOf: string | null = null
  #opened: Opened = new Map()
  /** What tries opened that met somebody quicker: seen by the program, so logged, though the answer rests on none of it (INV-15). */
  readonly #openedBefore: Opened = new Map()
  /** The budget for which the call counts, once it has begun. */
  #counted: string | undefined

  constructor(engine: Engine, endpoint: Endpoint<I, O, F, P>, call: Call) {
    this.#engine = engine
    this.#endpoint = endpoint
    this.#call = call
    this.#actorId = call.actor.id
    this.#eventId = newId(call.now)
    const { register, actor, now } = call
    const today = dayOf(now)
    const ruleOf = (action: Action): RuleFacts => ({
      register: register.id,
      roles: rolesWith(register.definition, action.code),
      today,
    })
    const permittedTo = (action: Action): Sql => permittedObjects(action, ruleOf(action), actor.ids)
    this.#rule = ruleOf(endpoint.permit)
    this.#context = {
      register,
      actor,
      now,
      today,
      rule: this.#rule,
      permitted: permittedTo(endpoint.permit),
      permittedTo,
      index: engine.index(register.id),
      newId: <Kind extends string>() => newId<Kind>(now),
    }
  }

  mustBeDeclared(): void {
    const verdict = allowed(this.#call.register.definition, { door: 'purpose', purpose: this.#endpoint.purpose })
    if (!verdict.ok) throw new Refusal(verdict.kind)
    const { output } = this.#endpoint
    if (!isFile(output)) return
    const leaving = allowed(this.#call.register.definition, { door: 'leaving', ...output.leaves })
    if (!leaving.ok) throw new Refusal(leaving.kind)
  }

  /**
   * Searches are counted because they could serve as a directory (AC-03), and files that a worker opens one by one because a login
   * could be used to take them all (AC-39). A system has no sign-in to renew: where others would, it stops. Gives what to call when the use is
   * over.
   */
  mustBeWithinBudget(): () => void {
    const { limit, permit } = this.#endpoint
    const budget = limit === undefined ? (this.#mayOpenFile() ? OPENED_FILES : null) : callsOf(permit.code, limit)
    if (!budget) return () => {}
    const { register, actor, now, signedInAt } = this.#call
    const { standing, end } = this.#engine.tally.begin(register.id, actor.id, budget, { now, signedInAt })
    const mayRenew = actor.kind !== 'machine'
    if (standing === 'sign-in-first' && mayRenew) throw new Refusal(Problem['many-files'])
    if (standing !== 'within') throw new Refusal(Problem[budget === OPENED_FILES ? 'too-many-files' : 'too-many'])
    this.#counted = limit === undefined ? undefined : permit.code
    return end
  }

  /** Lists of one's own clients have no narrower object; who acts on something else is stopped by its own rules. */
  #mayOpenFile(): boolean {
    const { mode, target } = this.#endpoint
    const { kind } = this.#call.actor
    return (kind === 'worker' || kind === 'machine') && mode === 'read' && target !== undefined
  }

  #target(input: I): string {
    return this.#endpoint.target?.(input) ?? this.#call.register.id
  }

  /** Before an outside service is asked, permission is, in a short transaction, and the asking is logged as its own event. */
  async prepare(input: I): Promise<P> {
    const { register } = this.#call
    if (this.#endpoint.outside) {
      await inRegister(this.#engine.pool, register.id, 'read', async (transaction) => {
        const [permission] = await transaction.send([statement(this.#permission(input))], { commit: true })
        this.#mustBePermitted(permission, this.#target(input))
      })
      const asking = this.#event(newId(this.#call.now), null, [], 'done', '', `asked.${this.#endpoint.outside}`)
      await this.#engine.log.append(register.id, [asking])
    }
    // Without a `prepare` its result's type is `undefined`, by the default of `endpoint`.
    return (await this.#endpoint.prepare?.(input, this.#context)) as P
  }

  #permission(input: I): Sql {
    return checkPermission(this.#endpoint.permit, this.#rule, this.#call.actor.ids, this.#target(input))
  }

  #mustBePermitted(result: BatchResult | undefined, target: string): void {
    const row = result?.rows[0]
    // "Not there" and "not yours" answer alike (INV-12); without a narrower object there is nothing to hide.
    if (!row) throw new Refusal(this.#endpoint.target ? Problem['not-found'] : Problem['not-permitted'])
    this.#basis = { basis: String(row.basis), reference: String(row.reference ?? '') }
    this.#actorId = String(row.actor)
    this.#onBehalfOf = row.on_behalf === true ? target : null
  }

  async attempt(input: I, prepared: P, tries: number): Promise<O> {
    const { pool, log } = this.#engine
    const { register } = this.#call
    const reads = this.#endpoint.mode === 'read'
    let moved: BatchError | undefined
    const finished = await inRegister(pool, register.id, this.#endpoint.mode, async (transaction) => {
      const queries = this.#endpoint.load(input, this.#context, prepared)
      const names = lastWhatWasThere(Object.keys(queries))
      const sent = [statement(this.#permission(input)), ...names.map((name) => statement(queryOf(queries, name).sql))]
      const results = await transaction.send(sent, { commit: reads })
      this.#mustBePermitted(results[0], this.#target(input))
      const facts = await this.#open(queries, names, results.slice(1))
      const outcome: Outcome<O> = this.#endpoint.decide(facts, input, this.#context, prepared)
      if ('refused' in outcome) throw new Refusal(outcome.refused, outcome.facts)
      const events = this.#events(outcome)
      if (reads) return { outcome, events }
      try {
        await this.#save(transaction, outcome, events)
      } catch (error) {
        if (!(error instanceof BatchError) || !MOVED.has(error.sqlState)) throw error
        moved = error
      }
      return { outcome, events: [] }
    })
    if (moved) {
      if (tries < 3) return await this.attempt(input, prepared, tries + 1)
      throw new Refusal(
        (moved.constraint && this.#endpoint.conflicts?.[moved.constraint]) || Problem['changed-meanwhile'],
      )
    }
    if (finished.events.length > 0) await log.append(register.id, finished.events)
    return finished.outcome.output
  }

  /** Parses the rows and opens their sealed groups, all holders' keys fetched together. */
  async #open(queries: F, names: readonly string[], results: readonly BatchResult[]): Promise<Loaded<F>> {
    const opened: Opened = new Map()
    addOpened(this.#openedBefore, this.#opened)
    this.#opened = opened
    const parsed = names.map((name, i) => {
      const query = queryOf(queries, name)
      return { name, query, rows: (results[i]?.rows ?? []).map((row) => query.row.parse(row)) }
    })
    const holders = new Set<string>()
    for (const { query, rows } of parsed)
      for (const row of rows)
        for (const { at, column } of query.openings)
          if (typeof row === 'object' && row && Reflect.get(row, column)) holders.add(at(row as never).holder)
    const { id: register } = this.#call.register
    const purposeSince = this.#call.register.purposesSince.get(this.#endpoint.purpose)
    const keyring = await this.#engine.dataKeys.load(register, [...holders])
    const facts: Record<string, unknown> = {}
    for (const { name, query, rows } of parsed) {
      const values = openRows(rows, query, keyring, { register, eventId: this.#eventId, opened, purposeSince })
      if (query.arity === 'many') facts[name] = values
      else {
        if (values.length > 1) throw new Error(`the query ${name} gave ${values.length} rows`)
        if (query.arity === 'one' && values.length === 0) throw new Error(`the query ${name} gave no row`)
        facts[name] = values[0] ?? null
      }
    }
    // Built name by name from the same queries whose types Loaded reads.
    return facts as Loaded<F>
  }

  async #save(transaction: RegisterTransaction, outcome: Done<O>, events: readonly LogEvent[]): Promise<void> {
    const { register, now } = this.#call
    const writes = await sealWrites(this.#engine.dataKeys, register, outcome, this.#context, now)
    const logged = this.#engine.log.rows(transaction.connection, register.id, events)
    const results = await transaction.send([...writes, logged.statement, ...logged.counts], { commit: true })
    logged.committed(results.slice(writes.length + 1))
  }

  /** One row a person: those the answer is about, and those whose sealed data was opened on the way (INV-15). */
  #events(outcome: Done<O>): LogEvent[] {
    const opened = this.#allOpened()
    const answered = new Set([...outcome.subjects, ...this.#opened.keys()])
    const subjects = new Set([...answered, ...opened.keys()])
    const concerned = subjects.size === 0 ? [null] : [...subjects]
    const [only, ...others] = outcome.subjects
    // A file is the answer about one person, who was asked for alone.
    const isOneFile = only !== undefined && others.length === 0 && opened.has(only) && this.#mayOpenFile()
    const counted = isOneFile ? OPENED_FILES.of : this.#counted
    const events = concerned.map((subject, i) => ({
      ...this.#event(
        i === 0 ? this.#eventId : newId(this.#call.now),
        subject,
        [...(outcome.acquired?.fields ?? []), ...(subject ? (opened.get(subject) ?? []) : [])],
        'done',
        '',
      ),
      counterpart: outcome.acquired?.fromRegister ?? null,
      ...(i === 0 && counted !== undefined ? { counted } : {}),
    }))
    const disclosures = (outcome.flows ?? []).flatMap((flow) =>
      (answered.size === 0 ? [null] : [...answered]).map((subject) => ({
        ...this.#event(newId(this.#call.now), subject, flow.fields, 'done', '', `disclosed.${flow.flow}`),
        counterpart: flow.toRegister,
      })),
    )
    return [...events, ...disclosures]
  }

  #allOpened(): Opened {
    const all: Opened = new Map()
    addOpened(all, this.#openedBefore)
    addOpened(all, this.#opened)
    return all
  }

  #event(
    id: string,
    subject: string | null,
    groups: readonly string[],
    outcome: LogOutcome,
    reason: string,
    step = '',
  ): LogEvent {
    const { register, actor, now, channel, correlation } = this.#call
    const { permit, purpose } = this.#endpoint
    return {
      id,
      register: register.id,
      at: now,
      actorId: this.#actorId,
      actorKind: actor.kind,
      onBehalfOf: this.#onBehalfOf,
      subjectId: subject,
      action: step ? `${permit.code}/${step}` : permit.code,
      purpose,
      basis: this.#basis.basis,
      reference: this.#basis.reference || null,
      groups,
      outcome,
      reason,
      channel,
      correlation,
      counterpart: null,
    }
  }

  /** A refusal or a fault rolls back and is logged in a transaction of its own, before the caller hears of it. */
  async logFailure(error: unknown): Promise<void> {
    const kind: RefusalKind | null = error instanceof Refusal ? error.kind : null
    const outcome: LogOutcome =
      kind === Problem['not-permitted']
        ? 'not-permitted'
        : kind === Problem['not-found']
          ? 'not-found'
          : kind
            ? 'refused'
            : 'failed'
    // What was opened on the way to the no was seen by the program, if by nobody else: it stands in the log (INV-15).
    const opened = this.#allOpened()
    const subjects = opened.size > 0 ? [...opened] : [[null, []] as const]
    const events = subjects.map(([subject, groups], i) => ({
      // A fault may have struck after its rows were written, so it takes no id that they may have.
      ...this.#event(
        kind && i === 0 ? this.#eventId : newId(this.#call.now),
        subject,
        [...groups],
        outcome,
        kind?.code ?? '',
      ),
      ...(i === 0 && this.#counted !== undefined ? { counted: this.#counted } : {}),
    }))
    await this.#engine.log.append(this.#call.register.id, events)
  }
}

const statement = (piece: Sql): BatchStatement => ({ text: piece.text, name: piece.name, values: piece.values })

function addOpened(to: Opened, more: Opened): void {
  for (const [holder, groups] of more) to.set(holder, new Set([...(to.get(holder) ?? []), ...groups]))
}

function queryOf(queries: Facts, name: string): Query<unknown> {
  const query = queries[name]
  if (!query) throw new Error(`no query ${name}`)
  return query
}
