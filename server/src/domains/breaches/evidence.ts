import type { SealedColumn } from '../../platform/crypto/evidence.ts'
import { sql } from '../../platform/db/sql.ts'
import { evidence } from '../../platform/evidence/evidence.ts'
import { count } from '../../platform/evidence/figures.ts'
import { breachCases } from './queries.ts'
import { isLate } from './rules.ts'

/** LOI-73, GDPR 33: each breach is reported in 72 hours, and told to the persons where the risk is high. */
export const breachesHandled = evidence({
  code: 'breaches.in-time',
  of: ['breach'],
  name: {
    fi: 'Tietoturvaloukkaukset ilmoitetaan viranomaiselle 72 tunnissa, ja asiakkaille kerrotaan, kun riski on korkea.',
    sv: 'Personuppgiftsincidenter anmäls till myndigheten inom 72 timmar, och klienterna informeras när risken är hög.',
    en: 'Personal data breaches are reported to the authority within 72 hours, and the clients are told where the risk is high.',
  },
  owner: 'data-protection-officer',
  audience: 'controller',
  role: 'app',
  figures: {
    open: count('avoinna', 'öppna', 'open'),
    late: count('myöhässä', 'försenade', 'late'),
    closed: count('päättynyt', 'avslutade', 'closed'),
  },
  ask: ({ register }) => ({ cases: breachCases(register.id) }),
  judge: ({ cases }, { now }) => {
    const late = cases.filter((row) =>
      isLate(
        {
          foundAt: row.found_at,
          risk: row.risk,
          reportedAt: row.reported_at,
          toldAt: row.told_at,
          closedAt: row.closed_at,
        },
        now,
      ),
    ).length
    const open = cases.filter(({ closed_at }) => closed_at === null).length
    if (cases.length === 0) return { verdict: 'nothing-yet', figures: {} }
    return { verdict: late > 0 ? 'broken' : 'kept', figures: { open, late, closed: cases.length - open } }
  },
})

export const sealedBreachesColumns: readonly SealedColumn[] = [
  {
    place: 'breach_case.report_sealed',
    values: ({ register }) =>
      sql`SELECT report_sealed AS value FROM breach_case WHERE register_id = ${register.id} ORDER BY id DESC`,
  },
]
