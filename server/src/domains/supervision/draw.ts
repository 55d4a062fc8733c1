import { z } from 'zod'
import { takeRandom } from '../../platform/random.ts'
import { PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, aboutNobody } from '../../platform/use-case/outcome.ts'
import { SpotCheckAction } from './actions.ts'
import { dueDay, ownersOf, periodToDraw } from './rules.ts'
import { drawn, insertCheck, insertRound, lastRound, roundOf, supervisors } from './spot-queries.ts'

const SEED_BYTES = 32

/** The first nightly step: whether there is a period to draw from. A register whose definition has no rhythm has none. */
export const roundDue = endpoint({
  does: 'Finds the period whose handlings are to be drawn for spot checks, if one has ended.',
  method: 'GET',
  path: '/nightly/spot-checks/due',
  registers: ['psop'],
  mode: 'read',
  permit: SpotCheckAction.draw,
  purpose: 'managing-register',
  input: z.strictObject({}),
  output: z.object({ due: z.object({ from: PlainDate, to: PlainDate }).nullable() }),
  load: (_input, context) => ({ last: lastRound(context.register.id) }),
  decide: ({ last }, _input, { register, today }) => {
    const rhythm = register.definition.logs.spotChecks
    const due = rhythm ? periodToDraw(rhythm.everyMonths, last?.to_day ?? null, today) : null
    return aboutNobody('days', { due })
  },
})

/** The second: the draw, in one transaction with its seed. Each person whose handlings are drawn gets an entry of it in the log. */
export const drawRound = endpoint({
  does: 'Draws handlings of a period at random for spot checks, by a seed that is kept, and gives each an owner.',
  method: 'POST',
  path: '/nightly/spot-checks',
  registers: ['psop'],
  mode: 'write',
  permit: SpotCheckAction.draw,
  purpose: 'managing-register',
  input: z.strictObject({ from: PlainDate, to: PlainDate }),
  output: z.object({ count: z.int() }),
  prepare: async () => ({ seed: takeRandom(SEED_BYTES) }),
  load: (input, context, { seed }) => ({
    earlier: roundOf(context.register.id, input.from),
    found: drawn(context.register.id, input, seed, context.register.definition.logs.spotChecks?.handlings ?? 0),
    supervisors: supervisors(context),
  }),
  decide: ({ earlier, found, supervisors }, input, context, { seed }) => {
    const rhythm = context.register.definition.logs.spotChecks
    if (earlier || !rhythm) return aboutNobody('drawn already', { count: 0 })
    const { register, now, today } = context
    const roundId = context.newId<'SpotCheckRound'>()
    const owners = ownersOf(
      found.map((one) => one.worker_id),
      supervisors.map((one) => one.id),
    )
    const writes = [
      insertRound(register.id, {
        id: roundId,
        days: input,
        seed,
        asked: rhythm.handlings,
        population: found[0]?.population ?? 0,
        drawnAt: now,
        dueOn: dueDay(today),
      }),
      ...found.map((one, i) =>
        insertCheck(register.id, {
          id: context.newId<'SpotCheck'>(),
          roundId,
          place: i + 1,
          workerId: one.worker_id,
          personId: one.person_id,
          ownerId: owners[i] ?? null,
          drawnAt: now,
        }),
      ),
    ]
    return about([...new Set(found.map((one) => one.person_id))], { count: found.length }, { writes })
  },
})
