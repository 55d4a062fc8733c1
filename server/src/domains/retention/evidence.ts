import { z } from 'zod'
import { one } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { type AskedAt, evidence } from '../../platform/evidence/evidence.ts'
import { day, forController, persons } from '../../platform/evidence/figures.ts'
import { isHeld, lastServiceDay, logStarted } from './queries.ts'
import { MOST_DAYS_LATE, oldestAgainst } from './rules.ts'

const lineOf = ({ register }: AskedAt, scope: 'client' | 'access-log') =>
  register.definition.retention.find((line) => line.scope === scope)

/**
 * PSOP-42 and 43. A client whose time is over by rows in the clear may have died later or stand in the sample: then the nightly look
 * has reckoned the true end, which counts here too. Held clients are left out.
 */
export const clientsKept = evidence({
  code: 'retention.client',
  of: ['retention/client'],
  name: {
    fi: 'Kenenkään tietoja ei säilytetä säilytysajan jälkeen.',
    sv: 'Ingens uppgifter förvaras efter förvaringstiden.',
    en: 'Nobody’s data is kept after its time.',
  },
  owner: 'person-in-charge',
  audience: 'public',
  role: 'app',
  figures: {
    oldest: day('vanhin säilytyksen alku', 'äldsta början på förvaringen', 'oldest start of keeping'),
    overdue: persons('säilytysajan ylittäneitä', 'över förvaringstiden', 'past their time'),
    run: forController(day('viimeisin hävittämisajo', 'senaste förstöringskörningen', 'last run of destruction')),
  },
  ask: (at) => {
    const { register, today } = at
    const months = lineOf(at, 'client')?.atMostMonths ?? null
    return {
      found: one(
        z.object({ oldest: z.string().nullable(), overdue: z.int() }),
        sql`SELECT min(s.day)::text AS oldest, count(*) FILTER (WHERE s.last_day < ${today}::date - ${MOST_DAYS_LATE}::int)::int AS overdue
          FROM (SELECT k.day, CASE WHEN u.client_id IS NULL THEN (k.day + ${months}::int * interval '1 month')::date ELSE u.last_day END AS last_day
            FROM (SELECT c.id, ${lastServiceDay(register.id, sql`c.id`)} AS day FROM client c
              WHERE c.register_id = ${register.id} AND NOT ${isHeld(register.id, sql`c.id`)}) k
            LEFT JOIN retention_due u ON u.register_id = ${register.id} AND u.client_id = k.id AND u.start_day IS NOT DISTINCT FROM k.day) s`,
      ),
      run: one(
        z.object({ run: z.string().nullable() }),
        sql`SELECT max(day)::text AS run FROM retention_run WHERE register_id = ${register.id} AND finished_at IS NOT NULL`,
      ),
    }
  },
  judge: ({ found, run }, at) => {
    if (lineOf(at, 'client')?.atMostMonths === undefined) return { verdict: 'not-measured', figures: {} }
    const figures = { ...found, ...run }
    if (found.oldest === null) return { verdict: 'nothing-yet', figures }
    return { verdict: found.overdue > 0 ? 'broken' : 'kept', figures }
  },
})

export const logKept = evidence({
  code: 'retention.access-log',
  of: ['retention/access-log'],
  name: {
    fi: 'Käyttölokin merkintöjä ei säilytetä säilytysajan jälkeen.',
    sv: 'Användningsloggens anteckningar förvaras inte efter förvaringstiden.',
    en: 'Rows of the access log are not kept after their time.',
  },
  owner: 'person-in-charge',
  audience: 'public',
  role: 'app',
  figures: {
    oldest: day('vanhin merkintä', 'äldsta anteckningen', 'oldest row'),
    last: day('sen viimeinen säilytyspäivä', 'dess sista förvaringsdag', 'its last day of keeping'),
  },
  ask: ({ register }) => ({ log: logStarted(register.id) }),
  judge: ({ log }, at) => {
    const line = lineOf(at, 'access-log')
    const oldest = line && oldestAgainst(line, log ? [log] : [], at.today)
    if (!oldest) return { verdict: 'nothing-yet', figures: {} }
    return {
      verdict: oldest.daysLeft < -MOST_DAYS_LATE ? 'broken' : 'kept',
      figures: { oldest: oldest.startedOn, last: oldest.lastDay },
    }
  },
})
