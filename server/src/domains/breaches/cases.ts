import { z } from 'zod'
import type { LogEvent } from '../../platform/access-log/event.ts'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { many, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { blockText, TrilingualText } from '../../platform/formats/text.ts'
import { Problem } from '../../platform/http/problems.ts'
import type { RegisterId } from '../../platform/ids.ts'
import type { Trilingual } from '../../platform/refusals.ts'
import { instantAt } from '../../platform/time/instant.ts'
import { type DayRange, PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { within } from '../access-log/entries.ts'
import { dataWords, LogRow, logColumns, logTables, openLogRow } from '../access-log/line.ts'
import { ClientId } from '../clients/public.ts'
import { tellClient } from '../messages/public.ts'
import { instantText } from '../notices/evidence-lines.ts'
import { LogSearchId, searchById } from '../supervision/public.ts'
import { BreachAction } from './actions.ts'
import { printBreachLetters } from './letters.ts'
import {
  BreachCaseId,
  breachCase,
  breachCases,
  type CaseRow,
  CloseReason,
  insertCase,
  personsOfCase,
  Risk,
  type Touched,
} from './queries.ts'
import { BreachRefusal } from './refusals.ts'
import { dueAt, filesOf, isLate, letterText, reportText, toDo } from './rules.ts'
import { breachCaseTable, breachReport } from './tables.ts'

const MOST_HANDLINGS = 20_000
/** A breach may have been known for so long before anybody wrote it down: ninety days. */
const MOST_HOURS = 2_160

const Case = z.object({
  id: BreachCaseId,
  foundAt: z.string(),
  /** When the report is due: 72 hours from when it was found. */
  dueAt: z.string(),
  isLate: z.boolean(),
  toDo: z.enum(['assess', 'report', 'tell', 'close']).nullable(),
  openedBy: z.string(),
  openedAt: z.string(),
  persons: z.int(),
  handlings: z.int(),
  risk: Risk.nullable(),
  assessedBy: z.string().nullable(),
  reportedBy: z.string().nullable(),
  reportedAt: z.string().nullable(),
  toldBy: z.string().nullable(),
  toldAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
  closeReason: CloseReason.nullable(),
})

const factsOf = (row: CaseRow) => ({
  foundAt: row.found_at,
  risk: row.risk,
  reportedAt: row.reported_at,
  toldAt: row.told_at,
  closedAt: row.closed_at,
})

const viewOf = (row: CaseRow, { now }: Context): z.infer<typeof Case> => ({
  id: row.id,
  foundAt: row.found_at.toISOString(),
  dueAt: instantAt(dueAt(row.found_at)).toISOString(),
  isLate: isLate(factsOf(row), now),
  toDo: toDo(factsOf(row)),
  openedBy: row.opened_by,
  openedAt: row.opened_at.toISOString(),
  persons: row.persons,
  handlings: row.handlings,
  risk: row.risk,
  assessedBy: row.assessed_by,
  reportedBy: row.reported_by,
  reportedAt: row.reported_at?.toISOString() ?? null,
  toldBy: row.told_by,
  toldAt: row.told_at?.toISOString() ?? null,
  closedBy: row.closed_by,
  closedAt: row.closed_at?.toISOString() ?? null,
  closeReason: row.close_reason,
})

/**
 * The handlings of a search that was made: all of them, of clients who are still here. The days are given by the caller, and must be
 * those of the search.
 */
const handlingsOf = (register: RegisterId, search: string, days: DayRange): Sql => sql`
  SELECT ${logColumns} FROM log_search s JOIN ${logTables} ON l.register_id = s.register_id
  WHERE s.register_id = ${register} AND s.id = ${search} AND ${within(days)}
    AND (s.worker_id IS NULL OR s.worker_id = l.actor_id) AND (NOT s.by_client OR s.client_id = l.subject_id)
    AND l.subject_id IN (SELECT c.id FROM client c WHERE c.register_id = ${register})
  ORDER BY l.id LIMIT ${MOST_HANDLINGS + 1}`

/** Whose data people handled: what clients did themselves, and what was refused, is no handling by others. */
function touchedBy(events: readonly LogEvent[]): Touched[] {
  const found = new Map<string, { handlings: number; groups: Set<string> }>()
  for (const { subjectId, outcome, actorKind, groups } of events) {
    if (subjectId === null || outcome !== 'done' || (actorKind !== 'worker' && actorKind !== 'machine')) continue
    const one = found.get(subjectId) ?? { handlings: 0, groups: new Set<string>() }
    found.set(subjectId, one)
    one.handlings += 1
    for (const group of groups) one.groups.add(group)
  }
  return [...found].map(([person, { handlings, groups }]) => ({ person, handlings, groups: [...groups].sort() }))
}

const startBreach = (sealer: LogSealer) =>
  endpoint({
    does: 'Starts a breach case from a search of the log that was made: whose data was handled, and which kinds. Its clock of 72 hours runs from when it was found.',
    method: 'POST',
    path: '/breaches',
    registers: ['psop'],
    mode: 'write',
    permit: BreachAction.start,
    purpose: 'managing-register',
    input: z.strictObject({
      id: BreachCaseId,
      search: LogSearchId,
      /** The days of the search, as they were sought. */
      from: PlainDate,
      to: PlainDate,
      /** How many hours ago the controller became aware of it. */
      hoursAgo: z.int().min(0).max(MOST_HOURS),
    }),
    output: Case.pick({ id: true, persons: true, handlings: true, dueAt: true }),
    load: ({ id, search, from, to }, { register }) => ({
      known: breachCase(register.id, id),
      search: searchById(register.id, search),
      rows: many(LogRow, handlingsOf(register.id, search, { from, to })),
    }),
    decide: ({ known, search, rows }, input, context) => {
      if (!search || search.from_day !== input.from || search.to_day !== input.to) return refused(Problem['not-found'])
      const foundAt = instantAt(context.now.getTime() - input.hoursAgo * 3_600_000)
      if (rows.length > MOST_HANDLINGS) return refused(BreachRefusal['too-many-handlings'])
      const touched = touchedBy(rows.map((row) => openLogRow(sealer, context.register.id, row)))
      if (touched.length === 0) return refused(BreachRefusal['nobody-touched'])
      const answer = {
        id: input.id,
        persons: touched.length,
        handlings: touched.reduce((sum, { handlings }) => sum + handlings, 0),
        dueAt: instantAt(dueAt(foundAt)).toISOString(),
      }
      const persons = touched.map(({ person }) => person)
      // Sent again: the same case, as it was counted then.
      if (known)
        return known.search_id === input.search
          ? about(persons, {
              id: known.id,
              persons: known.persons,
              handlings: known.handlings,
              dueAt: instantAt(dueAt(known.found_at)).toISOString(),
            })
          : refused(BreachRefusal['id-already-used'])
      const writes = insertCase(context, { id: input.id, search: search.id, foundAt, touched })
      return about(persons, answer, { writes })
    },
    conflicts: { breach_case_pkey: BreachRefusal['id-already-used'] },
  })

const listBreaches = endpoint({
  does: 'Lists breach cases with their clocks, what is open first, and what is to be done next about each.',
  method: 'GET',
  path: '/breaches',
  registers: ['psop'],
  mode: 'read',
  permit: BreachAction.list,
  purpose: 'managing-register',
  input: z.strictObject({}),
  output: z.object({ cases: z.array(Case) }),
  load: (_input, { register }) => ({ rows: breachCases(register.id) }),
  decide: ({ rows }, _input, context) =>
    aboutNobody('how many, and nobody of them', { cases: rows.map((row) => viewOf(row, context)) }),
})

const target = (input: { readonly breach: z.output<typeof BreachCaseId> }) => input.breach

const wordsOf = (persons: NonNullable<ReturnType<typeof personsOfCase>['__result']>): Trilingual[] =>
  dataWords([...new Set(persons.flatMap(({ data_groups }) => data_groups))])

const openBreach = endpoint({
  does: 'Opens a breach case: which kinds of data of how many, the report to the authority, and the letter to the persons, as far as they can be written.',
  method: 'GET',
  path: '/breaches/{breach}',
  registers: ['psop'],
  mode: 'read',
  permit: BreachAction.open,
  target,
  purpose: 'managing-register',
  input: z.strictObject({ breach: BreachCaseId }),
  output: Case.extend({
    data: z.array(TrilingualText),
    happened: z.string().nullable(),
    consequences: z.string().nullable(),
    measures: z.string().nullable(),
    /** Those of whom nothing is kept any more, so that nobody here could tell them. */
    gone: z.int(),
    /** Those who are here, but of whom no address is kept: a letter to them goes another way. */
    withoutAddress: z.int(),
    /** The letters that can be printed now, a file at a time. */
    files: z.array(z.object({ after: ClientId.nullable(), letters: z.int() })),
    /** Null before the risk is assessed. */
    report: z.object({ fi: z.string(), sv: z.string() }).nullable(),
    letter: TrilingualText.nullable(),
  }),
  load: ({ breach }, { register }) => ({
    found: breachCase(register.id, breach),
    persons: personsOfCase(register.id, breach),
  }),
  decide: ({ found, persons }, _input, context) => {
    if (!found) return refused(Problem['not-found'])
    const { register } = context
    const data = wordsOf(persons)
    const said = found.report
    const written = said && found.risk ? { ...said, controller: register.controller.name, data } : null
    return aboutNobody('how many, and which kinds of data', {
      ...viewOf(found, context),
      data,
      happened: said?.happened ?? null,
      consequences: said?.consequences ?? null,
      measures: said?.measures ?? null,
      gone: persons.filter(({ is_here }) => !is_here).length,
      withoutAddress: persons.filter(({ is_here, has_address }) => is_here && !has_address).length,
      files:
        found.told_at && !found.closed_at
          ? filesOf(persons.filter(({ has_address }) => has_address).map(({ person_id }) => person_id))
          : [],
      report:
        written && found.risk
          ? reportText({
              ...written,
              register: register.definition.name,
              foundAt: instantText(found.found_at.toISOString()),
              persons: found.persons,
              handlings: found.handlings,
              risk: found.risk,
            })
          : null,
      letter: written && letterText(written),
    })
  },
})

const assessBreach = endpoint({
  does: 'Assesses a breach: the risk to the persons, what happened, what may follow and what was done. It may be assessed anew until it is reported.',
  method: 'POST',
  path: '/breaches/{breach}/assessment',
  registers: ['psop'],
  mode: 'write',
  permit: BreachAction.handle,
  target,
  purpose: 'managing-register',
  input: z.strictObject({
    breach: BreachCaseId,
    risk: Risk,
    happened: blockText(4_000),
    consequences: blockText(4_000),
    measures: blockText(4_000),
  }),
  output: z.object({ risk: Risk }),
  load: ({ breach }, { register }) => ({ found: breachCase(register.id, breach) }),
  decide: ({ found }, { risk, happened, consequences, measures }, context) => {
    if (!found) return refused(Problem['not-found'])
    if (found.closed_at || found.reported_at || found.told_at) return refused(BreachRefusal['not-its-turn'])
    const report = toSeal(breachReport, { rowId: found.id, holder: found.id }, { happened, consequences, measures })
    const write = writeOne(
      breachCaseTable,
      sql`UPDATE breach_case SET risk = ${risk}, report_sealed = ${report}, assessed_by = ${context.actor.id}, assessed_at = ${context.now}
        WHERE register_id = ${context.register.id} AND id = ${found.id} AND reported_at IS NULL AND told_at IS NULL AND closed_at IS NULL`,
    )
    return aboutNobody('a text about the case', { risk }, { writes: [write], born: [found.id], source: 'organiser' })
  },
})

const reportBreach = endpoint({
  does: 'Notes that a breach has been reported to the Data Protection Ombudsman: who and when.',
  method: 'POST',
  path: '/breaches/{breach}/report',
  registers: ['psop'],
  mode: 'write',
  permit: BreachAction.handle,
  target,
  purpose: 'managing-register',
  input: z.strictObject({ breach: BreachCaseId }),
  output: z.object({ reportedAt: z.string() }),
  load: ({ breach }, { register }) => ({ found: breachCase(register.id, breach) }),
  decide: ({ found }, _input, context) => {
    if (!found) return refused(Problem['not-found'])
    if (found.reported_at) return aboutNobody('a mark', { reportedAt: found.reported_at.toISOString() })
    if (found.risk === null || found.closed_at) return refused(BreachRefusal['not-its-turn'])
    const write = writeOne(
      breachCaseTable,
      sql`UPDATE breach_case SET reported_by = ${context.actor.id}, reported_at = ${context.now}
        WHERE register_id = ${context.register.id} AND id = ${found.id} AND reported_at IS NULL`,
    )
    return aboutNobody('a mark', { reportedAt: context.now.toISOString() }, { writes: [write] })
  },
})

const tellPersons = endpoint({
  does: 'Tells each person whose data a breach touches, by a message inside the service. Nothing is sent to an address, so that none is needed; letters can be printed after it.',
  method: 'POST',
  path: '/breaches/{breach}/messages',
  registers: ['psop'],
  mode: 'write',
  permit: BreachAction.handle,
  target,
  purpose: 'managing-register',
  input: z.strictObject({ breach: BreachCaseId }),
  output: z.object({ told: z.int(), gone: z.int() }),
  load: ({ breach }, { register }) => ({
    found: breachCase(register.id, breach),
    persons: personsOfCase(register.id, breach),
  }),
  decide: ({ found, persons }, _input, context) => {
    if (!found) return refused(Problem['not-found'])
    const here = persons.filter(({ is_here }) => is_here)
    const answer = { told: here.length, gone: persons.length - here.length }
    if (found.told_at) return aboutNobody('a mark', answer)
    if (!found.report || found.closed_at) return refused(BreachRefusal['not-its-turn'])
    const said = { ...found.report, controller: context.register.controller.name }
    const writes = [
      writeOne(
        breachCaseTable,
        sql`UPDATE breach_case SET told_by = ${context.actor.id}, told_at = ${context.now}
          WHERE register_id = ${context.register.id} AND id = ${found.id} AND told_at IS NULL`,
      ),
      // Each is told of the kinds of their own data, and of nobody else's.
      ...here.map(({ person_id: clientId, data_groups }) =>
        tellClient(context, {
          clientId,
          kind: 'breach',
          aboutId: found.id,
          text: letterText({ ...said, data: dataWords(data_groups) }),
        }),
      ),
    ]
    return about(
      here.map(({ person_id }) => person_id),
      answer,
      { writes, source: 'organiser' },
    )
  },
})

const closeBreach = endpoint({
  does: 'Closes a breach case with its reason: handled, when what its risk asks for has been done, or no breach after all.',
  method: 'POST',
  path: '/breaches/{breach}/close',
  registers: ['psop'],
  mode: 'write',
  permit: BreachAction.handle,
  target,
  purpose: 'managing-register',
  input: z.strictObject({ breach: BreachCaseId, reason: CloseReason }),
  output: z.object({ reason: CloseReason }),
  load: ({ breach }, { register }) => ({ found: breachCase(register.id, breach) }),
  decide: ({ found }, { reason }, context) => {
    if (!found) return refused(Problem['not-found'])
    if (found.close_reason === reason) return aboutNobody('a mark', { reason })
    const isTurn =
      reason === 'handled' ? toDo(factsOf(found)) === 'close' : found.reported_at === null && found.told_at === null
    if (found.closed_at || !isTurn) return refused(BreachRefusal['not-its-turn'])
    const write = writeOne(
      breachCaseTable,
      sql`UPDATE breach_case SET closed_by = ${context.actor.id}, closed_at = ${context.now}, close_reason = ${reason}
        WHERE register_id = ${context.register.id} AND id = ${found.id} AND closed_at IS NULL`,
    )
    return aboutNobody('a mark', { reason }, { writes: [write] })
  },
})

export const breachEndpoints = (sealer: LogSealer) => ({
  startBreach: startBreach(sealer),
  listBreaches,
  openBreach,
  assessBreach,
  reportBreach,
  tellPersons,
  printBreachLetters,
  closeBreach,
})
