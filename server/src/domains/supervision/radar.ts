import type { RadarRule } from './radar-texts.ts'

/**
 * The snoop radar (AC-01, AC-02, INV-71): rules that a person can read, over a stream of openings. Each finding names its rule and the
 * looks that made it; nobody is scored, and nothing else about a worker is reckoned. Pure: openings and what is known of them in, findings out.
 */

/** A request by which a worker opened one person's file. Lists and searches are not openings. */
export interface Opening {
  readonly id: string
  readonly at: number
  readonly worker: string
  readonly client: string
  /** The day by the calendar in Finland. */
  readonly day: string
  /** Late, early or on a day off, by the clock in Finland. */
  readonly oddHour: boolean
}

/** Something that a worker recorded for a client: a decision, an event, an answer. */
export interface Work {
  readonly at: number
  readonly worker: string
  readonly client: string
}

/** Whether the client has something open with those whom the worker works with. */
export type Relation = 'open' | 'closed' | 'none'

/** How the worker and the client are alike, by keyed comparison: no name or address is known here. */
export interface Ties {
  readonly self: boolean
  readonly home: boolean
  readonly surname: 'no' | 'rare' | 'common'
  readonly colleague: boolean
}

/** What the rules are told of an opening besides itself. */
export interface Judged extends Opening {
  readonly relation: Relation
  readonly ties: Ties
  readonly explanation: Explanation
}

export type Explanation = 'own-work' | 'team-work' | 'same-hours' | 'together' | 'wrong-person' | null

/** Numbers that outcomes tune; each stands in one rule's sentence. */
export type Limits = Readonly<Record<CountingRule, number>>
export type CountingRule = 'no-relation' | 'after-closing' | 'without-work' | 'outside-hours'

export const FIRST_LIMITS: Limits = { 'no-relation': 5, 'after-closing': 5, 'without-work': 20, 'outside-hours': 4 }

export interface Finding {
  readonly rule: RadarRule
  readonly worker: string
  /** The looks that made it, oldest first. */
  readonly looks: readonly Judged[]
  readonly limit: number
}

export const DAY_MS = 86_400_000
/** Looks are counted over two weeks. */
export const WINDOW_MS = 14 * DAY_MS
/** A look is judged when what it was for has had two days to be recorded. */
export const GRACE_MS = 2 * DAY_MS
/** One's own work explains looks for so long afterwards; the team's, for two weeks. */
export const OWN_WORK_MS = 60 * DAY_MS
export const TEAM_WORK_MS = 14 * DAY_MS
/** Who opened a wrong person sees it at once, and opens the right one. */
export const WRONG_PERSON_MS = 3 * 60_000
export const TOGETHER_MS = 30 * 60_000
/** At an odd hour a worker is at work who records something near it. */
export const AT_WORK_MS = 2 * 3_600_000
/** After a finding the same rule is silent about the worker for four weeks: the officer has it already. */
export const SILENT_MS = 28 * DAY_MS

export interface WorkFacts {
  /** The client's recorded work, and the worker's: of any time that matters. */
  readonly ofClient: readonly Work[]
  readonly isTeammate: (worker: string) => boolean
}

/**
 * Which recorded work explains an opening, if any: the worker's own, that of those the worker works with, or anybody's within two
 * hours of it, for who gives advice looks at a file that another works on.
 */
export function workBehind(
  opening: Opening,
  { ofClient, isTeammate }: WorkFacts,
): 'own-work' | 'team-work' | 'same-hours' | null {
  let found: 'team-work' | 'same-hours' | null = null
  for (const work of ofClient) {
    if (work.at > opening.at + GRACE_MS) continue
    if (work.worker === opening.worker) {
      if (work.at >= opening.at - OWN_WORK_MS) return 'own-work'
    } else if (work.at >= opening.at - TEAM_WORK_MS && isTeammate(work.worker)) found = 'team-work'
    else if (Math.abs(work.at - opening.at) <= AT_WORK_MS) found ??= 'same-hours'
  }
  return found
}

/** A slip of the hand: within three minutes the worker went on to a client whose opening work explains. */
export const isWrongPerson = (opening: Opening, next: { readonly at: number; readonly explained: boolean } | null) =>
  next?.explained === true && next.at - opening.at <= WRONG_PERSON_MS

/** Two who look at one file within half an hour look at it together; the one of them whose work explains it explains both. */
export const isTogether = (
  opening: Opening,
  others: readonly { readonly at: number; readonly worker: string }[],
): boolean => others.some(({ at, worker }) => worker !== opening.worker && Math.abs(at - opening.at) <= TOGETHER_MS)

/** At an odd hour, and not at work: nothing was recorded for anybody within two hours. */
export const isOffDuty = (opening: Opening, ofWorker: readonly { readonly at: number }[]): boolean =>
  opening.oddHour && !ofWorker.some(({ at }) => Math.abs(at - opening.at) <= AT_WORK_MS)

/** What the radar remembers of one worker between looks: two weeks' unexplained openings and when each rule last spoke. */
export interface Memory {
  recent: Judged[]
  readonly spoke: Map<string, number>
}
export const newMemory = (): Memory => ({ recent: [], spoke: new Map() })

/**
 * How many clients the looks count for: a day counts for two at most, because a duty officer's calls, a training or a file read for a
 * hearing make a bad day and no habit.
 */
function clientsOf(looks: readonly Judged[]): number {
  const days = new Map<string, Set<string>>()
  const seen = new Set<string>()
  let count = 0
  for (const { day, client } of looks) {
    const ofDay = days.get(day) ?? new Set<string>()
    days.set(day, ofDay)
    if (seen.has(client) || ofDay.size >= MOST_OF_A_DAY) continue
    seen.add(client)
    ofDay.add(client)
    count += 1
  }
  return count
}
const MOST_OF_A_DAY = 2

const counting: readonly { readonly rule: CountingRule; readonly counts: (look: Judged) => boolean }[] = [
  { rule: 'no-relation', counts: ({ relation }) => relation !== 'open' },
  { rule: 'after-closing', counts: ({ relation }) => relation === 'closed' },
  { rule: 'without-work', counts: () => true },
  { rule: 'outside-hours', counts: ({ oddHour }) => oddHour },
]

/**
 * Judges one opening, in the order of time. `oddHour` is given true only for who was not at work. One look is enough for a tie;
 * the other rules count different clients over two weeks.
 */
export function judge(memory: Memory, look: Judged, limits: Limits): Finding[] {
  const findings: Finding[] = []
  const report = (rule: RadarRule, key: string, looks: readonly Judged[], limit: number): void => {
    const last = memory.spoke.get(key)
    if (last !== undefined && look.at - last < SILENT_MS) return
    memory.spoke.set(key, look.at)
    findings.push({ rule, worker: look.worker, looks, limit })
  }
  // One's own file and one's own home are never part of one's work, whatever was recorded.
  if (look.ties.self) report('own-file', `own-file ${look.client}`, [look], 1)
  else if (look.ties.home) report('same-home', `same-home ${look.client}`, [look], 1)
  if (look.explanation !== null) return findings
  if (look.ties.surname === 'rare') report('same-surname', `same-surname ${look.client}`, [look], 1)
  if (look.ties.colleague) report('colleague', `colleague ${look.client}`, [look], 1)
  memory.recent = [...memory.recent.filter((one) => one.at > look.at - WINDOW_MS), look]
  for (const { rule, counts } of counting) {
    if (!counts(look)) continue
    const looks = memory.recent.filter((one) => counts(one))
    if (clientsOf(looks) >= limits[rule]) report(rule, rule, looks, limits[rule])
  }
  return findings
}

export interface Outcomes {
  readonly rule: CountingRule
  readonly grounded: number
  readonly groundless: number
}

export const ENOUGH = 10
export const LOWEST = 2
/** A rule is never tuned to sleep: no limit grows beyond twice what it began with. */
export const highest = (rule: CountingRule): number => FIRST_LIMITS[rule] * 2

/**
 * What the officers' decisions say of a limit: of ten decided findings and more since it last moved, when work explained four in five,
 * one client more is asked for; when it explained one in five at most, one less. The decision that tips it moves it, and the page says so.
 */
export function proposedLimit({ rule, grounded, groundless }: Outcomes, limits: Limits): number {
  const decided = grounded + groundless
  if (decided < ENOUGH) return limits[rule]
  if (grounded * 5 >= decided * 4) return Math.min(highest(rule), limits[rule] + 1)
  return grounded * 5 <= decided ? Math.max(LOWEST, limits[rule] - 1) : limits[rule]
}
