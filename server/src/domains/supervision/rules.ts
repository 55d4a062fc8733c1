import { addDays, addMonths, type DayRange, type PlainDate, plainDate } from '../../platform/time/plain-date.ts'

/** Why supervision searches the log. Kept with the search, so that supervision too can be supervised. */
export const GROUNDS = ['supervision', 'suspicion', 'client-asked', 'breach', 'authority-asked'] as const
export type Ground = (typeof GROUNDS)[number]

/** Days that may be searched without saying of whom or by whom: otherwise the search would be a list of clients (AC-03). */
const OPEN_DAYS = 31

export interface Criteria {
  readonly byClient: boolean
  readonly worker: string | null
  readonly from: PlainDate
  readonly to: PlainDate
}

/** What is wrong with a search, or null. */
export function faultOfSearch({ byClient, worker, from, to }: Criteria): 'days-turned' | 'too-wide' | null {
  if (from > to) return 'days-turned'
  if (!byClient && worker === null && to >= addDays(from, OPEN_DAYS)) return 'too-wide'
  return null
}

export const OUTCOMES = ['in-order', 'unfounded', 'unclear'] as const
export const CONSEQUENCES = ['none', 'guidance', 'rights-changed', 'caution', 'reported'] as const

/** Days in which a drawn handling is to be looked into. */
const CHECK_DAYS = 30
export const dueDay = (drawnOn: PlainDate): PlainDate => addDays(drawnOn, CHECK_DAYS)

/** The first day of the period that a day is in; periods of so many months begin in January. */
function periodStart(day: PlainDate, months: number): PlainDate {
  const month = Number(day.slice(5, 7))
  const first = month - ((month - 1) % months)
  return plainDate(`${day.slice(0, 5)}${String(first).padStart(2, '0')}-01`)
}

/**
 * The next period whose handlings are to be drawn, or null while it still runs. After a standstill periods are made up one by one; the
 * first of all is the last whole one.
 */
export function periodToDraw(months: number, drawnTo: PlainDate | null, today: PlainDate): DayRange | null {
  const running = periodStart(today, months)
  const from = drawnTo === null ? addMonths(running, -months) : addDays(drawnTo, 1)
  const end = addMonths(periodStart(from, months), months)
  return from < end && end <= running ? { from, to: addDays(end, -1) } : null
}

/** When the next draw is due. */
export const nextDrawOn = (months: number, drawnTo: PlainDate | null, today: PlainDate): PlainDate =>
  periodToDraw(months, drawnTo, today) === null ? addMonths(periodStart(today, months), months) : today

/** Who looks into each of the drawn: in turn, and never the own handling. Null where nobody else could. */
export const ownersOf = (workers: readonly string[], supervisors: readonly string[]): readonly (string | null)[] =>
  workers.map((worker, i) => {
    const others = supervisors.filter((one) => one !== worker)
    return others[i % others.length] ?? null
  })

export type CheckFault = 'already-decided' | 'own-handling' | 'consequence-does-not-fit'

/** What is wrong with an outcome, or null. */
export function faultOfOutcome(
  check: { readonly worker: string; readonly isDecided: boolean },
  of: {
    readonly by: string
    readonly outcome: (typeof OUTCOMES)[number]
    readonly consequence: (typeof CONSEQUENCES)[number]
  },
): CheckFault | null {
  if (check.isDecided) return 'already-decided'
  if (check.worker === of.by) return 'own-handling'
  const fits = of.outcome === 'unclear' || (of.outcome === 'in-order') === (of.consequence === 'none')
  return fits ? null : 'consequence-does-not-fit'
}

/** What is wrong with the outcome of a finding, or null: as of a spot check, and nobody is blamed unheard. */
export function faultOfDecision(
  finding: {
    readonly worker: string
    readonly isDecided: boolean
    readonly isExplained: boolean
    readonly explainBy: PlainDate
  },
  of: Parameters<typeof faultOfOutcome>[1] & { readonly today: PlainDate },
): CheckFault | 'not-heard-yet' | null {
  const fault = faultOfOutcome(finding, of)
  if (fault) return fault
  const isHeard = finding.isExplained || of.today > finding.explainBy
  return of.outcome === 'unfounded' && !isHeard ? 'not-heard-yet' : null
}
