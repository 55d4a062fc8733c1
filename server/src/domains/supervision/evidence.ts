import { z } from 'zod'
import { one } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { evidence } from '../../platform/evidence/evidence.ts'
import { count, day, forController } from '../../platform/evidence/figures.ts'
import { addDays } from '../../platform/time/plain-date.ts'
import { periodToDraw } from './rules.ts'
import { lastRound } from './spot-queries.ts'

/** A night or two may fail before a draw counts as missed. */
const MOST_DAYS_LATE = 2

/** LOI-68: the draws come at their rhythm, and each handling that was drawn is looked into in time. */
export const spotChecksMade = evidence({
  code: 'supervision.spot-checks',
  of: ['logs/spotChecks'],
  name: {
    fi: 'Pistokokeet poimitaan ajallaan, ja jokainen tarkastetaan määräpäivään mennessä.',
    sv: 'Stickproven dras i tid, och vart och ett granskas inom utsatt tid.',
    en: 'Spot checks are drawn when they are due, and each is looked into in time.',
  },
  owner: 'data-protection-officer',
  audience: 'public',
  role: 'app',
  figures: {
    drawn: day('poimittu päivään', 'dragna till och med', 'drawn up to'),
    open: count('tarkastamatta', 'inte granskade', 'not looked into'),
    late: count('myöhässä', 'försenade', 'late'),
    decided: count('tarkastettu', 'granskade', 'looked into'),
    unowned: forController(count('ilman tarkastajaa', 'utan granskare', 'without anybody to look into them')),
    unfounded: forController(count('ilman perustetta', 'utan grund', 'without ground')),
  },
  ask: ({ register, today }) => ({
    last: lastRound(register.id),
    checks: one(
      z.object({ open: z.int(), late: z.int(), decided: z.int(), unowned: z.int(), unfounded: z.int() }),
      sql`SELECT count(*) FILTER (WHERE s.outcome IS NULL)::int AS open,
          count(*) FILTER (WHERE s.outcome IS NULL AND r.due_on < ${today}::date)::int AS late,
          count(s.outcome)::int AS decided,
          count(*) FILTER (WHERE s.outcome IS NULL AND s.owner_id IS NULL)::int AS unowned,
          count(*) FILTER (WHERE s.outcome = 'unfounded')::int AS unfounded
        FROM spot_check s JOIN spot_check_round r ON r.register_id = s.register_id AND r.id = s.round_id
        WHERE s.register_id = ${register.id}`,
    ),
  }),
  judge: ({ last, checks }, { register, today }) => {
    const rhythm = register.definition.logs.spotChecks
    if (!rhythm) return { verdict: 'not-measured', figures: {} }
    if (!last) return { verdict: 'nothing-yet', figures: {} }
    const figures = { drawn: last.to_day, ...checks }
    const isMissed = periodToDraw(rhythm.everyMonths, last.to_day, addDays(today, -MOST_DAYS_LATE)) !== null
    return { verdict: isMissed || checks.late > 0 || checks.unowned > 0 ? 'broken' : 'kept', figures }
  },
})
