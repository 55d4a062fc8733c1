import { addDays, type PlainDate } from '../../platform/time/plain-date.ts'

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
