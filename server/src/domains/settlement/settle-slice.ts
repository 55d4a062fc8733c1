import { z } from 'zod'
import { many, maybe, one, type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { Problem } from '../../platform/http/problems.ts'
import { type Cents, Cents as CentsSchema, cents, ZERO } from '../../platform/money.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import { lastDayOf, Month } from '../../platform/time/month.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { posted } from '../ledger/public.ts'
import { ServiceEventId } from '../service-events/public.ts'
import { SettlementAction } from './actions.ts'
import { accountOf, partyOf, type StatementFacts } from './parties.ts'
import {
  type Agreement,
  agreementsOf,
  type PayeeRow,
  payee,
  type RunRow,
  runById,
  SettlementRunId,
  StatementId,
  settleable,
} from './queries.ts'
import { billingOf, payable, selfBillingOf, slice } from './rules.ts'
import { settlementRunTable, statementLineTable, statementTable } from './tables.ts'

/** So many events in one transaction at most. */
export const SLICE = 10_000

const Progress = z.object({
  providersDone: z.int(),
  providersTotal: z.int(),
  eventsDone: z.int(),
  eventsTotal: z.int(),
  finished: z.boolean(),
})
export type Progress = z.infer<typeof Progress>

const EventRow = z.object({
  id: ServiceEventId,
  day: PlainDate,
  client_id: z.string(),
  service_id: z.string(),
  value_cents: CentsSchema,
})
const InMaking = z.object({ id: StatementId, lines: z.int(), total_cents: CentsSchema, services: z.array(z.string()) })
type InMaking = z.infer<typeof InMaking>

/**
 * One slice of a run: first the count, then providers one after another, at most `SLICE` events in a transaction, at last the end. What
 * is done stands in the rows of the run, so that a job that died goes on from there, and two that run at once cannot do a slice twice.
 */
export const settleSlice = endpoint({
  does: 'Makes the next piece of a closed month’s statements: lines, sums and entries in one transaction.',
  method: 'POST',
  path: '/settlements/slice',
  // No request reaches it: the job alone.
  registers: [],
  mode: 'write',
  permit: SettlementAction.settle,
  purpose: 'settlement',
  /** Month and close instant are those of the run; they never change. */
  input: z.strictObject({
    run: SettlementRunId,
    month: Month,
    closedAt: z.date(),
    /** The most events of this slice. */
    most: z.int().min(1).max(SLICE),
  }),
  output: Progress,
  load: (input, context) => {
    const register = context.register.id
    const ofRun = (column: Sql): Sql =>
      sql`(SELECT ${column} FROM settlement_run r WHERE r.register_id = ${register} AND r.id = ${input.run})`
    const provider = ofRun(sql`r.next_provider_id`)
    const making = sql`t.register_id = ${register} AND t.run_id = ${input.run} AND t.finished_at IS NULL`
    return {
      run: runById(register, input.run),
      totals: many(
        z.object({ provider_id: z.string(), events: z.int() }),
        sql`SELECT s.provider_id, count(*) AS events FROM (${settleable(register, input)}) s
          WHERE ${ofRun(sql`r.providers_total`)} IS NULL GROUP BY s.provider_id ORDER BY s.provider_id LIMIT 5000`,
      ),
      // By the index of a provider's days, from where the last slice ended.
      events: many(
        EventRow,
        sql`SELECT s.id, s.day, s.client_id, s.service_id, s.value_cents FROM (${settleable(register, input)}) s
          WHERE s.provider_id = ${provider} AND s.day >= COALESCE(${ofRun(sql`r.after_day`)}, '-infinity')
            AND (s.day, s.id) > (COALESCE(${ofRun(sql`r.after_day`)}, '-infinity'), COALESCE(${ofRun(sql`r.after_event_id`)}, ${NOBODY}))
          ORDER BY s.day, s.id LIMIT ${input.most + 1}`,
      ),
      making: maybe(
        InMaking,
        sql`SELECT t.id, t.lines, t.total_cents, t.services::text[] AS services FROM statement t WHERE ${making}`,
      ),
      number: one(
        z.object({ last: z.int() }),
        sql`SELECT COALESCE(max(t.number), 0) AS last FROM statement t WHERE t.register_id = ${register}`,
      ),
      // What is left of credits that no payment has been set off against yet stands in the provider's newest statement.
      before: maybe(
        z.object({ total_cents: CentsSchema, carried_cents: CentsSchema }),
        sql`SELECT t.total_cents, t.carried_cents FROM statement t WHERE t.register_id = ${register} AND t.provider_id = ${provider}
          AND t.finished_at IS NOT NULL AND t.billing = 'self-billing' ORDER BY t.number DESC LIMIT 1`,
      ),
      payee: payee(register, provider, input.closedAt),
      agreements: agreementsOf(register, sql`m.provider_id = ${provider}`, lastDayOf(input.month)),
    }
  },
  decide: (facts, input, context) => {
    const { run, totals, events, making } = facts
    if (!run) return refused(Problem['not-found'])
    if (run.month !== input.month || run.closed_at.getTime() !== input.closedAt.getTime())
      throw new Error('the job speaks of another closing than its run')
    const done = progressOf(run)
    const counted = totals.reduce((sum, { events: count }) => sum + count, 0)
    if (run.finished_at) return aboutNobody('it was finished before', { ...done, finished: true })
    if (run.providers_total === null)
      return aboutNobody(
        'only counts',
        { ...done, providersTotal: totals.length, eventsTotal: counted },
        {
          writes: [
            changedRun(
              context,
              run,
              sql`providers_total = ${totals.length}, events_total = ${counted}, providers = ${totals.map((t) => t.provider_id)}::uuid[],
                next_provider_id = ${totals[0]?.provider_id ?? null}::uuid`,
            ),
          ],
        },
      )
    const provider = run.next_provider_id
    if (provider === null)
      return aboutNobody(
        'nothing is left',
        { ...done, finished: true },
        { writes: [changedRun(context, run, sql`finished_at = ${context.now}`)] },
      )
    const lines = events.slice(0, input.most)
    const taken = slice(lines)
    const last = events.length <= input.most
    const at = lines.at(-1)
    const statement = making?.id ?? context.newId<'Statement'>()
    const writes: Write[] = []
    if (taken.count > 0)
      writes.push(
        making
          ? grownStatement(context, making, taken)
          : newStatement(context, { run, statement, number: facts.number.last + 1, taken }),
        linesOf(
          context,
          statement,
          lines.map((event) => event.id),
        ),
        ...settledEntries(context, { run, statement, provider, total: taken.total }),
      )
    if (last && (making || taken.count > 0))
      writes.push(
        finishedStatement(context, {
          run,
          statement,
          total: cents((making?.total_cents ?? 0) + taken.total),
          facts,
          taken,
        }),
      )
    const eventsDone = run.events_done + taken.count
    const providersDone = run.providers_done + (last ? 1 : 0)
    writes.push(
      changedRun(
        context,
        run,
        last
          ? sql`events_done = ${eventsDone}, providers_done = ${providersDone}, after_day = NULL, after_event_id = NULL,
              next_provider_id = (SELECT p FROM unnest(providers) p WHERE p > ${provider}::uuid ORDER BY p LIMIT 1)`
          : sql`events_done = ${eventsDone}, after_day = ${at?.day ?? null}::date, after_event_id = ${at?.id ?? null}::uuid`,
      ),
    )
    return about(taken.clients, { ...done, eventsDone, providersDone }, { writes })
  },
})

const NOBODY = '00000000-0000-0000-0000-000000000000'

const progressOf = (run: RunRow): Progress => ({
  providersDone: run.providers_done,
  providersTotal: run.providers_total ?? 0,
  eventsDone: run.events_done,
  eventsTotal: run.events_total ?? 0,
  finished: run.finished_at !== null,
})

/** Touches no row when another job has moved the run meanwhile: then all is rolled back and looked at again. */
const changedRun = (context: Context, run: RunRow, changes: Sql): Write =>
  writeOne(
    settlementRunTable,
    sql`UPDATE settlement_run SET ${changes} WHERE register_id = ${context.register.id} AND id = ${run.id} AND finished_at IS NULL
      AND events_done = ${run.events_done} AND providers_done = ${run.providers_done}
      AND providers_total IS NOT DISTINCT FROM ${run.providers_total}::int
      AND next_provider_id IS NOT DISTINCT FROM ${run.next_provider_id}::uuid`,
  )

type Taken = ReturnType<typeof slice>

const newStatement = (
  context: Context,
  of: { readonly run: RunRow; readonly statement: string; readonly number: number; readonly taken: Taken },
): Write =>
  writeOne(
    statementTable,
    sql`INSERT INTO statement (register_id, id, run_id, provider_id, number, lines, total_cents, services)
      VALUES (${context.register.id}, ${of.statement}, ${of.run.id}, ${of.run.next_provider_id}, ${of.number}, ${of.taken.count},
        ${of.taken.total}, ${of.taken.services}::uuid[])`,
  )

const grownStatement = (context: Context, making: InMaking, taken: Taken): Write =>
  writeOne(
    statementTable,
    sql`UPDATE statement SET lines = lines + ${taken.count}, total_cents = total_cents + ${taken.total},
        services = ${[...new Set([...making.services, ...taken.services])]}::uuid[]
      WHERE register_id = ${context.register.id} AND id = ${making.id} AND lines = ${making.lines}`,
  )

/** The key of the lines lets no event be settled twice, whatever else goes wrong. */
const linesOf = (context: Context, statement: string, events: readonly string[]): Write =>
  writeAny(
    statementLineTable,
    sql`INSERT INTO statement_line (register_id, event_id, statement_id)
      SELECT ${context.register.id}::uuid, e.id, ${statement}::uuid FROM unnest(${events}::uuid[]) AS e (id)`,
  )

/** What was payable is settled; a slice that takes more back than it gives goes the other way. */
const settledEntries = (
  context: Context,
  of: { readonly run: RunRow; readonly statement: string; readonly provider: string; readonly total: Cents },
): Write[] =>
  posted(context, [
    {
      of: 'money',
      asset: 'cent',
      ...(of.total < 0 ? { from: 'settled', to: 'payable' } : { from: 'payable', to: 'settled' }),
      amount: Math.abs(of.total),
      valueDay: dayOf(of.run.closed_at),
      sourceId: of.statement,
      providerId: of.provider,
      periodId: null,
    },
  ])

function finishedStatement(
  context: Context,
  of: {
    readonly run: RunRow
    readonly statement: string
    readonly total: Cents
    readonly taken: Taken
    readonly facts: {
      readonly making: InMaking | null
      readonly before: { readonly total_cents: Cents; readonly carried_cents: Cents } | null
      readonly payee: PayeeRow | null
      readonly agreements: readonly Agreement[]
    }
  },
): Write {
  const { making, before, payee: row, agreements } = of.facts
  if (!row) throw new Error('a statement of a provider that is not there')
  const services = [...of.taken.services, ...(making?.services ?? [])]
  const facts: StatementFacts = {
    name: row.name,
    party: partyOf(row),
    account: accountOf(row),
    selfBilling: selfBillingOf(services, agreements, dayOf(of.run.closed_at)),
  }
  const billing = billingOf(facts)
  const credit = before
    ? payable({ total: before.total_cents, carried: before.carried_cents, billing: 'self-billing' }).carry
    : ZERO
  return writeOne(
    statementTable,
    sql`UPDATE statement SET billing = ${billing}, facts = ${JSON.stringify(facts)}::jsonb, finished_at = ${context.now},
        carried_cents = ${billing === 'self-billing' ? credit : ZERO}
      WHERE register_id = ${context.register.id} AND id = ${of.statement} AND finished_at IS NULL AND total_cents = ${of.total}`,
  )
}
