import { z } from 'zod'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { Problem } from '../../platform/http/problems.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import { isWithin, PlainDate } from '../../platform/time/plain-date.ts'
import { type Context, endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody, refused } from '../../platform/use-case/outcome.ts'
import { Look, lookOf, openLogRow, rightsOf } from '../access-log/line.ts'
import { clientById } from '../clients/public.ts'
import { SpotCheckAction } from './actions.ts'
import { WorkerId } from './queries.ts'
import { SupervisionRefusal } from './refusals.ts'
import { faultOfOutcome, nextDrawOn } from './rules.ts'
import {
  type CheckRow,
  Consequence,
  checkById,
  checksOfNewestRounds,
  newestRounds,
  Outcome,
  ofCheck,
  rowsOfCheck,
  SpotCheckId,
  SpotCheckRoundId,
  supervisors,
} from './spot-queries.ts'
import { spotCheckTable } from './tables.ts'

const Owner = z.object({ id: WorkerId, name: z.string() })
const Check = z.object({
  id: SpotCheckId,
  place: z.int(),
  worker: z.object({ name: z.string(), organisation: z.string() }),
  owner: Owner.nullable(),
  /** The one who looks: whether it is theirs to decide. */
  isOwn: z.boolean(),
  dueOn: PlainDate,
  isLate: z.boolean(),
  outcome: Outcome.nullable(),
  consequence: Consequence.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
})

const checkOf = (row: CheckRow, { actor, today }: Context): z.infer<typeof Check> => ({
  id: row.id,
  place: row.place,
  worker: { name: row.worker, organisation: row.organisation },
  owner: row.owner_id && row.owner !== null ? { id: row.owner_id, name: row.owner } : null,
  isOwn: row.owner_id === actor.id,
  dueOn: row.due_on,
  isLate: row.outcome === null && row.due_on < today,
  outcome: row.outcome,
  consequence: row.consequence,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at?.toISOString() ?? null,
})

const listSpotChecks = endpoint({
  does: 'Lists the draws of spot checks with their seeds, and what came of each; whose data it was is not told.',
  method: 'GET',
  path: '/spot-checks',
  registers: ['psop'],
  mode: 'read',
  permit: SpotCheckAction.list,
  purpose: 'managing-register',
  input: z.strictObject({}),
  output: z.object({
    /** The definition's rhythm; null when it has none. */
    rhythm: z.object({ everyMonths: z.int(), handlings: z.int(), nextOn: PlainDate }).nullable(),
    rounds: z.array(
      z.object({
        id: SpotCheckRoundId,
        from: PlainDate,
        to: PlainDate,
        drawnAt: z.string(),
        seed: z.string(),
        asked: z.int(),
        population: z.int(),
        checks: z.array(Check),
      }),
    ),
  }),
  load: (_input, { register }) => ({ rounds: newestRounds(register.id), checks: checksOfNewestRounds(register.id) }),
  decide: ({ rounds, checks }, _input, context) => {
    const { logs } = context.register.definition
    const months = logs.spotChecks?.everyMonths ?? 1
    return aboutNobody('that handlings were drawn, and not whose data they were of', {
      rhythm: logs.spotChecks
        ? { ...logs.spotChecks, nextOn: nextDrawOn(months, rounds[0]?.to_day ?? null, context.today) }
        : null,
      rounds: rounds.map((round) => ({
        id: round.id,
        from: round.from_day,
        to: round.to_day,
        drawnAt: round.drawn_at.toISOString(),
        seed: round.seed,
        asked: round.asked,
        population: round.population,
        checks: checks.filter((one) => one.round_id === round.id).map((one) => checkOf(one, context)),
      })),
    })
  },
})

const check = (input: { readonly check: z.output<typeof SpotCheckId> }) => input.check

/** All that the worker did with the person's data in the days of the round. */
const openSpotCheck = (sealer: LogSealer) =>
  endpoint({
    does: 'Opens a spot check: whose data it was, and every entry of the drawn worker about it in the days that were drawn from.',
    method: 'GET',
    path: '/spot-checks/{check}',
    registers: ['psop'],
    mode: 'read',
    permit: SpotCheckAction.open,
    target: check,
    purpose: 'managing-register',
    input: z.strictObject({ check: SpotCheckId }),
    output: Check.extend({
      from: PlainDate,
      to: PlainDate,
      /** Null when the client's data has been destroyed, or when it was of somebody who acts for a client. */
      person: z.string().nullable(),
      /** Whether the one who looks is the one who was drawn, and so may not decide. */
      isDrawn: z.boolean(),
      looks: z.array(Look),
      supervisors: z.array(Owner),
    }),
    load: (input, context) => {
      const register = context.register.id
      return {
        check: checkById(register, input.check),
        person: clientById(register, sql`(${ofCheck(register, input.check, sql`s.person_id`)})`),
        rows: rowsOfCheck(register, input.check),
        rights: rightsOf(register, ofCheck(register, input.check, sql`s.worker_id`)),
        supervisors: supervisors(context),
      }
    },
    decide: ({ check: found, person, rows, rights, supervisors: all }, _input, context) => {
      if (!found) return refused(Problem['not-found'])
      const { register } = context
      const days = { from: found.from_day, to: found.to_day }
      const telling = { register, rights, grounds: new Map() }
      const looks = rows
        .map((row) => ({ row, event: openLogRow(sealer, register.id, row) }))
        .filter(({ event }) => isWithin(dayOf(event.at), days))
        .map(({ row, event }) => lookOf(event, row, telling))
      const name = person?.identity && `${person.identity.givenNames} ${person.identity.familyName}`
      return about(found.person_id, {
        ...checkOf(found, context),
        ...days,
        person: name ?? null,
        isDrawn: found.worker_id === context.actor.id,
        looks,
        supervisors: all.filter(({ id }) => id !== found.worker_id),
      })
    },
  })

const giveSpotCheck = endpoint({
  does: 'Gives a spot check to another supervisor, who is not the one whose handlings were drawn.',
  method: 'POST',
  path: '/spot-checks/{check}/owner',
  registers: ['psop'],
  mode: 'write',
  permit: SpotCheckAction.decide,
  target: check,
  purpose: 'managing-register',
  input: z.strictObject({ check: SpotCheckId, owner: WorkerId }),
  output: z.object({ owner: WorkerId }),
  load: (input, context) => ({
    check: checkById(context.register.id, input.check),
    supervisors: supervisors(context),
  }),
  decide: ({ check: found, supervisors: all }, input, context) => {
    if (!found) return refused(Problem['not-found'])
    if (found.outcome !== null) return refused(SupervisionRefusal['already-decided'])
    if (input.owner === found.worker_id || !all.some(({ id }) => id === input.owner))
      return refused(SupervisionRefusal['no-such-owner'])
    const write = writeOne(
      spotCheckTable,
      sql`UPDATE spot_check SET owner_id = ${input.owner}
        WHERE register_id = ${context.register.id} AND id = ${found.id} AND outcome IS NULL`,
    )
    return about(found.person_id, { owner: input.owner }, { writes: [write] })
  },
})

const decideSpotCheck = endpoint({
  does: 'Decides a spot check once: whether the handlings had a ground, and what followed.',
  method: 'POST',
  path: '/spot-checks/{check}/outcome',
  registers: ['psop'],
  mode: 'write',
  permit: SpotCheckAction.decide,
  target: check,
  purpose: 'managing-register',
  input: z.strictObject({ check: SpotCheckId, outcome: Outcome, consequence: Consequence }),
  output: z.object({ outcome: Outcome, consequence: Consequence }),
  load: (input, context) => ({ check: checkById(context.register.id, input.check) }),
  decide: ({ check: found }, input, context) => {
    if (!found) return refused(Problem['not-found'])
    const { outcome, consequence } = input
    const isSame = found.outcome === outcome && found.consequence === consequence
    if (isSame) return about(found.person_id, { outcome, consequence })
    const fault = faultOfOutcome(
      { worker: found.worker_id, isDecided: found.outcome !== null },
      { by: context.actor.id, outcome, consequence },
    )
    if (fault) return refused(SupervisionRefusal[fault])
    const write = writeOne(
      spotCheckTable,
      sql`UPDATE spot_check SET outcome = ${outcome}, consequence = ${consequence}, decided_by = ${context.actor.id},
          decided_at = ${context.now}
        WHERE register_id = ${context.register.id} AND id = ${found.id} AND outcome IS NULL`,
    )
    return about(found.person_id, { outcome, consequence }, { writes: [write] })
  },
})

export const spotCheckEndpoints = (sealer: LogSealer) => ({
  listSpotChecks,
  openSpotCheck: openSpotCheck(sealer),
  giveSpotCheck,
  decideSpotCheck,
})
