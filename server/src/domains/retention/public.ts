import type { Query } from '../../platform/db/query.ts'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import type { RegisterId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/time/plain-date.ts'
import { clientsStarted, logStarted } from './queries.ts'
import { type Falling, fallingUnder, type Oldest, oldestAgainst, type RetentionLine, type Started } from './rules.ts'

export { type Falling, MOST_DAYS_LATE, type Oldest, type RetentionLine } from './rules.ts'

/** What is kept in a register and from which days it counts: counts alone, nobody is opened. */
export interface Kept {
  readonly clients: readonly Started[]
  readonly log: Started | null
}

/** The reads behind the two functions below, for the `load` of whoever asks them. */
export const keptIn = (
  register: RegisterId,
): { readonly clients: Query<Started[]>; readonly log: Query<Started | null> } => ({
  clients: clientsStarted(register),
  log: logStarted(register),
})

/** What a changed line would do. */
export interface Effect {
  readonly falling: Falling
  /**
   * How the counts stand to what will happen: a death after the last service, a hold or a sample day puts the end off, and death days
   * stand sealed, so that the counts of such a line are the most that can fall. Nothing is counted where others end the keeping.
   */
  readonly counts: 'exact' | 'at-most' | 'at-least' | 'none'
}

/**
 * What would fall under another line, by month, before anybody publishes it. For the scope of clients; of other scopes nothing is
 * counted by it.
 */
export function effectOf(line: RetentionLine, kept: Kept, today: PlainDate): Effect {
  const counted = line.scope === 'client' && (line.atMostMonths !== undefined || line.by === 'relation')
  if (!counted) return { falling: { atOnce: 0, months: [] }, counts: 'none' }
  const counts = !line.startsAt.includes('death') ? 'exact' : line.wins === 'earlier' ? 'at-least' : 'at-most'
  return { falling: fallingUnder(line, kept.clients, today), counts }
}

/** The oldest thing of each scope that the machine counts, against its limit: the evidence under a sentence of retention. */
export function oldestOf(
  definition: Pick<RegisterDefinition, 'retention'>,
  kept: Kept,
  today: PlainDate,
): readonly Oldest[] {
  const started = { client: kept.clients, 'access-log': kept.log ? [kept.log] : [] }
  return definition.retention.flatMap((line) =>
    line.scope === 'client' || line.scope === 'access-log'
      ? (oldestAgainst(line, started[line.scope], today) ?? [])
      : [],
  )
}
