import { z } from 'zod'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { bornAtMs, idAt, type RegisterId } from '../../platform/ids.ts'
import { startOfDay, wallClock } from '../../platform/time/helsinki.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { addDays, type PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { kindOfLook } from '../access-log/kinds.ts'
import { type LogRow, openLogRow } from '../access-log/line.ts'
import { FindingAction } from './actions.ts'
import { insertFinding, limitChanges, limitsOf, supervisorsOfFindings } from './finding-queries.ts'
import { isOddHour, judgeSlice, pairOf, type Tied } from './judging.ts'
import { DAY_MS, type Judged, type Memory, newMemory, WINDOW_MS, type Work } from './radar.ts'
import {
  endOfSlice,
  entriesNear,
  moveWatch,
  type Opened,
  openingsAround,
  openingsOfSlice,
  ownEntries,
  recordedWork,
  relations,
  rememberedLooks,
  rememberLooks,
  rightsSince,
  sharedNames,
  spokenLately,
  watchOf,
} from './radar-queries.ts'
import { ownersOf } from './rules.ts'

/** A look is judged when the second day after it has ended: what it was for has had its time to be recorded. */
const GRACE_DAYS = 2
/** At its first run in a register the radar looks back so far. */
const FIRST_DAYS = 28

const Slice = z.object({
  /** The mark from which it begins; null at the first run. */
  from: z.string().nullable(),
  until: z.string(),
  untilMs: z.number(),
  openings: z.array(
    z.object({ id: z.string(), at: z.number(), worker: z.string(), client: z.string(), isTask: z.boolean() }),
  ),
  names: z.array(z.object({ worker: z.string(), familyName: z.string() })),
})
type Slice = z.infer<typeof Slice>

const horizonAt = (today: PlainDate): Date => startOfDay(addDays(today, -GRACE_DAYS))
const horizon = (today: PlainDate): string => idAt(horizonAt(today))
const beginning = (today: PlainDate): string => idAt(startOfDay(addDays(today, -FIRST_DAYS)))

/** The first nightly step: the next openings to be judged, if a day's looks have become old enough. */
export const looksDue = (sealer: LogSealer, sliceRows: number) =>
  endpoint({
    does: 'Finds the openings of the log that are to be judged by the rules of use, some at a time.',
    method: 'GET',
    path: '/nightly/use-findings/due',
    registers: ['psop'],
    mode: 'read',
    permit: FindingAction.make,
    purpose: 'managing-register',
    input: z.strictObject({ from: z.string().nullable() }),
    output: z.object({ due: Slice.nullable() }),
    load: ({ from }, { register, today }) => {
      const of = { after: from ?? beginning(today), before: horizon(today), rows: sliceRows }
      return { end: endOfSlice(register.id, of), rows: openingsOfSlice(register.id, of) }
    },
    decide: ({ end, rows }, { from }, { register, today }) => {
      if (!register.definition.logs.radar || (from ?? '') >= horizon(today)) return aboutNobody('a mark', { due: null })
      const names = new Map(rows.map((row) => [row.actor_id, row.actor_name ?? '']))
      const due: Slice = {
        from,
        until: end ? after(end.id) : horizon(today),
        untilMs: end ? bornAtMs(end.id) : horizonAt(today).getTime(),
        openings: rows.map((row) => ({
          id: row.id,
          at: bornAtMs(row.id),
          worker: row.actor_id,
          client: row.subject_id ?? '',
          // Somebody's check or request, given as a task; whose client it is has another basis.
          isTask: openLogRow(sealer, register.id, row).basis === 'task',
        })),
        names: [...names].map(([worker, name]) => ({ worker, familyName: name.trim().split(/\s+/).at(-1) ?? '' })),
      }
      return aboutNobody('ids of entries, and names of workers', { due })
    },
  })

/** How far the log has been judged. */
export const watchedSoFar = endpoint({
  does: 'Tells how far the log has been judged by the rules of use.',
  method: 'GET',
  path: '/nightly/use-findings',
  registers: ['psop'],
  mode: 'read',
  permit: FindingAction.make,
  purpose: 'managing-register',
  input: z.strictObject({}),
  output: z.object({ from: z.string().nullable() }),
  load: (_input, { register }) => ({ watch: watchOf(register.id) }),
  decide: ({ watch }) => aboutNobody('a mark', { from: watch?.judged_to ?? null }),
})

/** What a worker recorded, by entries of the log; what was said in one's own defence is no work. */
const NO_WORK: ReadonlySet<string> = new Set(['explanation.give', 'use-finding.explain'])
const worked = (sealer: LogSealer, register: RegisterId, rows: readonly LogRow[]): Work[] =>
  rows.flatMap((row) => {
    const event = openLogRow(sealer, register, row)
    const counts = kindOfLook(event) === 'changed' && !NO_WORK.has(event.action)
    return counts ? [{ at: event.at.getTime(), worker: row.actor_id, client: row.subject_id ?? '' }] : []
  })

const named = (slice: Slice, context: Context) =>
  slice.names.flatMap(({ worker, familyName }) =>
    familyName === '' ? [] : context.index.nameTokens([familyName]).map((token) => ({ worker, familyName, token })),
  )

const firstDay = (openings: readonly Opened[]): PlainDate =>
  addDays(wallClock(instantAt(openings[0]?.at ?? 0)).day, -FIRST_DAYS)

/**
 * The second: judges them in one transaction with what was found, what is to be remembered and the mark. Each client whose file a
 * finding is about gets an entry of it in the log.
 */
export const judgeLooks = (sealer: LogSealer) =>
  endpoint({
    does: 'Judges openings of the log by the rules of use, and gives each finding an owner.',
    method: 'POST',
    path: '/nightly/use-findings',
    registers: ['psop'],
    mode: 'write',
    permit: FindingAction.make,
    purpose: 'managing-register',
    input: Slice,
    output: z.object({ count: z.int() }),
    load: (slice, context) => {
      const register = context.register.id
      const { openings } = slice
      const odd = openings.filter(({ at }) => isOdd(at))
      const workers = slice.names.map(({ worker }) => worker)
      return {
        watch: watchOf(register),
        around: openingsAround(register, openings),
        own: ownEntries(register, openings),
        near: entriesNear(register, odd),
        recorded: recordedWork(register, openings),
        relations: relations(register, openings),
        rights: rightsSince(register, firstDay(openings)),
        shared: sharedNames(register, named(slice, context), openings),
        looks: rememberedLooks(register, workers, instantAt((openings[0]?.at ?? 0) - WINDOW_MS)),
        spoken: spokenLately(register, workers, openings[0]?.at ?? 0),
        changes: limitChanges(register),
        supervisors: supervisorsOfFindings(context),
      }
    },
    decide: (facts, slice, context) => {
      const { register, now, today } = context
      const rhythm = register.definition.logs.radar
      if (!rhythm || (facts.watch?.judged_to ?? null) !== slice.from) return aboutNobody('judged already', { count: 0 })
      const here = new Set(slice.openings.map(({ id }) => id))
      const nameOf = new Map(slice.names.map(({ worker, familyName }) => [worker, familyName]))
      const { findings, unexplained } = judgeSlice({
        openings: slice.openings.map((one) => ({
          ...one,
          oddHour: isOdd(one.at),
          day: wallClock(instantAt(one.at)).day,
        })),
        around: facts.around
          .filter(({ id }) => !here.has(id))
          .map((row) => ({
            id: row.id,
            at: bornAtMs(row.id),
            worker: row.actor_id,
            client: row.subject_id,
            day: '',
            oddHour: false,
          })),
        work: [
          ...worked(sealer, register.id, facts.own),
          ...facts.recorded.map(({ worker, client, at }) => ({ worker, client, at: at.getTime() })),
        ],
        atWork: worked(sealer, register.id, facts.near),
        rights: tied(facts.rights, ({ worker }) => worker),
        relations: tied(facts.relations, ({ client }) => client),
        surnames: new Map(
          facts.shared
            .filter(({ worker, identity }) => identity?.familyName === nameOf.get(worker))
            .map(({ worker, client }) => [pairOf(worker, client), 'rare' as const]),
        ),
        memories: memoriesOf(facts.looks, facts.spoken),
        limits: limitsOf(facts.changes),
      })
      const owners = ownersOf(
        findings.map(({ worker }) => worker),
        facts.supervisors.map(({ id }) => id),
      )
      const writes = [
        moveWatch(register.id, { from: slice.from, until: slice.until, untilMs: slice.untilMs, now }),
        ...(unexplained.length > 0 ? [rememberLooks(register.id, unexplained)] : []),
        ...findings.flatMap((finding, i) =>
          insertFinding(context, finding, {
            ownerId: owners[i] ?? null,
            explainBy: addDays(today, rhythm.explainDays),
            dueOn: addDays(today, rhythm.decideDays),
          }),
        ),
      ]
      const clients = new Set(findings.flatMap(({ looks }) => looks.map(({ client }) => client)))
      const answer = { count: findings.length }
      return clients.size > 0 ? about([...clients], answer, { writes }) : aboutNobody('a mark', answer, { writes })
    },
  })

const isOdd = (at: number): boolean => {
  const { day, minuteOfDay } = wallClock(instantAt(at))
  return isOddHour(day, minuteOfDay)
}

/** The lowest id behind an id. */
function after(id: string): string {
  const next = (BigInt(`0x${id.replaceAll('-', '')}`) + 1n).toString(16).padStart(32, '0')
  return `${next.slice(0, 8)}-${next.slice(8, 12)}-${next.slice(12, 16)}-${next.slice(16, 20)}-${next.slice(20)}`
}

function tied<Row extends Tied>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Tied[]> {
  const found = new Map<string, Tied[]>()
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row])
  return found
}

/** Rules of ties are silent about one client's file; the counting rules about the worker. */
const ONE_FILE: ReadonlySet<string> = new Set(['own-file', 'same-home', 'same-surname', 'colleague'])

function memoriesOf(
  looks: NonNullable<ReturnType<typeof rememberedLooks>['__result']>,
  spoken: NonNullable<ReturnType<typeof spokenLately>['__result']>,
): ReadonlyMap<string, Memory> {
  const memories = new Map<string, Memory>()
  const of = (worker: string): Memory => {
    const memory = memories.get(worker) ?? newMemory()
    memories.set(worker, memory)
    return memory
  }
  for (const row of looks) of(row.worker_id).recent.push(rememberedLook(row))
  for (const { worker_id: worker, rule, client_id: client, look_at } of spoken)
    of(worker).spoke.set(ONE_FILE.has(rule) ? `${rule} ${client}` : rule, look_at.getTime())
  return memories
}

const rememberedLook = (row: ReturnType<typeof rememberedLooks>['__result'][number]): Judged => ({
  id: row.id,
  at: row.at.getTime(),
  worker: row.worker_id,
  client: row.client_id,
  day: wallClock(row.at).day,
  oddHour: row.off_duty,
  relation: row.relation,
  ties: { self: false, home: false, surname: 'no', colleague: false },
  explanation: null,
})

/** A step behind the horizon by so many days and more means that the nightly work does not come through. */
export const LATE_MS = (GRACE_DAYS + 2) * DAY_MS
