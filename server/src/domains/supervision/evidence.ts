import { z } from 'zod'
import type { SealedColumn } from '../../platform/crypto/evidence.ts'
import { one } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { evidence } from '../../platform/evidence/evidence.ts'
import { count, day, forController, instant } from '../../platform/evidence/figures.ts'
import { addDays } from '../../platform/time/plain-date.ts'
import { LATE_MS } from './judge-looks.ts'
import { watchOf } from './radar-queries.ts'
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

/** INV-71: the log is judged each night, and each finding is decided in time by somebody who may. */
export const findingsDecided = evidence({
  code: 'supervision.findings',
  of: ['logs/radar'],
  name: {
    fi: 'Käyttölokia verrataan sääntöihin joka yö, ja jokainen havainto ratkaistaan määräpäivään mennessä.',
    sv: 'Användningsloggen jämförs med reglerna varje natt, och varje iakttagelse avgörs inom utsatt tid.',
    en: 'The access log is compared with the rules every night, and each finding is decided in time.',
  },
  owner: 'data-protection-officer',
  audience: 'public',
  role: 'app',
  figures: {
    judged: instant('verrattu hetkeen', 'jämförd till och med', 'compared up to'),
    open: count('ratkaisematta', 'inte avgjorda', 'not decided'),
    late: count('myöhässä', 'försenade', 'late'),
    decided: count('ratkaistu', 'avgjorda', 'decided'),
    unowned: forController(count('ilman ratkaisijaa', 'utan någon som avgör', 'without anybody to decide them')),
    unfounded: forController(count('ilman perustetta', 'utan grund', 'without ground')),
  },
  ask: ({ register, today }) => ({
    watch: watchOf(register.id),
    findings: one(
      z.object({ open: z.int(), late: z.int(), decided: z.int(), unowned: z.int(), unfounded: z.int() }),
      sql`SELECT count(*) FILTER (WHERE f.outcome IS NULL)::int AS open,
          count(*) FILTER (WHERE f.outcome IS NULL AND f.due_on < ${today}::date)::int AS late,
          count(f.outcome)::int AS decided,
          count(*) FILTER (WHERE f.outcome IS NULL AND f.owner_id IS NULL)::int AS unowned,
          count(*) FILTER (WHERE f.outcome = 'unfounded')::int AS unfounded
        FROM use_finding f WHERE f.register_id = ${register.id}`,
    ),
  }),
  judge: ({ watch, findings }, { register, now }) => {
    if (!register.definition.logs.radar) return { verdict: 'not-measured', figures: {} }
    if (!watch) return { verdict: 'nothing-yet', figures: {} }
    const figures = { judged: watch.judged_until.toISOString(), ...findings }
    const isBehind = now.getTime() - watch.judged_until.getTime() > LATE_MS
    return { verdict: isBehind || findings.late > 0 || findings.unowned > 0 ? 'broken' : 'kept', figures }
  },
})

export const sealedFindingsColumns: readonly SealedColumn[] = [
  {
    place: 'use_finding.explanation_sealed',
    values: ({ register }) =>
      sql`SELECT explanation_sealed AS value FROM use_finding WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
]
